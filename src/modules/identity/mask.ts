/** "m.rojas@ejemplo.pe" → "m••••@ejemplo.pe": enough to know it again. */
export function maskedEmail(email: string): string {
  const at = email.lastIndexOf('@');
  return at < 1 ? '••••' : `${email.slice(0, 1)}••••${email.slice(at)}`;
}

/** "44556621" → "4•••••21". */
export function maskedNumber(text: string): string {
  return text.length < 4
    ? '•'.repeat(text.length)
    : `${text.slice(0, 1)}${'•'.repeat(text.length - 3)}${text.slice(-2)}`;
}
