"use client";

import { createContext, useContext, useId, useRef, type ReactNode } from "react";
import { t } from "../messages/text";
import { Button, type ButtonLook } from "./button";
import { classes } from "./classes";
import { Icon, type IconName } from "./icon";

const CloseContext = createContext<() => void>(() => undefined);

/** For a form inside a dialog: closes it once the action has succeeded. */
export function useCloseDialog(): () => void {
  return useContext(CloseContext);
}

/**
 * A button and the native dialog that it opens. The browser keeps the focus inside and closes it
 * on Escape; the focus returns to the button. A press on the backdrop does not close it: what was
 * typed would be lost.
 */
export function DialogButton({
  label,
  title,
  icon,
  wideDialog = false,
  children,
  ...look
}: ButtonLook & {
  label: ReactNode;
  title: string;
  icon?: IconName | undefined;
  wideDialog?: boolean | undefined;
  children: ReactNode;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const titleId = useId();
  const close = () => dialog.current?.close();
  return (
    <>
      <Button
        ref={opener}
        icon={icon}
        aria-haspopup="dialog"
        onClick={() => dialog.current?.showModal()}
        {...look}
      >
        {label}
      </Button>
      <dialog
        ref={dialog}
        aria-labelledby={titleId}
        onClose={() => opener.current?.focus()}
        className={classes(
          "m-auto max-h-[calc(100dvh-2rem)] w-[calc(100vw-1.5rem)] overflow-y-auto rounded-lg bg-surface p-0 text-left text-ink shadow-float",
          "max-sm:mb-0 max-sm:w-full max-sm:max-w-full max-sm:rounded-b-none",
          wideDialog ? "max-w-3xl" : "max-w-lg",
        )}
      >
        <CloseContext.Provider value={close}>
          <header className="sticky top-0 z-10 flex items-center justify-between gap-4 border-b bg-surface py-2 pr-2 pl-4">
            <h2 id={titleId} className="text-base">
              {title}
            </h2>
            <button
              type="button"
              onClick={close}
              className="inline-flex size-9 items-center justify-center rounded-md text-ink-soft hover:bg-hover touch:size-11"
            >
              <Icon name="close" title={t("dialog.close")} />
            </button>
          </header>
          <div className="p-4">{children}</div>
        </CloseContext.Provider>
      </dialog>
    </>
  );
}

/** Leaves the dialog without doing anything. */
export function CancelButton({ children }: { children?: ReactNode }) {
  return <Button onClick={useCloseDialog()}>{children ?? t("dialog.cancel")}</Button>;
}
