/**
 * The network a request comes from, for slowing down guesses: the last address that the reverse
 * proxy wrote, cut to /24 or /64 so that one household or office counts as one.
 */
export function networkOf(header: (name: string) => string | null): string {
  const forwarded = header("x-forwarded-for")?.split(",").at(-1)?.trim() ?? "";
  const address = forwarded === "" ? "local" : forwarded.replace(/^::ffff:/, "");
  if (address.includes(":")) return address.split(":").slice(0, 4).join(":");
  return address.split(".").slice(0, 3).join(".");
}
