import { z } from "zod";
import { signOut } from "@/lib/platform/access/accounts";
import { execute, type Command } from "@/lib/platform/command";
import type { Json } from "@/lib/platform/core/json";
import { isoDateOf, msPerDay } from "@/lib/platform/core/calendar-day";
import { localDay } from "@/lib/platform/core/time-zone";
import { addCo } from "@/lib/affairs/tickets/commands/add-co";
import { askDeferral } from "@/lib/affairs/tickets/commands/ask-deferral";
import { askExtension } from "@/lib/affairs/tickets/commands/ask-extension";
import { askTermination } from "@/lib/affairs/tickets/commands/ask-termination";
import { defer } from "@/lib/affairs/tickets/commands/defer";
import { extend } from "@/lib/affairs/tickets/commands/extend";
import { raiseCard } from "@/lib/affairs/tickets/commands/raise-card";
import { takeOn } from "@/lib/affairs/tickets/commands/take-on";
import { blow } from "@/lib/affairs/whistles/commands/blow";
import { demoDepartment, secondDepartment, type District } from "./districts";
import { openAs } from "./sign-in";
import { told, type Scope } from "./step";

const work = z.object({ assignmentId: z.string(), ticketId: z.string(), areaId: z.string() });
const chosen = z.object({
  helperId: z.string(),
  /** Three weeks from now, by the district's calendar. */
  reviewOn: z.string(),
  works: z.array(work),
  /** Another one, which nobody has made his own yet. */
  free: work.nullable(),
});

/**
 * What the engine does besides the plain way, done by the example people with the product's own
 * commands, so that every screen of it has something to show: helpers, more time asked for and
 * granted, a matter put off, a card, a whistle call. Where there is too little work, less of it.
 */
export async function workTheEngine(district: District): Promise<void> {
  const { slug } = district;
  const { helperId, reviewOn, works, free } = await told(slug, "engine", chosen, (scope) =>
    choose(scope, district),
  );
  const people = { clerk: await openAs(slug, "clerk"), center: await openAs(slug, "center") };
  const doing = async <I, P, S, R extends Json>(
    who: keyof typeof people,
    what: Command<I, P, S, R>,
    at: number,
    input: Record<string, unknown>,
  ) => {
    const one = works[at];
    if (one === undefined) return;
    // The version is the runner's to look at; here nobody else is at work.
    const onTicket = what.name.startsWith("ticket.");
    const id = onTicket ? one.ticketId : one.assignmentId;
    const version = await versionOf(
      slug,
      onTicket ? "ticket" : "assignment",
      id,
      `${what.name}${at}`,
    );
    await execute(what, people[who].credential, { id, version, ...input }, `demo:${at}`);
  };

  const more = {
    days: "3",
    reason: "需要的配件正在调货，厂家答复三个工作日到货。",
    told: "配件要从外地调来，现场已做好防护，请您再等几天。",
  };
  await doing("center", addCo, 0, {
    organizationId: helperId,
    task: "请配合现场围挡并清理占道物品，方便施工单位进场。",
  });
  await doing("clerk", askExtension, 1, more);
  await doing("clerk", askExtension, 2, more);
  await doing("center", extend, 2, { days: "2", text: "情况属实，先给两天。" });
  await doing("clerk", askDeferral, 3, {
    reasonCode: "funds",
    reason: "属于整条道路的改造，需要列入明年的计划。",
    told: "这件事要和整条路一起改造，已列入计划，我们会按期告诉您进展。",
    plan: "先做临时修补，年底前完成方案，列入下一年度计划后进场。",
    reviewOn,
  });
  await doing("center", defer, 3, { text: "同意挂账，临时修补要先做好。" });
  await doing("center", raiseCard, 4, {
    level: "yellow",
    text: "居民多次反映，请单位负责人过问，三日内办结。",
  });
  await doing("clerk", askTermination, 5, {
    reasonCode: "statutory",
    reason: "反映人已就同一事项提起行政复议，正在审理。",
    told: "这件事您已申请行政复议，复议结果出来后按结果办理。",
  });
  if (free !== null) {
    await execute(takeOn, people.clerk.credential, { id: free.assignmentId }, "demo:6");
  }
  const place = works[0];
  if (place !== undefined) {
    const call = {
      kind: "joint_enforcement",
      areaId: place.areaId,
      place: "路口东侧人行道",
      title: "占道堆物联合整治",
      matter: "人行道被建筑材料占用，请到现场一起清理并明确后续管理。",
      organizationIds: [helperId],
      ticketId: place.ticketId,
    };
    const street = await openAs(slug, "dispatcher");
    await execute(blow, street.credential, call, "demo:whistle");
    await signOut(street.token);
  }
  await signOut(people.clerk.token);
  await signOut(people.center.token);
}

/** Of the example department what is in hand and not late, the example street's first. */
async function choose({ actor, tx }: Scope, district: District): Promise<z.infer<typeof chosen>> {
  const { tenantId } = actor;
  const organizationOf = async (key: string) =>
    (await tx.organization.findFirst({ where: { tenantId, key }, select: { id: true } }))?.id ?? "";
  const street = await tx.area.findFirst({
    where: { tenantId, code: district.street },
    select: { path: true },
  });
  const path = street?.path ?? "";
  const found = await tx.assignment.findMany({
    where: {
      tenantId,
      organizationId: await organizationOf(demoDepartment),
      status: "in_progress",
      part: "lead",
      dueAt: { gt: new Date(actor.now + msPerDay) },
      path: { gte: path, lt: `${path.slice(0, -1)}/` },
    },
    orderBy: { id: "asc" },
    take: 40,
    select: { id: true, ticketId: true, handlerId: true },
  });
  const ids = found.map(({ ticketId }) => ticketId);
  const helperId = await organizationOf(secondDepartment);
  const helped = await tx.assignment.findMany({
    where: { tenantId, organizationId: helperId, ticketId: { in: ids } },
    select: { ticketId: true },
  });
  // The helper takes no part in what it gave back before, nor in what is about itself.
  const tickets = await tx.ticket.findMany({
    where: {
      tenantId,
      id: { in: ids, notIn: helped.map(({ ticketId }) => ticketId) },
      OR: [{ complainedId: null }, { complainedId: { not: helperId } }],
    },
    select: { id: true, areaId: true },
  });
  const today = localDay(actor.now, actor.tenant.timeZone);
  const works = found.flatMap(({ id, ticketId, handlerId }) => {
    const ticket = tickets.find((one) => one.id === ticketId);
    const free = handlerId === null;
    return ticket === undefined
      ? []
      : [{ assignmentId: id, ticketId, areaId: ticket.areaId, free }];
  });
  return {
    helperId,
    reviewOn: isoDateOf(today + 21),
    works: works.slice(0, 6),
    free: works.slice(6).find(({ free }) => free) ?? null,
  };
}

const version = z.object({ version: z.number() });

function versionOf(slug: string, table: "ticket" | "assignment", id: string, step: string) {
  return told(slug, `engine:${step}`, version, async ({ actor, tx }) => {
    const where = { tenantId: actor.tenantId, id };
    const select = { version: true } as const;
    const row =
      table === "ticket"
        ? await tx.ticket.findFirst({ where, select })
        : await tx.assignment.findFirst({ where, select });
    return { version: row?.version ?? 0 };
  }).then((row) => row.version);
}
