import type { Json } from "@/lib/platform/core/json";
import type { RefusalCode } from "@/lib/platform/core/refusal";

// What a server action answers, in the shape of lib/web/action-state: components may not know the
// door itself, and get the action by prop.

export type FormState =
  | { state: "idle"; key: string }
  | { state: "done"; result: Json; key: string }
  | {
      state: "refused";
      code: RefusalCode | "closed" | "failed";
      message: string;
      fields: Record<string, string>;
      typed: Record<string, string | string[]>;
      key: string;
    };

export type FormAction = (previous: FormState, form: FormData) => Promise<FormState>;

/** What was typed and what is wrong with it, for the fields of one form. */
export interface Typed {
  text: (name: string) => string | undefined;
  list: (name: string) => string[] | undefined;
  error: (name: string) => string | undefined;
}

export function typedOf(state: FormState): Typed {
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
