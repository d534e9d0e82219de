import "server-only";
import { codeOf, normalizeCode } from "@/lib/platform/core/query-code";
import { deriveBytes } from "@/lib/platform/crypto/field";
import { credentialHash, type Credential } from "./credential";

/**
 * The key in a rating link: 60 bits that follow from what the resident is told of and the server's
 * secret, so that a repeated telling gives the same link although only its hash is stored.
 */
export function ratingKey(telling: string): string {
  return codeOf(deriveBytes(`rating-link|${telling}`));
}

/** Stored by sec.issue_rating_links, in hex. */
export function ratingKeyHash(slug: string, key: string): string {
  return Buffer.from(credentialHash({ kind: "rating", slug, key })).toString("hex");
}

/** Null for what cannot be such a key. */
export function ratingCredential(slug: string, typed: string): Credential | null {
  const key = normalizeCode(typed);
  return key === null ? null : { kind: "rating", slug, key };
}

/** The key stands behind `#`, so that it is in no server's log. */
export function ratingAddress(site: string, slug: string, number: string, key: string): string {
  return `${site.replace(/\/$/, "")}/${slug}/rate#${number}.${key}`;
}
