import { expect, test } from "vitest";
import { deskOf } from "@/lib/across/desk/queries";
import { remark } from "@/lib/affairs/tickets/commands/remark";
import { assignmentPage } from "@/lib/affairs/tickets/queries/assignments-list";
import { readAssignmentFilter } from "@/lib/affairs/tickets/rules/assignment-filter";
import { withScope } from "@/lib/platform/db/scope";
import { Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";

const stage = new Stage(useDatabase("east"), "east");
const { database } = stage;
const monday = Date.parse("2026-11-02T02:00:00Z");
const days = (n: number) => new Date(monday + n * 86_400_000);

test("a department is told what has lain with it for a week, until somebody writes a word", async () => {
  await database.freeze(days(0));
  const { id } = await stage.ticketAt("in_progress");
  const { id: assignmentId } = await stage.assignment(id);
  const dormant = async (login: string) =>
    withScope(await stage.as(login), "read", async (scope) => {
      const { idle } = await deskOf(scope);
      const { lines } = await assignmentPage(scope, readAssignmentFilter({ idle: "7" }));
      expect(idle?.count).toBe(lines.length);
      return lines.map((line) => line.id);
    });
  await database.freeze(days(6));
  expect(await dormant("housingclerk")).toEqual([]);
  await database.freeze(days(8));
  expect(await dormant("housingclerk")).toEqual([assignmentId]);
  expect(await dormant("housingleader")).toEqual([assignmentId]);
  // The street is told of the same matter.
  const street = await withScope(await stage.as("dispatcher1"), "read", deskOf);
  expect(street.idle).toMatchObject({ count: 1, days: "7", address: "/tickets?idle=7" });

  await stage.onWork("housingclerk", remark, id, { text: "材料已到，明天施工。" });
  expect(await dormant("housingclerk")).toEqual([]);
});
