import "server-only";
import { z } from "zod";
import { categoryCodes } from "@/lib/affairs/tickets/queries/choices";
import { officeOf } from "@/lib/affairs/tickets/queries/public";
import {
  endedTicketStatuses,
  openTicketStatuses,
  ticketStatuses,
} from "@/lib/affairs/tickets/rules/statuses";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Scope } from "@/lib/platform/db/scope";
import { messages } from "@/lib/platform/i18n/messages";
import { requestOf } from "../rules/request";
import { spanOf } from "../rules/span";
import type { RequestsQuery } from "../schema";
import words from "../messages/zh-CN.json";
import { categoryOf } from "./service-list";

const t = messages(words);

const ownRow = z.object({
  id: z.string(),
  number: z.string(),
  external_id: z.string().nullable(),
  entry_id: z.string().nullable(),
  status: z.enum(ticketStatuses),
  category_id: z.string(),
  category_name: z.string(),
  place_names: z.string(),
  responsible: z.string().nullable(),
  registered_at: z.date(),
  changed_at: z.date(),
  due_at: z.date().nullable(),
  reply_text: z.string().nullable(),
});
type OwnRow = z.infer<typeof ownRow>;

/**
 * The matters that the system at the door has handed in itself, also those that no wall shows: how
 * they stand, who has them and until when, and what the resident was told at the end, as number and
 * code would show it. Two statements.
 */
export async function ownRequests(scope: Scope, query: RequestsQuery) {
  const { actor, tx } = scope;
  const zone = actor.tenant.timeZone;
  const codes = await categoryCodes(scope);
  const named = query.service_request_id ?? null;
  const span = named === null ? spanOf(query, { now: actor.now, zone }) : null;
  const categoryIds = query.service_code?.map((code) => categoryOf(codes, code)) ?? null;
  const statuses = statusesOf(query.status);
  const size = query.page_size;
  const rows = await tx.$queryRaw<unknown[]>`
    select * from sec.own_hand_ins(${named}::text[], ${named}::text[],
      ${named === null ? categoryIds : null}::uuid[], ${span && new Date(span.from)}::timestamptz,
      ${span && new Date(span.to)}::timestamptz, ${named === null ? statuses : null}::text[],
      ${query.page === undefined ? null : new Date(query.page.at)}::timestamptz,
      ${query.page?.id ?? null}::uuid, ${size + 1}::int)`;
  const found = z.array(ownRow).parse(rows);
  const shown = found.slice(0, size);
  const last = shown.at(-1);
  return {
    requests: shown.map((row) => told(row, codes.get(row.category_id) ?? "", zone)),
    next:
      found.length > size && last !== undefined
        ? `${String(last.registered_at.getTime())}.${last.id}`
        : null,
  };
}

/** One of them, by our number or by theirs; what is nobody's and what is another's are told alike. */
export async function ownRequest(scope: Scope, id: string) {
  const { requests } = await ownRequests(scope, { service_request_id: [id], page_size: 1 });
  if (requests.length === 0) throw new Refusal("not-found", "open311.request");
  return requests;
}

function told(row: OwnRow, code: string, zone: string) {
  const ended = endedTicketStatuses.some((one) => one === row.status);
  const request = requestOf(
    {
      id: row.number,
      status: ended ? "closed" : "open",
      notes: row.reply_text ?? t(`open311.state.${row.status}`),
      service: { code, name: row.category_name },
      title: null,
      description: null,
      agency: row.responsible ?? officeOf(row.place_names),
      requestedAt: row.registered_at,
      updatedAt: row.changed_at,
      expectedAt: ended ? null : row.due_at,
      address: row.place_names,
      mediaUrl: null,
    },
    zone,
  );
  return { ...request, external_id: row.external_id, public_request_id: row.entry_id };
}

/** Both, or neither, is no condition. */
function statusesOf(asked: readonly string[] | undefined): readonly string[] | null {
  const [only, other] = asked ?? [];
  if (only === undefined || other !== undefined) return null;
  return only === "closed" ? endedTicketStatuses : openTicketStatuses;
}
