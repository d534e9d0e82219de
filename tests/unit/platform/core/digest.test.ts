import { describe, expect, it } from "vitest";

import { sha256Bytes, sha256Hex, sha256HexLength } from "@/lib/platform/core/digest";

describe("sha256", () => {
  it("agrees with the published vector, for text and for bytes", () => {
    const abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    expect(sha256Hex("abc")).toBe(abc);
    expect(sha256Hex(new Uint8Array([97, 98, 99]))).toBe(abc);
    expect(abc).toHaveLength(sha256HexLength);
    expect(Buffer.from(sha256Bytes("abc")).toString("hex")).toBe(abc);
  });
});
