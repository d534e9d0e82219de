"use client";

import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { t } from "../../../_leaves/text";
import { DiscardButton } from "./discard-button";
import { fullName } from "./place-data";
import type { Waiting } from "./use-draft";

/** What could not be sent, and what becomes of it. It stands where the form was. */
export function WaitingPanel({
  waiting,
  pending,
  onAgain,
  onEdit,
  onDiscard,
}: {
  waiting: Waiting;
  pending: boolean;
  onAgain: () => void;
  onEdit: () => void;
  onDiscard: () => void;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { draft, photos } = waiting;
  const facts = [
    draft.place === null ? draft.typed["address"] : fullName(draft.place),
    photos.length === 0 ? undefined : t("waiting.photos", { count: photos.length }),
  ].filter((fact) => fact !== undefined && fact !== "");
  return (
    <section
      aria-labelledby="waiting"
      className="grid gap-4 rounded-lg border-2 border-warn-line bg-warn-soft p-4"
    >
      <h2 id="waiting" ref={heading} tabIndex={-1} className="flex gap-2 text-lg outline-none">
        <Icon name="clock" className="mt-1 shrink-0 text-warn" />
        {t("waiting.title")}
      </h2>
      <p role="status">
        {pending
          ? t("waiting.sending")
          : t(draft.state === "unsent" ? "waiting.unsent" : "waiting.unsure")}
      </p>
      <div className="rounded-md border bg-surface p-3">
        <p className="line-clamp-3 break-words whitespace-pre-line">{draft.typed["text"]}</p>
        <p className="mt-1 text-sm text-ink-soft">{facts.join(" · ")}</p>
      </div>
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" aria-disabled={pending ? true : undefined} onClick={onAgain}>
          {t("waiting.again")}
        </Button>
        {draft.state === "unsent" && !pending ? (
          <Button onClick={onEdit}>{t("waiting.edit")}</Button>
        ) : null}
        <DiscardButton onDiscard={onDiscard} />
      </div>
      <p className="text-sm text-ink-soft">{t("draft.shared")}</p>
    </section>
  );
}
