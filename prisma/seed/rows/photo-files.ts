import { createHash } from "node:crypto";
import sharp from "sharp";
import { keepPhoto, openPhoto } from "@/lib/platform/files/photo";
import { photoMotifs, photoSvg, type PhotoMoment, type PhotoMotif } from "../content/photos";

/** A drawn photo on disk; many rows share one. */
export interface PhotoFile {
  key: string;
  width: number;
  height: number;
  bytes: number;
}

export type PhotoFiles = (
  motif: PhotoMotif,
  moment: PhotoMoment,
  variant: number,
) => PhotoFile | undefined;

const variants = 2;

/**
 * Draws the photos that are not there yet. Their names follow from what they show, so that rows
 * and files find each other again when either is made anew.
 */
export async function drawPhotos(): Promise<PhotoFiles> {
  const files = new Map<string, PhotoFile>();
  for (const motif of photoMotifs) {
    for (const moment of ["before", "after"] as const) {
      for (let variant = 0; variant < variants; variant += 1) {
        const label = `${motif}:${moment}:${variant}`;
        files.set(label, await drawn(keyOf(label), photoSvg(motif, moment, variant)));
      }
    }
  }
  return (motif, moment, variant) => files.get(`${motif}:${moment}:${variant % variants}`);
}

async function drawn(key: string, svg: string): Promise<PhotoFile> {
  const stored = await openPhoto(key, false);
  const data =
    stored === null
      ? await sharp(Buffer.from(svg)).jpeg({ quality: 82 }).toBuffer()
      : Buffer.from(await new Response(stored).arrayBuffer());
  const { width, height } = await sharp(data).metadata();
  if (stored === null) {
    const small = await sharp(data).resize(320, 320, { fit: "inside" }).jpeg().toBuffer();
    await keepPhoto(key, { large: data, small });
  }
  return { key, width, height, bytes: data.length };
}

function keyOf(label: string): string {
  const hex = createHash("sha256").update(`demo-photo:${label}`).digest("hex");
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20, 32),
  ].join("-");
}
