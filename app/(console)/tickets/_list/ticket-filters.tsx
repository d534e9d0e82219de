import {
  dueOptions,
  FilterDay,
  FilterSelect,
  urgencyOptions,
} from "@/components/lists/filter-fields";
import { FilterForm } from "@/components/lists/filter-form";
import { tl } from "@/components/lists/text";
import { word } from "@/components/tickets/messages/text";
import type { TicketListOptions } from "@/lib/affairs/tickets/queries/list-options";
import { cardLevels } from "@/lib/parts/clocks/rules/cards";
import { ticketFilterSources, type TicketFilter } from "@/lib/affairs/tickets/rules/ticket-filter";
import { cardWord } from "./filter-words";
import { tk } from "./text";

/** What the list can be narrowed by. The measure and the tab have no field and are kept. */
export function TicketFilters({
  filter,
  options,
  whole,
}: {
  filter: TicketFilter;
  options: TicketListOptions;
  /** The plain address of the list opens a view: without any condition the whole list is asked for. */
  whole: boolean;
}) {
  const { group, status, measure, physical, asking, call, redo, idle, old } = filter;
  return (
    <FilterForm
      key={filter.q ?? ""}
      address="/tickets"
      search={filter.q ?? ""}
      searchLabel={tk("search.label")}
      searchHint={tk("search.hint")}
      kept={{
        group,
        status,
        measure,
        physical,
        asking,
        call,
        redo,
        idle,
        old,
        view: whole ? "all" : undefined,
      }}
    >
      <FilterSelect
        name="area"
        label={tk("filter.area")}
        value={filter.area}
        options={withChosen(options.areas, filter.area, options.areaName)}
      />
      <FilterSelect
        name="category"
        label={tk("filter.category")}
        value={filter.category}
        options={withChosen(options.categories, filter.category, options.categoryName)}
      />
      <FilterSelect
        name="organization"
        label={tk("filter.organization")}
        value={filter.organization}
        options={withChosen(options.organizations, filter.organization, options.organizationName)}
      />
      <FilterSelect
        name="source"
        label={tk("filter.source")}
        value={filter.source}
        options={ticketFilterSources.map((source) => ({
          value: source,
          label: word(`source.${source}`),
        }))}
      />
      <FilterSelect
        name="urgency"
        label={tl("filter.urgency")}
        value={filter.urgency}
        options={urgencyOptions}
      />
      <FilterSelect
        name="escalated"
        label={tk("filter.escalated")}
        value={filter.escalated}
        options={[{ value: "1", label: tk("escalated.yes") }]}
      />
      <FilterSelect
        name="card"
        label={tk("filter.card")}
        value={filter.card}
        options={(["proposed", ...cardLevels] as const).map((card) => ({
          value: card,
          label: cardWord(card),
        }))}
      />
      <FilterSelect name="due" label={tl("filter.due")} value={filter.due} options={dueOptions} />
      <FilterDay
        name="from"
        label={`${tk(measure === undefined ? "filter.period" : "filter.periodOf")}${tl("filter.from")}`}
        value={filter.from}
      />
      <FilterDay name="to" label={tl("filter.to")} value={filter.to} />
    </FilterForm>
  );
}

interface Option {
  value: string;
  label: string;
  group?: string;
}

/** What is chosen stands in the list, even when it is none of the usual choices. */
function withChosen(
  options: readonly Option[],
  value: string | undefined,
  label: string | null,
): Option[] {
  if (value === undefined || options.some((option) => option.value === value)) return [...options];
  return [{ value, label: label ?? tk("unknown") }, ...options];
}
