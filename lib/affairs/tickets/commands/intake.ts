import "server-only";
import { newId } from "@/lib/platform/core/id";
import { countCharacters } from "@/lib/platform/core/typed-text";
import { encryptField } from "@/lib/platform/crypto/field";
import type { Scope } from "@/lib/platform/db/scope";
import type { StoredPhoto } from "@/lib/platform/files/photo";
import { attachPhotos } from "@/lib/parts/attachments/writes";
import { noticeVersion } from "../rules/notice";
import { titleMax, type ReportInput } from "../schema";
import { refuseField } from "./field";

export interface IntakeFacts {
  source: string;
  type: string;
  externalNumber?: string | undefined;
  externalDueAt?: Date | undefined;
}

/**
 * Writes a new ticket with its complainant and photos, and returns it. With a place below the
 * district it waits for its street (screening); without, in the district's pool (registered).
 */
export async function takeIn(
  scope: Scope,
  input: Omit<ReportInput, "photos">,
  photos: readonly StoredPhoto[],
  facts: IntakeFacts,
) {
  const { actor, tx } = scope;
  const category = await findCategory(scope, input.categoryId);
  const place = await findPlace(scope, input);
  const status = place.path === actor.tenant.root ? "registered" : "screening";
  const id = newId();
  const [numbered] = await tx.$queryRaw<{ number: string }[]>`
    select sec.next_ticket_number() as number`;
  const number = numbered?.number ?? "";
  await tx.ticket.createMany({
    data: {
      tenantId: actor.tenantId,
      id,
      number,
      path: place.path,
      areaId: place.areaId,
      placeNames: place.names,
      address: input.address ?? null,
      lng: input.lng ?? null,
      lat: input.lat ?? null,
      source: facts.source,
      type: facts.type,
      categoryId: category.id,
      categoryName: category.name,
      physical: category.physical,
      title: titleOf(input.text),
      text: input.text,
      status,
      registeredAt: new Date(actor.now),
      registeredByDutyId: actor.dutyId,
      noReplyAt: input.noReply === "on" ? actor.at : null,
      externalNumber: facts.externalNumber ?? null,
      externalDueAt: facts.externalDueAt ?? null,
    },
  });
  await tx.complainant.createMany({
    data: {
      tenantId: actor.tenantId,
      ticketId: id,
      path: place.path,
      nameCipher: input.name === undefined ? null : encryptField(input.name),
      phoneCipher: input.phone === undefined ? null : encryptField(input.phone),
      hasPhone: input.phone !== undefined,
      allowCall: input.allowCall === "on" && input.phone !== undefined,
      tellBySms: input.tellBySms === "on" && input.phone !== undefined,
      noticeVersion,
      at: new Date(actor.now),
    },
  });
  await attachPhotos(
    scope,
    { ticketId: id, path: place.path, purpose: "report", forResident: true },
    photos,
  );
  return { id, number, status, path: place.path };
}

/** The first sentence, cut where a list would cut it. */
export function titleOf(text: string): string {
  const sentence = text.split(/[。！？!?\n]/u).find((part) => part.trim() !== "") ?? text;
  const clean = sentence.trim();
  return countCharacters(clean) <= titleMax
    ? clean
    : `${Array.from(clean)
        .slice(0, titleMax - 1)
        .join("")}…`;
}

/** A category that a ticket may have: in use, and not a mere heading. */
export async function findCategory({ actor, tx }: Scope, id: string) {
  const category = await tx.category.findFirst({
    where: { tenantId: actor.tenantId, id, active: true, parentId: { not: null } },
    select: { id: true, name: true, physical: true },
  });
  if (category === null) throw refuseField("categoryId", "field.choose");
  return category;
}

async function findPlace(
  { actor, tx }: Scope,
  input: { areaId?: string | undefined; address?: string | undefined },
) {
  const { tenantId, tenant, lo, hi } = actor;
  const area =
    input.areaId === undefined
      ? null
      : await tx.area.findFirst({
          where: { tenantId, id: input.areaId, validTo: null },
          select: { id: true, path: true },
        });
  if (input.areaId !== undefined && area === null) throw refuseField("areaId", "field.choose");
  const path = area?.path ?? tenant.root;
  // Whoever enters a matter of another street sends it there, instead of keeping it.
  if (path < lo || path >= hi) throw refuseField("areaId", "field.outside");
  // Without any place nobody could find the matter.
  if (area === null && input.address === undefined) throw refuseField("areaId", "field.place");
  const names = await namesAlong({ actor, tx }, path);
  return {
    path,
    areaId: names.at(-1)?.id ?? "",
    names: names.map((one) => one.name).join(" "),
  };
}

/** The areas from the district down to this path, for the names as they are today. */
export async function namesAlong({ actor, tx }: Scope, path: string) {
  const parts = path.split(".").slice(0, -1);
  const paths = parts.map((_part, i) => `${parts.slice(0, i + 1).join(".")}.`);
  return tx.area.findMany({
    where: { tenantId: actor.tenantId, path: { in: paths } },
    orderBy: { path: "asc" },
    select: { id: true, name: true, path: true, level: true },
  });
}
