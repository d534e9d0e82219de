"use client";

import { useEffect, useState } from "react";
import { RatingFormFields } from "@/components/tickets/rating-form-fields";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { FormHead } from "../../../_leaves/form-head";
import type { FormProps } from "../../../_leaves/form-props";
import { t } from "../../../_leaves/text";
import { typedText } from "../../../_leaves/typed";
import { useFormAction } from "../../../_leaves/use-form-action";

/**
 * 评价 by link. Number and key stand behind `#`, which no server sees before the form is sent; they
 * are taken out of the address at once, so that the key stays in no history.
 */
export function LinkedRating({ action, start, district }: FormProps) {
  const { state, send, turn, refused } = useFormAction(action, start);
  const [link, setLink] = useState<{ number: string; key: string } | "none" | null>(null);

  useEffect(() => {
    const given = /^#(\d{13})\.([0-9A-Z-]{12,20})$/i.exec(window.location.hash);
    setLink(given === null ? "none" : { number: given[1] ?? "", key: given[2] ?? "" });
    window.history.replaceState(null, "", window.location.pathname);
  }, []);

  const track = (
    <p className="mt-4">
      <ButtonLink href={`/${district}/track`} icon="search">
        {t("rate.toTrack")}
      </ButtonLink>
    </p>
  );
  if (state.state === "done") {
    return (
      <>
        <Notice tone="ok" title={t("rate.done")}>
          {t("rate.doneHint")}
        </Notice>
        {track}
      </>
    );
  }
  if (link === null || link === "none") {
    return (
      <>
        <Notice tone="info" title={t("rate.noLink")}>
          {t("rate.noLinkHint")}
        </Notice>
        {track}
      </>
    );
  }
  const was = (name: string) => typedText(refused?.typed, name);
  return (
    <form action={send}>
      <input type="hidden" name="ratingKey" value={link.key} />
      <p className="mb-5">{t("rate.number", { number: link.number })}</p>
      <div key={turn} className="grid gap-6">
        <FormHead state={state} district={district} />
        <RatingFormFields
          values={{
            contacted: was("contacted"),
            solved: was("solved"),
            satisfied: was("satisfied"),
            comment: was("comment"),
          }}
          errors={refused?.fields}
        />
        <SubmitButton size="lg" wide>
          {t("rate.send")}
        </SubmitButton>
      </div>
    </form>
  );
}
