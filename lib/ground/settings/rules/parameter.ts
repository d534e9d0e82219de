import { z } from "zod";

import { durationUnits, type Duration, type DurationUnit } from "@/lib/platform/core/duration";

/** Why a value is not taken; the message of the settings screen is found by it. */
export const settingFaults = [
  "unknown-key",
  "wrong-type",
  "unit-not-allowed",
  "out-of-bounds",
  "weights-not-100",
  "range-not-ordered",
  "calendar-fault",
] as const;

export type SettingFault = (typeof settingFaults)[number];

/** Smallest and greatest value for each unit that the parameter may be written in. */
export type DurationBounds = Readonly<Partial<Record<DurationUnit, readonly [number, number]>>>;

/** What the settings screen shows as the limits of a value. */
export type Bounds =
  | { readonly kind: "duration"; readonly byUnit: DurationBounds }
  | { readonly kind: "number"; readonly min: number; readonly max: number }
  | { readonly kind: "choice"; readonly options: readonly string[] }
  | { readonly kind: "time" }
  | { readonly kind: "structure" };

export type ParameterUnit =
  | "duration"
  | "times"
  | "cases"
  | "share"
  | "seats"
  | "members"
  | "units"
  | "termYears"
  | "percent"
  | "factor"
  | "households"
  | "choice"
  | "time"
  | "calendar";

/**
 * Which way a value binds harder. A street may move a parameter this way from what its district has
 * and never the other (DOMAIN §12.1); null is decided by the district alone.
 */
export type Stricter = "lower" | "higher" | null;

/** One number (or table) of a tenant: its default, what is allowed, and where both come from. */
export type Parameter<Value> = {
  readonly default: Value;
  readonly schema: z.ZodType<Value>;
  readonly bounds: Bounds;
  readonly unit: ParameterUnit;
  /** Key of the source in the list of rules, or `design` for a value nobody published. */
  readonly source: string;
  readonly stricter: Stricter;
};

export const durationShape = z.strictObject({
  value: z.number().int().min(0),
  unit: z.enum(durationUnits),
});

export function durationParameter(
  value: number,
  unit: DurationUnit,
  byUnit: DurationBounds,
  source: string,
  stricter: Stricter,
): Parameter<Duration> {
  const schema = durationShape.superRefine((duration, context) => {
    const fault = durationFault(duration, byUnit);
    if (fault) context.addIssue({ code: "custom", message: fault });
  });
  const bounds = { kind: "duration", byUnit } as const;
  return { default: { value, unit }, schema, bounds, unit: "duration", source, stricter };
}

export function countParameter(
  value: number,
  [min, max]: readonly [number, number],
  unit: "times" | "cases" | "share" | "seats" | "members" | "units" | "termYears",
  source: string,
  stricter: Stricter,
): Parameter<number> {
  const schema = z.number().int().min(min).max(max);
  return { default: value, schema, bounds: { kind: "number", min, max }, unit, source, stricter };
}

export function factorParameter(
  value: number,
  [min, max]: readonly [number, number],
  source: string,
): Parameter<number> {
  const schema = z.number().min(min).max(max);
  const bounds = { kind: "number", min, max } as const;
  return { default: value, schema, bounds, unit: "factor", source, stricter: null };
}

export function choiceParameter<const Options extends readonly [string, ...string[]]>(
  value: Options[number],
  options: Options,
  source: string,
): Parameter<Options[number]> {
  const schema: z.ZodType<Options[number]> = z.literal(options);
  const bounds = { kind: "choice", options } as const;
  return { default: value, schema, bounds, unit: "choice", source, stricter: null };
}

/** A time of day by the district's clock, `22:00`. */
export function timeParameter(value: string, source: string): Parameter<string> {
  const schema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
  return {
    default: value,
    schema,
    bounds: { kind: "time" },
    unit: "time",
    source,
    stricter: null,
  };
}

export function structureParameter<Value>(
  value: Value,
  schema: z.ZodType<Value>,
  unit: "calendar" | "percent" | "households",
  source: string,
): Parameter<Value> {
  return {
    default: value,
    schema,
    bounds: { kind: "structure" },
    unit,
    source,
    stricter: null,
  };
}

/** The fault of a value by the first issue that zod found in it. */
export function faultOf(error: z.ZodError): SettingFault {
  const issue = error.issues[0];
  if (issue?.code === "too_small" || issue?.code === "too_big") return "out-of-bounds";
  return settingFaults.find((fault) => fault === issue?.message) ?? "wrong-type";
}

function durationFault({ value, unit }: Duration, byUnit: DurationBounds): SettingFault | null {
  const limits = byUnit[unit];
  if (!limits) return "unit-not-allowed";
  return value < limits[0] || value > limits[1] ? "out-of-bounds" : null;
}
