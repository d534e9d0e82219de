import "server-only";
import { offeredMonths, publishedMonths } from "@/lib/affairs/tickets/queries/exclusions";
import { canPublishMonth, monthsBefore } from "@/lib/affairs/tickets/rules/exclusions";
import { unitSettingsOf } from "../queries/unit-settings";
import { countsByStreet } from "../queries/published";
import { publishMonthInput } from "../schema";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import { localDate } from "@/lib/platform/core/time-zone";

/**
 * 公布一个月的数字: from here on nothing is taken out of that month any more (DOMAIN §2.13, 11), and
 * what was published stays readable as it was.
 */
export const publishMonth = command({
  name: "figures.publish",
  input: publishMonthInput,
  output: doneOutput,
  find: async (scope) => ({ published: await publishedMonths(scope) }),
  allow: canPublishMonth,
  run: async (scope, { published }, { month }) => {
    const { actor, tx } = scope;
    const over = monthsBefore(localDate(actor.now, actor.tenant.timeZone), offeredMonths);
    if (!over.includes(month) || published.some((one) => one.month === month)) {
      throw new Refusal("invalid", "refusal.invalid", { fields: { month: "field.choose" } });
    }
    const id = newId();
    const { weights, ...numbers } = await unitSettingsOf(scope);
    await tx.figureMonth.createMany({
      data: {
        tenantId: actor.tenantId,
        id,
        firstDay: new Date(month),
        // The database signs it.
        publishedAt: new Date(actor.now),
        publishedBy: actor.name,
        publishedDutyId: actor.dutyId ?? "",
        settings: { ...numbers, weights: { ...weights } },
      },
    });
    await tx.figureSnapshot.createMany({
      data: (await countsByStreet(scope, month)).map((one) => ({
        tenantId: actor.tenantId,
        id: newId(),
        monthId: id,
        ...one,
      })),
    });
    return {
      result: { id },
      events: [{ name: "figures.published", subjectId: id, payload: { month } }],
    };
  },
});
