"use client";

import { useEffect, useRef, useState, type ReactNode } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { FileInput } from "@/components/ui/file-input";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";
import type { Place } from "@/lib/ground/territory/schema";
import type { FormAction } from "@/lib/platform/core/action-state";
import type { ActionState } from "@/lib/platform/core/action-state";
import { FormHead } from "../../../_leaves/form-head";
import { usePhotos } from "../../../_leaves/photos";
import { t } from "../../../_leaves/text";
import { typedText } from "../../../_leaves/typed";
import { useFormAction } from "../../../_leaves/use-form-action";
import { useDraft } from "./draft";
import { PlaceField, type Tiles } from "./place-field";
import { Slip, slipOf } from "./slip";

const textMax = 1000;
const photoField = "photos[]";

/**
 * 居民上报 in the order in which people tell it: what, where, photos, how to be reached. Only the
 * first two and a category must be given.
 */
export function ReportForm({
  action,
  start,
  district,
  districtName,
  categories,
  streets,
  place: startPlace,
  tiles,
  texting,
  children,
}: {
  action: FormAction;
  start: ActionState;
  district: string;
  districtName: string;
  categories: readonly { id: string; name: string; group: string }[];
  streets: readonly Place[];
  place: Place | null;
  tiles: Tiles;
  /** Whether the district can send text messages. */
  texting: boolean;
  /** What stands above the form, and makes room for the receipt. */
  children: ReactNode;
}) {
  const form = useRef<HTMLFormElement>(null);
  const photos = usePhotos(photoField);
  const { state, send, turn, refused } = useFormAction(action, start, photos.prepare);
  const [place, setPlace] = useState(startPlace);
  const draft = useDraft(`report-${district}`, form, place);
  const sent = state.state === "done";
  const { clear, found } = draft;
  const { restore } = photos;

  useEffect(() => {
    if (sent) clear();
  }, [sent, clear]);
  useEffect(() => {
    if (refused !== null) restore();
  }, [refused, restore]);
  useEffect(() => {
    if (found?.place) setPlace(found.place);
  }, [found]);

  const slip = sent ? slipOf(state.result) : null;
  if (slip !== null) return <Slip slip={slip} district={district} districtName={districtName} />;

  const typed = refused?.typed ?? found?.typed;
  const was = (name: string) => typedText(typed, name);
  const errors = refused?.fields ?? {};
  return (
    <>
      {children}
      <form ref={form} action={send} onInput={draft.save}>
        <div key={`${String(turn)}-${String(draft.turn)}`} className="grid gap-7">
          <FormHead state={state} district={district} />
          {found === null || refused !== null ? null : (
            <p role="status" className="flex flex-wrap items-center gap-x-4 text-sm text-ink-soft">
              {t("form.draft")}
              <button
                type="button"
                className="text-link min-h-11"
                onClick={() => {
                  clear();
                  setPlace(null);
                }}
              >
                {t("form.draftClear")}
              </button>
            </p>
          )}
          <Field
            name="text"
            label={t("report.text")}
            hint={t("report.textHint")}
            required
            maxLength={textMax}
            error={errors["text"]}
          >
            {(wiring) => <TextArea rows={5} minLength={5} defaultValue={was("text")} {...wiring} />}
          </Field>
          <Field
            name="categoryId"
            label={t("report.category")}
            hint={t("report.categoryHint")}
            required
            error={errors["categoryId"]}
          >
            {(wiring) => (
              <Select
                options={categories.map(({ id, name, group }) => ({
                  value: id,
                  label: name,
                  group,
                }))}
                empty={t("report.categoryEmpty")}
                defaultValue={was("categoryId") ?? ""}
                {...wiring}
              />
            )}
          </Field>
          <PlaceField
            district={district}
            streets={streets}
            place={place}
            onChoose={setPlace}
            address={was("address")}
            errors={errors}
            tiles={tiles}
          />
          <Field
            name={photoField}
            label={t("report.photos")}
            hint={t("report.photosHint")}
            optional
            error={errors["photos"]}
          >
            {(wiring) => <FileInput maxCount={6} maxMegabytes={20} {...wiring} />}
          </Field>
          <Contact district={district} texting={texting} was={was} errors={errors} />
          <SubmitButton size="lg" wide pendingText={t("report.sending")}>
            {t("report.send")}
          </SubmitButton>
        </div>
      </form>
    </>
  );
}

/** PIPL art. 17: the purpose stands where the phone is asked for; refusing costs nothing. */
function Contact({
  district,
  texting,
  was,
  errors,
}: {
  district: string;
  texting: boolean;
  was: (name: string) => string | undefined;
  errors: Readonly<Record<string, string>>;
}) {
  return (
    <fieldset className="grid gap-4 rounded-lg border p-4">
      <legend className="px-1 font-semibold">{t("report.contact")}</legend>
      <Field
        name="phone"
        label={t("report.phone")}
        optional
        hint={
          <>
            {t("report.contactWhy")}{" "}
            <a href={`/${district}/privacy`} target="_blank" className="text-link">
              {t("report.contactMore")}
            </a>
          </>
        }
        error={errors["phone"]}
      >
        {(wiring) => (
          <TextInput
            type="tel"
            inputMode="tel"
            autoComplete="tel"
            width="half"
            defaultValue={was("phone")}
            {...wiring}
          />
        )}
      </Field>
      <Checkbox
        name="allowCall"
        label={t("report.allowCall")}
        hint={t("report.allowCallHint")}
        defaultChecked={was("allowCall") === "on"}
      />
      {texting ? (
        <Checkbox
          name="tellBySms"
          label={t("report.tellBySms")}
          hint={t("report.tellBySmsHint")}
          defaultChecked={was("tellBySms") === "on"}
        />
      ) : null}
      <Checkbox
        name="noReply"
        label={t("report.noReply")}
        hint={t("report.noReplyHint")}
        defaultChecked={was("noReply") === "on"}
      />
      <Field name="name" label={t("report.name")} optional error={errors["name"]}>
        {(wiring) => (
          <TextInput
            autoComplete="name"
            width="half"
            maxLength={20}
            defaultValue={was("name")}
            {...wiring}
          />
        )}
      </Field>
    </fieldset>
  );
}
