import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";

/**
 * Whose duty the page is about: the own, or one of those that one keeps. Found by name among hundreds;
 * works without scripts.
 */
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
    <form action={address} className="flex flex-wrap items-end gap-2" key={chosen} noValidate>
      <div className="min-w-0 grow">
        <Field name="duty" label={label}>
          {(wiring) => <Combobox {...wiring} value={chosen} options={options} />}
        </Field>
      </div>
      <Button type="submit">{go}</Button>
    </form>
  );
}
