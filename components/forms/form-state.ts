import type { ActionState } from "@/lib/platform/core/action-state";

/** What was typed and what is wrong with it, for the fields of one form. */
export interface Typed {
  text: (name: string) => string | undefined;
  list: (name: string) => string[] | undefined;
  error: (name: string) => string | undefined;
}

export function typedOf(state: ActionState): Typed {
  const typed = state.state === "refused" ? state.typed : {};
  const errors = state.state === "refused" ? state.fields : {};
  return {
    text: (name) => {
      const value = typed[name];
      return typeof value === "string" ? value : undefined;
    },
    list: (name) => {
      const value = typed[name];
      return Array.isArray(value) ? value : undefined;
    },
    error: (name) => errors[name],
  };
}
