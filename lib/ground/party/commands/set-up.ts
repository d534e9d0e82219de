import "server-only";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { newId } from "@/lib/platform/core/id";
import { factFault } from "../rules/facts";
import { fitsBelow, formOf, kindOf, levelOf } from "../rules/kinds";
import { canSetUp } from "../rules/rights";
import { setUpInput } from "../schema";
import { areaInForce, openParty } from "./find";
import { refuseUnmapped } from "./mapped";
import { partyEvent, todayOf, typedWrong } from "./record";

/** 设立党组织 below another, or, by the organization department, with nothing of the district above it. */
export const setUpParty = command({
  name: "party.setUp",
  input: setUpInput,
  output: doneOutput,
  find: async (scope, { parentId, areaId }) => {
    const area = await areaInForce(scope, areaId);
    const above = parentId === undefined ? null : await openParty(scope, parentId);
    if (area === null || (parentId !== undefined && above === null)) return null;
    const aboveArea = above === null ? null : await areaInForce(scope, above.areaId);
    const parent =
      above === null || aboveArea === null
        ? null
        : { level: levelOf(kindOf(above.level, above.form)), area: aboveArea.level };
    return { ...area, parent, parentPath: above?.path ?? null };
  },
  allow: (actor, subject) => canSetUp(actor, subject),
  run: async (scope, { id: areaId, path, level, parent, parentPath }, input) => {
    const { actor, tx } = scope;
    const { kind, parentId = null, establishedOn, ...facts } = input;
    if (!fitsBelow(kind, parent, level)) throw typedWrong("kind", "field.partyKindBelow");
    if (parentPath !== null && !path.startsWith(parentPath)) {
      throw typedWrong("areaId", "field.partyAreaBelow");
    }
    const wrong = factFault(kind, facts, { establishedOn, today: todayOf(scope) });
    if (wrong !== null) throw typedWrong(wrong.field, wrong.key);
    await refuseUnmapped(scope, { kind, path }, facts);
    const id = newId();
    await tx.partyOrganization.createMany({
      data: [
        {
          tenantId: actor.tenantId,
          id,
          path,
          areaId,
          parentId,
          level: levelOf(kind),
          form: formOf(kind),
          establishedOn: new Date(establishedOn),
          name: facts.name,
          secretary: facts.secretary ?? null,
          placeIds: facts.placeIds,
          unitIds: facts.unitIds,
          purpose: facts.purpose ?? null,
          documentNo: facts.documentNo ?? null,
          endsOn: facts.endsOn === undefined ? null : new Date(facts.endsOn),
          consentOn: facts.consentOn === undefined ? null : new Date(facts.consentOn),
        },
      ],
    });
    return {
      result: { id },
      events: [partyEvent("party.set_up", { id, path, version: 1 }, { kind })],
    };
  },
});
