// What a certificate prints. The QR code and the address lead to the public page that says whether it is valid.
import { encode } from 'uqr';
import { type CalendarDate, formatDate } from '#shared/calendar-date.ts';
import { maskedDocument } from './document-number.ts';
import { printedCode } from './certificate.ts';
import { type EventMode, hoursWords, MODE_WORDS, periodWords } from './event.ts';
import { roleWords } from './participant-role.ts';

export interface CertificateSource {
  readonly code: string;
  readonly holderName: string;
  readonly documentKind: string;
  readonly documentNumber: string;
  readonly role: string;
  readonly issuedOn: CalendarDate;
  readonly revokedOn: CalendarDate | null;
  readonly event: {
    readonly title: string;
    readonly topic: string;
    readonly mode: EventMode;
    readonly startsOn: CalendarDate;
    readonly endsOn: CalendarDate | null;
    readonly hours: number | null;
    readonly organiser: string;
    readonly place: string;
  };
  /** 'https://vigia.ejemplo.pe'. */
  readonly origin: string;
}

export interface CertificatePage {
  readonly title: string;
  readonly holder: string;
  readonly document: string;
  readonly role: string;
  readonly event: string;
  readonly topic: string;
  readonly facts: readonly (readonly [string, string])[];
  readonly issued: string;
  readonly code: string;
  readonly address: string;
  /** Printed across the page; '' when it is valid. */
  readonly mark: string;
  readonly day: { readonly year: number; readonly month: number; readonly day: number };
}

export function certificatePage(source: CertificateSource): CertificatePage {
  const { event } = source;
  const [year = 0, month = 0, day = 0] = source.issuedOn.split('-').map(Number);
  return {
    title: 'Certificado de capacitación',
    holder: source.holderName,
    document: maskedDocument(source.documentKind, source.documentNumber),
    role: roleWords(source.role),
    event: event.title,
    topic: event.topic,
    facts: [
      ['Fecha', periodWords(event)],
      ...(event.hours === null ? [] : [['Duración', hoursWords(event.hours)] as const]),
      ['Modalidad', MODE_WORDS[event.mode]],
      ['Lugar', event.place],
      ['Organiza', event.organiser],
    ],
    issued: `Emitido el ${formatDate(source.issuedOn)}`,
    code: printedCode(source.code),
    address: certificateAddress(source.origin, source.code),
    mark: source.revokedOn === null ? '' : `REVOCADO el ${formatDate(source.revokedOn)}`,
    day: { year, month, day },
  };
}

export function certificateAddress(origin: string, code: string): string {
  return `${origin}/certificado/${printedCode(code)}`;
}

/** Dark modules of the QR code as one path. */
export function qrSvg(text: string): string {
  const { data, size } = encode(text, { border: 2, ecc: 'M' });
  const squares = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}"><rect width="${size}" height="${size}" fill="#fff"/><path d="${squares.join('')}" fill="#000"/></svg>`;
}
