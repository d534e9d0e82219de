import type { Typed } from "../forms/form-state";
import { trv } from "./text";

/** Once the warning stands beside the field, a second press sends the text as it is. */
export function Sure({ typed, field }: { typed: Typed; field: string }) {
  const error = typed.error(field);
  const isWarned = error === trv("field.conditionText") || error === trv("field.personText");
  return isWarned ? <input type="hidden" name="sure" value="yes" readOnly /> : null;
}
