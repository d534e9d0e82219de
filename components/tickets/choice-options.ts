import type { AreaChoice, CategoryChoice } from "@/lib/affairs/tickets/queries/choices";

export function areaOptions(areas: readonly AreaChoice[]) {
  return areas.map((area) => ({ value: area.id, label: area.name, detail: area.within }));
}

export function categoryOptions(categories: readonly CategoryChoice[]) {
  return categories.map((one) => ({ value: one.id, label: one.name, group: one.parentName }));
}
