// For whoever checks: what agrees with what, every cut-off of a year, and the rule behind a word.
import { dayOfYear, daysInYear, formatDate } from '#shared/calendar-date.ts';
import type { Cell, Panel, Sentence, State } from '#shared/document.ts';
import type { Figure } from '#shared/figure.ts';
import { formatNumber } from '#shared/format.ts';
import { as, say } from '#shared/sentence.ts';
import type { SectionInput } from '#modules/sources/index.ts';
import { budgetYears, findRepair, ratio } from '../execution.ts';
import { guessLevel } from '../levels.ts';
import { modificationsOf } from '../modifications.ts';
import type { Reconciliation } from '../reconcile.ts';
import type { PageData } from './data.ts';
import { factFigure } from './fact-figure.ts';
import { placeSpending } from './goal-panel.ts';
import { reconciliations, type ReconciledView } from './reconciliations.ts';

const VERDICTS: Readonly<Record<Reconciliation['verdict'], { readonly word: string; readonly state: State }>> = {
  exact: { word: 'cuadra', state: 'good' },
  explained: { word: 'explicada', state: 'good' },
  notComparable: { word: 'no se puede decir', state: 'unknown' },
  unexplained: { word: 'sin explicar', state: 'bad' },
  noOfficial: { word: 'sin total oficial', state: 'unknown' },
};

export function reconcilePanel(input: SectionInput, data: PageData): Panel | null {
  const views = reconciliations(input, data);
  if (views.length === 0) return null;
  const open = views.filter(({ result }) => result.verdict === 'unexplained');
  const repairs = budgetYears(input).flatMap((year) => findRepair(input, year) ?? []);
  return {
    id: 'budget-reconcile',
    section: 'budget',
    title: 'Cada cifra frente al total oficial de su fecha',
    takeaway:
      open.length === 0
        ? say`${String(views.length)} comparaciones y ninguna diferencia sin explicar.`
        : say`${String(open.length)} de ${String(views.length)} comparaciones con una diferencia que nadie explica: ${open[0]?.what ?? ''}.`,
    visuals: [
      {
        kind: 'table',
        caption: 'Vista, total oficial y lo que los separa',
        columns: [
          { key: 'what', label: 'Qué se compara' },
          { key: 'view', label: 'Aquí', align: 'right' },
          { key: 'official', label: 'Oficial', align: 'right' },
          { key: 'difference', label: 'Diferencia', align: 'right' },
          { key: 'verdict', label: 'Resultado' },
          { key: 'why', label: 'Qué la explica' },
        ],
        rows: views.map(reconciledCells),
      },
      ...repairs.map((repair) => ({
        kind: 'list' as const,
        caption: 'Lectura reparada: se ofrece, no se impone',
        items: [
          {
            text: say`El PIM impreso de ${repair.wrong.name} en ${repair.year.year}, ${repair.wrong.pim}, repite la suma de los demás productos; con ${repair.impliedPim} suman las filas y su avance sería ${repair.impliedAdvance}.`,
            state: 'warn' as const,
          },
        ],
      })),
    ],
    notes: [
      [
        'Causas que se buscan: alcance, fecha, fuente y redondeo. Una diferencia sin explicar queda como observación en Calidad.',
      ],
    ],
  };
}

/** Nothing, once rounded, has no sign. */
function differenceWords(difference: number, decimals: number): string {
  return formatNumber(Math.abs(difference) < 0.5 * 10 ** -decimals ? 0 : difference, decimals);
}

function reconciledCells({ what, view, official, result }: ReconciledView): readonly Cell[] {
  const { word, state } = VERDICTS[result.verdict];
  const decimals = view.unit === 'percent' ? 2 : 0;
  return [
    { content: [what] },
    { content: say`${as(view, { decimals })}` },
    { content: official ? say`${official}` : ['—'] },
    { content: [result.difference === null ? '—' : differenceWords(result.difference, decimals)] },
    { content: [word], state },
    { content: [result.causes.map((cause) => cause.what).join('; ') || '—'] },
  ];
}

/** The same year as each edition has it: two PIM of one year are both right, each on its date. */
export function vintagePanel(input: SectionInput, { vintages, year }: PageData): Panel | null {
  if (vintages.length === 0 || year === null) return null;
  const here = input.place.code || 'PE';
  const changes = modificationsOf(
    vintages.map(({ edition, year: own }) => ({
      editionId: edition.id,
      cutOff: edition.cutOff,
      pia: own.piaCents / 100,
      pim: own.pimCents / 100,
      accrued: own.accruedCents / 100,
    })),
  );
  const rows = vintages.map(({ edition, year: own }): readonly Cell[] => {
    const figure = (measure: string, name: string, cents: number): Figure =>
      factFigure(input.book, edition, {
        id: `${measure}@${here}/${own.year}/edition-${edition.id}`,
        label: `${name} al ${formatDate(edition.cutOff)}`,
        cents,
        year: own.year,
        territory: input.place.code,
        filter: {},
        rows: own.rows,
      });
    const change = changes.find(({ editionId }) => editionId === edition.id);
    return [
      { content: [formatDate(edition.cutOff)] },
      { content: say`${as(figure('vintagePia', 'PIA', own.piaCents), { decimals: 0 })}` },
      { content: say`${as(figure('vintagePim', 'PIM', own.pimCents), { decimals: 0 })}`, strong: true },
      { content: [change ? signed(change.change) : 'sin cambio'] },
      { content: say`${as(figure('vintageAccrued', 'Devengado', own.accruedCents), { decimals: 0 })}` },
      { content: [edition.synthetic ? `${edition.title} (sintético)` : edition.title] },
    ];
  });
  return {
    id: 'budget-vintages',
    section: 'budget',
    title: `El PIM de ${year} en cada fecha de corte`,
    takeaway:
      changes.length === 0
        ? say`Ninguna de ${String(vintages.length)} ediciones cambia el PIM.`
        : say`${String(changes.length)} modificaciones entre fechas de corte; la última, de ${signed(changes.at(-1)?.change ?? 0)} hasta el ${formatDate(changes.at(-1)?.to ?? '')}.`,
    visuals: [
      {
        kind: 'table',
        caption: 'Una fila por edición; la modificación es la diferencia con la anterior',
        columns: [
          { key: 'cutOff', label: 'Corte' },
          { key: 'pia', label: 'PIA', align: 'right' },
          { key: 'pim', label: 'PIM', align: 'right' },
          { key: 'change', label: 'Modificación', align: 'right' },
          { key: 'accrued', label: 'Devengado', align: 'right' },
          { key: 'edition', label: 'Archivo' },
        ],
        rows,
      },
    ],
  };
}

