import "server-only";
import { z } from "zod";
import type { Settings } from "@/lib/ground/settings/rules/parameters";
import { resolveSettings } from "@/lib/ground/settings/rules/settings";
import { range } from "@/lib/ground/territory/rules/path";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Scope } from "@/lib/platform/db/scope";
import { messages } from "@/lib/platform/i18n/messages";
import type { Prisma } from "@/prisma/generated/client";
import words from "../messages/zh-CN.json";
import { urgencies } from "../rules/deadline";
import { known } from "../rules/known";
import { withoutTraces } from "@/lib/parts/traces/rules/personal-traces";
import { isAreaStaff } from "../rules/policy";
import { openTicketStatuses, ticketStatuses } from "../rules/statuses";
import { streetOf } from "../rules/clusters";
import { alike, metres, type Alike } from "../rules/suggest/duplicates";
import { rank, type Ranked } from "../rules/suggest/model";
import { candidates, type Candidate } from "../rules/suggest/organizations";
import { termsOf } from "../rules/suggest/terms";
import { ticketVerbs } from "../rules/workflow";
import { suggestionGround, type Ground } from "./suggestion-ground";

const t = messages(words);

/** What the desk proposes for a ticket; a person decides, and nothing happens by itself. */
export interface Suggestion {
  /** Its own category is among them when it is near. */
  categories: { id: string; name: string; score: number; why: string }[];
  organizations: { id: string; name: string; why: string; urgency: string; task: string }[];
  duplicates: LikelyDuplicate[];
}

/** One that may be the same matter, with what one compares: that is confirmed by a person. */
export interface LikelyDuplicate {
  id: string;
  number: string;
  title: string;
  text: string;
  place: string;
  status: (typeof ticketStatuses)[number];
  registeredAt: string;
  /** In metres, where both have a point on the map. */
  distance: number | null;
  why: string;
}

const shownMax = 3;
/** A category below this share of the weight is not worth a look. */
const scoreMin = 0.02;
const dayMilliseconds = 86_400_000;

const subjectColumns = {
  id: true,
  path: true,
  areaId: true,
  placeNames: true,
  address: true,
  categoryId: true,
  complainedId: true,
  text: true,
  lng: true,
  lat: true,
} as const;

/** What of a ticket the suggestion looks at. */
type SuggestionSubject = Prisma.TicketGetPayload<{ select: typeof subjectColumns }>;

/**
 * Categories, organizations and possible duplicates for one ticket, each with the line why: computed
 * here from the catalogue's words and the district's own work, no text leaves the house (DOMAIN §11,
 * P13). For dispatchers; three statements, two when the ticket has been read already.
 */
export async function suggestFor(
  scope: Scope,
  ticketId: string,
  given?: SuggestionSubject,
  /** Without a look at what may be the same matter, one statement less. */
  look: Settings | null = resolveSettings([]),
): Promise<Suggestion> {
  const { actor, tx } = scope;
  const mayAsk = ticketVerbs.dispatch.by.some((role) => role === actor.role);
  if (!mayAsk || !isAreaStaff(actor) || !z.uuid().safeParse(ticketId).success) throw notFound();
  const ticket =
    given ??
    (await tx.ticket.findFirst({
      where: { tenantId: actor.tenantId, id: ticketId },
      select: subjectColumns,
    }));
  if (ticket === null) throw notFound();
  const terms = termsOf(ticket.text, placesOf(ticket));
  const ground = await suggestionGround(scope, ticket, terms);
  const ranked = rank(terms, ground.categories, ground.learned);
  const excluded = new Set(ground.returnedBy);
  if (ticket.complainedId !== null) excluded.add(ticket.complainedId);
  const nearest = ranked.filter(({ score }) => score >= scoreMin).slice(0, shownMax);
  const task = withoutTraces(ticket.text, t("suggest.removed"));
  return {
    categories: nearest.map((one) => ({
      id: one.id,
      name: ground.categoryName(one.id),
      score: one.score,
      why: nearLine(ground, one),
    })),
    organizations: candidates(ranked, ground.routes, ground.outcomes, excluded)
      .filter(({ organizationId }) => ground.organizationName(organizationId) !== undefined)
      .slice(0, shownMax)
      .map((one) => ({
        id: one.organizationId,
        name: ground.organizationName(one.organizationId) ?? "",
        why: organizationLine(ground, one),
        urgency: known(urgencies, ground.urgencyOf(one.categoryId)),
        task,
      })),
    duplicates:
      look === null ? [] : await duplicatesOf(scope, ticket, { terms, near: nearest, look }),
  };
}

