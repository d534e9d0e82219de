import type { Colleague } from "@/lib/affairs/tickets/queries/assignment-detail";
import type { AreaChoice, CategoryChoice } from "@/lib/affairs/tickets/queries/choices";
import { tt } from "./messages/text";

export function areaOptions(areas: readonly AreaChoice[]) {
  return areas.map((area) => ({
    value: area.id,
    // What is nobody's street yet is found by the words that the form uses for it.
    label: area.level === "district" ? tt("field.area.own", { name: area.name }) : area.name,
    detail: area.within,
  }));
}

/** Who is away or recused stands in the list and cannot be chosen; the deputy is named beside. */
export function handlerOption({ id, name, absentTo, deputy, recused }: Colleague) {
  if (recused) return { value: id, label: tt("handler.recused", { name }), disabled: true };
  if (absentTo === null) return { value: id, label: name };
  const to = dayWords(absentTo);
  const label = tt("handler.away", { name, to, deputy: deputy ?? "" });
  return { value: id, label, disabled: true };
}

function dayWords(day: string): string {
  const [, month, date] = day.split("-").map(Number);
  return tt("handler.day", { month: month ?? 0, date: date ?? 0 });
}

export function categoryOptions(categories: readonly CategoryChoice[]) {
  return categories.map((one) => ({ value: one.id, label: one.name, group: one.parentName }));
}
