// What must hold between the norms that the sections cite.
import { grouped } from '#shared/grouped.ts';
import type { Check, CheckInput, Constraint } from '#shared/check.ts';
import type { Figure } from '#shared/figure.ts';
import { catalogueOf, type KnownNorm, type NormCatalogue } from './catalogue.ts';
import { type Citation, findCitations } from './citation.ts';
import { catalogueNames, oneCanonicalName, programmeNames } from './names.ts';

interface CitedIn {
  readonly figure: Figure;
  readonly citation: Citation;
}

export const checks: readonly Check[] = [
  listCount,
  spellings,
  collisions,
  unknownNorms,
  supersededNorms,
  listTitle,
  approvedLaw,
  oneCanonicalName,
  programmeNames,
  catalogueNames,
];

/** Citations that sources print, over all sections; the platform's own sentences do not count. */
function printedCitations({ figures }: CheckInput): readonly CitedIn[] {
  return Object.values(figures)
    .filter((figure) => figure.unit === 'text' && figure.origin.kind === 'cells' && figure.later !== true)
    .flatMap((figure) =>
      typeof figure.value === 'string'
        ? findCitations(figure.value, { territory: figure.territory }).map((citation) => ({ figure, citation }))
        : [],
    );
}

/** The list has as many norms as citations are printed in it. */
function listCount({ figures }: CheckInput): readonly Constraint[] {
  const titles = Object.keys(figures).filter((id) => id.startsWith('norms.list-title@PE/'));
  if (titles.length === 0) return [];
  return [
    {
      rule: 'norms-list-count',
      severity: 'moderate',
      title: 'Las normas contadas son las que la lista enumera.',
      relation: {
        kind: 'count',
        count: 'norms.count@PE',
        items: titles.map((id) => id.replace('norms.list-title@', 'norms.citation@')),
      },
    },
  ];
}

/** One norm, one way to write its number and issuer. */
function spellings(input: CheckInput): readonly Constraint[] {
  // A short mention inside another norm's description is not the norm's own citation.
  const cited = printedCitations(input).filter(
    ({ figure, citation }) => String(figure.value).length <= citation.spelling.length + 40,
  );
  return [...grouped(cited, ({ citation }) => citation.canonical)].flatMap(([canonical, group]) => {
    const variants = [...new Set(group.map(({ citation }) => citation.spelling))];
    if (variants.length === 1) return [];
    return [
      {
        rule: 'norms-citation-variants',
        severity: 'minor',
        title: `Una misma norma se cita de ${variants.length} maneras: ${variants.join(' y ')}.`,
        relation: {
          kind: 'holds',
          figures: [...new Set(group.map(({ figure }) => figure.id))],
          holds: false,
          expected: canonical,
          stated: variants.join('; '),
        },
        advice: `Usar una sola cita: ${canonical}.`,
      },
    ];
  });
}

/** An acronym that signs ordinances of two territories does not tell whose they are. */
function collisions(input: CheckInput): readonly Constraint[] {
  const local = printedCitations(input).filter(({ citation }) => citation.type === 'OM' && citation.issuer !== '');
  return [...grouped(local, ({ citation }) => citation.issuer)].flatMap(([issuer, group]) => {
    const territories = new Set(group.map(({ figure }) => figure.territory));
    if (territories.size === 1) return [];
    return [
      {
        rule: 'norms-issuer-collision',
        severity: 'moderate',
        title: `La sigla ${issuer} firma ordenanzas de municipalidades distintas.`,
        relation: {
          kind: 'holds',
          figures: [...new Set(group.map(({ figure }) => figure.id))],
          holds: false,
          expected: 'una sigla por entidad',
          stated: `${issuer} en ${[...territories].toSorted().join(' y ')}`,
        },
        advice: 'Citar la ordenanza con el nombre completo de la municipalidad o su ubigeo.',
      },
    ];
  });
}

/** Norms that the sections give as theirs: the list, the catalogue, those followed, and instruments of plans. */
function catalogueIn({ figures }: CheckInput): NormCatalogue {
  const all = Object.values(figures);
  const named = all.flatMap((figure): readonly KnownNorm[] => {
    const [, measure = '', at = ''] = /^norms\.(citation|catalogue-citation|own-citation)@(.+)$/.exec(figure.id) ?? [];
    if (measure === '') return [];
    const id = at.slice(at.indexOf('/') + 1);
    const successor = figures[`norms.successor@PE/${id}`]?.value;
    const supersededBy = typeof successor === 'string' ? successor : null;
    return [{ id, citation: String(figure.value), subject: '', territory: figure.territory, supersededBy }];
  });
  const instruments = all
    .filter(({ id, value }) => id.startsWith('pasc.instrument@') && typeof value === 'string')
    .flatMap((figure): readonly KnownNorm[] => {
      const [territory = '', earlier] = figure.id.slice('pasc.instrument@'.length).split('/');
      const [citation] = findCitations(String(figure.value), { territory });
      const current = findCitations(String(figures[`pasc.instrument@${territory}`]?.value ?? ''), { territory })[0];
      if (!citation) return [];
      const supersededBy = earlier === undefined ? null : (current?.canonical ?? null);
      return [{ id: citation.canonical, citation: String(figure.value), subject: '', territory, supersededBy }];
    });
  return catalogueOf([...named, ...instruments]);
}

