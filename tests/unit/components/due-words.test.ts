import { describe, expect, it } from "vitest";
import { dueWords } from "@/components/tickets/due-words";

// 14:20 on 22 November 2026 in Beijing.
const now = "2026-11-22T06:20:00Z";

describe("what a due time means now", () => {
  it.each([
    ["overdue by hours", "2026-11-22T01:20:00Z", "超期 5 小时", "bad"],
    ["overdue by days and hours", "2026-11-19T09:00:00Z", "超期 2 天 21 小时", "bad"],
    ["overdue by whole days", "2026-11-20T06:20:00Z", "超期 2 天", "bad"],
    ["overdue by minutes", "2026-11-22T06:08:00Z", "超期 12 分钟", "bad"],
    ["overdue by seconds", "2026-11-22T06:19:30Z", "刚刚超期", "bad"],
    ["due at this instant", now, "今天 14:20 到期", "warn"],
    ["later today", "2026-11-22T09:00:00Z", "今天 17:00 到期", "warn"],
    ["last minute of today", "2026-11-22T15:59:00Z", "今天 23:59 到期", "warn"],
    ["midnight is tomorrow", "2026-11-22T16:00:00Z", "明天 00:00 到期", "info"],
    ["tomorrow", "2026-11-23T09:00:00Z", "明天 17:00 到期", "info"],
    ["in days", "2026-11-24T09:20:00Z", "还剩 2 天 3 小时", "idle"],
    ["in more than a day by calendar only", "2026-11-23T16:30:00Z", "还剩 1 天 10 小时", "idle"],
  ])("%s", (_, dueAt, text, tone) => {
    expect(dueWords({ dueAt, now })).toMatchObject({ text, tone });
  });

  it("says how it ended once it is done, whatever the time is now", () => {
    const dueAt = "2026-11-20T09:00:00Z";
    expect(dueWords({ dueAt, now, doneAt: "2026-11-20T09:00:00Z" }).text).toBe("按期办结");
    expect(dueWords({ dueAt, now, doneAt: "2026-11-20T14:00:00Z" }).text).toBe("超期 5 小时办结");
  });

  it("treats null as not done", () => {
    expect(dueWords({ dueAt: "2026-11-22T01:20:00Z", now, doneAt: null }).tone).toBe("bad");
  });
});
