// The minutes as the template sets them: titles, paragraphs and tables, all in words.
import { type CalendarDate, formatDate } from '#shared/calendar-date.ts';
import { AGREEMENT_WORDS } from '../../agreement.ts';
import { CAPACITY_WORDS } from '../../membership.ts';
import type { MinutesAttendance, MinutesBody } from '../../minutes.ts';
import { MODALITY_WORDS, TYPE_WORDS } from '../../session.ts';

/** How the document stands: a draft, sealed with names, or as it is published without those that are not public. */
export type Seal =
  | { readonly kind: 'draft' }
  | {
      readonly kind: 'sealed' | 'published';
      readonly version: number;
      readonly sha256: string;
      readonly sealedOn: CalendarDate;
    };

interface DocumentTable {
  readonly caption: string;
  readonly header: readonly string[];
  readonly widths: readonly number[];
  readonly rows: readonly (readonly string[])[];
}

interface DocumentSection {
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly tables: readonly DocumentTable[];
}

export interface MinutesDocument {
  readonly title: string;
  readonly author: string;
  readonly date: { readonly year: number; readonly month: number; readonly day: number };
  readonly notice: string;
  readonly heading: string;
  readonly subheading: string;
  readonly facts: readonly (readonly [string, string])[];
  readonly sections: readonly DocumentSection[];
  readonly signatures: readonly string[];
  readonly seal: readonly string[];
  readonly footer: string;
}

const NOTHING_SAID = 'Sin desarrollo registrado.';

export function minutesDocument(body: MinutesBody, seal: Seal): MinutesDocument {
  const { session, committee } = body;
  const [year = 0, month = 1, day = 1] = session.heldOn.split('-').map(Number);
  const heading = `${headingWords(body)}${seal.kind === 'draft' || seal.version === 1 ? '' : `, versión ${seal.version}`}`;
  return {
    title: `${heading} — ${committee.title}`,
    author: 'Vigía',
    date: { year, month, day },
    notice: noticeOf(seal),
    heading,
    subheading: `${committee.title} · ${committee.place}`,
    facts: factsOf(body),
    sections: [
      ...rectificationSection(body),
      attendanceSection(body),
      agendaSection(body),
      ...figureSections(body),
      ...carriedOverSection(body),
      agreementSection(body),
      ...consultationSection(body),
    ],
    signatures: body.attendance.filter(({ capacity }) => capacity !== null).map(signatureOf),
    seal: sealWords(seal),
    footer: `${committee.title} · ${session.title}${seal.kind === 'draft' ? ' · borrador' : ` · sello ${seal.sha256.slice(0, 16)}`}`,
  };
}

function headingWords({ session, quorum, rectifies }: MinutesBody): string {
  if (rectifies) return `Acta de rectificación: ${session.title}`;
  return quorum.isMet ? `Acta: ${session.title}` : `Constancia de falta de quórum: ${session.title}`;
}

function noticeOf(seal: Seal): string {
  switch (seal.kind) {
    case 'draft':
      return 'BORRADOR: el acta no está sellada y puede cambiar.';
    case 'published':
      return 'Versión para publicar: sin los nombres que no son públicos. El sello es del acta completa.';
    case 'sealed':
      return '';
  }
}

function factsOf({ session, quorum, citizens }: MinutesBody): MinutesDocument['facts'] {
  return [
    ['Fecha y hora', `${formatDate(session.heldOn)}, ${session.startsAt}`],
    ['Tipo', `${TYPE_WORDS[session.type]}, ${MODALITY_WORDS[session.modality]}`],
    ['Lugar', session.place],
    [
      'Quórum',
      `${quorum.present} presentes de ${quorum.members} miembros en esa fecha; se necesitan ${quorum.needed}: ${quorum.isMet ? 'hay quórum' : 'no hay quórum'}. Regla: ${quorum.basis}.`,
    ],
    ...(citizens === null ? [] : [['Público asistente', String(citizens)] as const]),
    ...(session.lateReason === null ? [] : [['Registro tardío', session.lateReason] as const]),
  ];
}

function nameOf({ name, capacity }: MinutesAttendance): string {
  return capacity === null ? '' : (name ?? 'nombre no público');
}

function attendanceSection({ attendance }: MinutesBody): DocumentSection {
  return {
    title: 'Asistencia',
    paragraphs: attendance.length === 0 ? ['Sin asistencia registrada.'] : [],
    tables:
      attendance.length === 0
        ? []
        : [
            {
              caption: '',
              header: ['Cargo', 'Entidad', 'Asiste', 'Nombre', 'Designación'],
              widths: [1.3, 1.4, 0.9, 1.3, 1.2],
              rows: attendance.map((entry) => [
                `${entry.position}${entry.presides ? ' (preside)' : ''}`,
                entry.entity,
                entry.capacity === null ? (entry.excused ? 'no, con aviso' : 'no') : CAPACITY_WORDS[entry.capacity],
                nameOf(entry),
                entry.resolution ?? '',
              ]),
            },
          ],
  };
}

