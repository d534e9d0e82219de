import "server-only";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { keepsDistricts } from "../rules/workflow";
import { endDistrictInput } from "../schema/districts";
import { refuseChanged } from "./find";

/** What this key signs is accepted no longer: it was lost, or the other district has a new one. */
export const endDistrict = command({
  name: "knownDistrict.end",
  input: endDistrictInput,
  output: doneOutput,
  find: ({ actor, tx }, { id }) =>
    actor.role === "district_org"
      ? tx.knownDistrict.findFirst({
          where: { tenantId: actor.tenantId, id },
          select: { id: true },
        })
      : Promise.resolve(null),
  allow: keepsDistricts,
  run: async ({ actor, tx }, { id }, { version }) => {
    const { count } = await tx.knownDistrict.updateMany({
      where: { tenantId: actor.tenantId, id, version, endedAt: null },
      data: { endedAt: new Date(actor.now), version: { increment: 1 } },
    });
    if (count === 0) refuseChanged();
    return { result: { id }, events: [{ name: "knownDistrict.ended", subjectId: id }] };
  },
});
