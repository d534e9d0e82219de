import { describe, expect, it, vi } from "vitest";
import { lostOf, newDrafts } from "@/components/tickets/drafts";

describe("what was typed and not sent", () => {
  it("is kept sign by sign, for each field of each form of each matter", () => {
    const drafts = newDrafts();
    drafts.keep("a", "dispatch", "dispatch", ["task", "请"]);
    drafts.keep("a", "dispatch", "dispatch", ["task", "请更换"]);
    drafts.keep("a", "dispatch", "dispatch", ["shortenReason", "学校门口"]);
    drafts.keep("a", "note", "note", ["text", "已告知"]);
    drafts.keep("b", "note", "note", ["text", "另一件"]);

    expect(Object.fromEntries(drafts.of("a").get("dispatch")?.words ?? [])).toEqual({
      task: "请更换",
      shortenReason: "学校门口",
    });
    expect(drafts.of("b").get("note")?.words.get("text")).toBe("另一件");
    expect(drafts.of("c").size).toBe(0);
  });

  it("is the same for whoever draws it twice, and another after a sign", () => {
    const drafts = newDrafts();
    drafts.keep("a", "note", "note", ["text", "一"]);
    const before = drafts.of("a");
    expect(drafts.of("a")).toBe(before);
    drafts.keep("a", "note", "note", ["text", "一二"]);
    expect(drafts.of("a")).not.toBe(before);
    expect(before.get("note")?.words.get("text")).toBe("一");
  });

  it("stays readable when its form is gone, also that of a part; emptied fields say nothing", () => {
    const drafts = newDrafts();
    drafts.keep("a", "dispatch", "dispatch", ["task", "请更换"]);
    drafts.keep("a", "urge-7", "urge", ["text", "请尽快"]);
    drafts.keep("a", "note", "note", ["text", "还在"]);
    drafts.keep("a", "reject", "reject", ["text", " "]);
    expect(lostOf(drafts.of("a"), ["note"])).toEqual([
      ["dispatch", "请更换", "dispatch"],
      ["urge-7", "请尽快", "urge"],
    ]);
  });

  it("goes when it was sent or is not wanted any more, and whoever shows it is told", () => {
    const drafts = newDrafts();
    const told = vi.fn();
    const end = drafts.subscribe(told);
    drafts.keep("a", "note", "note", ["text", "一"]);
    expect(told).not.toHaveBeenCalled();
    drafts.drop("a", "note");
    expect(told).toHaveBeenCalledOnce();
    expect(drafts.of("a").size).toBe(0);
    end();
    drafts.drop("a", "note");
    expect(told).toHaveBeenCalledOnce();
  });
});
