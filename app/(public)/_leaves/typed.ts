/** What was typed into a field before, as one text. */
export function typedText(
  typed: Readonly<Record<string, string | string[]>> | undefined,
  name: string,
): string | undefined {
  const value = typed?.[name];
  return typeof value === "string" ? value : undefined;
}
