import type { SavedViews } from "@/lib/across/desk/schema";
import { filterAddress, type AddressValues } from "@/lib/affairs/tickets/rules/ticket-filter";

// A list that is opened without any condition shows the view its owner prefers. "view=all" in the
// address asks for the whole list all the same.

/** Where a list goes on to when it is opened plainly; null = it stays. */
export function preferredAddress(
  base: string,
  values: AddressValues,
  { views, preferred }: SavedViews,
): string | null {
  if (Object.keys(values).length > 0) return null;
  const view = views.find(({ id }) => id === preferred);
  return view === undefined ? null : `${base}?${view.query}`;
}

/** The whole list, also for those who prefer a view of it. */
export function wholeList(base: string, { preferred }: SavedViews): string {
  return preferred === null ? base : `${base}?view=all`;
}

/** The same for an address that a change of the filter has led to. */
export function orWhole(address: string, base: string, saved: SavedViews): string {
  return address === base ? wholeList(base, saved) : address;
}

/** A filter as it is kept. */
export function queryOf(filter: Readonly<Record<string, string | undefined>>): string {
  return filterAddress("", filter).slice(1);
}
