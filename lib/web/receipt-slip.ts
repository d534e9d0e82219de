import "server-only";
import QRCode from "qrcode";
import { codeOfSubmission } from "@/lib/affairs/tickets/queries/public";
import type { Sender } from "./action";

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

/** A QR code as one outline: `d` of an SVG path on a square of `size` units, quiet zone included. */
function qrOf(text: string): { d: string; size: number } {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: "M" });
  const quiet = 4;
  const parts: string[] = [];
  for (let y = 0; y < modules.size; y += 1) {
    for (let x = 0; x < modules.size; x += 1) {
      if (modules.get(y, x) !== 0) parts.push(`M${String(x + quiet)} ${String(y + quiet)}h1v1h-1z`);
    }
  }
  return { d: parts.join(""), size: modules.size + 2 * quiet };
}
