import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { draftInput } from "../schema/catalogue";
import { canEditCatalogue, catalogueEvent, findDraft, touchDraft } from "./catalogue-draft";

/** Throws the draft away; what is in force stays as it is. */
export const discardCatalogue = command({
  name: "catalogue.discard",
  input: draftInput,
  output: doneOutput,
  find: findDraft,
  allow: (actor) => canEditCatalogue(actor),
  run: async (scope, draft) => {
    await touchDraft(scope, draft, { status: "discarded" });
    return { result: { id: draft.id }, events: [catalogueEvent("discarded", draft)] };
  },
});
