import { DateInput } from "../ui/date-input";
import { Select, type SelectOption } from "../ui/select";
import { t } from "../messages/text";
import { tl } from "./text";

// Small fields of a filter bar: the label stands above, in the smallest type that is still read.

export function FilterSelect({
  name,
  label,
  value,
  options,
}: {
  name: string;
  label: string;
  value: string | undefined;
  options: readonly SelectOption[];
}) {
  return (
    <label className="min-w-0">
      <span className="block text-xs text-ink-soft">{label}</span>
      {/* The key makes a new list when the address changes: a native list keeps what it showed. */}
      <Select
        key={value ?? ""}
        name={name}
        options={options}
        empty={tl("any")}
        defaultValue={value ?? ""}
      />
    </label>
  );
}

export function FilterDay({
  name,
  label,
  value,
}: {
  name: "from" | "to";
  label: string;
  value: string | undefined;
}) {
  return (
    <label className="min-w-0">
      <span className="block text-xs text-ink-soft">{label}</span>
      <DateInput key={value ?? ""} name={name} defaultValue={value ?? ""} className="max-w-full!" />
    </label>
  );
}

export const urgencyOptions: readonly SelectOption[] = [
  { value: "urgent", label: t("urgency.urgent") },
  { value: "key", label: t("urgency.key") },
  { value: "routine", label: t("urgency.routine") },
];

export const dueOptions: readonly SelectOption[] = [
  { value: "over", label: tl("filter.due.over") },
  { value: "soon", label: tl("filter.due.soon") },
];
