import { newId } from "@/lib/platform/core/id";
import { coBuildingTexts as texts } from "../content/co-building";
import { at } from "../content/random";
import type { AreaRow } from "./areas";
import type { Home, Life } from "./service/life";

export interface Side {
  id: string;
  name: string;
  path: string;
}

export interface Place {
  area: AreaRow;
  level: "district" | "street" | "community";
  office: Side;
  by: string;
}

interface EntryText {
  kind: string;
  title: string;
  detail: string;
  yuan?: number;
}

export interface NeedText extends EntryText {
  priority: string;
  from?: number;
  until?: number;
  claimed?: boolean;
}

function entryOf(life: Life, place: Place, of: Side, text: EntryText, day: number) {
  return {
    tenantId: life.tenantId,
    id: newId(),
    path: place.area.path,
    areaId: place.area.id,
    level: place.level,
    organizationId: of.id,
    organizationName: of.name,
    kind: text.kind,
    title: text.title,
    detail: text.detail,
    amountFen: text.yuan === undefined ? null : BigInt(text.yuan * 100),
    enteredAt: life.at(day, 600),
    enteredBy: place.by,
  };
}

export function needOf(life: Life, place: Place, of: Side, text: NeedText, day: number) {
  return {
    ...entryOf(life, place, of, text, day),
    priority: text.priority,
    wantedFrom: text.from === undefined ? null : life.day(text.from),
    wantedUntil: text.until === undefined ? null : life.day(text.until),
  };
}

export async function writeUnitNeeds(
  life: Life,
  home: Home,
  units: readonly Side[],
): Promise<void> {
  const list: readonly NeedText[] = texts.unitNeeds;
  for (const [n, text] of list.entries()) {
    const unit = at(units, n % units.length);
    const place: Place = { area: home.area, level: "community", office: unit, by: "单位联络员" };
    await life.scope.tx.coNeed.createMany({ data: [needOf(life, place, unit, text, -9 - n)] });
  }
}

/** What units give; what is booked by times has times ahead, one had by the community, one by another unit. */
export async function writeResources(
  life: Life,
  home: Home,
  office: Side,
  units: readonly Side[],
): Promise<void> {
  const { tx } = life.scope;
  for (const [n, text] of texts.resources.entries()) {
    const unit = at(units, n % units.length);
    const place: Place = { area: home.area, level: "community", office: unit, by: "单位联络员" };
    const entry = entryOf(life, place, unit, text, -40 + n);
    const { available, contact, bookable } = text;
    await tx.coResource.createMany({
      data: [{ ...entry, available, contact, bookable, capacity: text.capacity ?? null }],
    });
    if (!bookable) continue;
    const booked = [office, at(units, (n + 1) % units.length), null];
    const times = [5, 12, 19].map((day, turn) => ({
      id: newId(),
      who: booked[turn] ?? null,
      of: {
        tenantId: life.tenantId,
        path: entry.path,
        kind: "resource",
        subjectId: entry.id,
        startsAt: life.at(day, 14 * 60),
        endsAt: life.at(day, 16 * 60 + 30),
      },
    }));
    await tx.slot.createMany({
      data: times.map(({ id, who, of }) => ({
        ...of,
        id,
        capacity: 1 + (n % 2),
        held: who === null ? 0 : 1,
      })),
    });
    const when = life.at(-3, 10 * 60);
    await tx.claim.createMany({
      data: times.flatMap(({ id, who, of }) =>
        who === null
          ? []
          : [
              {
                ...of,
                id: newId(),
                slotId: id,
                organizationId: who.id,
                status: "held",
                place: 1,
                at: when,
                heldAt: when,
              },
            ],
      ),
    });
  }
}
