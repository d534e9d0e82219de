type Values = Readonly<Record<string, string | number>>;

/** Binds a table of messages: `t("due.left", { time: "2 天" })` fills `{time}`. Keys are typed. */
export function messages<Table extends Readonly<Record<string, string>>>(table: Table) {
  return (key: keyof Table & string, values: Values = {}): string =>
    fill(table[key] ?? key, values);
}

/** The same for a key that is data, such as a refusal's reason; an unknown key shows itself. */
export function lookup(
  tables: readonly Readonly<Record<string, string>>[],
  key: string,
  values: Values = {},
): string {
  const table = tables.find((candidate) => Object.hasOwn(candidate, key));
  return fill(table?.[key] ?? key, values);
}

function fill(text: string, values: Values): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
