import "server-only";
import { cookies } from "next/headers";
import type { Credential } from "@/lib/platform/access/credential";
import { normalizeCode } from "@/lib/platform/core/query-code";

type Receipt = Credential & { kind: "receipt" };

// The cookie lives below the district's own address, for two hours, out of reach of scripts; the
// code never stands in an address, so that it is in no log.
const seconds = 2 * 60 * 60;

export function receiptOf(slug: string, number: string, code: string): Receipt | null {
  const normal = normalizeCode(code);
  const digits = number.normalize("NFKC").replace(/\D/g, "");
  if (normal === null || !/^\d{13}$/.test(digits)) return null;
  return { kind: "receipt", slug, number: digits, code: normal };
}

export async function keepReceipt(receipt: Receipt): Promise<void> {
  const jar = await cookies();
  jar.set(`receipt-${receipt.slug}`, `${receipt.number}.${receipt.code}`, {
    httpOnly: true,
    sameSite: "lax",
    path: `/${receipt.slug}`,
    maxAge: seconds,
  });
}

export async function receiptCredential(slug: string): Promise<Receipt | null> {
  const jar = await cookies();
  const [number, code] = (jar.get(`receipt-${slug}`)?.value ?? "").split(".");
  return number === undefined || code === undefined ? null : receiptOf(slug, number, code);
}

export async function dropReceipt(slug: string): Promise<void> {
  const jar = await cookies();
  jar.delete({ name: `receipt-${slug}`, path: `/${slug}` });
}
