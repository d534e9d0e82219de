"use client";

import { useEffect, useState } from "react";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { FormProps } from "../../../_leaves/form-props";
import { RateForm } from "../../../_leaves/rate-form";
import { t } from "../../../_leaves/text";

/**
 * 评价 by link. Number and key stand behind `#`, which no server sees before the form is sent; they
 * are taken out of the address at once, so that the key stays in no history.
 */
export function LinkedRating(props: FormProps) {
  const [link, setLink] = useState<{ number: string; key: string } | null>(null);

  useEffect(() => {
    const given = /^#(\d{13})\.([0-9A-Z-]{12,20})$/i.exec(window.location.hash);
    if (given !== null) setLink({ number: given[1] ?? "", key: given[2] ?? "" });
    window.history.replaceState(null, "", window.location.pathname);
  }, []);

  const track = (
    <p className="mt-4">
      <ButtonLink href={`/${props.district}/track`} icon="search">
        {t("rate.toTrack")}
      </ButtonLink>
    </p>
  );
  if (link === null) {
    return (
      <>
        <Notice title={t("rate.noLink")}>{t("rate.noLinkHint")}</Notice>
        {track}
      </>
    );
  }
  const thanks = (
    <>
      <Notice tone="ok" title={t("rate.done")} live>
        {t("rate.doneHint")}
      </Notice>
      {track}
    </>
  );
  return (
    <RateForm {...props} done={thanks}>
      <input type="hidden" name="ratingKey" value={link.key} />
      <p className="mb-5">{t("rate.number", { number: link.number })}</p>
    </RateForm>
  );
}
