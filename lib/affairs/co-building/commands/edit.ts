import "server-only";
import { command } from "@/lib/platform/command";
import { isoDay } from "@/lib/platform/core/calendar-day";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Scope } from "@/lib/platform/db/scope";
import { dimensionsNow } from "../queries/dimensions";
import { ofProposer } from "../queries/project";
import { changesOf, type Said } from "../rules/changes";
import { areOffered } from "../rules/dimensions";
import { amountFault, daysFault, pastFault, type Fault } from "../rules/kinds";
import { isOpen } from "../rules/projects";
import { canEnd, canKeep } from "../rules/rights";
import { editNeedInput, editProjectInput, editResourceInput } from "../schema";
import { findNeed, findProject, findResource } from "./find";
import { coEvent, refuseChanged, todayOf, typedWrong } from "./record";
import { writeTrace } from "./trace";

/** 修改需求: while nobody has claimed it; what it said before stays readable. */
export const editNeed = command({
  name: "co.editNeed",
  input: editNeedInput,
  output: doneOutput,
  find: findNeed,
  allow: (actor, need) => canKeep(actor, need),
  run: async (scope, { id, path, version, status, kind }, input) => {
    const { actor, tx } = scope;
    const { title, detail, amount, wantedFrom, wantedUntil, priority } = input;
    if (status !== "open") throw new Refusal("wrong-status", "coBuilding.needNotOpen");
    const wrong =
      amountFault({ kind, amount }, false) ??
      daysFault(wantedFrom, wantedUntil, "wantedUntil") ??
      pastFault(wantedUntil, todayOf(scope));
    if (wrong !== null) throw typedWrong(wrong);
    const now = await tx.coNeed.findFirst({
      where: { tenantId: actor.tenantId, id },
      select: {
        title: true,
        detail: true,
        amountFen: true,
        wantedFrom: true,
        wantedUntil: true,
        priority: true,
      },
    });
    if (now === null) refuseChanged();
    await keepTrace(
      scope,
      { id, path },
      {
        title: now.title,
        detail: now.detail,
        amount: fen(now.amountFen),
        wantedFrom: dayOf(now.wantedFrom),
        wantedUntil: dayOf(now.wantedUntil),
        priority: now.priority,
      },
      {
        title,
        detail,
        amount: amount === undefined ? null : String(amount),
        wantedFrom: wantedFrom ?? null,
        wantedUntil: wantedUntil ?? null,
        priority,
      },
      async () =>
        tx.coNeed.updateMany({
          where: { tenantId: actor.tenantId, id, version, status: "open" },
          data: {
            title,
            detail,
            amountFen: amount === undefined ? null : BigInt(amount),
            wantedFrom: wantedFrom === undefined ? null : new Date(wantedFrom),
            wantedUntil: wantedUntil === undefined ? null : new Date(wantedUntil),
            priority,
            version: { increment: 1 },
          },
        }),
    );
    return {
      result: { id },
      events: [coEvent("co.need_edited", { id, path, version: version + 1 })],
    };
  },
});

/** 修改资源: while nobody waits for it. What is booked by times stays so. */
export const editResource = command({
  name: "co.editResource",
  input: editResourceInput,
  output: doneOutput,
  find: findResource,
  allow: (actor, resource) => canKeep(actor, resource),
  run: async (scope, { id, path, version, status, kind, bookable }, input) => {
    const { actor, tx } = scope;
    const { title, detail, amount, available, capacity, contact } = input;
    if (status !== "offered") throw new Refusal("wrong-status", "coBuilding.resourceNotOffered");
    const wrong = amountFault({ kind, amount }, true);
    if (wrong !== null) throw typedWrong(wrong);
    const books = bookable || input.bookable === "yes";
    if (books && kind === "funds") {
      throw typedWrong({ field: "bookable", key: "field.bookableNone" });
    }
    const now = await tx.coResource.findFirst({
      where: { tenantId: actor.tenantId, id },
      select: {
        title: true,
        detail: true,
        amountFen: true,
        available: true,
        capacity: true,
        contact: true,
        bookable: true,
      },
    });
    if (now === null) refuseChanged();
    await keepTrace(
      scope,
      { id, path },
      {
        title: now.title,
        detail: now.detail,
        amount: fen(now.amountFen),
        available: now.available,
        capacity: now.capacity === null ? null : String(now.capacity),
        contact: now.contact,
        bookable: now.bookable ? "yes" : "no",
      },
      {
        title,
        detail,
        amount: amount === undefined ? null : String(amount),
        available,
        capacity: capacity === undefined ? null : String(capacity),
        contact,
        bookable: books ? "yes" : "no",
      },
      async () =>
        tx.coResource.updateMany({
          where: { tenantId: actor.tenantId, id, version, status: "offered" },
          data: {
            title,
            detail,
            amountFen: amount === undefined ? null : BigInt(amount),
            available,
            capacity: capacity ?? null,
            contact,
            bookable: books,
            version: { increment: 1 },
          },
        }),
    );
    return {
      result: { id },
      events: [coEvent("co.resource_edited", { id, path, version: version + 1 })],
    };
  },
});

