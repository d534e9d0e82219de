import { describe, expect, it } from "vitest";
import { addFiles, sizeText } from "@/components/ui/file-choice";

const file = (name: string, size = 1000) => ({ name, size, lastModified: 1 });
const limits = { maxCount: 2, maxMegabytes: 1 };

describe("gathering files over several choices", () => {
  it("keeps what was there and adds what is new", () => {
    const { files, problems } = addFiles([file("a")], [file("b")], limits);
    expect(files.map(({ name }) => name)).toEqual(["a", "b"]);
    expect(problems).toEqual([]);
  });

  it("leaves out the same file, and says so", () => {
    const { files, problems } = addFiles([file("a")], [file("a")], limits);
    expect(files).toHaveLength(1);
    expect(problems).toEqual([{ code: "twice", name: "a" }]);
  });

  it("takes a file of exactly the limit and refuses a byte more", () => {
    const limit = 1024 * 1024;
    expect(addFiles([], [file("a", limit)], limits).files).toHaveLength(1);
    expect(addFiles([], [file("a", limit + 1)], limits).problems).toEqual([
      { code: "too-large", name: "a" },
    ]);
  });

  it("stops at the count and tells how many were left", () => {
    const { files, problems } = addFiles([file("a")], [file("b"), file("c"), file("d")], limits);
    expect(files.map(({ name }) => name)).toEqual(["a", "b"]);
    expect(problems).toEqual([{ code: "too-many", count: 2 }]);
  });
});

describe("sizes", () => {
  it.each([
    [10, "1 KB"],
    [820 * 1024, "820 KB"],
    [3.4 * 1024 * 1024, "3.4 MB"],
  ])("%d bytes is %s", (bytes, text) => {
    expect(sizeText(bytes)).toBe(text);
  });
});
