import type pg from "pg";
import { newId } from "@/lib/platform/core/id";
import { must, type World } from "@/tests/support/world";
import { insertRow } from "./matter";

export interface OpinionNeeds {
  /** Between a street and a department, or between a community and the unit that has reported there. */
  of: "street" | "community";
  askedBy: "office" | "organization";
  status: "asked" | "answered";
}

/** A request for an opinion of the street, or of its first community. */
export async function writeOpinion(
  db: pg.ClientBase,
  world: World,
  at: { street: 1 | 2; department: string; words?: string; corrected?: boolean },
  { of, askedBy, status }: OpinionNeeds,
): Promise<string> {
  const street = `street${String(at.street)}`;
  const area = must(world.areas[of === "street" ? street : `${street}.community1`]);
  const organization =
    of === "street"
      ? must(world.departments[at.department])
      : must(world.units[`unit${String(at.street)}`]);
  const { words = "请提意见。" } = at;
  const [id, now] = [newId(), new Date()];
  await insertRow(db, "opinion_request", {
    tenant_id: world.tenantId,
    id,
    path: area.path,
    area_id: area.id,
    area_name: area.name,
    organization_id: organization.id,
    organization_name: organization.name,
    asked_by: askedBy,
    purpose: of === "street" ? "planning" : "party_work",
    title: words.slice(0, 40),
    matter: words,
    due_on: now,
    asked_at: now,
    asked_name: "t",
    status,
    ...(status === "answered"
      ? { answer: words, answered_on: now, answered_at: now, answered_name: "t" }
      : {}),
    ...(at.corrected === true
      ? { answer_before: words, corrected_at: now, corrected_name: words }
      : {}),
  });
  return id;
}
