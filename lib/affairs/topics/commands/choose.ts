import "server-only";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import type { TopicEvent } from "../events";
import { canChoose } from "../rules/topic";
import { chooseInput } from "../schema";

const name: TopicEvent = "topic.chosen";

/** 选定主题: one theme a month at each level. */
export const choose = command({
  name: "topic.choose",
  input: chooseInput,
  output: doneOutput,
  find: async ({ actor, tx }) => {
    // A wrong role is told so by `allow`.
    if (!canChoose(actor).ok || actor.areaId === null) return { area: null };
    const area = await tx.area.findFirst({
      where: { tenantId: actor.tenantId, id: actor.areaId },
      select: { id: true, name: true, path: true },
    });
    return { area };
  },
  allow: (actor) => canChoose(actor),
  run: async ({ actor, tx }, { area }, { month, title }) => {
    if (area === null) throw new Error("allowed without an area");
    const first = new Date(`${month}-01`);
    const taken = await tx.monthlyTopic.findFirst({
      where: { tenantId: actor.tenantId, areaId: area.id, month: first },
      select: { id: true },
    });
    if (taken !== null) {
      throw new Refusal("invalid", "refusal.invalid", { fields: { month: "topic.monthTaken" } });
    }
    const id = newId();
    await tx.monthlyTopic.createMany({
      data: {
        tenantId: actor.tenantId,
        id,
        path: area.path,
        areaId: area.id,
        areaName: area.name,
        month: first,
        title,
        chosenAt: new Date(actor.now),
        chosenBy: actor.name,
      },
    });
    return { result: { id }, events: [{ name, subjectId: id, version: 1, payload: { month } }] };
  },
});
