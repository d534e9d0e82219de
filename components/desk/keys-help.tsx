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
        className="m-auto w-full max-w-3xl rounded-lg bg-surface p-5 text-base text-ink shadow-float"
      >
        <h2 className="text-lg">{td("help")}</h2>
        <div className="mt-3 grid gap-x-8 gap-y-4 sm:grid-cols-2 lg:block lg:columns-2 lg:[&>section]:mb-4 lg:[&>section]:break-inside-avoid">
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
    "help.screening",
    [
      ["d", "help.dispatch"],
      ["a", "help.claim"],
      ["h", "help.consult"],
      ["i", "help.answer"],
      ["f", "help.reject"],
      ["t", "help.transfer"],
      ["z", "help.link"],
      ["l", "help.reclassify"],
    ],
  ],
  [
    "help.asked",
    [
      ["y", "help.grant"],
      ["n", "help.refuse"],
      ["e", "help.resume"],
    ],
  ],
  [
    "help.work",
    [
      ["o", "help.addCo"],
      ["w", "help.whistle"],
      ["u", "help.urge"],
      ["s", "help.card"],
      ["v", "help.verify"],
      ["b", "help.callBack"],
      ["r", "help.return"],
      ["c", "help.closeTicket"],
      ["p", "help.reply"],
      ["m", "help.note"],
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
