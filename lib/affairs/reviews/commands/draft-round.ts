import "server-only";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { newId } from "@/lib/platform/core/id";
import type { RoundEvent } from "../events";
import { canHold } from "../rules/rounds";
import { draftInput } from "../schema";
import { roundColumns } from "./round-parts";

const name: RoundEvent = "round.drafted";

/** 拟定评议: who is rated by whom, by which questions, when. Nobody else knows of it yet. */
export const draftRound = command({
  name: "round.draft",
  input: draftInput,
  output: doneOutput,
  find: async ({ actor, tx }) => {
    // A wrong role is told so by `allow`.
    if (!canHold(actor).ok) return { id: "", name: "", path: "" };
    return tx.area.findFirst({
      where: { tenantId: actor.tenantId, path: actor.lo },
      select: { id: true, name: true, path: true },
    });
  },
  allow: (actor) => canHold(actor),
  run: async (scope, area, input) => {
    const { actor, tx } = scope;
    const id = newId();
    await tx.reviewRound.createMany({
      data: [
        {
          ...(await roundColumns(scope, input)),
          tenantId: actor.tenantId,
          id,
          path: area.path,
          areaId: area.id,
          areaName: area.name,
          draftedAt: new Date(actor.now),
          draftedBy: actor.name,
        },
      ],
    });
    return { result: { id }, events: [{ name, subjectId: id, path: area.path, version: 1 }] };
  },
});
