"use client";

import {
  startTransition,
  useActionState,
  useState,
  type FormEvent,
  type KeyboardEvent,
  type ReactNode,
} from "react";
import type { Json } from "@/lib/platform/core/json";
import { t } from "../messages/text";
import { buttonClasses, type ButtonVariant } from "../ui/button";
import { FocusOnMount } from "../ui/focus-on-mount";
import { FormErrorSummary } from "../ui/form-error-summary";
import { Notice } from "../ui/notice";
import { showToast } from "../ui/toast";
import type { FormAction, ActionState } from "@/lib/platform/core/action-state";
import { typedOf, type Typed } from "./form-state";
import { isOvertaken, OvertakenNotice } from "./overtaken-notice";

/**
 * The frame of every form that changes something. A refusal leaves all that was typed and chosen in
 * its place, photos too; only success empties the fields. A second press while it is under way does
 * nothing, and a repeated one after a broken line is told the first answer (idempotency key).
 */
export function VerbForm({
  action,
  startKey,
  form,
  hidden = {},
  submit,
  variant = "primary",
  doneText,
  onDone,
  renderDone,
  elsewhere,
  children,
}: {
  action: FormAction;
  /** The first idempotency key, made by the server. */
  startKey: string;
  /** Tells the forms of one page apart. */
  form: string;
  hidden?: Readonly<Record<string, string | number>> | undefined;
  submit: string;
  variant?: ButtonVariant | undefined;
  /** Said when it worked; where the answer decides the words, made of what the action told. */
  doneText?: string | ((result: Json) => string) | undefined;
  onDone?: (() => void) | undefined;
  /** Shown above the fields when it worked, with what the action told. */
  renderDone?: ((result: Json) => ReactNode) | undefined;
  /** The way to the page where its fields stand, if not here: what is wrong with them is told in words. */
  elsewhere?: ReactNode;
  children: (typed: Typed) => ReactNode;
}) {
  const [state, send, pending] = useActionState(
    async (previous: ActionState, data: FormData) => {
      const next = await action(previous, data);
      // Said here: when the verb is done for good, this form is gone before it could say it.
      if (next.state === "done") {
        if (doneText !== undefined) {
          showToast(typeof doneText === "string" ? doneText : doneText(next.result));
        }
        onDone?.();
      }
      return next;
    },
    { state: "idle", key: startKey },
  );
  const [seen, setSeen] = useState<ActionState>(state);
  const [round, setRound] = useState(0);
  if (seen !== state) {
    setSeen(state);
    if (state.state === "done") setRound(round + 1);
  }

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    // Sent by hand, because React empties a form that it sends itself, also after a refusal.
    event.preventDefault();
    if (pending) return;
    const { nativeEvent, currentTarget } = event;
    const submitter = nativeEvent instanceof SubmitEvent ? nativeEvent.submitter : null;
    const data = new FormData(currentTarget, submitter);
    startTransition(() => send(data));
  }

  // Whoever works by keyboard sends from any field, also from one in which Enter makes a line.
  function onKeyDown(event: KeyboardEvent<HTMLFormElement>) {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.currentTarget.requestSubmit();
  }

  return (
    <form action={send} onSubmit={onSubmit} onKeyDown={onKeyDown} className="grid gap-3" noValidate>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} readOnly />
      ))}
      <input type="hidden" name="idempotencyKey" value={state.key} readOnly />
      {state.state === "done" ? renderDone?.(state.result) : null}
      {state.state === "refused" ? (
        <RefusedNotice state={state} form={form} elsewhere={elsewhere} />
      ) : null}
      <div key={round} className="grid gap-3 empty:hidden">
        {children(typedOf(state))}
      </div>
      <div>
        <button
          type="submit"
          aria-disabled={pending ? true : undefined}
          className={buttonClasses({ variant })}
        >
          {pending ? (
            <>
              <span className="size-4 animate-spin rounded-full border-2 border-current border-t-transparent" />
              <span role="status">{t("form.pending")}</span>
            </>
          ) : (
            submit
          )}
        </button>
      </div>
    </form>
  );
}

function RefusedNotice({
  state,
  form,
  elsewhere,
}: {
  state: Extract<ActionState, { state: "refused" }>;
  form: string;
  elsewhere: ReactNode;
}) {
  const fields = Object.entries(state.fields);
  if (fields.length > 0) {
    return (
      <FormErrorSummary
        key={state.key}
        title={state.message}
        form={form}
        errors={fields.map(([name, text]) => (elsewhere === undefined ? { name, text } : { text }))}
        way={elsewhere}
      />
    );
  }
  // Brought before the eyes: on a long form the button is far below.
  if (isOvertaken(state)) return <OvertakenNotice key={state.key} message={state.message} />;
  return (
    <FocusOnMount key={state.key}>
      <Notice tone="bad" title={state.message} />
    </FocusOnMount>
  );
}
