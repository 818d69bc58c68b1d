// Tables of plain text.

/**
 * Columns as wide as their widest cell: the first to the left, the others to the right.
 * @param {string[]} head @param {(string | number)[][]} rows
 */
export function table(head, rows) {
  const lines = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, i) => Math.max(...lines.map((line) => line[i]?.length ?? 0)));
  return lines.map((line) => line.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join('  ').trimEnd()).join('\n');
}

/** @param {number} value */
export const share = (value) => value.toFixed(2);
/** @param {number} bytes */
export const kB = (bytes) => (bytes / 1000).toFixed(1);
/** @param {number} bytes */
export const MB = (bytes) => (bytes / 1e6).toFixed(2);
/** @param {number} value */
export const tenth = (value) => value.toFixed(1);
/** @param {number} value */
export const percent = (value) => `${(value * 100).toFixed(0)}%`;
