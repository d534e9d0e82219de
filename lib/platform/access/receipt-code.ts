import "server-only";
import { codeOf } from "@/lib/platform/core/query-code";
import { deriveBytes } from "@/lib/platform/crypto/field";

/**
 * The query code of one submission: 60 bits that follow from its idempotency key and the server's
 * secret. A retry tells the same code again, although only its hash is ever stored.
 */
export function receiptCode(key: string): string {
  return codeOf(deriveBytes(`receipt-code|${key}`));
}
