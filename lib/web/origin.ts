import "server-only";
import { headers } from "next/headers";

/** The site's own address, as the one who asks has reached it; for what is printed. */
export async function siteOrigin(): Promise<string> {
  const given = await headers();
  const scheme = given.get("x-forwarded-proto")?.split(",")[0]?.trim() ?? "http";
  return `${scheme === "https" ? "https" : "http"}://${given.get("host") ?? "localhost"}`;
}
