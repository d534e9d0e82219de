import "server-only";
import { clockworkOf } from "@/lib/ground/settings/queries";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { newId } from "@/lib/platform/core/id";
import { maskName, maskPhone } from "@/lib/platform/core/masking";
import { Refusal } from "@/lib/platform/core/refusal";
import { localDate } from "@/lib/platform/core/time-zone";
import { encryptField } from "@/lib/platform/crypto/field";
import { dayAfter } from "../queries/day-after";
import { firstStatus } from "../rules/mobile";
import { isCommunity } from "../rules/staff";
import { registerMobileInput } from "../schema/mobile";

/** 流出、流入登记: a reference for the branch that keeps contact, beside the national system. */
export const registerMobile = command({
  name: "mobile.register",
  input: registerMobileInput,
  output: doneOutput,
  find: ({ actor }) => Promise.resolve({ areaId: actor.areaId ?? "" }),
  allow: (actor) => isCommunity(actor),
  run: async (scope, { areaId }, { name, phone, direction, since, ...told }) => {
    const { actor, tx } = scope;
    const today = localDate(actor.now, actor.tenant.timeZone);
    if (since > today) {
      throw new Refusal("invalid", "refusal.invalid", { fields: { since: "mobile.future" } });
    }
    const { settings } = await clockworkOf(scope, actor.lo);
    const id = newId();
    await tx.mobileMember.createMany({
      data: {
        ...told,
        tenantId: actor.tenantId,
        id,
        path: actor.lo,
        areaId,
        direction,
        nameCipher: encryptField(name),
        nameMasked: maskName(name),
        phoneCipher: encryptField(phone),
        phoneMasked: maskPhone(phone),
        since: new Date(since),
        status: firstStatus[direction],
        statusAt: new Date(actor.now),
        contactDue: dayAfter(today, settings["mobile.contactEvery"].value),
        createdAt: new Date(actor.now),
        createdBy: actor.name,
      },
    });
    const event = { name: "mobile.registered", subjectId: id, version: 1, payload: { direction } };
    return { result: { id }, events: [event] };
  },
});
