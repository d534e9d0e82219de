import "server-only";
import { codeOfSubmission } from "@/lib/affairs/tickets/queries/public";
import type { Sender } from "./action";
import { qrOf } from "./qr";

/**
 * What a resident is told right after sending, and never again: number, query code, and a picture
 * that opens the tracking page. The code stands behind `#`, which browsers never send, so that it
 * reaches no log.
 */
export function receiptSlip(result: { number: string }, key: string, from: Sender) {
  const code = codeOfSubmission(key);
  const address = `${from.origin}/${from.district}/track`;
  return {
    number: result.number,
    code,
    address,
    qr: qrOf(`${address}?number=${result.number}#${code}`),
  };
}
