import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { endListedInput } from "../schema/catalogue";
import { canEditCatalogue, conflict } from "./catalogue-draft";
import { refuseField } from "./field";

/** Takes a category off the duty list: the day named is the last one that it holds. */
export const endListedDuty = command({
  name: "dutyList.end",
  input: endListedInput,
  output: doneOutput,
  find: async ({ actor, tx }, { id, version }) => {
    if (!canEditCatalogue(actor).ok) return null;
    const listed = await tx.dutyList.findFirst({
      where: { tenantId: actor.tenantId, id },
      select: { id: true, version: true, validFrom: true },
    });
    if (listed !== null && listed.version !== version) throw conflict();
    return listed;
  },
  allow: (actor) => canEditCatalogue(actor),
  run: async ({ actor, tx }, listed, { on }) => {
    if (new Date(on) < listed.validFrom) throw refuseField("on", "catalogue.endsBefore");
    const { count } = await tx.dutyList.updateMany({
      where: { tenantId: actor.tenantId, id: listed.id, version: listed.version },
      data: { validTo: new Date(on), version: { increment: 1 } },
    });
    if (count === 0) throw conflict();
    return {
      result: { id: listed.id },
      events: [
        {
          name: "duty_list.ended",
          subjectId: listed.id,
          version: listed.version + 1,
          payload: { on },
        },
      ],
    };
  },
});
