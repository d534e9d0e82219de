import { afterAll, expect, test } from "vitest";
import { tell } from "@/lib/across/notifications/commands/tell";
import { hasUntold } from "@/lib/across/notifications/queries/inbox";
import { reject } from "@/lib/affairs/tickets/commands/reject";
import { redo } from "@/lib/affairs/tickets/commands/redo";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { withScope } from "@/lib/platform/db/scope";
import { Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { startOutside } from "@/tests/support/outside";

// What a resident who left a phone and asked for it is told by text beside the result.

const outside = await startOutside();
const database = useDatabase("alpha");
const stage = new Stage(database, "alpha");
afterAll(async () => {
  await database.freeze(null);
  await outside.stop();
});

const reached = { phone: "13800000001", tellBySms: "on" };

async function texts(ticketId: string) {
  while (await withScope(stage.job, "read", hasUntold)) await execute(tell, stage.job, {}, newId());
  const { rows } = await database.admin.query<{ body: string; next_try_at: Date }>(
    "select body, next_try_at from delivery where ticket_id = $1 and kind = 'resident' order by key",
    [ticketId],
  );
  return rows;
}

test("that a matter was passed on to the emergency services, at once and also at night", async () => {
  const night = new Date("2026-06-01T23:30:00+08:00");
  await database.freeze(night);
  const told = await stage.report(reached);
  const silent = await stage.report({ phone: "13800000002" });
  for (const { id } of [told, silent]) {
    await stage.onTicket("dispatcher1", reject, id, {
      reasonCode: "emergency_line",
      text: "属于紧急求助，请直接拨打119。",
    });
  }
  const all = await texts(told.id);
  const passedOn = all.find(({ body }) => body.includes("已转紧急求助渠道"));
  expect(passedOn?.body).toContain(told.number);
  expect(passedOn?.next_try_at).toEqual(night);
  // The ordinary receipt waits for the morning; who did not ask hears nothing.
  const waiting = all.filter((one) => one !== passedOn);
  expect(waiting.every(({ next_try_at: at }) => at > night)).toBe(true);
  expect(await texts(silent.id)).toEqual([]);
});

test("that it is to be done once more", async () => {
  await database.freeze(new Date("2026-06-02T10:00:00+08:00"));
  const { id } = await stage.ticketAt("submitted", reached);
  await stage.onWork("dispatcher1", redo, id, { text: "灯还是不亮，请重新检修。" });
  expect((await texts(id)).map(({ body }) => body).join()).toContain("重新办理");
});
