"use client";

import { useActionState, useCallback, useMemo, useSyncExternalStore } from "react";
import { readForm } from "@/lib/web/form";
import type { FormAction } from "@/lib/platform/core/action-state";
import type { ActionState } from "@/lib/platform/core/action-state";
import { t } from "./text";

/** Whether scripts run: false on the server and while the page comes alive. */
function useScripted(): boolean {
  return useSyncExternalStore(
    () => () => undefined,
    () => true,
    () => false,
  );
}

/**
 * A form's state and its action. Before scripts run the form posts to the server by itself; with
 * them a lost connection becomes an answer that keeps what was typed and the same idempotency key,
 * so that the next press cannot report the matter twice. `turn` changes with every answer and is
 * the React key of the form's body: React empties a form after an action, and a new body starts
 * from what was typed. `prepare` may work on the data before it leaves.
 */
export function useFormAction(
  action: FormAction,
  start: ActionState,
  prepare?: (form: FormData) => Promise<void>,
  /** The server's own action, where `action` wraps it: only that one can be posted without scripts. */
  plain: FormAction = action,
) {
  const scripted = useScripted();
  const guarded = useCallback<FormAction>(
    async (previous, form) => {
      await prepare?.(form);
      try {
        return await action(previous, form);
      } catch (error) {
        if (isRouterSignal(error)) throw error;
        return notSent(form);
      }
    },
    [action, prepare],
  );
  const [state, send, pending] = useActionState(scripted ? guarded : plain, start);
  const turn = useMemo(() => turnOf(state), [state]);
  const refused = state.state === "refused" ? state : null;
  return { state, send, pending, turn, refused };
}

let turns = 0;

function turnOf(_state: ActionState): number {
  turns += 1;
  return turns;
}

/** Redirects travel as errors with a digest of the framework's; they are not faults. */
export function isRouterSignal(error: unknown): boolean {
  if (typeof error !== "object" || error === null || !("digest" in error)) return false;
  return typeof error.digest === "string" && error.digest.startsWith("NEXT_");
}

function notSent(form: FormData): ActionState {
  const key = form.get("idempotencyKey");
  return {
    state: "refused",
    code: "failed",
    message: t("form.offline"),
    fields: {},
    typed: readForm(form).typed,
    key: typeof key === "string" ? key : "",
  };
}
