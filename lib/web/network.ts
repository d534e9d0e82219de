import "server-only";
import { headers } from "next/headers";

const unknownNetwork = "local";

/**
 * The network a request comes from, for slowing down guesses: the last address that the reverse
 * proxy wrote, cut to /24 or /64 so that one household or office counts as one.
 */
export function networkOf(header: (name: string) => string | null): string {
  const forwarded = header("x-forwarded-for")?.split(",").at(-1)?.trim() ?? "";
  const address = forwarded === "" ? unknownNetwork : forwarded.replace(/^::ffff:/, "");
  if (address.includes(":")) return address.split(":").slice(0, 4).join(":");
  return address.split(".").slice(0, 3).join(".");
}

/** The same for this request, for a form that wants it put in; nothing without a proxy before the site. */
export async function networkOfSender(): Promise<{ network: string | undefined }> {
  const given = await headers();
  const network = networkOf((name) => given.get(name));
  return { network: network === unknownNetwork ? undefined : network };
}
