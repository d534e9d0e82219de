import type { z } from "zod";
import { Refusal, type Limit } from "./refusal";

/** One message key per field; a schema's own messages are keys (field.*), any other is general. */
export function refusalOf(issues: readonly z.core.$ZodIssue[], raw: unknown): Refusal {
  const given = new Map(Object.entries(raw ?? {}));
  const fields: Record<string, string> = {};
  const limits: Record<string, Limit> = {};
  for (const issue of issues) {
    const field = String(issue.path[0] ?? "form");
    if (field in fields) continue;
    const limit = limitOf(issue);
    if (limit !== null) limits[field] = limit;
    const absent = issue.path.length === 1 && given.get(field) === undefined;
    fields[field] = absent ? missing(issue) : wrong(issue);
  }
  return new Refusal("invalid", "refusal.invalid", { fields, limits });
}

function wrong(issue: z.core.$ZodIssue): string {
  const own = issue.message.startsWith("field.") ? issue.message : "field.invalid";
  if (own !== "field.invalid") return own;
  if (issue.code === "too_big" && issue.origin === "string") return "field.tooLong";
  return numberIssue(issue)?.key ?? own;
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

const general: readonly string[] = [
  "field.invalid",
  "field.date",
  "field.number",
  "field.required",
];

/** What is wrong with a number that was typed into one field: none at all, or beyond its limit. */
function numberIssue(issue: z.core.$ZodIssue): { key: string; limit: number | null } | null {
  if (issue.path.length !== 1) return null;
  if (issue.code === "invalid_type" && numbers.includes(issue.expected)) {
    return { key: "field.number", limit: null };
  }
  if (issue.code === "too_small" && numbers.includes(issue.origin)) {
    return { key: "field.numberSmall", limit: Number(issue.minimum) };
  }
  if (issue.code === "too_big" && numbers.includes(issue.origin)) {
    return { key: "field.numberBig", limit: Number(issue.maximum) };
  }
  return null;
}

const numbers: readonly string[] = ["number", "int"];

/** The limit that a number, or by how much a text (form-fields.ts, `counted`), is beyond. */
function limitOf(issue: z.core.$ZodIssue): Limit | null {
  const number = numberIssue(issue);
  if (number !== null) return number.limit === null ? null : { limit: number.limit };
  if (issue.code !== "custom" || issue.path.length !== 1) return null;
  const { limit, over }: Record<string, unknown> = issue.params ?? {};
  return typeof limit === "number" && typeof over === "number" ? { limit, over } : null;
}
