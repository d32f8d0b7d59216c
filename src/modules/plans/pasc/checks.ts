// What must hold in the plans that the committees approved.
import type { Check, CheckInput, Constraint } from '#shared/check.ts';
import { type Figure, numberOf } from '#shared/figure.ts';
import { findCitations } from '#modules/norms/index.ts';

export const checks: readonly Check[] = [
  prioritiesSum,
  ranksInSequence,
  committeesWithPlan,
  prioritiesMeasured,
  versionMatchesYear,
  supersededPlan,
  completeCitation,
  ambiguousPriorities,
  legalTerm,
];

function figuresStarting({ figures }: CheckInput, prefix: string): readonly Figure[] {
  return Object.values(figures).filter(({ id }) => id.startsWith(prefix));
}

/** Instruments in force, one a committee: previous versions have a longer id. */
function instruments(input: CheckInput): readonly { readonly territory: string; readonly figure: Figure }[] {
  return figuresStarting(input, 'pasc.instrument@').flatMap((figure) => {
    const territory = figure.id.replace('pasc.instrument@', '');
    return territory.includes('/') || typeof figure.value !== 'string' ? [] : [{ territory, figure }];
  });
}

/** The priorities of a region are those of its committees' lists. */
function prioritiesSum(input: CheckInput): readonly Constraint[] {
  const parts = figuresStarting(input, 'pasc.committee-priorities@').filter(({ territory }) =>
    territory.startsWith(input.territory),
  );
  if (parts.length < 2) return [];
  return [
    {
      rule: 'pasc-priorities-sum',
      severity: 'serious',
      title: 'Las prioridades de los comités suman las de la región.',
      relation: { kind: 'sum', total: `pasc.priorities@${input.territory}`, parts: parts.map(({ id }) => id) },
    },
  ];
}

/** The places of a plan's priorities go from the first on, without a gap. */
function ranksInSequence(input: CheckInput): readonly Constraint[] {
  const ranks = figuresStarting(input, 'pasc.rank@');
  const territories = [...new Set(ranks.map(({ id }) => id.slice('pasc.rank@'.length, id.lastIndexOf('/'))))];
  return territories.map((territory): Constraint => {
    const own = ranks.filter(({ id }) => id.startsWith(`pasc.rank@${territory}/`));
    const places = own.map((figure) => numberOf(figure) ?? 0).toSorted((a, b) => a - b);
    return {
      rule: 'pasc-ranks-sequence',
      severity: 'moderate',
      title: 'Los lugares de las prioridades de un plan van seguidos desde el primero.',
      relation: {
        kind: 'holds',
        figures: own.map(({ id }) => id),
        holds: places.every((place, index) => place === index + 1),
        expected: places.map((_, index) => index + 1).join(', '),
        stated: places.join(', '),
      },
      advice: 'Falta o sobra una prioridad en la lista del plan.',
    };
  });
}

function committeesWithPlan(input: CheckInput): readonly Constraint[] {
  const own = instruments(input).filter(({ territory }) => territory.startsWith(input.territory));
  if (!input.figures[`pasc.plans@${input.territory}`]) return [];
  return [
    {
      rule: 'pasc-plans-count',
      severity: 'moderate',
      title: 'Los comités con plan son los que tienen un instrumento.',
      relation: { kind: 'count', count: `pasc.plans@${input.territory}`, items: own.map(({ figure }) => figure.id) },
    },
  ];
}

/** A priority that no series follows cannot be evaluated. */
function prioritiesMeasured({ figures, territory }: CheckInput): readonly Constraint[] {
  const own = figures[`pasc.coverage-own@${territory || 'PE'}`];
  const total = figures[`pasc.priorities@${territory}`];
  const [followed, all] = [numberOf(own), numberOf(total)];
  if (!own || !total || followed === null || all === null) return [];
  return [
    {
      rule: 'pasc-priority-measured',
      severity: 'moderate',
      title: 'Cada delito priorizado tiene una serie de denuncias que lo mide.',
      relation: {
        kind: 'holds',
        figures: [own.id, total.id],
        holds: followed === all,
        expected: `una serie de denuncias para cada una de las ${all} prioridades`,
        stated: `${followed} prioridades con serie propia`,
      },
      advice:
        'Pedir al Observatorio la serie de cada delito priorizado, o decir en el plan con qué indicador se evalúa.',
    },
  ];
}

