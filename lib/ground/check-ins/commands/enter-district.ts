import "server-only";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import { districtKey } from "@/lib/platform/crypto/signature";
import { keepsDistricts } from "../rules/workflow";
import { enterDistrictInput } from "../schema/districts";

/**
 * 往来区县: from now on the statements that this key has signed are accepted. Whoever enters a key has
 * compared it with the other district, which the tick says and the history keeps.
 */
export const enterDistrict = command({
  name: "knownDistrict.enter",
  input: enterDistrictInput,
  output: doneOutput,
  find: ({ actor }) => Promise.resolve(actor.role === "district_org" ? {} : null),
  allow: keepsDistricts,
  run: async ({ actor, tx }, _subject, { name, publicKey }) => {
    if (publicKey === districtKey(actor.tenant.slug)) refuse("districts.own");
    const id = newId();
    const { count } = await tx.knownDistrict.createMany({
      data: {
        tenantId: actor.tenantId,
        id,
        name,
        publicKey,
        enteredAt: new Date(actor.now),
        enteredBy: actor.name,
      },
      skipDuplicates: true,
    });
    if (count === 0) refuse("districts.known");
    return {
      result: { id },
      events: [{ name: "knownDistrict.entered", subjectId: id, payload: { name, publicKey } }],
    };
  },
});

function refuse(why: "districts.own" | "districts.known"): never {
  throw new Refusal("invalid", "refusal.invalid", { fields: { publicKey: why } });
}
