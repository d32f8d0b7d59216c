// The verification slide: how much was compared, and what does not hold, by cause.
import { formatDate, formatInstant } from '#shared/calendar-date.ts';
import type { Cell, Panel, Sentence, State } from '#shared/document.ts';
import type { FigureMap } from '#shared/figure.ts';
import { formatFigure } from '#shared/format.ts';
import { say } from '#shared/sentence.ts';
import type { PublishedAct } from '#modules/audit/index.ts';
import type { CheckReport, Finding } from '#modules/quality/index.ts';
import type { Scope } from '#modules/sources/index.ts';
import { type BriefingSection, isEmpty } from './briefing.ts';
import type { Counter } from './counter.ts';

const causesShown = 8;

export interface VerificationInput {
  readonly scope: Scope;
  readonly sections: readonly BriefingSection[];
  readonly report: CheckReport;
  readonly figures: FigureMap;
  readonly seal: string;
  /** That of its newest edition; null when the register has none. */
  readonly published: PublishedAct | null;
}

export function verificationPanel(
  { scope, sections, report, figures, seal, published }: VerificationInput,
  count: Counter,
): Panel {
  const causes = groupByCause(report.findings);
  const total = count('figures', 'Cifras de la edición', report.figures.total, 'cifras numéricas de las secciones');
  const checked = count(
    'checked',
    'Cifras comprobadas entre sí',
    report.figures.checked,
    'cifras que alguna regla comparó',
  );
  const alone = count(
    'alone',
    'Cifras sin otra con que comprobarse',
    report.figures.alone,
    'cifras que ninguna regla comparó',
  );
  const findings = count('findings', 'Observaciones', report.findings.length, 'observaciones de las comprobaciones');
  const roots = count('rootCauses', 'Causas de las observaciones', causes.length, 'causas distintas');
  const empty = sections.filter(({ content }) => isEmpty(content)).map(({ section }) => section.title);
  const rows = causes.slice(0, causesShown).map((group, index): Cell[] => {
    const [first] = group;
    const open = group.filter(isOpen).length;
    const size = count(
      `cause-${index + 1}`,
      `Observaciones de la causa ${index + 1}`,
      group.length,
      'observaciones con la misma causa',
    );
    return [
      cell([first?.title ?? '']),
      cell([SEVERITY_WORD[first?.severity ?? 'minor']], { state: SEVERITY_STATE[first?.severity ?? 'minor'] }),
      cell(say`${size}`),
      cell([first ? diagnosisText(first, figures) : '']),
      cell([open === 0 ? 'aceptada con motivo' : 'abierta']),
    ];
  });
  const rest =
    causes.length > causesShown
      ? count(
          'causesLeft',
          'Causas que no caben en la lámina',
          causes.length - causesShown,
          'causas menos las mostradas',
        )
      : null;
  return {
    id: 'briefing-verification',
    section: 'briefing',
    title: 'Verificación de esta edición',
    takeaway: say`De ${total} cifras, ${checked} se comprobaron entre sí, ${alone} quedan solas y ${findings} observaciones vienen de ${roots} causas.`,
    visuals:
      rows.length === 0
        ? [
            {
              kind: 'absence',
              caption: 'Observaciones',
              message: 'Ninguna observación: todo lo que se pudo comprobar cuadra.',
            },
          ]
        : [
            {
              kind: 'table',
              caption:
                scope.asOf === null
                  ? 'Observaciones por causa'
                  : `Observaciones por causa, al ${formatDate(scope.asOf)}`,
              columns: [
                { key: 'cause', label: 'Regla que no se cumple', width: 0.3 },
                { key: 'severity', label: 'Gravedad', width: 0.11 },
                { key: 'count', label: 'Casos', align: 'right', width: 0.07 },
                { key: 'diagnosis', label: 'Qué se encontró', width: 0.42 },
                { key: 'status', label: 'Estado', width: 0.1 },
              ],
              rows,
            },
          ],
    notes: [
      ...(rest === null ? [] : [say`Otras ${rest} causas, en la página Calidad.`]),
      ...(empty.length === 0 ? [] : [say`Secciones sin información registrada: ${empty.join(', ')}.`]),
      say`Sello: ${seal.slice(0, 32)}.`,
      ...(published === null ? [] : [registerNote(published, count)]),
    ],
  };
}

const HASH_SHOWN = 16;

/** Where the newest edition entered the register of acts, to be looked up there. */
function registerNote({ chain, sequence, hash, sealedAt }: PublishedAct, count: Counter): Sentence {
  const where = chain === '' ? 'la cadena nacional' : `la cadena ${chain}`;
  const sealed = sealedAt === null ? 'aún sin sello' : `sellado el ${formatInstant(new Date(sealedAt))}`;
  const place = count(
    'publishingAct',
    `Acto que publicó la edición más reciente en ${where}, ${sealed}`,
    sequence,
    'lugar del acto en su cadena del registro',
  );
  return say`Registro de actos: la edición más reciente es el acto ${place} de ${where}, huella ${hash.slice(0, HASH_SHOWN)}, ${sealed}.`;
}

/** The value that mends all, or what was said against what was expected: the whole reasoning stands on the screen. */
function diagnosisText({ diagnosis, inWords }: Finding, figures: FigureMap): string {
  const [first] = diagnosis;
  const changed = first?.change ? figures[first.change.figure] : undefined;
  if (first?.change && changed) {
    const [from, to] = [first.change.from, first.change.to].map((value) => formatFigure({ ...changed, value }));
    return `«${changed.label}» dice ${from}; todo cuadra con ${to}.`;
  }
  // A number on a slide is a figure: words with the thresholds of a rule stay on the screen.
  const words = inWords
    ? `${inWords.stated === '' ? '' : `Dice: ${inWords.stated}. `}Se esperaba: ${inWords.expected}.`
    : '';
  if (words !== '' && !/\d/.test(words)) return words;
  return first?.cause ?? '';
}

const SEVERITY_WORD = { serious: 'grave', moderate: 'moderada', minor: 'leve' } as const;
const SEVERITY_STATE = { serious: 'bad', moderate: 'warn', minor: 'neutral' } as const satisfies Record<string, State>;

function groupByCause(findings: readonly Finding[]): readonly (readonly Finding[])[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const group = groups.get(finding.rootCause);
    if (group) group.push(finding);
    else groups.set(finding.rootCause, [finding]);
  }
  return [...groups.values()];
}

function isOpen(finding: Finding): boolean {
  return finding.status === 'open';
}

function cell(content: Sentence, rest: Omit<Cell, 'content'> = {}): Cell {
  return { content, ...rest };
}
