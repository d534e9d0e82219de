import { randomBytes } from "node:crypto";
import sharp from "sharp";

// Photos as telephones make them, made by the test itself so that it knows all that is in them.

export interface Photo {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

/** Where the telephone says that it stood: 31°0′ N, 121°24′ E. */
const gps = {
  IFD0: { Make: "Gezhi Test Phone", Model: "GT-1" },
  IFD3: {
    GPSLatitudeRef: "N",
    GPSLatitude: "31/1 0/1 0/1",
    GPSLongitudeRef: "E",
    GPSLongitude: "121/1 24/1 0/1",
  },
};

/** Small enough to be sent as it is, with the place in its EXIF data. */
export async function photoWithPlace(name: string, colour: string): Promise<Photo> {
  const buffer = await sharp({
    create: { width: 800, height: 600, channels: 3, background: colour },
  })
    .withExif(gps)
    .jpeg({ quality: 80 })
    .toBuffer();
  return { name, mimeType: "image/jpeg", buffer };
}

/** So large that a browser should make it smaller before it sends it. */
export async function largePhoto(name: string): Promise<Photo> {
  const width = 1600;
  const height = 1200;
  const noise = randomBytes((width / 4) * (height / 4) * 3);
  const buffer = await sharp(noise, { raw: { width: width / 4, height: height / 4, channels: 3 } })
    .resize(width, height, { kernel: "nearest" })
    .withExif(gps)
    .jpeg({ quality: 90 })
    .toBuffer();
  return { name, mimeType: "image/jpeg", buffer };
}

/** What a picture tells beside its pixels. */
export async function tracesIn(picture: Buffer): Promise<string[]> {
  const { exif, iptc, xmp } = await sharp(picture).metadata();
  return Object.entries({ exif, iptc, xmp }).flatMap(([name, value]) =>
    value === undefined ? [] : [name],
  );
}
