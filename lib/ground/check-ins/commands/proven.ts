import "server-only";
import { phoneCodeHash } from "@/lib/platform/access/credential";
import { Refusal } from "@/lib/platform/core/refusal";
import { indexField } from "@/lib/platform/crypto/field";
import type { Scope } from "@/lib/platform/db/scope";

/**
 * Whether the phone is the visitor's. Where codes can be had one must be given; elsewhere the
 * community checks the phone face to face.
 */
export async function provePhone(
  { actor, tx }: Scope,
  { phone, code, codes }: { phone: string; code?: string | undefined; codes: string },
): Promise<"proven" | "unproven" | "wrong"> {
  if (code === undefined) {
    if (codes === "never" || (codes === "demo" && !actor.tenant.demo)) return "unproven";
    throw new Refusal("invalid", "refusal.invalid", { fields: { code: "checkIn.code.needed" } });
  }
  const [row] = await tx.$queryRaw<{ ok: boolean }[]>`
    select sec.prove_phone(${indexField("phone", phone)}, ${phoneCodeHash(code)}) as ok`;
  return row?.ok === true ? "proven" : "wrong";
}
