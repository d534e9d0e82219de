import type { FormAction } from "@/lib/platform/core/action-state";
import type { ActionState } from "@/lib/platform/core/action-state";

/** What the page hands to each form of it. */
export interface FormProps {
  action: FormAction;
  /** The idle state with the first idempotency key, made by the server. */
  start: ActionState;
  district: string;
  /** Tells the fields of several forms on one page apart. */
  form: string;
}
