/** Hands a file made in the browser to the person. */
export function downloadFile(name: string, content: Blob | string, mime = 'text/csv;charset=utf-8'): void {
  const url = URL.createObjectURL(typeof content === 'string' ? new Blob([content], { type: mime }) : content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has begun by the next turn; the address would otherwise hold the bytes for ever.
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}
