import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

export const s3Account = {
  accessKeyId: "TESTKEY",
  secretAccessKey: "test/secret+key",
  region: "cn-test",
};

/**
 * A small store that speaks S3 by path and is strict about it: it reckons every signature again
 * (AWS Signature Version 4, with its own code), wants the bytes to be those that were signed, a
 * time that is now, and a bucket that exists. Not a real store: beside it the
 * tests ask a server that others wrote.
 */
export async function startS3(bucket: string) {
  const objects = new Map<string, { bytes: Buffer; type: string; at: Date }>();
  /** Answers given before the true one, to see what a client does with them. */
  const failures: number[] = [];
  const server = createServer((request, response) => {
    const answer = (status: number, code = "") => {
      response.writeHead(status, { "content-type": "application/xml" });
      response.end(code === "" ? "" : `<Error><Code>${code}</Code></Error>`);
    };
    void read(request).then((bytes) => {
      const failure = failures.shift();
      if (failure !== undefined) return answer(failure, "SlowDown");
      const wrong = signatureFault(request, bytes);
      if (wrong !== null) return answer(403, wrong);
      const url = new URL(request.url ?? "", "http://store");
      const [, first, ...rest] = decodeURIComponent(url.pathname).split("/");
      if (first !== bucket) return answer(404, "NoSuchBucket");
      const name = rest.join("/");
      if (request.method === "GET" && url.searchParams.get("list-type") === "2") {
        response.writeHead(200, { "content-type": "application/xml" });
        return response.end(pageOf(objects, url.searchParams));
      }
      if (request.method === "PUT") {
        objects.set(name, { bytes, type: request.headers["content-type"] ?? "", at: new Date() });
        return answer(200);
      }
      if (request.method === "DELETE") {
        objects.delete(name);
        return answer(204);
      }
      const object = objects.get(name);
      if (object === undefined) return answer(404, "NoSuchKey");
      response.writeHead(200, { "content-type": object.type });
      response.end(object.bytes);
    });
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const address: AddressInfo | string | null = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    endpoint: `http://127.0.0.1:${String(port)}`,
    objects,
    failures,
    stop: () => new Promise((done) => server.close(done)),
  };
}

/** Two names a page, so that a client has to ask on. */
function pageOf(objects: ReadonlyMap<string, { at: Date }>, wish: URLSearchParams): string {
  const after = wish.get("continuation-token") ?? "";
  const names = [...objects.keys()]
    .filter((name) => name.startsWith(wish.get("prefix") ?? "") && name > after)
    .sort();
  const shown = names.slice(0, 2);
  const contents = shown.map((name) => {
    const at = objects.get(name)?.at.toISOString() ?? "";
    return `<Contents><Key>${name}</Key><LastModified>${at}</LastModified><Size>1</Size></Contents>`;
  });
  const next =
    names.length > shown.length
      ? `<IsTruncated>true</IsTruncated><NextContinuationToken>${shown.at(-1) ?? ""}</NextContinuationToken>`
      : "<IsTruncated>false</IsTruncated>";
  return `<?xml version="1.0"?><ListBucketResult>${next}${contents.join("")}</ListBucketResult>`;
}

function read(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => resolve(Buffer.concat(chunks)));
    request.on("error", reject);
  });
}

function signatureFault(request: IncomingMessage, bytes: Buffer): string | null {
  const header = (name: string) => String(request.headers[name] ?? "");
  const parts =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([\w;-]+), Signature=([0-9a-f]{64})$/.exec(
      header("authorization"),
    );
  if (parts === null) return "AccessDenied";
  const [, key = "", day = "", region = "", signed = "", signature = ""] = parts;
  if (key !== s3Account.accessKeyId) return "InvalidAccessKeyId";
  if (region !== s3Account.region) return "AuthorizationHeaderMalformed";
  const names = signed.split(";");
  if (!["host", "x-amz-date", "x-amz-content-sha256"].every((name) => names.includes(name))) {
    return "AccessDenied";
  }
  const hash = createHash("sha256").update(bytes).digest("hex");
  if (header("x-amz-content-sha256") !== hash) return "XAmzContentSHA256Mismatch";
  const at = header("x-amz-date");
  const then = Date.parse(at.replace(/^(....)(..)(..)T(..)(..)(..)Z$/, "$1-$2-$3T$4:$5:$6Z"));
  if (!(Math.abs(Date.now() - then) < 15 * 60_000)) return "RequestTimeTooSkewed";
  const [where = "", wish = ""] = (request.url ?? "").split("?");
  const canonical = [
    request.method,
    where,
    wish.replaceAll("+", "%20").split("&").sort().join("&"),
    ...names.map((name) => `${name}:${header(name).trim()}`),
    "",
    signed,
    hash,
  ].join("\n");
  const text = [
    "AWS4-HMAC-SHA256",
    at,
    `${day}/${region}/s3/aws4_request`,
    createHash("sha256").update(canonical).digest("hex"),
  ].join("\n");
  const keys = [day, region, "s3", "aws4_request"];
  const secret = keys.reduce<Buffer>(
    (with_, part) => createHmac("sha256", with_).update(part).digest(),
    Buffer.from(`AWS4${s3Account.secretAccessKey}`),
  );
  const expected = createHmac("sha256", secret).update(text).digest();
  return timingSafeEqual(expected, Buffer.from(signature, "hex")) ? null : "SignatureDoesNotMatch";
}