/** A plan approved after its period began updates an earlier one, and the other way round. */
function versionMatchesYear(input: CheckInput): readonly Constraint[] {
  return instruments(input).flatMap(({ territory, figure }): Constraint[] => {
    const [version, year, from] = ['version', 'instrument-year', 'from'].map(
      (measure) => input.figures[`pasc.${measure}@${territory}`],
    );
    if (!version?.value || !year?.value || !from?.value) return [];
    const late = Number(year.value) > Number(from.value);
    const updated = version.value === 'Actualizado';
    return [
      {
        rule: 'pasc-plan-version',
        severity: 'moderate',
        title: 'Un instrumento posterior al inicio del plan es una actualización, y solo entonces.',
        relation: {
          kind: 'holds',
          figures: [figure.id, version.id, year.id, from.id],
          holds: late === updated,
          expected: late ? 'Actualizado' : 'Original',
          stated: String(version.value),
        },
        advice: 'Revisar la versión del plan o el año de su ordenanza.',
      },
    ];
  });
}

/** An instrument that a newer one replaced is no longer in force. */
function supersededPlan(input: CheckInput): readonly Constraint[] {
  return figuresStarting(input, 'pasc.state@').map((state): Constraint => {
    const previous = state.id.replace('pasc.state@', 'pasc.instrument@');
    return {
      rule: 'pasc-plan-superseded',
      severity: 'moderate',
      title: 'Un plan reemplazado por otro más nuevo no figura como vigente.',
      relation: {
        kind: 'holds',
        figures: [previous, state.id],
        holds: state.value === 'Sustituido',
        expected: 'Sustituido',
        stated: String(state.value ?? 'sin dato'),
      },
      advice: 'Citar el instrumento más nuevo y marcar el anterior como sustituido.',
    };
  });
}

/** A citation that says who and when finds one ordinance. */
function completeCitation(input: CheckInput): readonly Constraint[] {
  return instruments(input).flatMap(({ figure, territory }): Constraint[] => {
    const citation = findCitations(String(figure.value), { territory })[0];
    const lacks = [...(citation?.year == null ? ['el año'] : []), ...(citation?.issuer ? [] : ['la entidad'])];
    return [
      {
        rule: 'pasc-instrument-citation',
        severity: 'minor',
        title: citation
          ? `La cita «${String(figure.value)}» no dice ${lacks.join(' ni ')}.`
          : 'El instrumento se cita como una norma.',
        relation: {
          kind: 'holds',
          figures: [figure.id],
          holds: citation !== undefined && lacks.length === 0,
          expected: 'tipo, número, año y entidad',
          stated: String(figure.value),
        },
        advice: 'Completar la cita de la ordenanza con su año y su entidad.',
      },
    ];
  });
}

/** A text that admits several classes was read in one: somebody should confirm it. */
function ambiguousPriorities(input: CheckInput): readonly Constraint[] {
  const readings = figuresStarting(input, 'pasc.reading@').filter(({ value }) => value === 'Interpretada');
  const committees = new Set(readings.map(({ id }) => id.slice(0, id.lastIndexOf('/'))));
  return [...committees].map((committee): Constraint => {
    const own = readings.filter(({ id }) => id.startsWith(`${committee}/`));
    const texts = own
      .map(({ id }) => input.figures[id.replace('pasc.reading@', 'pasc.priority@')])
      .filter((figure) => figure !== undefined);
    return {
      rule: 'pasc-priority-ambiguous',
      severity: 'minor',
      title: 'El texto de cada prioridad dice de qué delito y contra quién.',
      relation: {
        kind: 'holds',
        figures: texts.map(({ id }) => id),
        holds: false,
        expected: 'un delito con su víctima, como en los otros planes',
        stated: texts.map(({ value }) => String(value)).join('; '),
      },
      advice: 'Confirmar con el comité en qué clase de delito entra.',
    };
  });
}

/** Penal law has one word for it; the plans that use another cannot be searched by it. */
function legalTerm(input: CheckInput): readonly Constraint[] {
  return figuresStarting(input, 'pasc.legal-term@').flatMap((term): Constraint[] => {
    const crime = term.id.replace('pasc.legal-term@PE/', '');
    const texts = figuresStarting(input, 'pasc.class@')
      .filter(({ value }) => value === crime)
      .flatMap(({ id }) => input.figures[id.replace('pasc.class@', 'pasc.priority@')] ?? []);
    const others = texts.filter(({ value }) => !String(value).toLowerCase().includes(String(term.value).toLowerCase()));
    if (texts.length === 0) return [];
    return [
      {
        rule: 'pasc-legal-term',
        severity: 'minor',
        title: `Los planes nombran el delito con la palabra de la ley penal: ${String(term.value)}.`,
        relation: {
          kind: 'holds',
          figures: [...others, ...texts.filter((text) => !others.includes(text)), term].map(({ id }) => id),
          holds: others.length === 0,
          expected: `«${String(term.value)}», el término de la ley, en todos los planes`,
          stated: `«${[...new Set(others.map(({ value }) => String(value)))].join('», «')}»`,
        },
        advice: `Escribir «${String(term.value)}» en las próximas versiones de los planes.`,
      },
    ];
  });
}
