// One name for each programme and unit, with the other names that sources print.
import type { Check } from '#shared/check.ts';
import type { Cell, Panel, Sentence } from '#shared/document.ts';
import type { Figure } from '#shared/figure.ts';
import { joinWords, say } from '#shared/sentence.ts';
import type { SectionInput, StoredRecord, TableSpec } from '#modules/sources/index.ts';
import { text } from './figures.ts';

const FULL_NAME = 'nombre';
const FORMS = [FULL_NAME, 'nombre corto', 'sigla'] as const;

export const PROGRAMME_TABLE: TableSpec = {
  code: 'programme-name',
  sheet: 'Programas',
  title: 'Programas, planes y fondos: nombre canónico y otros nombres',
  key: ['code', 'name'],
  columns: [
    { key: 'code', label: 'Código', type: 'text', required: true, help: 'Código propio, en minúsculas: incentivos.' },
    { key: 'name', label: 'Nombre', type: 'text', required: true, help: 'Como lo imprime su fuente.' },
    {
      key: 'form',
      label: 'Forma',
      type: 'choice',
      choices: FORMS,
      required: true,
      help: 'Nombre completo, corto o sigla.',
    },
    {
      key: 'canonical',
      label: 'Canónico',
      type: 'choice',
      choices: ['Sí', 'No'],
      required: true,
      help: 'Uno por código.',
    },
  ],
};

export const UNIT_TABLE: TableSpec = {
  code: 'ministry-unit',
  sheet: 'Unidades',
  title: 'Unidades del Ministerio y de la Policía que el documento nombra',
  key: ['code'],
  columns: [
    { key: 'code', label: 'Código', type: 'text', required: true, help: 'Código propio, en minúsculas: dgsc.' },
    { key: 'name', label: 'Unidad', type: 'text', required: true, help: 'Nombre completo.' },
    { key: 'acronym', label: 'Sigla', type: 'text', help: 'Si el documento la usa.' },
    { key: 'parent', label: 'Depende de', type: 'text', help: 'Código de otra unidad; vacío si no se dice.' },
    {
      key: 'entity',
      label: 'Entidad',
      type: 'choice',
      choices: ['MININTER', 'PNP'],
      required: true,
      help: 'A qué entidad pertenece.',
    },
  ],
};

/** Tables to look a name up; on screen only. */
export function cataloguePanels(input: SectionInput): readonly Panel[] {
  return [programmesPanel(input), unitsPanel(input)].flatMap((panel) => panel ?? []);
}

function programmesPanel({ book, national }: SectionInput): Panel | undefined {
  const records = national(PROGRAMME_TABLE.code);
  const codes = [...new Set(records.map((record) => text(record, 'code')))];
  if (codes.length === 0) return undefined;
  const nameOf = (record: StoredRecord): Figure =>
    book.fact(record, 'name', {
      id: `programme@PE/${text(record, 'code')}/${record.ordinal}`,
      label: `Nombre ${text(record, 'canonical') === 'Sí' ? 'canónico' : 'alterno'} de «${text(record, 'code')}» (${text(record, 'form')})`,
      period: '',
      territory: '',
    });
  const rows = codes.map((code): Cell[] => {
    const own = records.filter((record) => text(record, 'code') === code);
    const canonical = own.find((record) => text(record, 'canonical') === 'Sí');
    const others = own.filter((record) => record !== canonical).map((record): Sentence => say`${nameOf(record)}`);
    return [
      { content: canonical ? say`${nameOf(canonical)}` : ['sin nombre canónico'], strong: true },
      { content: others.length === 0 ? ['—'] : joinWords(others) },
    ];
  });
  return {
    id: 'norms-programmes',
    section: 'norms',
    title: 'Programas, planes y fondos',
    takeaway: ['Cada uno tiene un nombre canónico; los demás se reconocen como suyos.'],
    visuals: [
      {
        kind: 'table',
        caption: 'Nombre canónico y otros nombres impresos',
        columns: [
          { key: 'name', label: 'Nombre', width: 0.55 },
          { key: 'others', label: 'También impreso como', width: 0.45 },
        ],
        rows,
      },
    ],
    webOnly: true,
  };
}

function unitsPanel({ book, national }: SectionInput): Panel | undefined {
  const records = national(UNIT_TABLE.code);
  if (records.length === 0) return undefined;
  const fact = (record: StoredRecord, column: string, label: string): Figure =>
    book.fact(record, column, {
      id: `unit-${column}@PE/${text(record, 'code')}`,
      label: `${label} de «${text(record, 'code')}»`,
      period: '',
      territory: '',
    });
  const nameOf = (code: string): string => {
    const parent = records.find((record) => text(record, 'code') === code);
    return parent ? text(parent, 'name') : '';
  };
  return {
    id: 'norms-units',
    section: 'norms',
    title: 'Unidades que el documento nombra',
    takeaway: ['Las que elaboran, capacitan y responden por cada sistema, con la unidad de la que dependen.'],
    visuals: [
      {
        kind: 'table',
        caption: 'Unidades del Ministerio y de la Policía',
        columns: [
          { key: 'name', label: 'Unidad', width: 0.45 },
          { key: 'acronym', label: 'Sigla', width: 0.1 },
          { key: 'entity', label: 'Entidad', width: 0.12 },
          { key: 'parent', label: 'Depende de', width: 0.33 },
        ],
        rows: records.map((record): Cell[] => [
          { content: say`${fact(record, 'name', 'Nombre')}` },
          { content: record.values['acronym'] ? say`${fact(record, 'acronym', 'Sigla')}` : ['—'] },
          { content: say`${fact(record, 'entity', 'Entidad')}` },
          { content: [nameOf(text(record, 'parent')) || 'no se dice'] },
        ]),
      },
    ],
    webOnly: true,
  };
}

/** A programme printed under two full names is two programmes to whoever looks for it. */
export const programmeNames: Check = ({ figures }) => {
  const names = Object.values(figures).filter(
    ({ id, label }) => id.startsWith('norms.programme@PE/') && label.endsWith(`(${FULL_NAME})`),
  );
  const codes = [...new Set(names.map(({ id }) => id.split('/')[1] ?? ''))];
  return codes.flatMap((code) => {
    const own = names.filter(({ id }) => id.startsWith(`norms.programme@PE/${code}/`));
    const [canonical, other] = own;
    if (!canonical || !other) return [];
    return [
      {
        rule: 'norms-programme-names',
        severity: 'minor' as const,
        title: `«${String(canonical.value)}» aparece también como «${String(other.value)}».`,
        relation: {
          kind: 'holds' as const,
          figures: [other.id, canonical.id],
          holds: false,
          expected: String(canonical.value),
          stated: String(other.value),
        },
        advice: 'Usar un solo nombre en todo el documento.',
      },
    ];
  });
};
