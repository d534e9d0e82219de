import "server-only";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Scope } from "@/lib/platform/db/scope";
import type { EventSpec } from "@/lib/platform/event-log/event";
import type { HolderRole } from "../rules/seats";
import type { SeatSubject } from "./find";
import { councilEvent, writeSteps } from "./record";
import { sealedPhone } from "./sealed-phone";

interface Proposal {
  role: HolderRole;
  name: string;
  title: string;
  phone?: string | undefined;
  note?: string | undefined;
  happenedOn: Date;
}

/** Writes somebody down as recommended for a seat. The seat of an organization that is gone gets nobody. */
export async function propose(
  scope: Scope,
  seat: Pick<SeatSubject, "id" | "councilId" | "organizationId" | "path" | "unitOpen">,
  { role, name, title, phone, note, happenedOn }: Proposal,
): Promise<EventSpec> {
  if (!seat.unitOpen) throw new Refusal("wrong-status", "council.unitClosed");
  const holderId = newId();
  const { path } = seat;
  await scope.tx.seatHolder.createMany({
    data: [
      {
        tenantId: scope.actor.tenantId,
        id: holderId,
        councilId: seat.councilId,
        seatId: seat.id,
        organizationId: seat.organizationId,
        path,
        role,
        name,
        title,
        status: "recommended",
        ...sealedPhone(phone),
      },
    ],
  });
  await writeSteps(scope, [{ holderId, path, step: "recommended", happenedOn, note }]);
  return councilEvent("council.recommended", seat.councilId, 1, { seatId: seat.id, holderId });
}
