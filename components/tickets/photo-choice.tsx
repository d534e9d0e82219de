import { t } from "../messages/text";
import { Checkbox } from "../ui/checkbox";
import type { Typed } from "../forms/form-state";
import { tt } from "./messages/text";
import { photoUrls } from "../photos/photo-urls";

/** Photos of the report; ticked ones are released to whoever is sent the matter. */
export function PhotoChoice({
  form,
  typed,
  photoIds,
}: {
  form: string;
  typed: Typed;
  photoIds: readonly string[];
}) {
  if (photoIds.length === 0) return null;
  const ticked = typed.list("photoIds");
  return (
    <fieldset>
      <legend className="font-semibold">{tt("dispatch.photos")}</legend>
      <p className="text-sm text-ink-soft">{tt("dispatch.photos.hint")}</p>
      <div className="mt-1 flex flex-wrap gap-3">
        {photoIds.map((id, at) => (
          <Checkbox
            key={id}
            name="photoIds[]"
            form={form}
            value={id}
            defaultChecked={ticked === undefined || ticked.includes(id)}
            label={
              <img
                src={photoUrls(id).thumbUrl}
                alt={t("photo.alt", { phase: t("photo.other"), at: at + 1 })}
                className="size-16 rounded-sm border object-cover"
              />
            }
          />
        ))}
      </div>
    </fieldset>
  );
}
