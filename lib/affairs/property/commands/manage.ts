import "server-only";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { managementFault } from "../rules/estates";
import { canKeep } from "../rules/rights";
import { manageInput } from "../schema";
import { findEstate, presentSince, refuseChanged } from "./find";
import { endServiceRatings } from "./open-rating";
import {
  changeEstate,
  companyOf,
  managedBy,
  propertyEvent,
  todayOf,
  typedWrong,
  writeManagement,
} from "./record";

/** 物业变更: who manages the estate from a day on; who did before keeps its row with its last day. */
export const manage = command({
  name: "property.manage",
  input: manageInput,
  output: doneOutput,
  find: findEstate,
  allow: (actor, estate) => canKeep(actor, estate),
  run: async (scope, { id, path, version }, { note = null, ...given }) => {
    const { actor, tx } = scope;
    const after = await presentSince(scope, id);
    const wrong = managementFault(given, { today: todayOf(scope), after });
    if (wrong !== null) throw typedWrong(wrong);
    const { companyId, startsOn } = given;
    const company =
      companyId === undefined ? null : { id: companyId, name: await companyOf(scope, companyId) };
    const managed = managedBy(given.mode, company, given.contractUntil);
    const moved = await changeEstate(scope, { id, version }, managed);
    const { count } = await tx.estateManagement.updateMany({
      where: { tenantId: actor.tenantId, estateId: id, endsOn: null },
      data: { endsOn: new Date(startsOn) },
    });
    if (count === 0) refuseChanged();
    // What residents said until now was said of who managed it before.
    await endServiceRatings(scope, id);
    await writeManagement(scope, { id, path }, { managed, startsOn, note });
    const about = { mode: given.mode, organizationId: companyId ?? null };
    const event = propertyEvent("property.managed", { id, path, version: moved }, about);
    return { result: { id }, events: [event] };
  },
});
