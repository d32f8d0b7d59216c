import { absentPanel } from '#shared/absent-panel.ts';
import type { Cell, Matter, Measure, Panel, SectionContent, Sentence, Visual } from '#shared/document.ts';
import type { Figure } from '#shared/figure.ts';
import { ofPlace } from '#shared/place-words.ts';
import { as, joinWords, say } from '#shared/sentence.ts';
import type { Section, SectionInput } from '#modules/sources/index.ts';
import { checks } from './checks.ts';
import {
  isAdverse,
  isFavourable,
  type MunicipalResults,
  municipalResults,
  talliesOf,
  type Tranche,
  tranchesOf,
  type TrancheTally,
} from './results.ts';
import { compromiso5Tables } from './tables.ts';

const TITLE = 'Compromiso 5: indicador y resultado';

export const compromiso5Section: Section = {
  code: 'compromiso5',
  module: 'incentives',
  title: 'Compromiso 5',
  band: 'moneyAndStreet',
  summary: 'Indicadores 5.2 y 5.3 del Programa de Incentivos y resultado de cada municipalidad por tramo.',
  tables: compromiso5Tables,
  keepers: ['compromisoOfficer'],
  panels: ['compromiso5-matrix', 'compromiso5-definitions'],
  checks,
  build,
};

function build(input: SectionInput): SectionContent {
  const tranches = tranchesOf(input);
  // The rows loaded are of some regions: they are no figure of the country.
  const municipalities = input.place.level === 'country' ? [] : municipalResults(input, tranches);
  const definitions = definitionsPanel(input);
  if (municipalities.length === 0) {
    const message = `Resultados del Compromiso 5 ${ofPlace(input.place)}: sin información registrada.`;
    return {
      panels: [
        absentPanel({ id: 'compromiso5-matrix', section: 'compromiso5', title: TITLE, message }),
        ...definitions,
      ],
      tile: { section: 'compromiso5', title: 'Compromiso 5', figure: null, label: ['sin resultados registrados'] },
      matters: [],
      figures: input.book.figures,
    };
  }
  const alone = input.place.level === 'district' ? municipalities[0] : undefined;
  // One municipality is not counted.
  const tallies = alone ? [] : talliesOf(input, tranches);
  const count = input.book.tally({
    id: `municipalities@${input.place.code || 'PE'}`,
    label: `Municipalidades evaluadas ${ofPlace(input.place)}`,
    period: '',
    territory: input.place.code,
    records: input.within('compromiso5-municipalities'),
    column: 'indicator',
  });
  return {
    panels: [
      matrix(
        input,
        municipalities,
        alone ? ownTakeaway(alone, tranches) : takeaway(municipalities, tallies, count, tranches),
      ),
      ...definitions,
    ],
    tile: tile(alone, tallies, count),
    matters: municipalities.flatMap((municipality) => mattersOf(municipality)),
    measures: measuresOf(municipalities),
    // Last: what was made above is in the book by now.
    figures: input.book.figures,
  };
}

function tile(
  alone: MunicipalResults | undefined,
  tallies: readonly TrancheTally[],
  count: Figure,
): SectionContent['tile'] {
  const head = { section: 'compromiso5', title: 'Compromiso 5' };
  const last = tallies.at(-1);
  if (alone) {
    const result = alone.results.findLast((found) => found !== null);
    if (!result) return { ...head, figure: null, label: ['sin resultados registrados'] };
    return {
      ...head,
      figure: { figure: result.figure.id },
      label: [`tramo ${result.tranche.code}`],
      state: isAdverse(result.figure.value) ? 'bad' : 'good',
    };
  }
  if (!last) return { ...head, figure: null, label: ['sin resultados registrados'] };
  return {
    ...head,
    figure: { figure: last.favourable.id },
    label: say`de ${count} municipios ${verbOf(last.tranche)} el tramo ${last.tranche.code}`,
    state: last.adverse.value === 0 ? 'good' : 'warn',
    spark: tallies.map(({ favourable }) => favourable.id),
  };
}

