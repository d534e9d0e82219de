import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import type { Place, PlaceStep } from "@/lib/ground/territory/schema";
import { t as leaf } from "../../../_leaves/text";
import { t } from "../../../_components/text";

/**
 * Choosing a place by plain GET forms. It stands before the report, so that nothing typed there is
 * lost when the page is loaded again.
 */
export function PlaceWithoutScripts({
  query,
  found,
  steps,
  missing,
}: {
  query: string | undefined;
  found: readonly Place[];
  steps: readonly PlaceStep[];
  /** Sent without a choice. */
  missing: boolean;
}) {
  return (
    <section className="mb-8 rounded-lg border bg-sunken p-4">
      <h2 className="text-lg">{t("report.placeFirst")}</h2>
      <p className="mt-1 text-sm text-ink-soft">{t("report.placeFirstHint")}</p>
      <form method="get" className="mt-4" noValidate>
        <Field name="q" label={t("report.placeSearch")} form="place">
          {(wiring) => (
            <div className="flex gap-2">
              <TextInput defaultValue={query} minLength={2} {...wiring} maxLength={40} />
              <Button type="submit" className="shrink-0">
                {t("report.placeSearchButton")}
              </Button>
            </div>
          )}
        </Field>
      </form>
      {query === undefined ? null : found.length === 0 ? (
        <p className="mt-2">{t("report.placeNone", { query })}</p>
      ) : (
        <ul aria-label={t("report.placeFound")} className="mt-2">
          {found.map(({ id, name, names }) => (
            <li key={id}>
              <a href={`?area=${id}`} className="text-link inline-flex min-h-11 items-center">
                {names} {name}
              </a>
            </li>
          ))}
        </ul>
      )}
      {steps.map((step, at) => (
        <form key={step.level} method="get" className="mt-4" noValidate>
          <Field
            name="area"
            label={leaf(`place.level.${step.level}`)}
            form={`place-${step.level}`}
            error={missing && at === steps.length - 1 ? t("report.placeMissing") : undefined}
            required
          >
            {(wiring) => (
              <div className="flex gap-2">
                <div className="min-w-0 flex-1">
                  <Select
                    options={step.options.map(({ id, name }) => ({ value: id, label: name }))}
                    empty={leaf("place.empty")}
                    defaultValue={step.chosen ?? ""}
                    {...wiring}
                  />
                </div>
                <Button type="submit" className="shrink-0">
                  {t("report.placeNext")}
                </Button>
              </div>
            )}
          </Field>
        </form>
      ))}
    </section>
  );
}
