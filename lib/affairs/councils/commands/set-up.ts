import "server-only";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { newId } from "@/lib/platform/core/id";
import { localDate } from "@/lib/platform/core/time-zone";
import { canSetUp, levelOf } from "../rules/rights";
import { firstTermFault, lastDayOf } from "../rules/terms";
import { setUpInput } from "../schema";
import { councilEvent, fault } from "./record";

/**
 * 建立大工委、大党委 with its first term, at the own level. The secretary's seat and one in full-time are
 * there from the start (DOMAIN §5.1): both belong to the office of the place.
 */
export const setUp = command({
  name: "council.setUp",
  input: setUpInput,
  output: doneOutput,
  find: async ({ actor, tx }) => {
    // A wrong role is told so by `allow`.
    if (!canSetUp(actor).ok || actor.areaId === null) return { place: null };
    const { tenantId, areaId } = actor;
    const area = await tx.area.findFirst({
      where: { tenantId, id: areaId },
      select: { id: true, path: true },
    });
    const office = await tx.organization.findFirst({
      where: { tenantId, areaId, kind: "office", validTo: null },
      select: { id: true, name: true },
    });
    return { place: area === null || office === null ? null : { ...area, office } };
  },
  allow: (actor) => canSetUp(actor),
  run: async ({ actor, tx }, { place }, input) => {
    const level = levelOf(actor.role);
    if (place === null || level === null) throw new Error("allowed without a place");
    const { tenantId } = actor;
    const { path } = place;
    const present = await tx.council.findFirst({
      where: { tenantId, areaId: place.id, dissolvedOn: null },
      select: { id: true },
    });
    if (present !== null) throw fault("name", "field.councilThere");
    const today = localDate(actor.now, actor.tenant.timeZone);
    const endsOn = input.endsOn ?? lastDayOf(input.startsOn);
    const wrong = firstTermFault({ ...input, endsOn }, today);
    if (wrong !== null) throw fault(wrong.field, wrong.key);
    const [id, termId] = [newId(), newId()];
    await tx.council.createMany({
      data: [
        {
          tenantId,
          id,
          path,
          areaId: place.id,
          level,
          name: input.name,
          establishedOn: new Date(input.establishedOn),
        },
      ],
    });
    await tx.councilTerm.createMany({
      data: [
        {
          tenantId,
          id: termId,
          councilId: id,
          path,
          number: 1,
          startsOn: new Date(input.startsOn),
          endsOn: new Date(endsOn),
          status: "current",
        },
      ],
    });
    await tx.councilSeat.createMany({
      data: ["secretary", "full_time"].map((kind) => ({
        tenantId,
        id: newId(),
        councilId: id,
        termId,
        path,
        kind,
        function: "general",
        organizationId: place.office.id,
        organizationName: place.office.name,
      })),
    });
    return { result: { id }, events: [councilEvent("council.set_up", id, 1, { level })] };
  },
});
