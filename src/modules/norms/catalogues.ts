// One name for each programme and unit, with the other names that sources print.
import type { Cell, Panel, Sentence } from '#shared/document.ts';
import type { Figure } from '#shared/figure.ts';
import { joinWords, say } from '#shared/sentence.ts';
import type { ColumnSpec, SectionInput, StoredRecord, TableSpec } from '#modules/sources/index.ts';
import { text } from './figures.ts';

const FORMS = ['nombre', 'nombre corto', 'sigla'] as const;

const norm: ColumnSpec = {
  key: 'norm',
  label: 'Norma',
  type: 'text',
  help: 'Identificador de la norma que lo crea o aprueba; vacío si no se dice.',
};
const scope: ColumnSpec = {
  key: 'scope',
  label: 'Ámbito',
  type: 'ubigeo',
  help: 'PE para todo el país, o el ubigeo donde rige; vacío si no se dice.',
};

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
      help: 'Uno por código: el de la norma que lo crea, o el que usa quien lo dirige.',
    },
    {
      key: 'kind',
      label: 'Clase',
      type: 'choice',
      choices: ['Programa', 'Plan', 'Estrategia', 'Fondo', 'Política'],
      help: 'Qué es; basta en la fila del nombre canónico.',
    },
    norm,
    scope,
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
    { key: 'kind', label: 'Clase', type: 'text', help: 'Dirección, oficina, equipo…, como se llama.' },
    norm,
    scope,
  ],
};

/** Tables to look a name up; on screen only. */
export function cataloguePanels(input: SectionInput): readonly Panel[] {
  return [programmesPanel(input), unitsPanel(input)].flatMap((panel) => panel ?? []);
}

function programmesPanel(input: SectionInput): Panel | undefined {
  const { book, national } = input;
  const records = national(PROGRAMME_TABLE.code);
  const codes = [...new Set(records.map((record) => text(record, 'code')))];
  if (codes.length === 0) return undefined;
  const nameOf = (record: StoredRecord): Figure => {
    const at = `PE/${text(record, 'code')}/${record.ordinal}`;
    const called = `«${text(record, 'name')}»`;
    book.fact(record, 'form', named(`programme-form@${at}`, `Forma de ${called}`));
    book.fact(record, 'canonical', named(`programme-canonical@${at}`, `¿Es canónico ${called}?`));
    return book.fact(record, 'name', named(`programme@${at}`, `Nombre de «${text(record, 'code')}»`));
  };
  const rows = codes.map((code): Cell[] => {
    const own = records.filter((record) => text(record, 'code') === code);
    const canonical = own.find((record) => text(record, 'canonical') === 'Sí');
    const others = own.filter((record) => record !== canonical).map((record): Sentence => say`${nameOf(record)}`);
    return [
      { content: canonical ? say`${nameOf(canonical)}` : ['sin nombre canónico'], strong: true },
      { content: [(canonical && text(canonical, 'kind')) || 'no se dice'] },
      { content: (canonical && citationOf(input, text(canonical, 'norm'))) ?? ['no se dice'] },
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
          { key: 'name', label: 'Nombre', width: 0.36 },
          { key: 'kind', label: 'Clase', width: 0.12 },
          { key: 'norm', label: 'Norma', width: 0.2 },
          { key: 'others', label: 'También impreso como', width: 0.32 },
        ],
        rows,
      },
    ],
    webOnly: true,
  };
}

/** As the list or the catalogue of norms cites it. */
function citationOf({ book, national }: SectionInput, canonicalId: string): Sentence | undefined {
  if (canonicalId === '') return undefined;
  const record = [...national('norm'), ...national('norm-catalogue')].find(
    (candidate) => text(candidate, 'canonicalId') === canonicalId,
  );
  if (!record) return undefined;
  const own = book.figures.find(({ origin }) => {
    const [cell, other] = origin.kind === 'cells' ? origin.cells : [];
    return cell !== undefined && !other && cell.recordId === record.id && cell.column === 'citation';
  });
  return own ? say`${own}` : undefined;
}

function named(id: string, label: string) {
  return { id, label, period: '', territory: '' };
}

function unitsPanel({ book, national }: SectionInput): Panel | undefined {
  const records = national(UNIT_TABLE.code);
  if (records.length === 0) return undefined;
  const fact = (record: StoredRecord, column: string, label: string): Figure =>
    book.fact(
      record,
      column,
      named(`unit-${column}@PE/${text(record, 'code')}`, `${label} de «${text(record, 'code')}»`),
    );
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
