import "server-only";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { isCommunity } from "../rules/staff";
import { plainInput } from "../schema/pledges";
import { changedOne } from "./find";
import { findTemplate } from "./save-pledge-template";

/** A template that is offered no longer. */
export const retirePledgeTemplate = command({
  name: "pledge.retireTemplate",
  input: plainInput,
  output: doneOutput,
  find: findTemplate,
  allow: (actor) => isCommunity(actor),
  run: async ({ actor, tx }, { id, version }) => {
    changedOne(
      await tx.pledgeTemplate.updateMany({
        where: { tenantId: actor.tenantId, id, version },
        data: { retiredAt: new Date(actor.now), version: { increment: 1 } },
      }),
    );
    const event = { name: "pledge.template_retired", subjectId: id, version: version + 1 };
    return { result: { id }, events: [event] };
  },
});
