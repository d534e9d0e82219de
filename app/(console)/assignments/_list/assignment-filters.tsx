import type { ActiveFilter } from "@/components/lists/active-filters";
import {
  dueOptions,
  FilterDay,
  FilterSelect,
  urgencyOptions,
} from "@/components/lists/filter-fields";
import { FilterForm } from "@/components/lists/filter-form";
import { tl } from "@/components/lists/text";
import { t } from "@/components/messages/text";
import type { AssignmentFilter } from "@/lib/affairs/tickets/rules/assignment-filter";
import { filterAddress, idleDays } from "@/lib/affairs/tickets/rules/ticket-filter";
import { ta } from "./text";

export const base = "/assignments";

const partOptions = [
  { value: "lead", label: ta("part.lead") },
  { value: "co", label: ta("part.co") },
];
const redoOptions = [
  { value: "1", label: ta("redo.yes") },
  { value: "0", label: ta("redo.no") },
];

/** What an organization's list can be narrowed by. */
export function AssignmentFilters({
  filter,
  whole,
}: {
  filter: AssignmentFilter;
  /** The plain address of the list opens a view: without any condition the whole list is asked for. */
  whole: boolean;
}) {
  return (
    <FilterForm
      key={filter.q ?? ""}
      address={base}
      search={filter.q ?? ""}
      searchLabel={ta("search.label")}
      searchHint={ta("search.hint")}
      kept={{ group: filter.group, whose: filter.whose, view: whole ? "all" : undefined }}
    >
      <FilterSelect
        name="part"
        label={ta("filter.part")}
        value={filter.part}
        options={partOptions}
      />
      <FilterSelect
        name="redo"
        label={ta("filter.redo")}
        value={filter.redo}
        options={redoOptions}
      />
      <FilterSelect
        name="urgency"
        label={tl("filter.urgency")}
        value={filter.urgency}
        options={urgencyOptions}
      />
      <FilterSelect
        name="idle"
        label={ta("filter.idle")}
        value={filter.idle}
        options={[{ value: idleDays, label: ta("idle.days", { days: idleDays }) }]}
      />
      <FilterSelect name="due" label={tl("filter.due")} value={filter.due} options={dueOptions} />
      <FilterDay
        name="from"
        label={`${ta("filter.period")}${tl("filter.from")}`}
        value={filter.from}
      />
      <FilterDay name="to" label={tl("filter.to")} value={filter.to} />
    </FilterForm>
  );
}

/** The filters that are on, in words; the tab shows itself. */
export function activeFilters(filter: AssignmentFilter): ActiveFilter[] {
  const without = (...keys: (keyof AssignmentFilter)[]) =>
    filterAddress(base, filter, Object.fromEntries(keys.map((key) => [key, undefined])));
  const one = (key: keyof AssignmentFilter, label: string, value: string | undefined) =>
    filter[key] === undefined || value === undefined
      ? []
      : [{ label, value, removeHref: without(key) }];
  const dated = (filter.from ?? filter.to) !== undefined;
  return [
    ...one("q", ta("filter.q"), filter.q),
    ...one("part", ta("filter.part"), filter.part && ta(`part.${filter.part}`)),
    ...one("redo", ta("filter.redo"), ta(filter.redo === "1" ? "redo.yes" : "redo.no")),
    ...one("urgency", tl("filter.urgency"), filter.urgency && t(`urgency.${filter.urgency}`)),
    ...one("idle", ta("filter.idle"), ta("idle.days", { days: filter.idle ?? "" })),
    ...one("due", tl("filter.due"), filter.due && tl(`filter.due.${filter.due}`)),
    ...(dated
      ? [
          {
            label: ta("filter.period"),
            value: `${filter.from ?? ""} – ${filter.to ?? ""}`,
            removeHref: without("from", "to"),
          },
        ]
      : []),
  ];
}
