import "server-only";
import type { z } from "zod";
import { command } from "@/lib/platform/command";
import { isoDay } from "@/lib/platform/core/calendar-day";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Scope } from "@/lib/platform/db/scope";
import { canStep, stepOf, type StepVerb } from "../rules/rights";
import { inForce } from "../rules/seats";
import { paperInput, stepInput } from "../schema";
import { findHolder, type HolderSubject } from "./find";
import { councilEvent, fault, happenedDay, isTaken, writeSteps } from "./record";

// 遴选 → 批复 → 聘用 → 公示 (DOMAIN §5.1). The approval and the appointment carry the number of a paper.

/** 遴选: the meeting of the place's Party organization has chosen. */
export const select = stepCommand("select", stepInput);
/** 上级批复: of a community by its street, of a street by the district. */
export const approve = stepCommand("approve", paperInput);
/** 聘用: from this day on the seat is filled. */
export const appoint = stepCommand("appoint", paperInput);
/** 公示: told to the public. */
export const publish = stepCommand("publish", stepInput);
/** Whoever was proposed is not taken. */
export const decline = stepCommand("decline", stepInput);

interface Given {
  id: string;
  version: number;
  day: string;
  documentNo?: string | undefined;
  note?: string | undefined;
}

function stepCommand(verb: StepVerb, input: z.ZodType<Given>) {
  return command({
    name: `council.${verb}`,
    input,
    output: doneOutput,
    find: findHolder,
    allow: (actor, holder) => canStep(actor, verb, holder),
    run: (scope, holder, given) => step(scope, verb, holder, given),
  });
}

async function step(scope: Scope, verb: StepVerb, holder: HolderSubject, given: Given) {
  const { actor, tx } = scope;
  const { tenantId } = actor;
  const { to } = stepOf(verb);
  const before = await tx.seatStep.findFirst({
    where: { tenantId, holderId: holder.id },
    orderBy: { happenedOn: "desc" },
    select: { happenedOn: true },
  });
  const happenedOn = happenedDay(
    scope,
    given.day,
    before === null ? null : isoDay(before.happenedOn),
  );
  if (verb === "appoint") await checkAppointment(scope, holder, given.day);
  try {
    const { count } = await tx.seatHolder.updateMany({
      where: { tenantId, id: holder.id, version: holder.version, status: holder.status },
      data: {
        status: to,
        version: { increment: 1 },
        ...(verb === "appoint" ? { startsOn: happenedOn } : {}),
      },
    });
    if (count === 0) throw new Refusal("conflict", "council.conflict");
  } catch (error) {
    // Somebody else of this council has entered with the same phone, or taken the seat a moment ago.
    throw isTaken(error) ? new Refusal("conflict", "council.taken") : error;
  }
  const { path } = holder;
  const { documentNo, note } = given;
  await writeSteps(scope, [{ holderId: holder.id, path, step: to, happenedOn, documentNo, note }]);
  const event = councilEvent(`council.${to}`, holder.councilId, holder.version + 1, {
    seatId: holder.seatId,
    holderId: holder.id,
  });
  return { result: { id: holder.councilId }, events: [event] };
}

/** A seat is filled by one at a time, within the term, and for an organization that is there. */
async function checkAppointment({ actor, tx }: Scope, holder: HolderSubject, day: string) {
  const { tenantId } = actor;
  const { term } = holder.council;
  const seat = await tx.councilSeat.findFirst({
    where: { tenantId, id: holder.seatId, closedOn: null },
    select: { termId: true },
  });
  if (term === null || seat?.termId !== term.id) {
    throw new Refusal("wrong-status", "council.noTerm");
  }
  if (day < term.startsOn || day > term.endsOn) throw fault("day", "field.outsideTerm");
  const organization = await tx.organization.findFirst({
    where: { tenantId, id: holder.organizationId, validTo: null },
    select: { id: true },
  });
  if (organization === null) throw new Refusal("wrong-status", "council.unitClosed");
  const sitting = await tx.seatHolder.findFirst({
    where: { tenantId, seatId: holder.seatId, role: holder.role, status: { in: [...inForce] } },
    select: { id: true },
  });
  if (sitting !== null) throw new Refusal("wrong-status", "council.filled");
}