/** The newest result of each municipality, for the map. */
function measuresOf(municipalities: readonly MunicipalResults[]): readonly Measure[] {
  const newest = municipalities.flatMap(({ code, results }) => {
    const result = results.findLast((found) => found !== null);
    return result ? [{ code, result }] : [];
  });
  return [
    {
      key: 'compromiso5',
      label: 'Compromiso 5: último tramo',
      kind: 'state',
      figures: Object.fromEntries(newest.map(({ code, result }) => [code, result.figure.id])),
      states: Object.fromEntries(
        newest.map(({ code, result }) => [code, isAdverse(result.figure.value) ? 'bad' : 'good']),
      ),
    },
  ];
}

const verbOf = (tranche: Tranche): string => (tranche.isClosed ? 'cumplían' : 'van cumpliendo');

function deadline(tranche: Tranche | undefined): Sentence {
  if (!tranche) return [];
  return tranche.isClosed
    ? say`; el tramo ${tranche.code} cerró el ${tranche.endsOn}, sin resultado final registrado`
    : say`; quedan ${tranche.daysLeft} días`;
}

/** A tranche of the rows whose words are those of one in course: nobody registered its final result. */
function openTranche(municipalities: readonly MunicipalResults[]): Tranche | undefined {
  return municipalities
    .flatMap(({ results }) => results)
    .find((found) => found?.figure.value === 'cumple' || found?.figure.value === 'no cumple')?.tranche;
}

function takeaway(
  municipalities: readonly MunicipalResults[],
  tallies: readonly TrancheTally[],
  count: Figure,
  tranches: readonly Tranche[],
): Sentence {
  const open = openTranche(municipalities);
  const closed = tallies.filter(({ tranche }) => tranche.code !== open?.code);
  const first = closed[0];
  const isSame = closed.every(({ favourable }) => favourable.value === first?.favourable.value);
  const approved =
    isSame && first
      ? say`${as(first.favourable, { words: 'cardinal', capital: true })} de ${as(count, { words: 'cardinal' })} aprobaron en ${joinWords(closed.map(({ tranche }) => tranche.code))}`
      : joinWords(
          closed.map(({ tranche, favourable }) => say`en ${tranche.code} aprobaron ${favourable} de ${count}`),
          '; ',
        );
  const current = tallies.find(({ tranche }) => tranche.code === open?.code);
  const now = current ? say`; en ${current.tranche.code} cumplen ${as(current.favourable, { words: 'cardinal' })}` : [];
  const recovered = open
    ? municipalities.filter((row) => hasRecovered(row, tranches.indexOf(open))).map(({ name }) => name)
    : [];
  const recovery =
    recovered.length > 0 ? say`; ${joinWords(recovered)} se ${recovered.length === 1 ? 'recupera' : 'recuperan'}` : [];
  return say`${approved}${now}${recovery}${deadline(open)}.`;
}

function hasRecovered({ results }: MunicipalResults, index: number): boolean {
  return isFavourable(results[index]?.figure.value) && isAdverse(results[index - 1]?.figure.value);
}

function ownTakeaway({ name, indicator, results }: MunicipalResults, tranches: readonly Tranche[]): Sentence {
  const known = results.flatMap((found) => (found ? [say`${found.figure} en el tramo ${found.tranche.code}`] : []));
  const open = tranches.find(({ code }) =>
    results.some(
      (found) =>
        found?.tranche.code === code && (found.figure.value === 'cumple' || found.figure.value === 'no cumple'),
    ),
  );
  return say`${name}, indicador ${indicator}: ${joinWords(known)}${deadline(open)}.`;
}

function resultCell(result: MunicipalResults['results'][number]): Cell {
  if (!result) return { content: ['sin dato'], state: 'unknown' };
  const { value } = result.figure;
  const mark = isAdverse(value) ? '✕ ' : isFavourable(value) ? '● ' : '';
  return {
    content: say`${mark}${result.figure}${result.isByComplement ? ' (por complemento)' : ''}`,
    state: isAdverse(value) ? 'bad' : isFavourable(value) ? 'good' : 'unknown',
  };
}

