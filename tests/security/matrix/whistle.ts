import type pg from "pg";
import { newId } from "@/lib/platform/core/id";
import { must, type World } from "@/tests/support/world";
import { insertRow } from "./matter";

export interface Whistle {
  callId: string;
  responseId: string;
}

/** A call at an area with one department's answer in the state that is wanted. */
export async function writeWhistle(
  db: pg.ClientBase,
  world: World,
  at: { area: string; department: string },
  status = "called",
): Promise<Whistle> {
  const area = must(world.areas[at.area]);
  const department = must(world.departments[at.department]);
  const whistle = { callId: newId(), responseId: newId() };
  const now = Date.now();
  const told = {
    tenant_id: world.tenantId,
    path: area.path,
    kind: "demand",
    title: "水管爆裂",
    matter: "请到现场关阀抢修。",
    place: "三号楼前",
    called_at: new Date(now),
    called_by: "某",
    arrive_by: new Date(now + 1_800_000),
  };
  await insertRow(db, "whistle_call", {
    ...told,
    id: whistle.callId,
    status: "called",
    area_id: area.id,
    place_names: area.name,
    called_by_duty_id: newId(),
  });
  await insertRow(db, "whistle_response", {
    ...told,
    id: whistle.responseId,
    call_id: whistle.callId,
    status,
    organization_id: department.id,
    organization_name: department.name,
    ...(status === "arrived" ? { arrived_at: new Date(now), people: "某" } : {}),
  });
  return whistle;
}
