/**
 * Console, portal and public files share the root of the address space: a district may not be called
 * like any of them. The list is compared with the folders of app/ and public/ by a test.
 */
export const reservedSlugs: ReadonlySet<string> = new Set([
  // Console
  "admin",
  "assignments",
  "catalogue",
  "co-building",
  "codes",
  "dashboard",
  "desk",
  "dispatch",
  "inbox",
  "map",
  "password",
  "replies",
  "whistles",
  "hand-overs",
  "leave",
  "on-call",
  "tickets",
  "topics",
  "proactive",
  "walls",
  "check-ins",
  "mobile-members",
  "service",
  "councils",
  "meetings",
  "party",
  "proactive",
  "property",
  "reviews",
  "units",
  // Members and units
  "my",
  "unit",
  "seat",
  // Public, machines and files
  "_next",
  "api",
  "favicon.ico",
  "icon.svg",
  "no-script.css",
  "robots.txt",
  "sign-in",
  "type-size",
]);

const slugShape = /^[a-z][a-z0-9-]{1,30}$/;

/** Whether a new district may have this address. */
export function isUsableSlug(slug: string): boolean {
  return slugShape.test(slug) && !reservedSlugs.has(slug);
}
