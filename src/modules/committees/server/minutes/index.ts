import { printPdf, type PdfJob } from '#server/pdf/index.ts';
import type { MinutesBody } from '../../minutes.ts';
import { type CallDocumentInput, callDocument } from './call-document.ts';
import { minutesDocument, type Seal } from './document.ts';
import { MINUTES_PATH, MINUTES_TEMPLATE } from './template.ts';

/** The same body and seal are the same bytes. */
export function minutesJob(body: MinutesBody, seal: Seal): PdfJob {
  return {
    template: MINUTES_TEMPLATE,
    files: { [MINUTES_PATH]: JSON.stringify(minutesDocument(body, seal)) },
    datedOn: body.session.heldOn,
  };
}

export function printMinutes(body: MinutesBody, seal: Seal): Promise<Uint8Array> {
  return printPdf(minutesJob(body, seal));
}

export function printCall(call: CallDocumentInput): Promise<Uint8Array> {
  return printPdf({
    template: MINUTES_TEMPLATE,
    files: { [MINUTES_PATH]: JSON.stringify(callDocument(call)) },
    datedOn: call.heldOn,
  });
}
