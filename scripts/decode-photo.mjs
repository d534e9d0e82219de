// Decodes photos that come from outside and writes them anew, one after another, until standard input
// ends. Runs as a child without environment and with little memory (lib/platform/files/decoder.ts): a
// photo that breaks or takes over the decoder has this process and nothing else.
//
// In: a length (4 bytes), then the photo. Out: a length, a head of JSON, then the large and the small
// JPEG whose lengths the head gives. The first answer, without a photo, says that it is ready.

import sharp from "sharp";

const [, , bytesMax, pixelsMax, largeSide, smallSide] = process.argv.map(Number);

sharp.cache(false);
sharp.concurrency(1);
// Every other loader of the library stays shut, whatever a file says it is.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({
  operation: ["VipsForeignLoadJpegBuffer", "VipsForeignLoadPngBuffer", "VipsForeignLoadWebpBuffer"],
});

answer({ ready: true });
for await (const photo of photos(process.stdin)) await decode(photo);

async function decode(photo) {
  try {
    const large = await sharp(photo, { limitInputPixels: pixelsMax, failOn: "error" })
      .autoOrient()
      .resize(largeSide, largeSide, { fit: "inside", withoutEnlargement: true })
      .flatten({ background: "#ffffff" })
      .jpeg({ quality: 82 })
      .toBuffer({ resolveWithObject: true });
    const small = await sharp(large.data)
      .resize(smallSide, smallSide, { fit: "inside", withoutEnlargement: true })
      .jpeg({ quality: 75 })
      .toBuffer();
    const { width, height } = large.info;
    answer({ width, height, large: large.data.length, small: small.length }, large.data, small);
  } catch (error) {
    answer({ fault: /pixel limit/.test(String(error)) ? "pixels" : "unreadable" });
  }
}

async function* photos(stream) {
  let chunks = [];
  let received = 0;
  let needed = 4;
  for await (const chunk of stream) {
    chunks.push(chunk);
    received += chunk.length;
    if (received < needed) continue;
    let bytes = Buffer.concat(chunks);
    while (bytes.length >= 4) {
      needed = 4 + bytes.readUInt32BE(0);
      if (needed > 4 + bytesMax) process.exit(1);
      if (bytes.length < needed) break;
      yield bytes.subarray(4, needed);
      bytes = bytes.subarray(needed);
      needed = 4;
    }
    chunks = [bytes];
    received = bytes.length;
  }
}

function answer(head, ...parts) {
  const text = Buffer.from(JSON.stringify(head));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length);
  process.stdout.write(Buffer.concat([length, text, ...parts]));
}
