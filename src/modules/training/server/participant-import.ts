// A participants' list as a spreadsheet: its template, and what each of its rows is.
import { readSheets, type RowProblem, type TableSpec } from '#modules/sources/index.ts';
import { readSpreadsheet, renderTemplate } from '#modules/sources/server/index.ts';
import { readDocument, type DocumentKind } from '../events/document-number.ts';
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
  // The template has sheets of help besides; alone in a CSV, the list is it whatever its file is called.
  const reading = readSheets(sheets, [PARTICIPANT_LIST], { territory: '', isTerritory });
  const problems: RowProblem[] = [...reading.problems, ...reading.badRows.flatMap((row) => row.problems)];
  const people: NewParticipant[] = [];
  for (const { values, locator } of reading.rows) {
    const kind: DocumentKind = values['documentKind'] === 'CE' ? 'CE' : 'DNI';
    const documentNumber = readDocument(kind, String(values['documentNumber']));
    const role = roleOfLabel(String(values['role']));
    if (documentNumber === null || role === undefined) {
      problems.push({
        code: 'bad-document',
        sheet: locator.sheet,
        row: locator.row,
        column: 'Número',
        message: kind === 'DNI' ? 'El DNI tiene 8 dígitos.' : 'El carné de extranjería tiene 9 caracteres.',
      });
      continue;
    }
    const serves = values['serves'] === 'PE' ? '' : String(values['serves']);
    people.push({
      holderName: String(values['name']).replaceAll(/\s+/g, ' ').trim(),
      documentKind: kind,
      documentNumber,
      role,
      serves,
    });
  }
  return withoutRepeated(people, problems, reading.rows.map(({ locator }) => locator.sheet)[0] ?? '');
}

/** A number with and without its first zero is one document. */
function withoutRepeated(people: readonly NewParticipant[], problems: readonly RowProblem[], sheet: string): ReadList {
  const seen = new Set<string>();
  const repeated: RowProblem[] = [];
  const once = people.filter((person) => {
    const document = documentOf(person);
    if (!seen.has(document)) {
      seen.add(document);
      return true;
    }
    repeated.push({
      code: 'repeated-row',
      sheet,
      row: 0,
      column: 'Número',
      message: 'Un documento está dos veces en la lista: cuenta la primera.',
    });
    return false;
  });
  return { people: once, problems: [...problems, ...repeated].toSorted((a, b) => a.row - b.row) };
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
