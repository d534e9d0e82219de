import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { t } from "./text";

/** Which community: a plain GET form, so that it works without scripts and the answer is an address. */
export function CommunityChooser({
  communities,
  chosen,
  missing,
}: {
  communities: readonly { id: string; name: string; street: string }[];
  chosen: string | null;
  /** Sent without a choice. */
  missing: boolean;
}) {
  return (
    <form method="get" className="rounded-lg border bg-sunken p-4" noValidate>
      <Field
        name="community"
        label={t("community.choose")}
        error={missing ? t("community.missing") : undefined}
        required
      >
        {(wiring) => (
          <div className="flex flex-wrap gap-2">
            <div className="min-w-0 flex-1 basis-52">
              <Select
                options={communities.map(({ id, name, street }) => ({
                  value: id,
                  label: name,
                  group: street,
                }))}
                empty={t("community.empty")}
                defaultValue={chosen ?? ""}
                {...wiring}
              />
            </div>
            <Button type="submit" className="shrink-0">
              {t("community.go")}
            </Button>
          </div>
        )}
      </Field>
    </form>
  );
}
