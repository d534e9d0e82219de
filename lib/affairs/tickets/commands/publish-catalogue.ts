import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { Refusal } from "@/lib/platform/core/refusal";
import { entriesOf, versionsOf } from "../queries/catalogue-rows";
import { changesBetween } from "../rules/catalogue";
import { publishInput } from "../schema/catalogue";
import { canEditCatalogue, catalogueEvent, findDraft, touchDraft } from "./catalogue-draft";
import { refuseField } from "./field";

/** 发布: the draft comes into force on a day, today at the earliest; what was sent before stays. */
export const publishCatalogue = command({
  name: "catalogue.publish",
  input: publishInput,
  output: doneOutput,
  find: findDraft,
  allow: (actor) => canEditCatalogue(actor),
  run: async (scope, draft, { effectiveFrom, note }) => {
    const { actor } = scope;
    const { today, inForce } = await versionsOf(scope);
    if (effectiveFrom < today) throw refuseField("effectiveFrom", "catalogue.past");
    const before = inForce === null ? [] : await entriesOf(scope, inForce.id);
    const changes = changesBetween(before, await entriesOf(scope, draft.id));
    if (changes.length === 0) throw new Refusal("invalid", "catalogue.unchanged");
    await touchDraft(scope, draft, {
      status: "published",
      effectiveFrom: new Date(effectiveFrom),
      note,
      publishedAt: actor.at,
      publishedBy: actor.personId,
      publishedName: actor.name,
    });
    return {
      result: { id: draft.id },
      events: [catalogueEvent("published", draft, { effectiveFrom, changes: changes.length })],
    };
  },
});