function matrix(input: SectionInput, municipalities: readonly MunicipalResults[], sentence: Sentence): Panel {
  const tranches = input.national('compromiso5-tranches');
  return {
    id: 'compromiso5-matrix',
    section: 'compromiso5',
    title: TITLE,
    takeaway: sentence,
    visuals: [
      {
        kind: 'table',
        caption: 'Resultado por municipalidad y tramo',
        columns: [
          { key: 'name', label: 'Municipalidad' },
          { key: 'indicator', label: 'Indicador', align: 'center', width: 0.12 },
          ...tranches.map(({ values }) => ({
            key: `t${values['tranche']}`,
            label: `Tramo ${values['tranche']} (${values['months']} ${values['year']})`,
          })),
        ],
        rows: municipalities.map(({ name, indicator, results }): readonly Cell[] => [
          { content: [name] },
          { content: say`${indicator}` },
          ...results.map(resultCell),
        ]),
      },
    ],
    notes: [['«Por complemento»: la fuente nombra solo a las demás. El tramo en curso no es un resultado final.']],
  };
}

function definitionsPanel(input: SectionInput): readonly Panel[] {
  const indicators = input.national('compromiso5-indicators');
  if (indicators.length === 0) return [];
  const { book } = input;
  const actions = input.national('compromiso5-actions');
  const items = indicators.map((record) => {
    const code = String(record.values['indicator']);
    const definition = book.fact(record, 'definition', {
      id: `definition@PE/${code}`,
      label: `Definición del indicador ${code}`,
      period: '',
      territory: '',
    });
    const steps = actions
      .filter(({ values }) => values['indicator'] === code)
      .map(
        (action) =>
          say`${book.fact(action, 'description', { id: `action@PE/${code}/${action.values['action']}`, label: `Acción del indicador ${code}`, period: '', territory: '' })}`,
      );
    const codeFigure = book.fact(record, 'indicator', {
      id: `indicatorCode@PE/${code}`,
      label: `Código del indicador ${code}`,
      period: '',
      territory: '',
    });
    return {
      text: say`Indicador ${codeFigure}: ${definition}${steps.length > 0 ? say`. Acciones: ${joinWords(steps)}` : []}`,
    };
  });
  const list: Visual = { kind: 'list', caption: 'Indicadores del Compromiso 5', items };
  return [
    {
      id: 'compromiso5-definitions',
      section: 'compromiso5',
      title: 'Compromiso 5: qué se mide',
      webOnly: true,
      takeaway: [
        'Una municipalidad responde por comisarías que reciben prevención o por patrullajes válidos, según su indicador.',
      ],
      visuals: [list],
    },
  ];
}

/** One matter for a municipality that is failing the last tranche; it remembers the tranches failed before. */
function mattersOf({ code, name, municipality, results }: MunicipalResults): readonly Matter[] {
  const last = results.findLast((found) => found !== null);
  if (!last || !isAdverse(last.figure.value)) return [];
  const { tranche } = last;
  const before = results
    .filter((found) => found !== last && isAdverse(found?.figure.value))
    .flatMap((found) => (found ? [found.tranche.code] : []));
  const history = before.length > 0 ? say` y desaprobó ${joinWords(before)}` : [];
  return [
    {
      id: `compromiso5-adverse@${code}/${tranche.code}`,
      section: 'compromiso5',
      what: say`${name} ${last.figure} en el tramo ${tranche.code} del Compromiso 5${history}`,
      where: name,
      when: tranche.isClosed
        ? say`cerró el ${tranche.endsOn}; falta el resultado final`
        : say`hasta el ${tranche.endsOn}`,
      responsible: municipality,
      verb: tranche.isClosed ? 'Registrar el resultado' : 'Regularizar',
      on: String(tranche.endsOn.value),
      state: 'bad',
    },
  ];
}
