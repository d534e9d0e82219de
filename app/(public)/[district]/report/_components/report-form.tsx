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
import { Slip, slipOf } from "../../../_leaves/slip";
import { t } from "../../../_leaves/text";
import { typedText } from "../../../_leaves/typed";
import { useFormAction } from "../../../_leaves/use-form-action";
import { DiscardButton } from "./discard-button";
import { DraftNote } from "./draft-note";
import { NearbyIssues } from "./nearby-issues";
import { PlaceField, type Tiles } from "./place-field";
import { photoField, useDraft } from "./use-draft";
import { useSendingAgain } from "./use-sending-again";
import { WaitingPanel } from "./waiting-panel";

const textMax = 1000;

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
  follow,
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
  /** Follows an issue that stands on the wall already. */
  follow: FormAction;
  tiles: Tiles;
  /** Whether the district can send text messages. */
  texting: boolean;
  /** What stands above the form, and makes room for the receipt. */
  children: ReactNode;
}) {
  const form = useRef<HTMLFormElement>(null);
  const photos = usePhotos(photoField);
  const [place, setPlace] = useState(startPlace);
  const draft = useDraft(district, form, place, action);
  const { state, send, pending, turn, refused } = useFormAction(
    draft.leave,
    start,
    photos.prepare,
    action,
  );
  const again = useSendingAgain(draft.waiting, district, send, pending);
  const sent = state.state === "done";
  const { found, waiting, save, forget } = draft;
  const { restore } = photos;

  // The only copy of the receipt is on the screen: until it is seen there, it can be asked for again.
  useEffect(() => (sent ? onceSeen(forget) : undefined), [state, sent, forget]);
  // A place is chosen by pressing, not by typing.
  useEffect(() => {
    if (place !== startPlace) save();
  }, [place, startPlace, save]);
  useEffect(() => {
    if (found === null) return;
    restore(found.photos);
    // Where a place came with the address, from a QR code, it was not the draft's that was meant.
    setPlace(startPlace ?? found.draft.place);
  }, [found, turn, restore, startPlace]);

  const slip = sent ? slipOf(state.result) : null;
  if (slip !== null) {
    const again = { href: `/${district}/report`, label: t("slip.again") };
    return <Slip slip={slip} district={district} districtName={districtName} again={again} />;
  }

  const typed = found?.draft.typed ?? refused?.typed;
  const was = (name: string) => typedText(typed, name);
  const errors = refused?.fields ?? {};
  function discard() {
    draft.discard();
    setPlace(startPlace);
  }
  if (waiting !== null) {
    return (
      <>
        {children}
        <WaitingPanel
          waiting={waiting}
          pending={pending}
          onAgain={again}
          onEdit={draft.edit}
          onDiscard={discard}
        />
      </>
    );
  }
  return (
    <>
      {children}
      <form ref={form} action={send} onInput={() => save()} noValidate>
        <div key={`${String(turn)}-${String(draft.turn)}`} className="grid gap-7">
          <FormHead state={state} district={district} />
          {draft.note === null || refused !== null ? null : (
            <DraftNote note={draft.note} onDiscard={discard} />
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
          <NearbyIssues district={district} areaId={place?.id ?? null} follow={follow} />
          <Field
            name={photoField}
            label={t("report.photos")}
            hint={t("report.photosHint")}
            optional
            error={errors["photos"]}
          >
            {(wiring) => (
              <FileInput
                maxCount={6}
                maxMegabytes={20}
                onFiles={(files) => void draft.savePhotos(files)}
                {...wiring}
              />
            )}
          </Field>
          <Contact district={district} texting={texting} was={was} errors={errors} />
          <SubmitButton size="lg" wide pendingText={t("report.sending")}>
            {t("report.send")}
          </SubmitButton>
          <div className="js-only -mt-4 text-sm text-ink-soft">
            <p>{t("draft.shared")}</p>
            <DiscardButton onDiscard={discard} />
          </div>
        </div>
      </form>
    </>
  );
}

/** Runs it now, or when the page comes to the front. */
function onceSeen(run: () => void): () => void {
  const look = () => {
    if (document.visibilityState === "visible") run();
  };
  look();
  document.addEventListener("visibilitychange", look);
  return () => document.removeEventListener("visibilitychange", look);
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
            limit={20}
            defaultValue={was("name")}
            {...wiring}
          />
        )}
      </Field>
    </fieldset>
  );
}
