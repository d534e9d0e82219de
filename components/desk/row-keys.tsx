"use client";

import { useEffect, useRef } from "react";
import { messages } from "@/lib/platform/i18n/messages";
import { Button } from "../ui/button";
import { Kbd } from "../ui/kbd";
import words from "./messages/zh-CN.json";

const t = messages(words);

/**
 * Moves between the rows of the lists on a page with j and k, as people who work through a heap all
 * day like to; Enter follows the link that has the focus, as always. Does nothing while somebody
 * types, and only with plain keys, so that no shortcut of the browser is taken away.
 */
export function RowKeys() {
  const dialog = useRef<HTMLDialogElement>(null);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      switch (event.key) {
        case "j":
          return move(event, 1);
        case "k":
          return move(event, -1);
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
          {keys.map(([key, text]) => (
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

function move(event: KeyboardEvent, by: 1 | -1): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>("#main tbody th a")];
  if (links.length === 0) return;
  event.preventDefault();
  const row = document.activeElement?.closest("tr");
  const at = links.findIndex((link) => row?.contains(link) === true);
  const next = at === -1 ? (by === 1 ? 0 : links.length - 1) : at + by;
  const link = links[Math.max(0, Math.min(links.length - 1, next))];
  link?.focus();
  link?.closest("tr")?.scrollIntoView({ block: "nearest" });
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest("input, textarea, select, dialog") !== null)
  );
}
