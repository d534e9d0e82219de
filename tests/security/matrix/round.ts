import type pg from "pg";
import { newId } from "@/lib/platform/core/id";
import { must, type World } from "@/tests/support/world";
import { insertRow } from "./matter";

/** `open`: those who act rate another; the other states have them rated. */
export const roundStates = [
  "draft",
  "open",
  "over",
  "closed",
  "released",
  "appealed",
  "called_off",
] as const;
export type RoundState = (typeof roundStates)[number];

export interface Round {
  roundId: string;
  subjectId: string;
  appealId: string;
}

/** A street's round in which the department, the first community and, unless left out, its unit have a part. */
export async function writeRound(
  db: pg.ClientBase,
  world: World,
  at: { street: 1 | 2; department: string; words?: string; unit?: false },
  state: RoundState,
): Promise<Round> {
  const street = must(world.areas[`street${String(at.street)}`]);
  const office = (n: number) =>
    must(must(world.areas[`street${String(at.street)}.community${String(n)}`]).officeId);
  const own = must(world.departments[at.department]).id;
  const units = at.unit === false ? [] : [must(world.units[`unit${String(at.street)}`]).id];
  // Before it is published it has enough of them; then a department of the other street has no part in it.
  const departments =
    state === "draft" ? Object.values(world.departments).map(({ id }) => id) : [own];
  const raters = [...departments, office(1), office(2), ...units];
  const subjects = state === "open" ? [office(2)] : [own, office(1), ...units];
  const { words = "服务" } = at;
  const [roundId, appealId, now] = [newId(), newId(), new Date()];
  const day = (from: number) => new Date(now.getTime() + from * 86_400_000);
  const ended = state === "closed" || state === "released" || state === "appealed";
  await insertRow(db, "review_round", {
    tenant_id: world.tenantId,
    id: roundId,
    path: street.path,
    area_id: street.id,
    area_name: street.name,
    title: words.slice(0, 40),
    about: `${words}评议说明`,
    questions: listed([words, "联系群众"]),
    weights: listed([60, 40]),
    subject_ids: listed(subjects),
    subject_names: listed(subjects.map(() => words)),
    rater_ids: listed(raters),
    rater_names: listed(raters.map(() => words)),
    opens_on: day(-20),
    closes_on: state === "draft" || state === "open" ? day(20) : day(-10),
    status:
      state === "open" || state === "over"
        ? "published"
        : state === "appealed"
          ? "released"
          : state,
    drafted_at: now,
    drafted_by: "t",
    ...(state === "called_off"
      ? { called_off_at: now, called_off_by: words, call_off_text: `${words}名单选错` }
      : {}),
    ...(ended
      ? { closed_at: now, closed_by: "t", closer_id: must(world.people["admin"]).personId }
      : {}),
  });
  if (state === "appealed") {
    await insertRow(db, "review_appeal", {
      tenant_id: world.tenantId,
      id: appealId,
      round_id: roundId,
      path: street.path,
      organization_id: own,
      organization_name: words,
      text: `${words}请复核`,
      appealed_at: now,
      appealed_by: "t",
    });
  }
  return { roundId, subjectId: must(subjects[0]), appealId };
}

/** A list as PostgreSQL writes it: what is inserted here as an array would become JSON. */
function listed(values: readonly (string | number)[]): string {
  return `{${values.map((value) => JSON.stringify(String(value))).join(",")}}`;
}
