import type { PhoneRole } from "@/lib/platform/access/actor";

/** Where each begins who enters by phone. */
export const phoneHomes: Readonly<Record<PhoneRole, string>> = {
  member: "/my",
  liaison: "/unit",
  councillor: "/seat",
};

const notPages = ["/sign-in", "/password", "/api"];

/**
 * The page that was asked for before signing in, as `then` in the query of the door's address says. Null for
 * what lies outside of this site or behind another door; `role` is null at the staff's door.
 */
export function pageAsked(query: string, role: PhoneRole | null): string | null {
  const then = new URLSearchParams(query).get("then");
  if (then === null || !URL.canParse(then, here)) return null;
  const { origin, pathname, search } = new URL(then, here);
  // A path that begins with two strokes is another site to a browser.
  if (origin !== here || !then.startsWith("/") || !/^\/\w/u.test(pathname)) return null;
  const under = (home: string) => pathname === home || pathname.startsWith(`${home}/`);
  const elsewhere =
    role === null
      ? [...notPages, ...Object.values(phoneHomes)].some(under)
      : !under(phoneHomes[role]);
  return elsewhere ? null : pathname + search;
}

/** Stands for this site, whose name does not matter. */
const here = "http://here.invalid";
