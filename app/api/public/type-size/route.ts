import { openRoute } from "@/lib/web/route";

const year = 365 * 24 * 60 * 60;

/**
 * Large type on or off, by a plain link. It goes back to the page it was pressed on, as the browser
 * names it; an address of another site is not followed.
 */
export const GET = openRoute((request) => {
  const here = new URL(request.url);
  const size = here.searchParams.get("size") === "large" ? "large" : "normal";
  return Promise.resolve(
    new Response(null, {
      status: 303,
      headers: {
        Location: pageOf(request.headers.get("referer"), request.headers.get("host")),
        "Set-Cookie": `type-size=${size}; Path=/; Max-Age=${String(year)}; SameSite=Lax`,
        "Cache-Control": "no-store",
      },
    }),
  );
});

/** Path and query alone, so that nothing in a header can lead away from this site. */
function pageOf(referer: string | null, host: string | null): string {
  if (referer === null || !URL.canParse(referer)) return "/";
  const { host: from, pathname, search } = new URL(referer);
  return from === host && !pathname.startsWith("//") ? `${pathname}${search}` : "/";
}
