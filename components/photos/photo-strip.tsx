"use client";

import { useRef, useState, type ReactNode } from "react";
import { t } from "../messages/text";
import { Button } from "../ui/button";
import { Icon } from "../ui/icon";

export interface Photo {
  id: string;
  thumbUrl: string;
  fullUrl: string;
  phase: "before" | "after" | "other";
  /** What is on it, as far as somebody said so. */
  caption?: string | undefined;
  /** What can be done with it. */
  below?: ReactNode;
}

/** Small pictures that open large. Without scripts each is a link to the picture itself. */
export function PhotoStrip({
  photos,
  counted = true,
}: {
  photos: readonly Photo[];
  /** Says which of how many is large; not where the captions number them already. */
  counted?: boolean;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const opener = useRef<HTMLAnchorElement | null>(null);
  const [at, setAt] = useState(0);
  const shown = photos[at];
  if (photos.length === 0) return null;

  function step(by: number) {
    setAt((at + by + photos.length) % photos.length);
  }

  return (
    <>
      <ul className="flex flex-wrap gap-2">
        {photos.map((photo, index) => (
          <li key={photo.id} className="grid content-start justify-items-start gap-1">
            <a
              href={photo.fullUrl}
              onClick={(event) => {
                // With a modifier key the person wants a tab of its own.
                if (event.ctrlKey || event.metaKey || event.shiftKey) return;
                event.preventDefault();
                opener.current = event.currentTarget;
                setAt(index);
                dialog.current?.showModal();
              }}
              className="relative block size-24 overflow-hidden rounded-md border bg-sunken hover:border-action"
            >
              <img
                src={photo.thumbUrl}
                alt={photoText(photo, index)}
                loading="lazy"
                className="size-full object-cover"
              />
              {photo.phase === "other" ? null : (
                <span
                  aria-hidden="true"
                  className={
                    photo.phase === "after"
                      ? "absolute bottom-0 left-0 rounded-tr-md bg-ok px-1.5 text-xs text-white"
                      : "absolute bottom-0 left-0 rounded-tr-md bg-ink px-1.5 text-xs text-white"
                  }
                >
                  {t(`photo.${photo.phase}`)}
                </span>
              )}
            </a>
            {photo.below}
          </li>
        ))}
      </ul>
      <dialog
        ref={dialog}
        aria-label={t("photo.large")}
        onClose={() => opener.current?.focus()}
        onKeyDown={(event) => {
          if (event.key === "ArrowLeft") step(-1);
          if (event.key === "ArrowRight") step(1);
        }}
        className="m-auto max-h-[calc(100dvh-1rem)] w-full max-w-4xl rounded-lg bg-surface p-3 text-ink"
      >
        {shown === undefined ? null : (
          <>
            <div className="flex items-center justify-between gap-3 pb-2">
              <p className="min-w-0 text-sm" aria-live="polite">
                {counted ? `${t("photo.count", { at: at + 1, all: photos.length })} ` : ""}
                {photoText(shown, at)}
              </p>
              <Button variant="quiet" icon="close" onClick={() => dialog.current?.close()}>
                {t("dialog.close")}
              </Button>
            </div>
            <img
              src={shown.fullUrl}
              alt={photoText(shown, at)}
              className="mx-auto max-h-[70dvh] max-w-full rounded-sm bg-sunken object-contain"
            />
            {photos.length < 2 ? null : (
              <div className="flex justify-center gap-3 pt-3">
                <Button onClick={() => step(-1)}>
                  <Icon name="arrowLeft" title={t("photo.previous")} />
                </Button>
                <Button onClick={() => step(1)}>
                  <Icon name="arrowRight" title={t("photo.next")} />
                </Button>
              </div>
            )}
          </>
        )}
      </dialog>
    </>
  );
}

function photoText(photo: Photo, index: number): string {
  const phase = t(`photo.${photo.phase}`);
  return photo.caption === undefined
    ? t("photo.alt", { phase, at: index + 1 })
    : t("photo.altCaption", { phase, caption: photo.caption });
}
