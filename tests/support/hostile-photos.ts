import { crc32, deflateSync } from "node:zlib";
import sharp, { type Sharp } from "sharp";

/** A text that may survive in no photo that is served. */
export const canary = "CANARY-7f3a-gps-and-owner";

/** A grey picture, twice as wide as high. */
export function picture(width = 80): Sharp {
  const canvas = { width, height: width / 2, channels: 3, background: "#887755" } as const;
  return sharp({ create: canvas });
}

/** As a phone writes it, lying on its side: place, owner, software, thumbnails' worth of text. */
export function tellingJpeg(): Promise<Buffer> {
  return picture()
    .withExif({
      IFD0: { Artist: canary, Software: canary, Orientation: "6" },
      IFD3: { GPSLatitudeRef: "N", GPSLatitude: "31/1 6/1 4000/100", GPSMapDatum: canary },
    })
    .withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/"><owner>${canary}</owner></x:xmpmeta>`)
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
}

/** A photo that is also a page with a script and an archive, and has a comment in its head. */
export async function polyglot(): Promise<Buffer> {
  const jpeg = await picture().jpeg().toBuffer();
  const script = `<html><script>alert("${canary}")</script></html>`;
  const length = Buffer.alloc(2);
  length.writeUInt16BE(script.length + 2);
  const comment = Buffer.concat([Buffer.of(0xff, 0xfe), length, Buffer.from(script)]);
  const archive = Buffer.from(`PK\u0003\u0004${canary}`);
  return Buffer.concat([jpeg.subarray(0, 2), comment, jpeg.subarray(2), archive]);
}

/**
 * A true PNG of so many points, each of them nothing: small on the wire, huge unpacked. An interlaced
 * one can only be unpacked whole, in seven passes (PNG specification 8.2).
 */
export function pngBomb(side: number, { bits = 1, colour = 0, interlaced = false } = {}): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([bits, colour, 0, 0, interlaced ? 1 : 0], 8);
  const pointBits = bits * (colour === 6 ? 4 : 1);
  const sizes = (interlaced ? passes : [{ x: 1, y: 1 }]).map(({ x, y }) => {
    const row = 1 + Math.ceil((Math.ceil(side / x) * pointBits) / 8);
    return row * Math.ceil(side / y);
  });
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  return Buffer.concat([
    Buffer.from("89504e470d0a1a0a", "hex"),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(Buffer.alloc(bytes), { level: 1 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

const passes = [
  { x: 8, y: 8 },
  { x: 8, y: 8 },
  { x: 4, y: 8 },
  { x: 4, y: 4 },
  { x: 2, y: 4 },
  { x: 2, y: 2 },
  { x: 1, y: 2 },
];

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** Files that are no photos of ours, by what they are. The first bytes of some of them lie. */
export async function foreignFiles(): Promise<Record<string, Buffer>> {
  const jpeg = await picture().jpeg().toBuffer();
  const head = (hex: string, rest: Buffer | string) =>
    Buffer.concat([Buffer.from(hex, "hex"), Buffer.from(rest)]);
  return {
    empty: Buffer.alloc(0),
    text: Buffer.from("只是一段文字"),
    gif: await picture().gif().toBuffer(),
    tiff: await picture().tiff().toBuffer(),
    heic: head("00000018", "ftypheic\0\0\0\0mif1heic"),
    avif: await picture(32).avif({ effort: 0 }).toBuffer(),
    pdf: Buffer.from("%PDF-1.7\n1 0 obj\n<< /JS (app.alert(1)) >>"),
    svg: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
    svgWithEntities: Buffer.from(
      '<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">' +
        '<!ENTITY file SYSTEM "file:///etc/passwd">]>' +
        '<svg xmlns="http://www.w3.org/2000/svg"><text>&b;&file;</text></svg>',
    ),
    svgNamedJpeg: head("ffd8ff", "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"),
    gifBehindJpeg: head("ffd8ff", await picture().gif().toBuffer()),
    tiffBehindPng: head("89504e470d0a1a0a", await picture().tiff().toBuffer()),
    riffWithoutPicture: Buffer.from("RIFF\u0010\0\0\0WEBPVP8 \0\0\0\0"),
    truncated: jpeg.subarray(0, Math.floor(jpeg.length * 0.6)),
    headOnly: jpeg.subarray(0, 24),
    broken: Buffer.from(jpeg).fill(0xff, Math.floor(jpeg.length / 2)),
  };
}
