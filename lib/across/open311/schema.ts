import { z } from "zod";
import { id } from "@/lib/platform/core/form-fields";
import { Refusal } from "@/lib/platform/core/refusal";

// The arguments of GeoReport v2. One that is there and empty counts as one that is not (the spec's
// "Optional Arguments"); lists are parted by commas.

const listMax = 100;
const pageMax = 200;
const pageSize = 50;

const list = z
  .string()
  .transform((text) => [...new Set(text.split(",").map((one) => one.trim()))].filter(Boolean))
  .refine((all) => all.length <= listMax, "open311.list");

const statuses = list.refine(
  (all) => all.every((one) => one === "open" || one === "closed"),
  "open311.status",
);

/** The place in a list where the next page begins: the time and id of the last entry. */
const page = z
  .string()
  .regex(/^\d{1,15}\.[0-9a-f-]{36}$/, "open311.page")
  .transform((text) => {
    const [at = "", below = ""] = text.split(".");
    return { at: Number(at), id: below };
  })
  .refine((edge) => id.safeParse(edge.id).success, "open311.page");

const requestsQuery = z.object({
  service_request_id: list.optional(),
  service_code: list.optional(),
  start_date: z.string().optional(),
  end_date: z.string().optional(),
  status: statuses.optional(),
  page: page.optional(),
  page_size: z.coerce
    .number("open311.pageSize")
    .int("open311.pageSize")
    .min(1, "open311.pageSize")
    .max(pageMax, "open311.pageSize")
    .default(pageSize),
});
export type RequestsQuery = z.infer<typeof requestsQuery>;

/** The arguments of GET requests; throws the first thing that is wrong with them. */
export function requestsQueryOf(given: Readonly<Record<string, string>>): RequestsQuery {
  const parsed = requestsQuery.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new Refusal("invalid", parsed.error.issues[0]?.message ?? "field.invalid");
}

/** Of an argument that may come several times, all of it; an empty one is left out. */
export function argumentsOf(query: URLSearchParams): Record<string, string> {
  const names = [...new Set(query.keys())];
  return Object.fromEntries(
    names.flatMap((name) => {
      const text = query.getAll(name).filter(Boolean).join(",").trim();
      return text === "" ? [] : [[name, text] as const];
    }),
  );
}
