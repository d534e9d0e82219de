"use client";

import { t } from "../messages/text";
import { Checkbox } from "../ui/checkbox";
import { FieldError, fieldId } from "../ui/field";
import type { Typed } from "../forms/form-state";
import { tt } from "./messages/text";
import { photoUrls } from "../photos/photo-urls";

/**
 * 交付照片: what the organizations do not see yet, and what they see. A tick changes a photo's side, so
 * that nobody who only wanted to add one takes another away.
 */
export function ReleaseFields({
  form,
  typed,
  photos,
}: {
  form: string;
  typed: Typed;
  photos: readonly { id: string; released: boolean }[];
}) {
  const numbered = photos.map((photo, index) => ({ ...photo, at: index + 1 }));
  const sides = [
    { name: "show", photos: numbered.filter(({ released }) => !released) },
    { name: "hide", photos: numbered.filter(({ released }) => released) },
  ] as const;
  return (
    <>
      <FieldError id={fieldId("show", form)} error={typed.error("show")} />
      {sides.map((side) =>
        side.photos.length === 0 ? null : (
          <fieldset key={side.name}>
            <legend className="font-semibold">{tt(`verb.releasePhotos.${side.name}`)}</legend>
            {side.name === "show" ? (
              <p className="text-sm text-ink-soft">{tt("verb.releasePhotos.showHint")}</p>
            ) : null}
            <div className="mt-1 flex flex-wrap gap-3">
              {side.photos.map(({ id, at }) => (
                <Checkbox
                  key={id}
                  name={`${side.name}[]`}
                  form={form}
                  value={id}
                  defaultChecked={typed.list(side.name)?.includes(id) === true}
                  label={
                    <img
                      src={photoUrls(id).thumbUrl}
                      alt={t("photo.alt", { phase: t("photo.other"), at })}
                      className="size-16 rounded-sm border object-cover"
                    />
                  }
                />
              ))}
            </div>
          </fieldset>
        ),
      )}
    </>
  );
}