interface Point {
  lng: Prisma.Decimal | null;
  lat: Prisma.Decimal | null;
}

function metresBetween(one: Point, other: Point): number | null {
  if (one.lng === null || one.lat === null || other.lng === null || other.lat === null) return null;
  return metres(
    { lng: Number(one.lng), lat: Number(one.lat) },
    { lng: Number(other.lng), lat: Number(other.lat) },
  );
}

interface Place {
  placeNames: string;
  address: string | null;
}

/** Where it is says nothing about what it is. */
function placesOf({ placeNames, address }: Place): string[] {
  return [...placeNames.split(" "), ...(address === null ? [] : [address])];
}

/** Those of the same kind or place first, so that in a busy street the older half is compared as well. */
async function duplicatesOf(
  { actor, tx }: Scope,
  ticket: Place & Point & { id: string; path: string; areaId: string; categoryId: string },
  given: { terms: ReadonlySet<string>; near: readonly Ranked[]; look: Settings },
): Promise<Suggestion["duplicates"]> {
  const { terms, near, look } = given;
  const { lo, hi } = range(streetOf(ticket.path));
  const since = new Date(actor.now - look["duplicates.within"].value * dayMilliseconds);
  // One that is linked itself is found by its lead.
  const open = openTicketStatuses.filter((status) => status !== "linked");
  const rows = await tx.$queryRaw<NearRow[]>`
    select id, number, title, text, category_id as "categoryId", area_id as "areaId",
      place_names as "placeNames", address, lng, lat, status, registered_at as "registeredAt"
    from ticket
    where tenant_id = ${actor.tenantId}::uuid and path >= ${lo} and path < ${hi} and id <> ${ticket.id}::uuid
      and status = any (${open}::text[]) and registered_at >= ${since}
    order by (category_id = ${ticket.categoryId}::uuid or area_id = ${ticket.areaId}::uuid) desc,
      registered_at desc, id desc
    limit ${look["duplicates.compared"]}`;
  const others = rows.map((row) => ({ ...row, terms: termsOf(row.text, placesOf(row)) }));
  const found = alike({ ...ticket, terms }, others, new Set(near.slice(0, 1).map(({ id }) => id)));
  return found.slice(0, shownMax).flatMap((one) => {
    const row = rows.find(({ id }) => id === one.id);
    if (row === undefined) return [];
    const days = Math.floor((actor.now - row.registeredAt.getTime()) / dayMilliseconds);
    const { id, number, title, text, placeNames, address } = row;
    return [
      {
        id,
        number,
        title,
        text,
        place: [placeNames.split(" ").slice(1).join(" "), address].filter(Boolean).join(" "),
        status: known(ticketStatuses, row.status),
        registeredAt: row.registeredAt.toISOString(),
        distance: metresBetween(ticket, row),
        why: alikeLine(one, days),
      },
    ];
  });
}

interface NearRow extends Place, Point {
  id: string;
  number: string;
  title: string;
  text: string;
  categoryId: string;
  areaId: string;
  status: string;
  registeredAt: Date;
}

function nearLine(ground: Ground, { id, words: found }: Ranked): string {
  const category = ground.categoryName(id);
  return found.length === 0
    ? t("suggest.near.name", { category })
    : t("suggest.near", { category, words: found.join(t("suggest.comma")) });
}

function organizationLine(ground: Ground, one: Candidate): string {
  const category = ground.categoryName(one.categoryId);
  const organization = ground.organizationName(one.organizationId) ?? "";
  const parts = [nearLine(ground, { id: one.categoryId, score: one.score, words: one.words })];
  if (one.byCatalogue) parts.push(t("suggest.byCatalogue", { category, organization }));
  if (one.done > 0) parts.push(t("suggest.done", { count: one.done }));
  if (one.returned > 0) parts.push(t("suggest.returned", { count: one.returned }));
  return parts.join(t("suggest.semicolon"));
}

function alikeLine({ likeness, sameCategory, samePlace }: Alike, days: number): string {
  return [
    t(samePlace ? "suggest.alike.place" : "suggest.alike.street"),
    ...(sameCategory ? [t("suggest.alike.category")] : []),
    t("suggest.alike.text", { percent: Math.round(likeness * 100) }),
    t(days === 0 ? "suggest.alike.today" : "suggest.alike.days", { days }),
  ].join(t("suggest.comma"));
}

function notFound(): Refusal {
  return new Refusal("not-found", "refusal.notFound");
}
