export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** The parameters of an address, each once; empty ones count as absent, long ones are cut. */
export async function parametersOf<Name extends string>(
  given: SearchParams,
  names: readonly Name[],
): Promise<Partial<Record<Name, string>>> {
  const all = await given;
  const found: Partial<Record<Name, string>> = {};
  for (const name of names) {
    const value = all[name];
    const text = (Array.isArray(value) ? value[0] : value)?.trim().slice(0, 60);
    if (text !== undefined && text !== "") found[name] = text;
  }
  return found;
}

/** An address with the parameters that have a value. */
export function addressOf(
  path: string,
  parameters: Readonly<Record<string, string | undefined>>,
): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined) query.set(name, value);
  }
  return query.size === 0 ? path : `${path}?${query.toString()}`;
}

const idShape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** An id from an address; anything else is no id and finds nothing. */
export function idOf(text: string | undefined): string | undefined {
  return text !== undefined && idShape.test(text) ? text : undefined;
}
