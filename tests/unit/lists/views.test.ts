import { describe, expect, test } from "vitest";
import { orWhole, preferredAddress, queryOf, wholeList } from "@/components/lists/views";

const view = { id: "v1", name: "超期", query: "due=over" };
const saved = { version: 1, views: [view], preferred: "v1" };
const plain = { ...saved, preferred: null };

describe("the view that opens by itself", () => {
  test("opens where nothing was asked for, and nowhere else", () => {
    expect(preferredAddress("/tickets", {}, saved)).toBe("/tickets?due=over");
    expect(preferredAddress("/tickets", { view: "all" }, saved)).toBeNull();
    expect(preferredAddress("/tickets", { q: "路灯" }, saved)).toBeNull();
    expect(preferredAddress("/tickets", {}, plain)).toBeNull();
    expect(preferredAddress("/tickets", {}, { ...saved, preferred: "gone" })).toBeNull();
  });

  test("does not stand in the way of the whole list", () => {
    expect(wholeList("/tickets", saved)).toBe("/tickets?view=all");
    expect(wholeList("/tickets", plain)).toBe("/tickets");
    expect(orWhole("/tickets", "/tickets", saved)).toBe("/tickets?view=all");
    expect(orWhole("/tickets?q=a", "/tickets", saved)).toBe("/tickets?q=a");
  });
});

test("a filter is kept without the place in the list", () => {
  expect(queryOf({ group: "working", q: "北街", before: "1.a", after: undefined })).toBe(
    "group=working&q=%E5%8C%97%E8%A1%97",
  );
  expect(queryOf({})).toBe("");
});
