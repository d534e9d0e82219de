import "server-only";
import { canKeep } from "@/lib/ground/party/rules/rights";
import { ancestors } from "@/lib/ground/territory/rules/path";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import type { TopicEvent } from "../events";
import { endBranchInput, nameBranchInput } from "../schema";

const named: TopicEvent = "topic.branch_named";
const ended: TopicEvent = "topic.branch_ended";

/** A project branch takes up a theme of the month, of its own place or above; its secretary says so. */
export const nameBranch = command({
  name: "topic.nameBranch",
  input: nameBranchInput,
  output: doneOutput,
  find: ({ actor, tx }, { id }) =>
    tx.partyOrganization.findFirst({
      where: {
        tenantId: actor.tenantId,
        id,
        form: "project",
        closedOn: null,
        path: { gte: actor.lo, lt: actor.hi },
      },
      select: { id: true, path: true, name: true },
    }),
  allow: (actor, party) => canKeep(actor, party),
  run: async ({ actor, tx }, party, { topicId }) => {
    const { tenantId } = actor;
    const topic = await tx.monthlyTopic.findFirst({
      where: { tenantId, id: topicId, path: { in: [...ancestors(party.path), party.path] } },
      select: { id: true },
    });
    if (topic === null) {
      throw new Refusal("invalid", "refusal.invalid", { fields: { topicId: "field.choose" } });
    }
    const before = await tx.topicBranch.findFirst({
      where: { tenantId, partyId: party.id, topicId, endedAt: null },
      select: { id: true },
    });
    if (before !== null) throw new Refusal("conflict", "topic.conflict");
    const id = newId();
    await tx.topicBranch.createMany({
      data: [
        {
          tenantId,
          id,
          path: party.path,
          topicId,
          partyId: party.id,
          partyName: party.name,
          namedAt: new Date(actor.now),
          namedBy: actor.name,
        },
      ],
    });
    return { result: { id }, events: [{ name: named, subjectId: id, version: 1, payload: {} }] };
  },
});

/** It works for the theme no longer. */
export const endBranch = command({
  name: "topic.endBranch",
  input: endBranchInput,
  output: doneOutput,
  find: ({ actor, tx }, { id }) =>
    tx.topicBranch.findFirst({
      where: { tenantId: actor.tenantId, id, path: { gte: actor.lo, lt: actor.hi }, endedAt: null },
      select: { id: true, path: true },
    }),
  allow: (actor, branch) => canKeep(actor, branch),
  run: async ({ actor, tx }, { id }, { version }) => {
    const { count } = await tx.topicBranch.updateMany({
      where: { tenantId: actor.tenantId, id, version, endedAt: null },
      data: { endedAt: new Date(actor.now), version: { increment: 1 } },
    });
    if (count === 0) throw new Refusal("conflict", "topic.conflict");
    const event = { name: ended, subjectId: id, version: version + 1, payload: {} };
    return { result: { id }, events: [event] };
  },
});
