import "server-only";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { newId } from "@/lib/platform/core/id";
import type { Scope } from "@/lib/platform/db/scope";
import { isCommunity, isServiceReader } from "../rules/staff";
import { savePledgeTemplateInput } from "../schema/pledges";
import { changedOne, checked } from "./find";

/** A text that members of the community may take and change; what was promised before stays as it was. */
export const savePledgeTemplate = command({
  name: "pledge.saveTemplate",
  input: savePledgeTemplateInput,
  output: doneOutput,
  find: (scope, { id, version }) =>
    id === undefined
      ? Promise.resolve({ id: newId(), version: 0 })
      : findTemplate(scope, { id, version: version ?? 0 }),
  allow: (actor) => isCommunity(actor),
  run: async ({ actor, tx }, template, { title, text }) => {
    const { tenantId } = actor;
    const { id, version } = template;
    if (version === 0) {
      const data = { tenantId, id, path: actor.lo, areaId: actor.areaId ?? "", title, text };
      await tx.pledgeTemplate.createMany({ data });
    } else {
      changedOne(
        await tx.pledgeTemplate.updateMany({
          where: { tenantId, id, version, retiredAt: null },
          data: { title, text, version: { increment: 1 } },
        }),
      );
    }
    const event = { name: "pledge.template_saved", subjectId: id, version: version + 1 };
    return { result: { id }, events: [event] };
  },
});

export async function findTemplate(
  { actor, tx }: Scope,
  given: { id: string; version: number },
): Promise<{ id: string; version: number } | null> {
  if (!isServiceReader(actor)) return null;
  const template = await tx.pledgeTemplate.findFirst({
    where: { tenantId: actor.tenantId, id: given.id, retiredAt: null },
    select: { id: true, version: true },
  });
  return checked(template, given.version);
}
