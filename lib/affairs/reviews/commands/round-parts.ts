import "server-only";
import { isoDay } from "@/lib/platform/core/calendar-day";
import { Refusal } from "@/lib/platform/core/refusal";
import { localDate } from "@/lib/platform/core/time-zone";
import type { Scope } from "@/lib/platform/db/scope";
import type { Prisma } from "@/lib/platform/db/client";
import type { RoundEvent } from "../events";
import { dueRule } from "../queries/due";
import { roundSides } from "../queries/sides";
import { canHold, roundStatuses } from "../rules/rounds";
import { warningOf } from "../rules/wording";
import type { draftInput } from "../schema";

function todayOf({ actor }: Scope) {
  return localDate(actor.now, actor.tenant.timeZone);
}

/** A round in the range of who holds rounds. */
export async function findRound(scope: Scope, given: { id: string; version?: number }) {
  const { actor, tx } = scope;
  if (!canHold(actor).ok) return null;
  const row = await tx.reviewRound.findFirst({
    where: { tenantId: actor.tenantId, id: given.id, path: { gte: actor.lo, lt: actor.hi } },
    select: {
      id: true,
      path: true,
      status: true,
      opensOn: true,
      closesOn: true,
      weights: true,
      subjectIds: true,
      raterIds: true,
      version: true,
    },
  });
  const status = roundStatuses.find((one) => one === row?.status);
  if (row === null || status === undefined) return null;
  if (given.version !== undefined && row.version !== given.version)
    throw new Refusal("conflict", "round.conflict");
  const { opensOn, closesOn } = row;
  return {
    ...row,
    status,
    opensOn: isoDay(opensOn),
    closesOn: isoDay(closesOn),
    today: todayOf(scope),
  };
}
export type RoundSubject = NonNullable<Awaited<ReturnType<typeof findRound>>>;

/** Moves a round on, if it still is as the actor has seen it. */
export async function changeRound(
  { actor, tx }: Scope,
  { id, path, version }: Pick<RoundSubject, "id" | "path" | "version">,
  name: RoundEvent,
  data: Prisma.ReviewRoundUpdateManyMutationInput,
) {
  const { count } = await tx.reviewRound.updateMany({
    where: { tenantId: actor.tenantId, id, version },
    data: { ...data, version: { increment: 1 } },
  });
  if (count === 0) throw new Refusal("conflict", "round.conflict");
  return { result: { id }, events: [{ name, subjectId: id, path, version: version + 1 }] };
}

export function typedWrong(field: string, key: string): Refusal {
  return new Refusal("invalid", "refusal.invalid", { fields: { [field]: key } });
}

/** Told once beside the field; a second press sends it as it is. */
export function warn(field: string, text: string, sure: "yes" | undefined): void {
  const found = sure === undefined ? warningOf(text) : null;
  if (found !== null) throw typedWrong(field, found);
}

/** What a form says of a round, with the names of its organizations as they are called now. */
export async function roundColumns(scope: Scope, given: (typeof draftInput)["_output"]) {
  const { title, about, questions, opensOn, closesOn } = given;
  if (closesOn < opensOn || closesOn < todayOf(scope))
    throw typedWrong("closesOn", "field.roundEnd");
  const { isWorked } = await dueRule(scope, scope.actor.lo);
  if (!isWorked(closesOn)) throw typedWrong("closesOn", "field.dayOff");
  warn("about", [title, about, ...questions.map(({ text }) => text)].join("\n"), given.sure);
  const [subjectIds, raterIds] = [[...new Set(given.subjectIds)], [...new Set(given.raterIds)]];
  const sides = await roundSides(scope, [...new Set([...subjectIds, ...raterIds])]);
  if (sides.some(({ id, own }) => own && raterIds.includes(id)))
    throw typedWrong("raterIds", "field.ownOffice");
  const names = new Map(sides.map(({ id, name }) => [id, name]));
  const named = (field: string, ids: readonly string[]) =>
    ids.map((one) => {
      const name = names.get(one);
      if (name === undefined) throw typedWrong(field, "field.choose");
      return name;
    });
  return {
    title,
    about,
    questions: questions.map(({ text }) => text),
    weights: questions.map(({ weight }) => weight),
    subjectIds,
    subjectNames: named("subjectIds", subjectIds),
    raterIds,
    raterNames: named("raterIds", raterIds),
    opensOn: new Date(opensOn),
    closesOn: new Date(closesOn),
  };
}
