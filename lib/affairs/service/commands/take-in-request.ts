import "server-only";
import { clockworkOf } from "@/lib/ground/settings/queries";
import { receiptHash } from "@/lib/platform/access/credential";
import { newId } from "@/lib/platform/core/id";
import { maskName, maskPhone } from "@/lib/platform/core/masking";
import { Refusal } from "@/lib/platform/core/refusal";
import { encryptField } from "@/lib/platform/crypto/field";
import type { Scope } from "@/lib/platform/db/scope";
import { ancestors } from "@/lib/ground/territory/rules/path";
import { requestNoticeVersion } from "../rules/request-notice";
import type { AskedRequest } from "../schema/requests";

/** Writes a new request, who asks beside it, and the key by which that person follows it. */
export async function takeInRequest(
  scope: Scope,
  input: AskedRequest,
  { code, origin, many = false }: { code: string; origin: "portal" | "community"; many?: boolean },
) {
  const { actor, tx } = scope;
  const place = await findCommunity(scope, input.areaId);
  const item = await findItem(scope, input, place.path);
  const id = newId();
  const [numbered] = await tx.$queryRaw<{ number: string }[]>`
    select sec.next_ticket_number() as number`;
  const number = numbered?.number ?? "";
  // A grid worker keeps what was collected within the own grid; everybody else with the community.
  const path = actor.lo.startsWith(place.path) ? actor.lo : place.path;
  await tx.serviceRequest.createMany({
    data: {
      tenantId: actor.tenantId,
      id,
      number,
      path,
      areaId: place.id,
      placeNames: place.names,
      kind: input.kind,
      origin,
      itemId: item?.id ?? null,
      itemTitle: item?.title ?? null,
      status: "submitted",
      manyFromNetwork: many,
      submittedAt: new Date(actor.now),
    },
  });
  await tx.serviceContact.createMany({
    data: {
      tenantId: actor.tenantId,
      requestId: id,
      path,
      text: input.text,
      nameCipher: encryptField(input.name),
      nameMasked: maskName(input.name),
      phoneCipher: encryptField(input.phone),
      phoneMasked: maskPhone(input.phone),
      addressCipher: input.address === undefined ? null : encryptField(input.address),
      onBehalf: origin === "community",
      noticeVersion: requestNoticeVersion,
      at: new Date(actor.now),
    },
  });
  const { settings } = await clockworkOf(scope);
  await tx.$executeRaw`
    select sec.issue_request_receipt(${id}::uuid, ${receiptHash(actor.tenant.slug, number, code)},
      ${settings["receipt.valid"].value}::int)`;
  return {
    result: { number },
    events: [
      { name: "request.submitted", subjectId: id, version: 1, payload: { kind: input.kind } },
    ],
  };
}

/** A community that the actor reaches: above a grid worker's grid, within a street's range, any for visitors. */
async function findCommunity({ actor, tx }: Scope, id: string) {
  const area = await tx.area.findFirst({
    where: { tenantId: actor.tenantId, id, level: "community", validTo: null },
    select: { id: true, path: true },
  });
  if (area === null) throw refuse("areaId", "field.choose");
  const within = area.path >= actor.lo && area.path < actor.hi;
  if (!within && !actor.lo.startsWith(area.path)) throw refuse("areaId", "field.outside");
  const names = await tx.area.findMany({
    where: {
      tenantId: actor.tenantId,
      path: { in: [...ancestors(area.path), area.path] },
      level: { not: "district" },
    },
    orderBy: { path: "asc" },
    select: { name: true },
  });
  return { ...area, names: names.map(({ name }) => name).join(" ") };
}

/** What an order asks for: an item of the community, or of its street. A wish has none. */
async function findItem(
  { actor, tx }: Scope,
  { kind, itemId }: AskedRequest,
  path: string,
): Promise<{ id: string; title: string } | null> {
  if (kind === "wish" || itemId === undefined) return null;
  const item = await tx.serviceItem.findFirst({
    where: {
      tenantId: actor.tenantId,
      id: itemId,
      endedAt: null,
      path: { in: [...ancestors(path), path] },
    },
    select: { id: true, title: true },
  });
  if (item === null) throw refuse("itemId", "field.choose");
  return item;
}

function refuse(field: string, reason: string): Refusal {
  return new Refusal("invalid", "refusal.invalid", { fields: { [field]: reason } });
}
