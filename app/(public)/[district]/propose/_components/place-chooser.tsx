import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { t } from "../../../_components/text";

interface Option {
  id: string;
  name: string;
}

/** Street, then community or the whole street: a plain GET form, so that it works without scripts. */
export function PlaceChooser({
  streets,
  communities,
  chosen,
  missing,
}: {
  streets: readonly Option[];
  communities: readonly Option[];
  chosen: { street: string | null; community: string | null };
  /** Sent without a street. */
  missing: boolean;
}) {
  return (
    <form
      method="get"
      className="grid gap-4 rounded-lg border bg-sunken p-4 sm:grid-cols-2"
      noValidate
    >
      <Field
        name="street"
        label={t("propose.street")}
        error={missing ? t("propose.streetMissing") : undefined}
        required
      >
        {(wiring) => (
          <Select
            options={streets.map(({ id, name }) => ({ value: id, label: name }))}
            empty={t("propose.streetEmpty")}
            defaultValue={chosen.street ?? ""}
            {...wiring}
          />
        )}
      </Field>
      {communities.length === 0 ? null : (
        <Field name="community" label={t("propose.community")}>
          {(wiring) => (
            <Select
              options={communities.map(({ id, name }) => ({ value: id, label: name }))}
              empty={t("propose.wholeStreet")}
              defaultValue={chosen.community ?? ""}
              {...wiring}
            />
          )}
        </Field>
      )}
      <div className="sm:col-span-2">
        <Button type="submit">{t("propose.choose")}</Button>
      </div>
    </form>
  );
}
