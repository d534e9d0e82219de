import type pg from "pg";
import { receiptHash } from "@/lib/platform/access/credential";
import { newId } from "@/lib/platform/core/id";
import { must, type World } from "@/tests/support/world";
import { insertRow } from "./matter";

export interface Asked {
  requestId: string;
  itemId: string;
  /** The receipt of the request. */
  number: string;
  code: string;
}

let serial = 0;

/** A request of the community in the state that is wanted, taken by `taker` where it is. */
export async function writeRequest(
  db: pg.ClientBase,
  world: World,
  street: 1 | 2,
  {
    status,
    taker,
    offered,
    escalated,
  }: {
    status: string;
    taker: { member_id?: string; organization_id?: string };
    offered?: boolean;
    escalated?: boolean;
  },
): Promise<Asked> {
  serial += 1;
  const community = must(world.areas[`street${String(street)}.community1`]);
  const asked: Asked = {
    requestId: newId(),
    itemId: newId(),
    number: `20260202${String(serial).padStart(5, "0")}`,
    code: "DDDD-DDDD-DDDD",
  };
  const placed = { tenant_id: world.tenantId, path: community.path };
  const at = new Date();
  const past = status === "taken" || status === "done" || status === "confirmed";
  await insertRow(db, "service_item", {
    ...placed,
    id: asked.itemId,
    area_id: community.id,
    title: "家电小修",
    includes: "小家电检测",
    offered_when: "周六上午",
    offered_by: "维修服务岗",
    added_at: at,
  });
  await insertRow(db, "service_request", {
    ...placed,
    id: asked.requestId,
    number: asked.number,
    area_id: community.id,
    place_names: community.name,
    kind: "wish",
    origin: "portal",
    status,
    submitted_at: at,
    ...(status === "submitted"
      ? {}
      : { public_title: "修一台轮椅", public_text: "想有人修轮椅。", published_at: at }),
    ...(past
      ? {
          taken_at: at,
          taker_member_id: taker.member_id ?? null,
          taker_organization_id: taker.organization_id ?? null,
        }
      : {}),
    ...(escalated === true ? { escalated_at: at } : {}),
    ...(status === "done" || status === "confirmed" ? { done_text: "修好了。", done_at: at } : {}),
    ...(status === "confirmed" ? { confirmed_at: at, confirmed_by: "community" } : {}),
  });
  await insertRow(db, "service_contact", {
    ...placed,
    request_id: asked.requestId,
    text: "轮椅坏了。",
    name_masked: "王**",
    phone_masked: "135****5678",
    name_cipher: Buffer.from([1]),
    phone_cipher: Buffer.from([1]),
    on_behalf: false,
    notice_version: "t",
    at,
  });
  if (offered === true) {
    await insertRow(db, "service_offer", {
      ...placed,
      id: newId(),
      request_id: asked.requestId,
      ...taker,
      at,
    });
  }
  await db.query("select sec.issue_request_receipt($1, $2, 1095)", [
    asked.requestId,
    Buffer.from(receiptHash(world.slug, asked.number, asked.code)),
  ]);
  return asked;
}
