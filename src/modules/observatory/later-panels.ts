// Annex A: what became known after the date chosen.
import type { Panel, Sentence } from '#shared/document.ts';
import { as, joinWords, say } from '#shared/sentence.ts';
import { type Change, changesTable, inOrder, signed } from './changes.ts';
import type { Homicides } from './homicide.ts';
import { homicideClause } from './homicide.ts';
import { monthsText, quarterText } from './period.ts';
import { partsPanel } from './parts-panel.ts';
import { REMAINDER, type RecordsContext } from './records-context.ts';
import { insight } from './records-insight.ts';
import { trendPanel } from './records-panels.ts';
import { twoEditionsPanel } from './two-editions-panel.ts';
import type { StatedComplaints } from './stated.ts';
import { METHOD } from './stated-panels.ts';

const FALLS_NAMED = 2;

export function laterPanels(
  context: RecordsContext,
  stated: StatedComplaints | undefined,
  homicides: Homicides | undefined,
): readonly Panel[] {
  return [
    stated ? twoEditionsPanel(context, stated, 'complaints-later-quarter', true) : laterTrend(context),
    laterModalities(context, homicides),
    partsPanel(context, 'complaints-later-districts', true),
  ].flatMap((panel) => panel ?? []);
}

/** Where nothing was printed at the date there is only the later series. */
function laterTrend(context: RecordsContext): Panel | undefined {
  const trend = trendPanel(context);
  return trend && { ...trend, id: 'complaints-later-quarter', takeaway: insight(context), later: true };
}

function laterModalities(
  { data, total, modalities: changes }: RecordsContext,
  homicides: Homicides | undefined,
): Panel | undefined {
  if (changes.every(({ verdict }) => verdict.kind === 'noData')) return undefined;
  const rose = changes.some(({ key, verdict }) => key !== REMAINDER && verdict.kind === 'rises');
  const years = { previous: data.period.year - 1, current: data.period.year };
  const drawn = changes.filter(({ percent }) => percent.value !== null);
  return {
    id: 'complaints-later-modalities',
    section: 'complaints',
    title:
      total?.verdict.kind === 'falls' && rose
        ? 'Bajó el total, subió lo prioritario'
        : `Qué cambió por modalidad, ${monthsText(data.period)}`,
    takeaway: modalitiesSentence(changes, homicides, `${quarterText(data.period)} de ${years.current}`),
    visuals: [
      ...(drawn.length === 0
        ? []
        : [
            {
              kind: 'chart' as const,
              form: 'divergingBar' as const,
              caption: `Cambio por modalidad, ${monthsText(data.period)} de ${years.current} frente a ${years.previous}`,
              alt: 'Barras a uno y otro lado del cero con el cambio porcentual de cada modalidad.',
              categories: drawn.map(({ name }) => name),
              series: [{ name: 'Cambio', role: 'later' as const, figures: drawn.map(({ percent }) => percent.id) }],
              axis: '% de cambio',
              labels: true,
              format: { sign: 'always' as const, decimals: 1 },
            },
          ]),
      changesTable('Registros por modalidad, con su lectura', 'Modalidad', changes, years),
    ],
    notes: [
      ...(homicides?.change
        ? [say`Homicidio: libro anual del Observatorio; en los datos abiertos va dentro de «Otros».`]
        : []),
      METHOD,
    ],
    later: true,
  };
}

/** "Robo −59.7%, hurto −30.1%; extorsión +34.1% (167 → 224); homicidios del año 221 → 280." */
function modalitiesSentence(changes: readonly Change[], homicides: Homicides | undefined, when: string): Sentence {
  const named = changes.filter(({ key, percent }) => key !== REMAINDER && percent.value !== null);
  const name = (change: Change, index: number): string => (index === 0 ? change.name : change.name.toLowerCase());
  const falls = inOrder(named, 'falls')
    .slice(0, FALLS_NAMED)
    .map((change, index): Sentence => say`${name(change, index)} ${signed(change.percent)}`);
  const rises = inOrder(named, 'rises').map(
    (change, index): Sentence =>
      say`${name(change, falls.length + index)} ${as(change.percent, { sign: 'always' })} (${change.previous} → ${change.current})`,
  );
  const parts = [
    ...(falls.length > 0 ? [joinWords(falls, ', ')] : []),
    ...(rises.length > 0 ? [joinWords(rises)] : []),
  ];
  if (parts.length === 0) return say`Ninguna modalidad cambió con evidencia en ${when}${homicideClause(homicides)}.`;
  return say`${parts.flatMap((part, index): Sentence => (index === 0 ? part : ['; ', ...part]))}${homicideClause(homicides)}.`;
}
