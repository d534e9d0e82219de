import { beforeAll, describe, expect, test } from "vitest";
import { newId } from "@/lib/platform/core/id";
import { withScope, type Scope } from "@/lib/platform/db/scope";
import { Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { openPhoneSession } from "@/tests/support/members";
import { must } from "@/tests/support/world";
import { writtenMeeting } from "./written";

const database = useDatabase("east");
let stage: Stage;
beforeAll(() => {
  stage = new Stage(database, "east");
});

async function write<T>(login: string, fn: (scope: Scope) => Promise<T>) {
  return withScope(await stage.as(login), "write", fn);
}

describe("the database's own word on meetings, past every command", () => {
  test("a meeting goes step by step, by its own office, and its version by one", async () => {
    const { meetingId: id } = await writtenMeeting(database, stage.world, "notified");
    const change = (data: Record<string, unknown>, login = "community11") =>
      write(login, ({ tx, actor }) =>
        tx.meeting.updateMany({ where: { tenantId: actor.tenantId, id }, data }),
      );
    const now = new Date();
    await expect(change({ place: "另一处", version: 3 })).rejects.toThrow("write conflict");
    await expect(change({ place: "另一处", version: 2 })).rejects.toThrow("with a reason");
    const skipped = { status: "published", publishedAt: now, version: 2 };
    await expect(change(skipped)).rejects.toThrow("no way from");
    const moved = { place: "另一处", changeReason: "场地改了。", changedAt: now, version: 2 };
    expect((await change(moved, "secretary1")).count).toBe(0);
    expect((await change(moved)).count).toBe(1);
  });

  test("a resolution is written while its meeting is written up, and never settled by hand", async () => {
    const set = async (status: string, state: string) => {
      const { resolutionId } = await writtenMeeting(database, stage.world, status);
      return write("community11", ({ tx, actor }) =>
        tx.meetingResolution.updateMany({
          where: { tenantId: actor.tenantId, id: resolutionId },
          data: { state, version: { increment: 1 } },
        }),
      );
    };
    const refused = "resolution refused";
    await expect(set("held", "done")).rejects.toThrow(refused);
    await expect(set("held", "in_progress")).rejects.toThrow(refused);
    await expect(set("notified", "open")).rejects.toThrow(refused);
    await expect(set("resolved", "dropped")).rejects.toThrow(refused);
    expect((await set("held", "open")).count).toBe(1);
    expect((await set("held", "dropped")).count).toBe(1);
  });

  test("a member writes topics for the own seat, and no other way", async () => {
    const council = must(stage.world.councils["council11"]);
    const topicOf = async (holderId: string | null) => {
      const { phone } = council;
      const token = await openPhoneSession(database.admin, stage.world, "councillor", phone);
      return withScope({ kind: "session", token }, "write", ({ tx, actor }) =>
        tx.meetingTopic.createMany({
          data: {
            tenantId: actor.tenantId,
            id: newId(),
            path: council.path,
            bodyKind: "council",
            bodyId: council.id,
            title: "议题",
            matter: "直接写入。",
            origin: holderId === null ? "staff" : "seat",
            holderId,
            enteredBy: "委员",
            enteredAt: actor.at,
          },
        }),
      );
    };
    const policy = "row-level security";
    const other = must(stage.world.councils["council21"]).holderId;
    await expect(topicOf(other)).rejects.toThrow(policy);
    await expect(topicOf(null)).rejects.toThrow(policy);
    expect((await topicOf(council.holderId)).count).toBe(1);
  });
});
