import "server-only";
import { newId } from "@/lib/platform/core/id";
import type { Scope } from "@/lib/platform/db/scope";
import type { CallAbout } from "../rules/call-back";

interface Call {
  ticketId: string;
  assignmentId: string | null;
  path: string;
  round: number;
  about: CallAbout;
  channel: string;
  reached: boolean;
  note: string | null;
  answers?: { contacted: boolean; solved: string; satisfied: string };
}

/** Writes down a call; when, by whom and in which half of the day is the database's to say. */
export async function writeCall({ actor, tx }: Scope, { answers, ...call }: Call): Promise<void> {
  await tx.callBack.createMany({
    data: {
      ...call,
      tenantId: actor.tenantId,
      id: newId(),
      at: actor.at,
      halfDay: "",
      contacted: answers?.contacted ?? null,
      solved: answers?.solved ?? null,
      satisfied: answers?.satisfied ?? null,
      dutyId: actor.dutyId ?? "",
      byName: actor.name,
    },
  });
}
