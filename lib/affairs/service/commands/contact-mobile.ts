import "server-only";
import { clockworkOf } from "@/lib/ground/settings/queries";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { newId } from "@/lib/platform/core/id";
import { localDate } from "@/lib/platform/core/time-zone";
import { dayAfter } from "../queries/day-after";
import { isCommunity } from "../rules/staff";
import { contactMobileInput } from "../schema/mobile";
import { changedOne, checked } from "./find";
import { findMobile } from "./find-mobile";

/** 联系: noted in one line; the next time is half a year from now (DOMAIN §4.8). */
export const contactMobile = command({
  name: "mobile.contact",
  input: contactMobileInput,
  output: doneOutput,
  find: async (scope, { id, version }) => checked(await findMobile(scope, id), version),
  allow: (actor) => isCommunity(actor),
  run: async (scope, { id, path, version }, { text }) => {
    const { actor, tx } = scope;
    const { settings } = await clockworkOf(scope, path);
    const today = localDate(actor.now, actor.tenant.timeZone);
    changedOne(
      await tx.mobileMember.updateMany({
        where: { tenantId: actor.tenantId, id, version },
        data: {
          contactedAt: new Date(actor.now),
          contactDue: dayAfter(today, settings["mobile.contactEvery"].value),
          version: { increment: 1 },
        },
      }),
    );
    await tx.mobileContact.createMany({
      data: {
        tenantId: actor.tenantId,
        id: newId(),
        path,
        mobileId: id,
        text,
        at: new Date(actor.now),
        byName: actor.name,
      },
    });
    const event = { name: "mobile.contacted", subjectId: id, version: version + 1 };
    return { result: { id }, events: [event] };
  },
});
