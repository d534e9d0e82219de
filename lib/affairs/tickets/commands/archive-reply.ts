import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { allowed, refused } from "@/lib/platform/access/actor";
import { command } from "@/lib/platform/command";
import { Refusal } from "@/lib/platform/core/refusal";
import { canEditReply } from "../rules/replies";
import { plainInput } from "../schema";
import { findReply } from "./reply-subject";

/** Takes a saved reply out of use. The row stays, because history names it. */
export const archiveReply = command({
  name: "reply.archive",
  input: plainInput,
  output: doneOutput,
  find: (scope, given) => findReply(scope, given.id, given.version),
  allow: (actor, reply) =>
    canEditReply(actor, reply) ? allowed : refused("forbidden", "reply.notOwn"),
  run: async ({ actor, tx }, reply) => {
    const { count } = await tx.savedReply.updateMany({
      where: { tenantId: actor.tenantId, id: reply.id, version: reply.version },
      data: { archived: true, version: { increment: 1 } },
    });
    if (count === 0) throw new Refusal("conflict", "reply.conflict");
    return {
      result: { id: reply.id },
      events: [{ name: "reply.archived", subjectId: reply.id, version: reply.version + 1 }],
    };
  },
});
