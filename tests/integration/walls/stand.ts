import type { Credential } from "@/lib/platform/access/credential";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { withScope } from "@/lib/platform/db/scope";
import { close } from "@/lib/affairs/tickets/commands/close";
import { rate } from "@/lib/affairs/tickets/commands/rate";
import { answer } from "@/lib/across/walls/commands/answer";
import { publish } from "@/lib/across/walls/commands/publish";
import { entryDetail, wallPage } from "@/lib/across/walls/queries/public";
import type { Wall } from "@/lib/across/walls/rules/stages";
import type { Row, Stage } from "@/tests/support/commands";

export const words = {
  title: "楼道照明损坏",
  problem: "居民反映，某小区楼道灯不亮，夜间出行不便。",
  measures: "更换灯具并检查线路，建立每周巡查。",
};
export const result = "已更换楼道灯具并测试正常。";

export async function publishAs(
  stage: Stage,
  login: string,
  ticketId: string,
  more: Record<string, unknown> = {},
): Promise<string> {
  const input = { id: ticketId, ...words, confirmed: "yes", ...more };
  return (await execute(publish, await stage.as(login), input, newId())).id;
}

export async function entryRow(stage: Stage, id: string): Promise<Row> {
  const { rows } = await stage.database.admin.query<Row>("select * from wall_entry where id = $1", [
    id,
  ]);
  const [row] = rows;
  if (row === undefined) throw new Error("no such entry");
  return row;
}

/** Rates the matter, closes it and publishes its answer. */
export async function answerAs(
  stage: Stage,
  login: string,
  ticket: { id: string; receipt: Credential },
  entryId: string,
  more: Record<string, unknown> = {},
) {
  await closeMatter(stage, ticket);
  const { version } = await entryRow(stage, entryId);
  const input = { id: entryId, version, result, confirmed: "yes", ...more };
  return execute(answer, await stage.as(login), input, newId());
}

export async function closeMatter(stage: Stage, ticket: { id: string; receipt: Credential }) {
  const rating = {
    contacted: "yes",
    solved: "yes",
    satisfied: "basically",
    comment: "亮了，谢谢。",
  };
  await execute(rate, ticket.receipt, rating, newId());
  await stage.onWork("dispatcher1", close, ticket.id, {
    outcome: "solved",
    text: "楼道灯已修好。",
  });
}

/** What a visitor reads of one wall. */
export function wallOf(stage: Stage, wall: Wall, filter: Record<string, string> = {}) {
  return withScope(stage.visitor, "read", (scope) => wallPage(scope, { wall, ...filter }));
}

export function shown(stage: Stage, id: string) {
  return withScope(stage.visitor, "read", (scope) => entryDetail(scope, id));
}