function signed(soles: number): string {
  return `${soles > 0 ? '+' : '−'}S/ ${formatNumber(Math.abs(soles), 0)}`;
}

/** What «bajo» and «bueno» mean here, since when, and how sure that is. */
export function levelPanel(input: SectionInput, data: PageData): Panel | null {
  const bands = input.national('budget-bands');
  const [first] = bands;
  const edition = input.editions.find(({ id }) => id === first?.editionId);
  if (!first || !edition) return null;
  const ofFile = fileLevel(input, data);
  const levels = budgetYears(input).flatMap((year) => {
    const level = guessLevel(input, year.total.advance, year.yearShare, {
      id: `guessedLevel@${input.place.code || 'PE'}/${year.year}`,
      label: `Nivel de la plataforma para ${year.year} (supuesto)`,
    });
    return level ? [{ year, level }] : [];
  });
  const isGuess = bands.some(({ values }) => values['basis'] !== 'norma');
  return {
    id: 'budget-level',
    section: 'budget',
    title: 'La regla detrás de «bajo» y «bueno»',
    takeaway: isGuess
      ? say`Ninguna norma fija los niveles: son un supuesto de la plataforma, en vigor desde el ${formatDate(edition.publishedOn)}.`
      : say`Los niveles los fija una norma, en vigor desde el ${formatDate(edition.publishedOn)}.`,
    visuals: [
      {
        kind: 'table',
        caption: 'Avance como parte de lo que daría un ritmo parejo',
        columns: [
          { key: 'level', label: 'Nivel' },
          { key: 'minimum', label: 'Desde', align: 'right' },
          { key: 'basis', label: 'Confianza' },
        ],
        rows: bands
          .toSorted((a, b) => Number(b.values['minimum']) - Number(a.values['minimum']))
          .map((band): readonly Cell[] => [
            { content: [String(band.values['level'])] },
            {
              content: say`${input.book.stated(band, 'minimum', {
                id: `band@PE/${band.values['level']}`,
                label: `Mínimo del avance esperado para el nivel «${band.values['level']}» (supuesto)`,
                period: '',
                territory: '',
                unit: 'percent',
              })}`,
            },
            { content: [String(band.values['basis'])], state: band.values['basis'] === 'norma' ? 'good' : 'warn' },
          ]),
      },
      ...(levels.length === 0 && ofFile === null
        ? []
        : [
            {
              kind: 'list' as const,
              caption: 'Aplicada',
              items: [
                ...levels.map(({ year, level }) => ({
                  text: say`${year.year}: ${level}, con ${year.total.advance} del PIM y ${year.yearShare} del año.`,
                })),
                ...(ofFile ? [{ text: ofFile }] : []),
              ],
            },
          ]),
    ],
  };
}

/** The level of the budget file's newest year, by the same rule. */
function fileLevel(input: SectionInput, data: PageData): Sentence | null {
  const { facts, year } = data;
  const spending = placeSpending(input, data);
  if (!facts || year === null || !spending) return null;
  const at = `${input.place.code || 'PE'}/${year}`;
  const base = { period: spending.pim.period, territory: input.place.code };
  const advance = ratio(
    input.book,
    { ...base, id: `fileAdvance@${at}`, label: `Avance de ${year}` },
    spending.accrued,
    spending.pim,
    'devengado ÷ PIM × 100',
  );
  const end = `${year}-12-31`;
  const until = facts.edition.cutOff < end ? facts.edition.cutOff : end;
  const share = input.book.computed({
    ...base,
    id: `fileYearShare@${at}`,
    label: 'Parte transcurrida del año al corte',
    unit: 'percent',
    decimals: 1,
    inputs: [spending.pim],
    formula: `día del año del corte, ${formatDate(until)}, ÷ ${daysInYear(year)} × 100`,
    compute: () => (dayOfYear(until) / daysInYear(year)) * 100,
  });
  const level = guessLevel(input, advance, share, {
    id: `fileLevel@${at}`,
    label: `Nivel de la plataforma para ${year}, archivo de presupuesto (supuesto)`,
  });
  return level
    ? say`${String(year)}, archivo de presupuesto: ${level}, con ${advance} del PIM y ${share} del año.`
    : null;
}
