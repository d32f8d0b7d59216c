/** "Rosa Díaz" → "R•••• D••••": enough to know it again. */
export function maskedName(name: string): string {
  return name
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => `${word.slice(0, 1)}••••`)
    .join(' ');
}
