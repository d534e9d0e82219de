import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";

/** Whose duty the page is about: the own, or one of those that one keeps. Works without scripts. */
export function DutyChooser({
  address,
  label,
  go,
  chosen,
  options,
}: {
  address: string;
  label: string;
  go: string;
  chosen: string;
  options: readonly { value: string; label: string }[];
}) {
  return (
    <form action={address} className="flex flex-wrap items-end gap-2" key={chosen}>
      <div className="min-w-0 grow">
        <Field name="duty" label={label}>
          {(wiring) => <Select {...wiring} defaultValue={chosen} options={options} />}
        </Field>
      </div>
      <Button type="submit">{go}</Button>
    </form>
  );
}
