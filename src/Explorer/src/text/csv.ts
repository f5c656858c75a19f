type Cell = string | number | null;

/** A table as CSV (RFC 4180), with the byte order mark that spreadsheets want. Text that a spreadsheet would run as a formula gets an apostrophe in front. */
export const csv = (rows: readonly (readonly Cell[])[]): string => `\ufeff${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;

function cell(value: Cell): string {
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
