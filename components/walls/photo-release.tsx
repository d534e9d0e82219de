import type { Typed } from "../forms/form-state";
import { photoUrls } from "../photos/photo-urls";
import { Checkbox } from "../ui/checkbox";
import { FieldError, fieldId } from "../ui/field";
import { tv } from "./text";

/** Photos are decided one by one, and none is ticked beforehand. */
export function PhotoRelease({
  form,
  typed,
  title,
  photos,
}: {
  form: string;
  typed: Typed;
  title: string;
  photos: readonly { id: string; side: "before" | "after"; shown: boolean }[];
}) {
  if (photos.length === 0) return null;
  const ticked = typed.list("photoIds");
  return (
    <fieldset>
      <legend className="font-semibold">{title}</legend>
      <p className="text-sm text-ink-soft">{tv("photos.hint")}</p>
      <FieldError id={fieldId("photoIds", form)} error={typed.error("photoIds")} />
      <div className="mt-1 flex flex-wrap gap-3">
        {photos.map(({ id, side, shown }, index) => (
          <Checkbox
            key={id}
            name="photoIds[]"
            form={form}
            value={id}
            defaultChecked={ticked === undefined ? shown : ticked.includes(id)}
            label={
              <a href={photoUrls(id).fullUrl} target="_blank" rel="noreferrer">
                <img
                  src={photoUrls(id).thumbUrl}
                  alt={tv(`public.photo.${side}`, { at: index + 1 })}
                  className="size-20 rounded-sm border object-cover"
                />
              </a>
            }
          />
        ))}
      </div>
    </fieldset>
  );
}
