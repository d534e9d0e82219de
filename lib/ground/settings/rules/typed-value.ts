import type { ParameterUnit } from "./parameter";
import { catalogue, type SettingKey, type Settings } from "./parameters";
import { checkSetting } from "./settings";

/** The fields of the form; which of them count depends on the parameter's unit. */
export const valueFields = [
  "amount",
  "unit",
  "choice",
  "time",
  "response",
  "resolution",
  "satisfaction",
  "warnBelow",
  "min",
  "max",
  "warnAbove",
] as const;

export type ValueField = (typeof valueFields)[number];

export type TypedValue = Readonly<Partial<Record<ValueField, string | undefined>>>;

export type TypedVerdict =
  | { readonly ok: true; readonly value: Settings[SettingKey] }
  /** The field to mend, and the message key of what is wrong with it. */
  | { readonly ok: false; readonly field: ValueField; readonly fault: string };

export const fieldsOf: Readonly<Record<ParameterUnit, readonly [ValueField, ...ValueField[]]>> = {
  duration: ["amount", "unit"],
  times: ["amount"],
  share: ["amount"],
  cases: ["amount"],
  seats: ["amount"],
  members: ["amount"],
  units: ["amount"],
  termYears: ["amount"],
  factor: ["amount"],
  choice: ["choice"],
  time: ["time"],
  percent: ["response", "resolution", "satisfaction"],
  households: ["warnBelow", "min", "max", "warnAbove"],
  // The calendar has an editor of its own; nothing typed here is one.
  calendar: ["choice"],
};

/** The value that somebody typed, checked as the catalogue wants it. */
export function typedValue(key: SettingKey, typed: TypedValue): TypedVerdict {
  const { unit } = catalogue[key];
  const fields = fieldsOf[unit];
  const missing = fields.find((field) => (typed[field] ?? "").trim() === "");
  if (missing !== undefined) return { ok: false, field: missing, fault: "field.required" };
  const verdict = checkSetting(key, raw(unit, typed));
  return verdict.ok
    ? { ok: true, value: verdict.value }
    : { ok: false, field: fields[0], fault: `settings.fault.${verdict.reason}` };
}

/** A value as the form's fields show it. */
export function typedOf(key: SettingKey, value: Settings[SettingKey]): TypedValue {
  const { unit } = catalogue[key];
  if (typeof value === "string") return unit === "time" ? { time: value } : { choice: value };
  if (typeof value === "number") return { amount: String(value) };
  const typed: Partial<Record<ValueField, string>> = {};
  for (const [name, part] of Object.entries(value)) {
    const field = valueFields.find((each) => each === (name === "value" ? "amount" : name));
    if (field !== undefined) typed[field] = String(part);
  }
  return typed;
}

function raw(unit: ParameterUnit, typed: TypedValue): unknown {
  switch (unit) {
    case "duration":
      return { value: numberOf(typed.amount), unit: typed.unit };
    case "times":
    case "cases":
    case "share":
    case "seats":
    case "members":
    case "units":
    case "termYears":
    case "factor":
      return numberOf(typed.amount);
    case "choice":
    case "calendar":
      return typed.choice;
    case "time":
      return typed.time;
    case "percent":
    case "households":
      return Object.fromEntries(fieldsOf[unit].map((field) => [field, numberOf(typed[field])]));
  }
}

/** Plain digits, at most two after the point; anything else is no number. */
function numberOf(text = ""): number {
  const typed = text.trim();
  return /^\d{1,6}(\.\d{1,2})?$/.test(typed) ? Number(typed) : Number.NaN;
}