/** What a section cites is a norm of the catalogue. */
function unknownNorms(input: CheckInput): readonly Constraint[] {
  const catalogue = catalogueIn(input);
  // Without the list there is nothing to look it up in.
  if (!catalogue.norms.some(({ territory }) => territory === '')) return [];
  const unknown = printedCitations(input).filter(
    ({ figure, citation }) => catalogue.resolve(citation, contextOf(figure)).kind === 'unknown',
  );
  return [...grouped(unknown, ({ citation }) => citation.canonical)].flatMap(([canonical, group]): Constraint[] => {
    const [first] = group;
    if (!first) return [];
    return [
      {
        rule: 'norms-citation-unknown',
        severity: 'minor',
        title: `${canonical} se cita y no está en el catálogo de normas.`,
        relation: {
          kind: 'holds',
          figures: [...new Set(group.map(({ figure }) => figure.id))],
          holds: false,
          expected: 'una norma del catálogo',
          stated: String(first.figure.value),
        },
        advice: 'Revisar el número, o registrar la norma con su fuente en «Normas».',
      },
    ];
  });
}

/** What a section cites as its norm has not been replaced by another. */
function supersededNorms(input: CheckInput): readonly Constraint[] {
  const catalogue = catalogueIn(input);
  return printedCitations(input).flatMap(({ figure, citation }): Constraint[] => {
    // The list of norms tells of those of before too, and a plan says itself that it was replaced.
    if (figure.section === 'norms' || figure.id.startsWith('pasc.instrument@')) return [];
    const found = catalogue.resolve(citation, contextOf(figure));
    if (found.kind !== 'known' || found.norm.supersededBy === null) return [];
    const successor = catalogue.find(found.norm.supersededBy);
    return [
      {
        rule: 'norms-citation-superseded',
        severity: 'moderate',
        title: `${found.norm.citation} se cita y otra norma ocupó su lugar.`,
        relation: {
          kind: 'holds',
          figures: [figure.id],
          holds: false,
          expected: successor?.citation ?? found.norm.supersededBy,
          stated: String(figure.value),
        },
        advice: 'Citar la norma vigente, o decir que la citada regía entonces.',
      },
    ];
  });
}

const contextOf = ({ territory }: Figure) => (territory === '' ? {} : { territory });

/** A list cannot be of drafts and of norms in force at once. */
function listTitle({ figures }: CheckInput): readonly Constraint[] {
  const titles = Object.values(figures).filter((figure) => figure.id.startsWith('norms.list-title@PE/'));
  const first = titles[0];
  if (!first || typeof first.value !== 'string') return [];
  const drafts = /PROYECTOS?\s+NORMATIVOS?/i.test(first.value);
  return [
    {
      rule: 'norms-list-title',
      severity: 'minor',
      title: 'El título de la lista dice qué son: proyectos o normas aprobadas.',
      relation: {
        kind: 'holds',
        figures: [first.id, 'norms.count@PE'],
        holds: !drafts,
        expected: 'normas aprobadas, con número',
        stated: first.value,
      },
      advice:
        'Lo enumerado tiene número de norma aprobada: titular la lista «Normas aprobadas» y poner aparte los proyectos.',
    },
  ];
}

/** A law passed by Congress is not a norm that a ministry's team drew up, nor one in force while it is only passed. */
function approvedLaw({ figures }: CheckInput): readonly Constraint[] {
  return Object.values(figures).flatMap((stage): Constraint[] => {
    if (!stage.id.startsWith('norms.stage@PE/') || typeof stage.value !== 'string') return [];
    const title = figures[stage.id.replace('norms.stage@', 'norms.list-title@')];
    const citation = figures[stage.id.replace('norms.stage@', 'norms.citation@')];
    if (!title || !citation || typeof title.value !== 'string') return [];
    const byCongress = /CONGRESO/i.test(stage.value);
    const drawnUpHere = /ELABORAD/i.test(title.value);
    return [
      {
        rule: 'norms-law-status',
        severity: 'moderate',
        title: `${String(citation.value)} figura como «${stage.value.toLowerCase()}» en una lista de normas elaboradas por un equipo del Ministerio.`,
        relation: {
          kind: 'holds',
          figures: [citation.id, stage.id, title.id],
          holds: !(byCongress && drawnUpHere),
          expected: 'una ley la aprueba el Congreso y rige desde que se publica',
          stated: stage.value,
        },
        advice: 'Ponerla aparte y decir si ya se promulgó y publicó.',
      },
    ];
  });
}
