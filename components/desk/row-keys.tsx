"use client";

import { useEffect, useRef, type RefObject } from "react";
import { messages } from "@/lib/platform/i18n/messages";
import { Button } from "../ui/button";
import { Kbd } from "../ui/kbd";
import words from "./messages/zh-CN.json";

const t = messages(words);

/**
 * Moves between the rows of the lists on a page with j and k, as people who work through a heap all
 * day like to; Enter follows the link that has the focus, as always. Does nothing while somebody
 * types, and only with plain keys, so that no shortcut of the browser is taken away. Where rows can
 * be taken (`takes`), the key is the desk's.
 */
export function RowKeys({ takes = false }: { takes?: boolean }) {
  const dialog = useRef<HTMLDialogElement>(null);
  /** Where the last row was that a key was pressed in: a row that was taken may be gone. */
  const place = useRef<number | null>(null);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      switch (event.key) {
        case "j":
          return move(event, place, 1);
        case "k":
          return move(event, place, -1);
        case "a":
          return take(place);
        case "/": {
          const search = document.querySelector<HTMLInputElement>("#main input[type=search]");
          if (search === null) return;
          event.preventDefault();
          return search.focus();
        }
        case "?":
          event.preventDefault();
          return dialog.current?.showModal();
        default:
          return;
      }
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);

  return (
    <>
      <Button
        variant="quiet"
        size="sm"
        className="max-lg:hidden pointer-coarse:hidden"
        onClick={() => dialog.current?.showModal()}
      >
        {t("help")} <Kbd>?</Kbd>
      </Button>
      <dialog
        ref={dialog}
        aria-label={t("help")}
        className="m-auto w-80 rounded-lg bg-surface p-4 text-ink shadow-float"
      >
        <h2 className="text-base">{t("help")}</h2>
        <dl className="mt-3 grid grid-cols-[auto_1fr] gap-x-4 gap-y-2">
          {(takes ? [...keys, ...takingKeys] : keys).map(([key, text]) => (
            <div key={key} className="contents">
              <dt>
                <Kbd>{key}</Kbd>
              </dt>
              <dd>{t(text)}</dd>
            </div>
          ))}
        </dl>
        <form method="dialog" className="mt-4 text-right">
          <Button type="submit">{t("close")}</Button>
        </form>
      </dialog>
    </>
  );
}

const keys = [
  ["j", "help.next"],
  ["k", "help.previous"],
  ["Enter", "help.open"],
  ["/", "help.search"],
  ["?", "help.show"],
] as const;

const takingKeys = [["a", "help.take"]] as const;

function move(event: KeyboardEvent, place: RefObject<number | null>, by: 1 | -1): void {
  const links = rowLinks();
  if (links.length === 0) return;
  event.preventDefault();
  const at = focusedRow(links);
  const lost = place.current;
  // From nowhere: to the first or the last; from a row that has gone: to what stands there now.
  const from = at ?? (lost === null ? (by === 1 ? -1 : links.length) : by === 1 ? lost - 1 : lost);
  const next = Math.max(0, Math.min(links.length - 1, from + by));
  place.current = next;
  links[next]?.focus();
  links[next]?.closest("tr")?.scrollIntoView({ block: "nearest" });
}

/** Presses the button of the row that has the focus, where there is one. */
function take(place: RefObject<number | null>): void {
  place.current = focusedRow(rowLinks()) ?? place.current;
  document.activeElement?.closest("tr")?.querySelector<HTMLElement>("[data-row-key=a]")?.click();
}

function rowLinks(): HTMLAnchorElement[] {
  return [...document.querySelectorAll<HTMLAnchorElement>("#main tbody th a")];
}

function focusedRow(links: readonly HTMLAnchorElement[]): number | null {
  const row = document.activeElement?.closest("tr");
  const at = links.findIndex((link) => row?.contains(link) === true);
  return at === -1 ? null : at;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest("input, textarea, select, dialog") !== null)
  );
}
