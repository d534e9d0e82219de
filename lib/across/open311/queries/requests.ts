import "server-only";
import { publishedEntries } from "@/lib/across/walls/queries/public";
import { categoryCodes } from "@/lib/affairs/tickets/queries/choices";
import { id as idShape } from "@/lib/platform/core/form-fields";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Scope } from "@/lib/platform/db/scope";
import { factsOfEntry, requestOf } from "../rules/request";
import { spanOf } from "../rules/span";
import type { RequestsQuery } from "../schema";
import { categoryOf } from "./service-list";

/** What the walls show, as requests, the newest first, and where the next page begins. Three statements. */
export async function publishedRequests(scope: Scope, query: RequestsQuery, portal: string) {
  const { actor } = scope;
  const zone = actor.tenant.timeZone;
  const codes = await categoryCodes(scope);
  const named = query.service_request_id;
  const filter =
    named === undefined
      ? {
          categoryIds: query.service_code?.map((code) => categoryOf(codes, code)),
          ...datesOf(spanOf(query, { now: actor.now, zone })),
          ended: endedOf(query.status),
        }
      : { ids: named.filter((one) => idShape.safeParse(one).success) };
  const size = query.page_size;
  const found = await publishedEntries(
    scope,
    { ...filter, before: query.page && { ...query.page, at: new Date(query.page.at) } },
    size + 1,
  );
  const shown = found.slice(0, size);
  const last = shown.at(-1);
  return {
    requests: shown.map((entry) =>
      requestOf(factsOfEntry(entry, codes.get(entry.categoryId) ?? "", portal), zone),
    ),
    next:
      found.length > size && last !== undefined
        ? `${String(last.publishedAt.getTime())}.${last.id}`
        : null,
  };
}

/** One request that stands on a wall. */
export async function publishedRequest(scope: Scope, id: string, portal: string) {
  const query = { service_request_id: [id], page_size: 1 };
  const { requests } = await publishedRequests(scope, query, portal);
  if (requests.length === 0) throw new Refusal("not-found", "open311.request");
  return requests;
}

function datesOf({ from, to }: { from: number; to: number }) {
  return { from: new Date(from), to: new Date(to) };
}

/** Both, or neither, is no condition. */
function endedOf(statuses: readonly string[] | undefined): boolean | undefined {
  const [only, other] = statuses ?? [];
  return only === undefined || other !== undefined ? undefined : only === "closed";
}