/** 修改项目: a proposal by who made it, before anybody else has said something; then by who carries it. The others are told. */
export const editProject = command({
  name: "co.editProject",
  input: editProjectInput,
  output: doneOutput,
  find: findProject,
  allow: (actor, project) => canEnd(actor, project),
  run: async (scope, project, { title, goal, tags, startsOn, endsOn }) => {
    const { actor, tx } = scope;
    const { id, path, version, status } = project;
    if (!isOpen(status)) throw new Refusal("wrong-status", "coBuilding.projectOver");
    if (status === "proposed") {
      const { speaks, isFresh } = await ofProposer(scope, project);
      if (!speaks || !isFresh) throw new Refusal("forbidden", "coBuilding.notYours");
    }
    const wrong =
      daysFault(startsOn, endsOn, "endsOn") ??
      (await stepsOutside(scope, id, { startsOn, endsOn }));
    if (wrong !== null) throw typedWrong(wrong);
    const now = await tx.coProject.findFirst({
      where: { tenantId: actor.tenantId, id },
      select: { title: true, goal: true, tags: true, startsOn: true, endsOn: true },
    });
    if (now === null) refuseChanged();
    const wanted = [...new Set(tags)].sort();
    if (!areOffered(await dimensionsNow(scope), wanted, now.tags)) {
      throw typedWrong({ field: "tags", key: "field.dimensionGone" });
    }
    await keepTrace(
      scope,
      { id, path },
      {
        title: now.title,
        goal: now.goal,
        tags: [...now.tags].sort().join(" "),
        startsOn: isoDay(now.startsOn),
        endsOn: isoDay(now.endsOn),
      },
      { title, goal, tags: wanted.join(" "), startsOn, endsOn },
      async () =>
        tx.coProject.updateMany({
          where: { tenantId: actor.tenantId, id, version, status },
          data: {
            title,
            goal,
            tags: wanted,
            startsOn: new Date(startsOn),
            endsOn: new Date(endsOn),
            version: { increment: 1 },
          },
        }),
    );
    return {
      result: { id },
      events: [coEvent("co.project_edited", { id, path, version: version + 1 })],
    };
  },
});

/** What is still to be done lies within the days of its project. One statement. */
async function stepsOutside(
  { actor, tx }: Scope,
  projectId: string,
  { startsOn, endsOn }: { startsOn: string; endsOn: string },
): Promise<Fault | null> {
  const { _min, _max } = await tx.coStep.aggregate({
    where: { tenantId: actor.tenantId, projectId, doneOn: null, droppedAt: null },
    _min: { dueOn: true },
    _max: { dueOn: true },
  });
  if (_max.dueOn !== null && isoDay(_max.dueOn) > endsOn) {
    return { field: "endsOn", key: "field.stepsLater" };
  }
  return _min.dueOn !== null && isoDay(_min.dueOn) < startsOn
    ? { field: "startsOn", key: "field.stepsEarlier" }
    : null;
}

/** Writes what is new with what was there before; nothing new is refused. */
async function keepTrace(
  scope: Scope,
  subject: { id: string; path: string },
  before: Said,
  after: Said,
  write: () => Promise<{ count: number }>,
): Promise<void> {
  const was = changesOf(before, after);
  if (was === null) throw new Refusal("invalid", "coBuilding.unchanged");
  const { count } = await write();
  if (count === 0) refuseChanged();
  await writeTrace(scope, subject, was);
}

function fen(amount: bigint | null): string | null {
  return amount === null ? null : String(amount);
}

function dayOf(date: Date | null): string | null {
  return date === null ? null : isoDay(date);
}
