import type { OfferedSet } from "@/lib/affairs/co-building/rules/dimensions";
import { Choices } from "../ui/choices";

/** 六联、七联: what a project is about, of each set of the district as many as fit. */
export function DimensionFields({
  form,
  sets,
  chosen,
  error,
}: {
  form: string;
  sets: readonly OfferedSet[];
  chosen: readonly string[] | undefined;
  error: string | undefined;
}) {
  return sets.map(({ key, name, entries }, at) => (
    <Choices
      key={key}
      name="tags"
      form={form}
      legend={name}
      narrow
      error={at === 0 ? error : undefined}
      options={entries.map((one) => ({ value: one.key, label: one.name }))}
      chosen={chosen}
    />
  ));
}
