import type { Typed } from "@/components/forms/form-state";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { tsv } from "./text";

/** For one grid of the community, or for all of it; nothing to choose where there is none. */
export function GridField({
  form,
  typed,
  grids,
}: {
  form: string;
  typed: Typed;
  grids: readonly { id: string; name: string }[];
}) {
  if (grids.length === 0) return null;
  return (
    <Field name="gridId" form={form} label={tsv("posts.where")} error={typed.error("gridId")}>
      {(wiring) => (
        <Select
          {...wiring}
          defaultValue={typed.text("gridId") ?? ""}
          empty={tsv("posts.where.all")}
          options={grids.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
    </Field>
  );
}
