import type { DutyChoice } from "@/components/session/duty-switcher";
import type { IconName } from "@/components/ui/icon";
import type { NavGroup, NavItem } from "@/components/ui/shell/nav-list";
import words from "@/lib/across/shell/messages/zh-CN.json";
import { waitingMax, type Shell, type ShellDuty } from "@/lib/across/shell/queries";
import { homeOf, placeAddress, placesOf, type Place } from "@/lib/across/shell/rules/places";
import { messages } from "@/lib/platform/i18n/messages";
import { inDistrict } from "@/lib/ground/territory/rules/district-kind";

const t = messages(words);

const icons: Readonly<Record<Place, IconName>> = {
  desk: "home",
  dispatch: "send",
  tickets: "inbox",
  assignments: "inbox",
  whistles: "bell",
  topics: "calendar",
  proactive: "flag",
  service: "heart",
  councils: "building",
  party: "tree",
  property: "home",
  coBuilding: "swap",
  reviews: "message",
  units: "building",
  collect: "edit",
  walls: "eye",
  codes: "print",
  checkIns: "people",
  map: "map",
  dashboard: "chart",
  figures: "chart",
  replies: "message",
  catalogue: "list",
  areas: "pin",
  organizations: "building",
  settings: "settings",
  people: "people",
  systems: "upload",
  deliveries: "send",
  retention: "clock",
};

/** A phone has room for four at the thumb. */
const bottomMax = 4;

export function navOf({ role, duties }: Shell): { nav: NavGroup[]; bottom: NavItem[] } {
  if (role === null) return { nav: [], bottom: [] };
  const waiting = duties.find((duty) => duty.current)?.waiting ?? 0;
  const items = placesOf(role).map((place) => ({
    href: placeAddress[place],
    label: t(`place.${place}`),
    icon: icons[place],
    count: place === "desk" && waiting > 0 ? countText(waiting) : undefined,
  }));
  return { nav: [{ items }], bottom: items.slice(0, bottomMax) };
}

export function dutyChoice(duty: ShellDuty, district: string): DutyChoice {
  const count = duty.waiting > 0 ? countText(duty.waiting) : null;
  return {
    id: duty.id,
    label: [
      duty.scopeName,
      t(`role.${duty.role}`, inDistrict(district)),
      ...(duty.actingFor === null ? [] : [t("actingFor", { name: duty.actingFor })]),
    ].join(" · "),
    current: duty.current,
    waiting: count === null ? t("waitingNone") : t("waiting", { count }),
    count,
    home: homeOf(duty.role),
  };
}

function countText(count: number): string {
  return count >= waitingMax ? `${String(waitingMax)}+` : String(count);
}
