import "server-only";
import { doneOutput, id, typedLine, typedText, version } from "@/lib/platform/core/form-fields";
import { z } from "zod";
import { allowed, refused } from "@/lib/platform/access/actor";
import { command } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import { canEditReply, canWriteReplies, replyBodyMax, replyTitleMax } from "../rules/replies";
import { findReply } from "./reply-subject";

const input = z.strictObject({
  id: id.optional(), // absent: a new one
  version: version.optional(),
  title: typedLine(replyTitleMax),
  body: typedText(2, replyBodyMax),
});

/** 常用回复: a new text for the own area or organization, or another wording of one of them. */
export const saveReply = command({
  name: "reply.save",
  input,
  output: doneOutput,
  find: async (scope, given) =>
    given.id === undefined ? { isNew: true as const } : findReply(scope, given.id, given.version),
  allow: (actor, reply) =>
    (reply.isNew ? canWriteReplies(actor) : canEditReply(actor, reply))
      ? allowed
      : refused("forbidden", "reply.notOwn"),
  run: async ({ actor, tx }, reply, { title, body }) => {
    const text = { title, body };
    if (reply.isNew) {
      const made = newId();
      await tx.savedReply.createMany({
        data: {
          ...text,
          tenantId: actor.tenantId,
          id: made,
          path: actor.lo,
          organizationId: actor.organizationId,
        },
      });
      return {
        result: { id: made },
        events: [{ name: "reply.saved", subjectId: made, version: 1 }],
      };
    }
    const { count } = await tx.savedReply.updateMany({
      where: { tenantId: actor.tenantId, id: reply.id, version: reply.version },
      data: { ...text, version: { increment: 1 } },
    });
    if (count === 0) throw new Refusal("conflict", "reply.conflict");
    return {
      result: { id: reply.id },
      events: [{ name: "reply.saved", subjectId: reply.id, version: reply.version + 1 }],
    };
  },
});
