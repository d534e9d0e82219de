import "server-only";
import QRCode from "qrcode";

/** A QR code as one outline: `d` of an SVG path on a square of `size` units, quiet zone included. */
export function qrOf(text: string): { d: string; size: number } {
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
