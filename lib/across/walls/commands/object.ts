import "server-only";
import { allowed, refused } from "@/lib/platform/access/actor";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { objectInput } from "../schema";

/**
 * 不同意公开: the one who raised a matter wants it on no wall. What stands there is purged in the same
 * transaction, and nobody can publish it again (PIPL art. 25, 44).
 */
export const object = command({
  name: "wall.object",
  input: objectInput,
  output: doneOutput,
  find: ({ actor }) =>
    Promise.resolve(actor.ticketId === null ? null : { ticketId: actor.ticketId }),
  allow: (actor) => (actor.role === "resident" ? allowed : refused("forbidden", "refusal.role")),
  run: async ({ actor, tx }, { ticketId }) => {
    await tx.wallObjection.createMany({
      data: { tenantId: actor.tenantId, ticketId, at: actor.at },
      skipDuplicates: true,
    });
    return {
      result: { id: ticketId },
      events: [
        { name: "wall.objected", subjectId: ticketId, ticketId, version: 1, forResident: true },
      ],
    };
  },
});
