import "server-only";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import { localDate } from "@/lib/platform/core/time-zone";
import { Prisma } from "@/lib/platform/db/client";
import type { Scope } from "@/lib/platform/db/scope";
import type { EventSpec } from "@/lib/platform/event-log/event";
import type { CouncilEvent } from "../events";
import type { HolderStatus } from "../rules/seats";
import type { CouncilSubject } from "./find";

export function councilEvent(
  name: CouncilEvent,
  councilId: string,
  version: number,
  payload: EventSpec["payload"] = {},
): EventSpec {
  return { name, subjectId: councilId, version, payload };
}

/** Something wrong with what was typed: the message stands beside its field. */
export function fault(field: string, key: string): Refusal {
  return new Refusal("invalid", "refusal.invalid", { fields: { [field]: key } });
}

/** What is written down has happened: not after today, and not before what led to it. */
export function happenedDay({ actor }: Scope, day: string, notBefore: string | null): Date {
  if (day > localDate(actor.now, actor.tenant.timeZone)) throw fault("day", "field.dayAhead");
  if (notBefore !== null && day < notBefore) throw fault("day", "field.dayBefore");
  return new Date(day);
}

interface Step {
  holderId: string;
  path: string;
  step: HolderStatus;
  happenedOn: Date;
  documentNo?: string | undefined;
  note?: string | undefined;
  /** Who has entered it, where that is not who acts: the worker writes what somebody has confirmed. */
  enteredBy?: string;
}

/** The file of an appointment: each step with its day and the number of its paper. */
export async function writeSteps({ actor, tx }: Scope, steps: readonly Step[]): Promise<void> {
  await tx.seatStep.createMany({
    data: steps.map(({ documentNo = null, note = null, enteredBy = actor.name, ...step }) => ({
      ...step,
      documentNo,
      note,
      tenantId: actor.tenantId,
      id: newId(),
      enteredAt: new Date(actor.now),
      enteredBy,
    })),
  });
}

/** Of two who change the seats of one council at once, the second is told so. */
export async function moveCouncil(
  { actor, tx }: Scope,
  { id, version }: Pick<CouncilSubject, "id" | "version">,
) {
  const { count } = await tx.council.updateMany({
    where: { tenantId: actor.tenantId, id, version },
    data: { version: { increment: 1 } },
  });
  if (count === 0) throw new Refusal("conflict", "council.conflict");
  return version + 1;
}

/** A seat, or a phone within a council, is one person's: the database has refused the second. */
export function isTaken(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
}
