import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { localDate } from "@/lib/platform/core/time-zone";
import { canPublishMonth, monthsBefore } from "../rules/exclusions";
import { publishMonthInput } from "../schema/exclusions";
import { offeredMonths, publishedMonths } from "../queries/exclusions";
import { refuseField } from "./field";

/** 公布一个月的数字: from here on nothing is taken out of that month any more (DOMAIN §2.13, 11). */
export const publishMonth = command({
  name: "figures.publish",
  input: publishMonthInput,
  output: doneOutput,
  find: async (scope) => ({ published: await publishedMonths(scope) }),
  allow: canPublishMonth,
  run: async ({ actor, tx }, { published }, { month }) => {
    const over = monthsBefore(localDate(actor.now, actor.tenant.timeZone), offeredMonths);
    if (!over.includes(month) || published.some((one) => one.month === month)) {
      throw refuseField("month", "field.choose");
    }
    const id = newId();
    await tx.figureMonth.createMany({
      data: {
        tenantId: actor.tenantId,
        id,
        firstDay: new Date(month),
        // The database signs it.
        publishedAt: new Date(actor.now),
        publishedBy: actor.name,
        publishedDutyId: actor.dutyId ?? "",
      },
    });
    return {
      result: { id },
      events: [{ name: "figures.published", subjectId: id, payload: { month } }],
    };
  },
});
