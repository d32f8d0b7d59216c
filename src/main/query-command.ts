// The explorer's question from the command line: the same answer as by web and API.
import { parseArgs } from 'node:util';
import { formatNumber } from '#shared/format.ts';
import { Refusal } from '#shared/refusal.ts';
import { type ComplaintAnswer, queryFields, VERDICT_WORDS } from '#modules/observatory/index.ts';
import { answerComplaints, answerCsv } from '#modules/observatory/server/index.ts';
import { command } from './command.ts';
import { asOfDate } from './program.ts';

const FIELDS = ['territory', 'from', 'to', 'by', 'modality', 'edition'] as const;

export const query = command({
  name: 'query',
  usage:
    'query complaints --territory 07 --from 2025-01 --to 2025-03 [--by district,modality,month] [--modality robo] [--edition N] [--as-of aaaa-mm-dd] [--json|--csv]',
  summary: 'Cuenta denuncias por lugar, periodo y modalidad, con su cambio y su lectura.',
  parse: (args) => {
    const text = { type: 'string' } as const;
    const flag = { type: 'boolean', default: false } as const;
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        territory: text,
        from: text,
        to: text,
        by: text,
        modality: text,
        edition: text,
        'as-of': text,
        json: flag,
        csv: flag,
      },
    });
    if (positionals.join(' ') !== 'complaints')
      throw new Refusal('invalid', 'missing-task', 'Indique qué consultar: npx vigia query complaints.');
    const given = FIELDS.flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]] as const]));
    return {
      fields: queryFields.parse(Object.fromEntries(given)),
      asOf: asOfDate(values['as-of']),
      form: values.json ? 'json' : values.csv ? 'csv' : 'text',
    } as const;
  },
  run: async ({ db, today }, { fields, asOf, form }, { out }) => {
    const answer = await db.read((tx) => answerComplaints(tx, { fields, asOf, today: today() }));
    if (form === 'json') await out(`${JSON.stringify(answer, null, 2)}\n`);
    else await out(form === 'csv' ? answerCsv(answer) : answerText(answer));
    return 0;
  },
});

function answerText({ rows, edition, query: { from, to } }: ComplaintAnswer): string {
  const lines = rows.map((row) => [
    [row.place, row.modality ?? '', row.from === from && row.to === to ? '' : periodOf(row)]
      .filter(Boolean)
      .join(' · '),
    numberText(row.count),
    numberText(row.previous),
    row.changePercent === null ? '—' : `${row.changePercent > 0 ? '+' : ''}${formatNumber(row.changePercent, 1)} %`,
    VERDICT_WORDS[row.verdict],
  ]);
  const heads = ['', 'registros', 'antes', 'cambio', 'lectura'];
  const widths = heads.map((head, column) => Math.max(head.length, ...lines.map((line) => line[column]?.length ?? 0)));
  const text = [heads, ...lines]
    .map((line) =>
      line
        .map((cell, column) =>
          column === 0 || column === 4 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
  return `${text}\n${edition.source}. Corte: ${edition.cutOff}. Periodo: ${from} a ${to}.\n`;
}

function periodOf({ from, to }: { readonly from: string; readonly to: string }): string {
  return from === to ? from : `${from} a ${to}`;
}

function numberText(value: number | null): string {
  return value === null ? 'sin dato' : formatNumber(value, 0);
}
