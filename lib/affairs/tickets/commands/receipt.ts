import "server-only";
import { clockworkOf } from "@/lib/ground/settings/queries";
import { receiptHash } from "@/lib/platform/access/credential";
import type { Scope } from "@/lib/platform/db/scope";
import { receiptCode } from "@/lib/platform/access/receipt-code";
import { storePhotos } from "@/lib/platform/files/photo";

/** A new case before its transaction: photos on disk, and the code that goes with its number. */
export async function prepareCase<Input extends { photos?: File[] | undefined }>(
  { photos, ...input }: Input,
  key: string,
) {
  return { input, code: receiptCode(key), photos: await storePhotos(photos, "photos") };
}

/** Makes number and code the key to a ticket that this very transaction has registered. */
export async function issueReceipt(
  scope: Scope,
  ticket: { id: string; number: string },
  code: string,
): Promise<void> {
  const { actor, tx } = scope;
  const { settings } = await clockworkOf(scope);
  await tx.$executeRaw`
    select sec.issue_receipt(${ticket.id}::uuid, ${receiptHash(actor.tenant.slug, ticket.number, code)},
      ${settings["receipt.valid"].value}::int)`;
}
