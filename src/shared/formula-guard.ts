// A spreadsheet runs a text cell that begins with = + - @ TAB or CR as a formula. Whatever we write for one gets
// an apostrophe in front, and whatever we read loses it: writing and reading again changes nothing.

const ARMED = /^'*[=+\-@\t\r]/;
const DISARMED = /^'+[=+\-@\t\r]/;
/** A number or percentage with its sign, or the dash that sources print for what nobody reported. */
const HARMLESS = /^(-|[-+]?[\d.,]*\d\s?%?)$/;

export function disarmedText(text: string): string {
  return ARMED.test(text) && !HARMLESS.test(text) ? `'${text}` : text;
}

export function armedText(text: string): string {
  return DISARMED.test(text) ? text.slice(1) : text;
}
