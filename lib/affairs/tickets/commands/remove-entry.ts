import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { removeEntryInput } from "../schema/catalogue";
import { canEditCatalogue, catalogueEvent, openDraft, touchDraft } from "./catalogue-draft";
import { dropEntry } from "./drop-entry";
import { refuseField } from "./field";

/** Takes one entry out of the draft: the category then follows the larger place, or nobody. */
export const removeEntry = command({
  name: "catalogue.removeEntry",
  input: removeEntryInput,
  output: doneOutput,
  find: ({ actor }) => Promise.resolve(actor.areaId === null ? null : actor.tenant),
  allow: (actor) => canEditCatalogue(actor),
  run: async (scope, _tenant, input) => {
    const { actor, tx } = scope;
    const area =
      input.areaId === undefined
        ? null
        : await tx.area.findFirst({
            where: { tenantId: actor.tenantId, id: input.areaId },
            select: { path: true },
          });
    const draft = await openDraft(scope);
    const path = area?.path ?? actor.tenant.root;
    if (!(await dropEntry(scope, draft, { ...input, path, entryId: input.entryId }))) {
      throw refuseField("categoryId", "catalogue.noEntry");
    }
    await touchDraft(scope, draft);
    return {
      result: { id: draft.id },
      events: [catalogueEvent("entry_removed", draft, { categoryId: input.categoryId })],
    };
  },
});
