// A participants' list as a spreadsheet: its template, and what each of its rows is.
import { readSheets, type RowProblem, type TableSpec } from '#modules/sources/index.ts';
import { readSpreadsheet, renderTemplate } from '#modules/sources/server/index.ts';
import { type DocumentKind, documentWords, readDocument } from '../events/document-number.ts';
import { PARTICIPANT_ROLE_CODES, PARTICIPANT_ROLES, roleOfLabel } from '../events/participant-role.ts';
import { documentOf } from './participant-actions.ts';
import type { NewParticipant } from './participant-store.ts';

export const PARTICIPANT_LIST: TableSpec = {
  code: 'training-participants',
  sheet: 'Participantes',
  title: 'Lista de participantes de un evento',
  key: ['documentKind', 'documentNumber'],
  columns: [
    { key: 'name', label: 'Nombres y apellidos', type: 'text', required: true, help: 'Como va en el certificado.' },
    {
      key: 'documentKind',
      label: 'Documento',
      type: 'choice',
      choices: ['DNI', 'CE'],
      required: true,
      help: 'DNI, o CE de carné de extranjería.',
    },
    { key: 'documentNumber', label: 'Número', type: 'text', required: true, help: 'Ocho dígitos el DNI.' },
    {
      key: 'role',
      label: 'Cargo',
      type: 'choice',
      choices: PARTICIPANT_ROLE_CODES.map((code) => PARTICIPANT_ROLES[code].label),
      required: true,
      help: 'Cargo o papel con que participa.',
    },
    {
      key: 'serves',
      label: 'Ubigeo donde sirve',
      type: 'ubigeo',
      required: true,
      help: 'Distrito, provincia o región.',
    },
  ],
};

export interface ReadList {
  readonly people: readonly NewParticipant[];
  readonly problems: readonly RowProblem[];
}

export async function readParticipantList(
  file: { readonly name: string; readonly content: Uint8Array },
  isTerritory: (code: string) => boolean,
): Promise<ReadList> {
  const sheets = await readSpreadsheet(file.name, file.content);
  const reading = readSheets(sheets, [PARTICIPANT_LIST], { territory: '', isTerritory });
  const problems: RowProblem[] = [...reading.problems, ...reading.badRows.flatMap((row) => row.problems)];
  const people = new Map<string, NewParticipant>();
  for (const { values, locator } of reading.rows) {
    const say = (code: string, message: string): void => {
      problems.push({ code, sheet: locator.sheet, row: locator.row, column: 'Número', message });
    };
    const kind: DocumentKind = values['documentKind'] === 'CE' ? 'CE' : 'DNI';
    const documentNumber = readDocument(kind, String(values['documentNumber']));
    const role = roleOfLabel(String(values['role']));
    if (documentNumber === null || role === undefined) {
      say('bad-document', documentWords(kind));
      continue;
    }
    const person: NewParticipant = {
      holderName: String(values['name']).replaceAll(/\s+/g, ' ').trim(),
      documentKind: kind,
      documentNumber,
      role,
      serves: values['serves'] === 'PE' ? '' : String(values['serves']),
    };
    // A number with and without its first zero is one document.
    if (people.has(documentOf(person))) say('repeated-row', 'Ese documento ya está en otra fila de la lista.');
    else people.set(documentOf(person), person);
  }
  return { people: [...people.values()], problems: problems.toSorted((a, b) => a.row - b.row) };
}

export function participantTemplate(): Promise<Uint8Array> {
  return renderTemplate({
    code: 'training-participants',
    module: 'training',
    title: PARTICIPANT_LIST.title,
    band: 'means',
    summary: '',
    tables: [PARTICIPANT_LIST],
    panels: [],
    checks: [],
  });
}
