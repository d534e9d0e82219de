/** Where the proxy writes which page was asked for: a page itself is not told its own address. */
export const askedPageHeader = "x-gezhi-page";

/** What is opened without having asked for anything. */
const homes: readonly string[] = ["/", "/desk", "/my", "/unit", "/seat"];
const lengthMax = 500;

/** The address of a door with the page that was asked for, so that whoever signs in arrives there. */
export function doorTo(door: string, page: string | null): string {
  if (page === null || homes.includes(page) || page.length > lengthMax) return door;
  return `${door}${door.includes("?") ? "&" : "?"}then=${encodeURIComponent(page)}`;
}
