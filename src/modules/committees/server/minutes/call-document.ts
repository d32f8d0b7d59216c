// The call of a session as a document: what its members receive. It names positions, and nobody.
import { type CalendarDate, formatDate } from '#shared/calendar-date.ts';
import type { MinutesCarriedOver } from '../../minutes.ts';
import { MODALITY_WORDS, type Modality, type SessionType, TYPE_WORDS } from '../../session.ts';
import type { MinutesDocument } from './document.ts';

export interface CallDocumentInput {
  readonly committee: string;
  readonly placeName: string;
  readonly title: string;
  readonly type: SessionType;
  readonly modality: Modality;
  readonly heldOn: CalendarDate;
  /** '10:00' */
  readonly startsAt: string;
  readonly place: string;
  readonly agenda: readonly string[];
  readonly members: readonly { readonly position: string; readonly entity: string }[];
  /** Null to who may not know it. */
  readonly quorum: { readonly members: number; readonly needed: number; readonly basis: string } | null;
  readonly carriedOver: readonly MinutesCarriedOver[];
  readonly cancelledReason: string | null;
}

export function callDocument(call: CallDocumentInput): MinutesDocument {
  const { committee, placeName, title, heldOn, startsAt, place, type, modality, agenda, members, quorum } = call;
  const [year = 0, month = 1, day = 1] = heldOn.split('-').map(Number);
  return {
    title: `Convocatoria: ${title} — ${committee}`,
    author: 'Vigía',
    date: { year, month, day },
    notice: call.cancelledReason === null ? '' : `CANCELADA: ${call.cancelledReason}`,
    heading: `Convocatoria: ${title}`,
    subheading: `${committee} · ${placeName}`,
    facts: [
      ['Fecha y hora', `${formatDate(heldOn)}, ${startsAt}`],
      ['Tipo', `${TYPE_WORDS[type]}, ${MODALITY_WORDS[modality]}`],
      ['Lugar', place],
      ...(quorum === null
        ? []
        : [
            [
              'Quórum',
              `${quorum.needed} de ${quorum.members} miembros vigentes en esa fecha. Regla: ${quorum.basis}.`,
            ] as const,
          ]),
    ],
    sections: [
      {
        title: 'Agenda',
        paragraphs: agenda.map((topic, index) => `${index + 1}. ${topic}`),
        tables: [],
      },
      ...(members.length === 0
        ? []
        : [
            {
              title: 'Se convoca a',
              paragraphs: [],
              tables: [
                {
                  caption: '',
                  header: ['Cargo', 'Entidad'],
                  widths: [1, 1],
                  rows: members.map(({ position, entity }) => [position, entity]),
                },
              ],
            },
          ]),
      ...(call.carriedOver.length === 0
        ? []
        : [
            {
              title: 'Acuerdos por informar',
              paragraphs: [],
              tables: [
                {
                  caption: '',
                  header: ['Acuerdo', 'Responde', 'Plazo', 'Estado'],
                  widths: [2.4, 1.1, 0.8, 1],
                  rows: call.carriedOver.map(({ session, number, content, responsible, dueOn, state }) => [
                    `${session}, acuerdo ${number}: ${content}`,
                    responsible,
                    formatDate(dueOn),
                    state,
                  ]),
                },
              ],
            },
          ]),
    ],
    signatures: ['Secretaría técnica'],
    seal: [],
    footer: `${committee} · ${title} · convocatoria`,
  };
}
