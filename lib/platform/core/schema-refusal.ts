import type { z } from "zod";
import { Refusal, type TooLong } from "./refusal";

/** One message key per field; a schema's own messages are keys (field.*), any other is general. */
export function refusalOf(issues: readonly z.core.$ZodIssue[], raw: unknown): Refusal {
  const given = new Map(Object.entries(raw ?? {}));
  const fields: Record<string, string> = {};
  const tooLong: Record<string, TooLong> = {};
  for (const issue of issues) {
    const field = String(issue.path[0] ?? "form");
    if (field in fields) continue;
    const over = tooLongOf(issue);
    if (over !== null) tooLong[field] = over;
    const absent = issue.path.length === 1 && given.get(field) === undefined;
    fields[field] = absent ? missing(issue) : wrong(issue);
  }
  return new Refusal("invalid", "refusal.invalid", { fields, tooLong });
}

function wrong(issue: z.core.$ZodIssue): string {
  if (issue.message.startsWith("field.")) return issue.message;
  return longText(issue) ? "field.tooLong" : "field.invalid";
}

/** Nothing is there that could be wrong: what the schema says of a wrong value is no advice. */
function missing(issue: z.core.$ZodIssue): string {
  const own = wrong(issue);
  if (!general.includes(own)) return own;
  // A box that must be ticked knows one value.
  if (issue.code === "invalid_value") {
    return issue.values.length === 1 ? "field.tick" : "field.choose";
  }
  if (issue.code === "invalid_union") return "field.choose";
  if (issue.code !== "invalid_type") return own;
  if (issue.expected === "array") return "field.choose";
  return issue.expected === "file" || issue.expected === "File" ? "field.file" : "field.required";
}

const general: readonly string[] = ["field.invalid", "field.date", "field.required"];

function longText(issue: z.core.$ZodIssue): boolean {
  return issue.code === "too_big" && issue.origin === "string";
}

/** By how much a text that was typed into one field is too long (form-fields.ts, `counted`). */
function tooLongOf(issue: z.core.$ZodIssue): TooLong | null {
  if (issue.code !== "custom" || issue.path.length !== 1) return null;
  const { limit, over }: Record<string, unknown> = issue.params ?? {};
  return typeof limit === "number" && typeof over === "number" ? { limit, over } : null;
}
