import type { RefusalCode } from "./refusal";
import type { Json } from "./json";

/** What a form gets back. `typed` is what the person had typed, so that nothing is lost. */
export type ActionState =
  | { state: "idle"; key: string }
  | { state: "done"; result: Json; key: string }
  | {
      state: "refused";
      code: RefusalCode | "closed" | "failed";
      message: string; // a sentence in Chinese
      fields: Record<string, string>; // field → sentence in Chinese
      typed: Record<string, string | string[]>;
      key: string; // idempotency key for the next try
    };

/** Forms start with this; the key comes from the server, so that a form works without JavaScript. */
export function idle(key: string): ActionState {
  return { state: "idle", key };
}

export type FormAction = (previous: ActionState, form: FormData) => Promise<ActionState>;
