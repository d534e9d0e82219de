import seasons from "@/lib/affairs/proactive/data/seasons.json" with { type: "json" };
import { isoDateOf, msPerDay } from "@/lib/platform/core/calendar-day";
import { newId } from "@/lib/platform/core/id";
import { localDate } from "@/lib/platform/core/time-zone";
import actions from "../content/data/proactive.json" with { type: "json" };
import type { District } from "./districts";
import { step } from "./step";

/**
 * The calendar that comes with the product, and what was and is done before complaints come (DOMAIN §2.10):
 * three told of, one whose days are over and nobody has told of, one under way, one ahead.
 */
export async function writeProactive(
  { slug, street, community }: District,
  now: number,
): Promise<void> {
  await step(slug, "proactive", async ({ actor, tx }) => {
    const { tenantId } = actor;
    const columns = { id: true, name: true, path: true } as const;
    const area = (where: { level: string } | { code: string }) =>
      tx.area.findFirst({ where: { tenantId, ...where }, select: columns });
    const places = new Map([
      ["district", await area({ level: "district" })],
      ["street", await area({ code: street })],
      ["community", await area({ code: community })],
    ]);
    const units = await tx.organization.findMany({
      where: { tenantId, kind: "department" },
      select: { id: true, key: true, shortName: true },
    });
    const categories = await tx.category.findMany({
      where: { tenantId },
      select: { id: true, code: true },
    });
    const categoriesOf = (codes: readonly string[]) =>
      categories.flatMap(({ id, code }) => (codes.includes(code) ? id : []));

    // A district without heating has no season of it, and plans nothing for it.
    const calendar = seasons
      .map(({ codes, ...season }) => ({
        ...season,
        tenantId,
        id: newId(),
        categoryIds: categoriesOf(codes),
      }))
      .filter(({ categoryIds }) => categoryIds.length > 0);
    await tx.season.createMany({ data: calendar });

    const today = localDate(now, actor.tenant.timeZone);
    const dayOf = (days: number) =>
      new Date(isoDateOf(Math.floor(Date.parse(today) / msPerDay) + days));
    await tx.proactiveAction.createMany({
      data: actions.flatMap(({ by, where, season, codes, from, days, outcome, text, ...said }) => {
        const place = places.get(where);
        const unit = units.find(({ key }) => key === by);
        const name = unit?.shortName ?? places.get(by)?.name;
        const categoryIds = categoriesOf(codes);
        const known = place !== undefined && place !== null && name !== undefined;
        if (!known || categoryIds.length === 0) return [];
        return [
          {
            ...said,
            tenantId,
            id: newId(),
            path: place.path,
            areaId: place.id,
            areaName: place.name,
            organizationId: unit?.id ?? null,
            byName: name,
            categoryIds,
            seasonId: calendar.find(({ title }) => title === season)?.id ?? null,
            fromDay: dayOf(from),
            toDay: dayOf(from + days - 1),
            plannedAt: new Date(now + Math.min(from - 6, -1) * msPerDay),
            plannedBy: name,
            ...(outcome === undefined
              ? {}
              : {
                  outcome,
                  doneText: text ?? said.plan,
                  doneAt: new Date(now + (from + days) * msPerDay),
                  doneBy: name,
                  version: 2,
                }),
          },
        ];
      }),
    });
  });
}
