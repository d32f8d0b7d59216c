// What the section holds: the list of the source, other norms that the platform cites, and thresholds.
import type { ColumnSpec, TableSpec } from '#modules/sources/index.ts';

/**
 * How sure a date or a value is: printed in the document, read in an official text, told by a third
 * party, inferred, general background, or a default without evidence.
 */
export const CONFIDENCES = ['DECK', 'OFF', '3P', 'INF', 'BG', 'GUESS'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

export const CONFIDENCE_TEXT: Readonly<Record<Confidence, string>> = {
  DECK: 'impresa en el documento',
  OFF: 'texto oficial',
  '3P': 'según terceros',
  INF: 'inferida',
  BG: 'sin verificar',
  GUESS: 'supuesto de la plataforma',
};

export function confidenceText(value: unknown): string {
  const confidence = CONFIDENCES.find((known) => known === value);
  return confidence ? CONFIDENCE_TEXT[confidence] : 'no registrada';
}

const TYPES = [
  'Ley',
  'Decreto Legislativo',
  'Decreto de Urgencia',
  'Decreto Supremo',
  'Resolución Ministerial',
  'Resolución Directoral',
] as const;

const canonicalId: ColumnSpec = {
  key: 'canonicalId',
  label: 'Identificador',
  type: 'text',
  required: true,
  help: 'Tipo, número con tres cifras (cuatro en las resoluciones ministeriales), año y emisor: RD-008-2024-IN-DGSC. Las leyes, solo número: LEY-31297.',
};
const type: ColumnSpec = {
  key: 'type',
  label: 'Tipo',
  type: 'choice',
  choices: TYPES,
  required: true,
  help: 'Rango de la norma.',
};
const citation: ColumnSpec = {
  key: 'citation',
  label: 'Cita',
  type: 'text',
  required: true,
  help: 'La cita tal como la imprime su fuente.',
};
const issuer: ColumnSpec = {
  key: 'issuer',
  label: 'Emisor',
  type: 'text',
  help: 'Entidad que la emite, con todas sus letras.',
};
const year: ColumnSpec = { key: 'year', label: 'Año', type: 'year', help: 'Año de la norma.' };
const subject: ColumnSpec = {
  key: 'subject',
  label: 'Qué dispone',
  type: 'text',
  required: true,
  help: 'En una frase corta, qué crea, aprueba o modifica.',
};
const published: ColumnSpec = {
  key: 'published',
  label: 'Publicada el',
  type: 'date',
  help: 'Fecha de publicación; vacía si no se conoce el día.',
};
const confidence: ColumnSpec = {
  key: 'confidence',
  label: 'Confianza',
  type: 'choice',
  choices: CONFIDENCES,
  required: true,
  help: 'DECK: impresa en el documento. OFF: texto oficial. 3P: terceros. INF: inferida. BG: conocimiento general sin verificar. GUESS: supuesto sin evidencia.',
};
const source: ColumnSpec = {
  key: 'source',
  label: 'Fuente del dato',
  type: 'text',
  help: 'Dónde se leyó la fecha o el valor.',
};

export const NORM_TABLE: TableSpec = {
  code: 'norm',
  sheet: 'Normas',
  title: 'Normas del servicio de serenazgo',
  key: ['canonicalId'],
  columns: [
    { key: 'order', label: 'Orden', type: 'integer', required: true, help: 'Lugar en la lista de la fuente.' },
    canonicalId,
    type,
    citation,
    issuer,
    year,
    {
      key: 'action',
      label: 'Acción',
      type: 'choice',
      choices: ['Crea', 'Aprueba', 'Modifica', 'Regula'],
      required: true,
      help: 'Verbo principal de la norma.',
    },
    subject,
    {
      key: 'target',
      label: 'Norma que reglamenta o modifica',
      type: 'text',
      help: 'Identificador de la norma sobre la que actúa.',
    },
    {
      key: 'listed',
      label: 'En la lista',
      type: 'choice',
      choices: ['Sí', 'No'],
      required: true,
      help: 'Sí, si la fuente la enumera; No, si solo es referida por otra.',
    },
    { key: 'listTitle', label: 'Título de la lista', type: 'text', help: 'Título bajo el que la fuente la enumera.' },
    { key: 'stage', label: 'Estado impreso', type: 'text', help: 'Estado que la fuente imprime junto a la norma.' },
    published,
    confidence,
    source,
  ],
};

export const CATALOGUE_TABLE: TableSpec = {
  code: 'norm-catalogue',
  sheet: 'Catálogo de normas',
  title: 'Otras normas que se citan',
  key: ['canonicalId'],
  columns: [canonicalId, type, citation, issuer, year, subject, published, confidence, source],
};

export const PARAMETER_TABLE: TableSpec = {
  code: 'legal-parameter',
  sheet: 'Parámetros',
  title: 'Umbrales y plazos con vigencia',
  key: ['code', 'validFrom', 'scope'],
  columns: [
    {
      key: 'code',
      label: 'Código',
      type: 'text',
      required: true,
      help: 'Nombre estable del parámetro: fesc.cofinancing-maximum.',
    },
    { key: 'meaning', label: 'Significado', type: 'text', required: true, help: 'Qué regula, en una frase.' },
    { key: 'value', label: 'Valor', type: 'decimal', help: 'El número; vacío si el parámetro es una fecha.' },
    { key: 'day', label: 'Fecha', type: 'date', help: 'La fecha; vacía si el parámetro es un número.' },
    {
      key: 'unit',
      label: 'Unidad',
      type: 'choice',
      choices: ['porcentaje', 'días', 'casos', 'veces', 'fecha'],
      required: true,
      help: 'En qué se mide.',
    },
    {
      key: 'norm',
      label: 'Norma',
      type: 'text',
      help: 'Identificador de la norma que lo fija; vacío si ninguna lo fija.',
    },
    { key: 'article', label: 'Artículo', type: 'text', help: 'Artículo o anexo.' },
    { key: 'validFrom', label: 'Vigente desde', type: 'date', help: 'Vacío: sin inicio conocido.' },
    { key: 'validTo', label: 'Vigente hasta', type: 'date', help: 'Último día de vigencia; vacío: sigue vigente.' },
    {
      key: 'scope',
      label: 'Ámbito',
      type: 'ubigeo',
      required: true,
      help: 'PE para todo el país, o el ubigeo donde rige.',
    },
    confidence,
    source,
  ],
};