function agendaSection({ agenda }: MinutesBody): DocumentSection {
  return {
    title: 'Agenda y desarrollo',
    paragraphs: agenda.map(({ ordinal, topic, content }) => `${ordinal}. ${topic}. ${content || NOTHING_SAID}`),
    tables: [],
  };
}

function figureSections({ figures }: MinutesBody): readonly DocumentSection[] {
  if (figures.length === 0) return [];
  return [
    {
      title: 'Cifras mostradas en la sesión',
      paragraphs: figures.flatMap(({ title, asOf, sentences }) => [
        `${title}, como se sabía el ${formatDate(asOf)}: ${sentences.join(' ')}`,
      ]),
      tables: figures
        .filter((one) => one.figures.length > 0)
        .map((one) => ({
          caption: one.title,
          header: ['Cifra', 'Valor', 'Periodo', 'Fuente'],
          widths: [2, 0.9, 1, 1.6],
          rows: one.figures.map(({ label, printed, period, source, cutOff }) => [
            label,
            printed,
            period,
            `${source}${cutOff === null ? '' : ` (corte ${formatDate(cutOff)})`}`,
          ]),
        })),
    },
  ];
}

function carriedOverSection({ carriedOver }: MinutesBody): readonly DocumentSection[] {
  if (carriedOver.length === 0) return [];
  return [
    {
      title: 'Estado de los acuerdos anteriores',
      paragraphs: [],
      tables: [
        {
          caption: '',
          header: ['Acuerdo', 'Responde', 'Plazo', 'Estado', 'Último informe'],
          widths: [2, 1.1, 0.8, 0.9, 1.4],
          rows: carriedOver.map(({ session, number, content, responsible, dueOn, state, lastNote, evidence }) => [
            `${session}, acuerdo ${number}: ${content}`,
            responsible,
            formatDate(dueOn),
            state,
            `${lastNote ?? 'sin informe'}${evidence > 0 ? ` (${evidence} de sustento)` : ''}`,
          ]),
        },
      ],
    },
  ];
}

function agreementSection({ agreements, quorum }: MinutesBody): DocumentSection {
  return {
    title: 'Acuerdos',
    paragraphs:
      agreements.length > 0
        ? []
        : [quorum.isMet ? 'La sesión no tomó acuerdos.' : 'Sin quórum, la sesión no puede acordar.'],
    tables:
      agreements.length === 0
        ? []
        : [
            {
              caption: '',
              header: ['N.º', 'Acuerdo', 'Responde', 'Plazo'],
              widths: [0.4, 2.6, 1.2, 0.8],
              rows: agreements.map(({ number, kind, content, responsible, dueOn }) => [
                String(number),
                kind === 'agreement' ? content : `${content} (${AGREEMENT_WORDS[kind]})`,
                responsible,
                formatDate(dueOn),
              ]),
            },
          ],
  };
}

function consultationSection({ proposals }: MinutesBody): readonly DocumentSection[] {
  if (proposals.length === 0) return [];
  return [
    {
      title: 'Propuestas del público',
      paragraphs: proposals.map(
        ({ number, content, answer }) => `${number}. ${content} — ${answer === '' ? 'Sin respuesta todavía.' : answer}`,
      ),
      tables: [],
    },
  ];
}

function rectificationSection({ rectifies }: MinutesBody): readonly DocumentSection[] {
  if (!rectifies) return [];
  return [
    {
      title: 'Qué se rectifica',
      paragraphs: [
        `Rectifica la versión ${rectifies.version}, de sello ${rectifies.sha256}, que se conserva. Motivo: ${rectifies.reason}`,
      ],
      tables: [
        {
          caption: '',
          header: ['Punto', 'Decía', 'Dice'],
          widths: [1, 2, 2],
          rows: rectifies.differences.map(({ where, before, after }) => [
            where,
            before || NOTHING_SAID,
            after || NOTHING_SAID,
          ]),
        },
      ],
    },
  ];
}

function signatureOf(entry: MinutesAttendance): string {
  const name = nameOf(entry);
  return `${name === 'nombre no público' ? '' : `${name}\n`}${entry.position}, ${entry.entity}`;
}

function sealWords(seal: Seal): readonly string[] {
  if (seal.kind === 'draft') return [];
  return [
    `Versión ${seal.version}, sellada el ${formatDate(seal.sealedOn)}. SHA-256 del contenido del acta:`,
    seal.sha256,
  ];
}
