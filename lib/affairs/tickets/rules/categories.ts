/** The next free code of four digits below a major category's two; null when all ninety-nine are taken. */
export function nextCode(major: string, taken: readonly string[]): string | null {
  const used = new Set(taken);
  for (let n = 1; n <= 99; n += 1) {
    const code = `${major}${String(n).padStart(2, "0")}`;
    if (!used.has(code)) return code;
  }
  return null;
}
