import "server-only";
import { allowed, refused } from "@/lib/platform/access/actor";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { localDate } from "@/lib/platform/core/time-zone";
import type { OpinionEvent } from "../events";
import { remindInput } from "../schema";

const name: OpinionEvent = "opinion.due_soon";

/** Once, some days before its day, whoever was asked is reminded. It is no version: what somebody is writing holds. */
export const remindOpinion = command({
  name: "opinion.remind",
  input: remindInput,
  output: doneOutput,
  find: async ({ actor, tx }, { id }) =>
    actor.role === "job"
      ? tx.opinionRequest.findFirst({
          where: { tenantId: actor.tenantId, id, status: "asked", remindedOn: null },
          select: { id: true, path: true, organizationId: true, askedBy: true },
        })
      : null,
  allow: (actor) => (actor.role === "job" ? allowed : refused("forbidden", "refusal.role")),
  run: async ({ actor, tx }, { id, path, organizationId, askedBy }) => {
    const { count } = await tx.opinionRequest.updateMany({
      where: { tenantId: actor.tenantId, id, status: "asked", remindedOn: null },
      data: { remindedOn: new Date(localDate(actor.now, actor.tenant.timeZone)) },
    });
    const to = askedBy === "office" ? "organization" : "office";
    return {
      result: { id },
      events: count === 0 ? [] : [{ name, subjectId: id, organizationId, path, payload: { to } }],
    };
  },
});
