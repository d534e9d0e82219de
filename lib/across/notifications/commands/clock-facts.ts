import { z } from "zod";
import clocks from "@/lib/parts/clocks/messages/zh-CN.json";
import { inDistrict } from "@/lib/ground/territory/rules/district-kind";
import { lookup, messages } from "@/lib/platform/i18n/messages";
import type { ToldEvent } from "./facts";

const word = messages(clocks);

const shape = z.object({
  clock: z.string(),
  role: z.string().nullable().default(null),
  missing: z.array(z.string()).default([]),
  dueAt: z.number(),
  share: z.number().optional(),
  silent: z.boolean().default(false),
});

const none = { silent: false, role: null, limit: "", missing: "", near: "", dueAt: null };

/** What an event of a clock says beside its matter; of other events nothing. */
export function clockFacts(
  { name, payload }: Pick<ToldEvent, "name" | "payload">,
  district: string,
) {
  const read = name.startsWith("clock.") ? shape.safeParse(payload) : undefined;
  if (read?.success !== true) return none;
  const { clock, role, missing, dueAt, share, silent } = read.data;
  const roles = missing
    .map((code) => lookup([clocks], `rung.${code}`, inDistrict(district)))
    .join(word("and"));
  return {
    silent,
    role,
    limit: lookup([clocks], `kind.${clock}`),
    missing: roles === "" ? "" : word("missing", { roles }),
    near: share === undefined ? word("near") : word("nearShare", { share }),
    dueAt: new Date(dueAt),
  };
}
