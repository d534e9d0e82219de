import "server-only";
import { createHash } from "node:crypto";
import { AwsClient } from "aws4fetch";
import type { Storage } from "./storage";

export interface S3Settings {
  endpoint: string;
  bucket: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
}

const secondsMax = 20;

/**
 * Files in a bucket of an S3-compatible store, addressed by path (`endpoint/bucket/name`) as stores
 * inside a closed network are. The store shows an object only when it is whole. Redirects are not
 * followed: the server calls the configured address and no other.
 */
export function s3Storage({ endpoint, bucket, ...account }: S3Settings): Storage {
  const client = new AwsClient({ ...account, service: "s3", retries: 2 });
  const ask = (method: string, name: string, body?: Uint8Array<ArrayBuffer>, type?: string) =>
    client.fetch(`${endpoint.replace(/\/+$/, "")}/${bucket}${name}`, {
      method,
      redirect: "error",
      cache: "no-store",
      signal: AbortSignal.timeout(secondsMax * 1000),
      headers: {
        ...(type === undefined ? {} : { "Content-Type": type }),
        // The bytes are signed too, so that none is changed under way.
        "X-Amz-Content-Sha256": createHash("sha256")
          .update(body ?? "")
          .digest("hex"),
      },
      ...(body === undefined ? {} : { body }),
    });
  return {
    put: async (name, bytes, type) => {
      await ended(await ask("PUT", `/${name}`, bytes, type));
    },
    get: async (name) => {
      const answer = await ask("GET", `/${name}`);
      if (answer.ok) return answer.body;
      const why = await fault(answer);
      // A bucket that is not there is the operator's mistake and no absent file.
      if (why.code !== "NoSuchKey") throw why;
      return null;
    },
    remove: async (name) => {
      await ended(await ask("DELETE", `/${name}`));
    },
    async *list(folder) {
      let next: string | undefined;
      do {
        const wish = new URLSearchParams({ "list-type": "2", prefix: `${folder}/` });
        if (next !== undefined) wish.set("continuation-token", next);
        const answer = await ask("GET", `?${wish.toString()}`);
        if (!answer.ok) throw await fault(answer);
        const page = await answer.text();
        for (const [, entry = ""] of page.matchAll(/<Contents>(.*?)<\/Contents>/gs)) {
          const at = Date.parse(valueOf(entry, "LastModified") ?? "");
          const name = valueOf(entry, "Key");
          if (name !== undefined && Number.isFinite(at)) yield { name, at };
        }
        next =
          valueOf(page, "IsTruncated") === "true"
            ? valueOf(page, "NextContinuationToken")
            : undefined;
      } while (next !== undefined);
    },
  };
}

function valueOf(xml: string, tag: string): string | undefined {
  const text = new RegExp(`<${tag}>([^<]*)</${tag}>`).exec(xml)?.[1];
  return text?.replace(/&(amp|quot);/g, (_, name) => (name === "amp" ? "&" : '"'));
}

async function ended(answer: Response): Promise<void> {
  if (!answer.ok) throw await fault(answer);
  await answer.body?.cancel();
}

/** The store's own code (AccessDenied, NoSuchBucket, …) tells the operator what is wrong. */
class StoreFault extends Error {
  constructor(
    status: number,
    readonly code: string,
  ) {
    super(`the file store answered ${String(status)} ${code}`.trim());
  }
}

async function fault(answer: Response): Promise<StoreFault> {
  const code = /<Code>(\w+)<\/Code>/.exec(await answer.text())?.[1] ?? "";
  return new StoreFault(answer.status, code);
}
