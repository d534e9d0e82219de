"use client";

import type { RefObject } from "react";
import { Button } from "../ui/button";
import { Kbd } from "../ui/kbd";
import { td } from "./text";

/** All keys of the desk, by "?" and by a button for those who have no keyboard to guess at. */
export function KeysHelp({ dialog }: { dialog: RefObject<HTMLDialogElement | null> }) {
  return (
    <>
      <button
        type="button"
        onClick={() => dialog.current?.showModal()}
        className="ml-auto inline-flex items-center gap-1 text-action hover:underline pointer-coarse:hidden"
      >
        {td("help")} <Kbd>?</Kbd>
      </button>
      <dialog
        ref={dialog}
        aria-label={td("help")}
        className="m-auto w-full max-w-xl rounded-lg bg-surface p-5 text-base text-ink shadow-float"
      >
        <h2 className="text-lg">{td("help")}</h2>
        <div className="mt-3 grid gap-x-8 gap-y-4 sm:grid-cols-2">
          {groups.map(([title, keys]) => (
            <section key={title}>
              <h3 className="mb-1.5 text-sm text-ink-soft">{td(title)}</h3>
              <dl className="grid grid-cols-[auto_1fr] items-baseline gap-x-3 gap-y-1.5 text-sm">
                {keys.map(([key, text]) => (
                  <div key={key} className="contents">
                    <dt className="text-right">
                      <Kbd>{key}</Kbd>
                    </dt>
                    <dd>{td(text)}</dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </div>
        <p className="mt-4 text-sm text-ink-soft">{td("help.typing")}</p>
        <form method="dialog" className="mt-4 text-right">
          <Button type="submit">{td("close")}</Button>
        </form>
      </dialog>
    </>
  );
}

const groups = [
  [
    "help.list",
    [
      ["j", "help.next"],
      ["k", "help.previous"],
      ["Enter", "help.open"],
      ["x", "help.tick"],
      ["/", "help.search"],
      ["Esc", "help.leave"],
    ],
  ],
  [
    "help.ticket",
    [
      ["d", "help.dispatch"],
      ["a", "help.claim"],
      ["t", "help.transfer"],
      ["r", "help.return"],
      ["v", "help.verify"],
      ["c", "help.closeTicket"],
      ["Ctrl+Enter", "help.send"],
    ],
  ],
  [
    "help.go",
    [
      ["g d", "help.goDesk"],
      ["g q", "help.goQueue"],
      ["g t", "help.goTickets"],
      ["g m", "help.goMap"],
      ["g b", "help.goDashboard"],
      ["?", "help.show"],
    ],
  ],
] as const;
