import { Refusal } from "@/lib/platform/core/refusal";

/** What was typed is right in form and still cannot be; `reason` is the field's message key. */
export function refuseField(field: string, reason: string): Refusal {
  return new Refusal("invalid", "refusal.invalid", { fields: { [field]: reason } });
}
