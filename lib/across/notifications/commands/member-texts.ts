import "server-only";
import { z } from "zod";
import { clockworkOf } from "@/lib/ground/settings/queries";
import { maskPhone } from "@/lib/platform/core/masking";
import { localDate } from "@/lib/platform/core/time-zone";
import { decryptField } from "@/lib/platform/crypto/field";
import type { Scope } from "@/lib/platform/db/scope";
import { lookup, messages } from "@/lib/platform/i18n/messages";
import { formatDateTime } from "@/lib/platform/i18n/time";
import { openChannels } from "@/lib/platform/outbox/channels";
import words from "../messages/zh-CN.json";
import type { memberTellings } from "../rules/service-routes";
import { afterQuiet } from "../rules/timing";
import type { ToldEvent } from "./facts";
import { deliveryRow } from "./outgoing";

const t = messages(words);

/** A text to one member, or to the liaison officer of a unit's check-in. */
interface Text {
  key: string;
  kind: (typeof memberTellings)[keyof typeof memberTellings];
  member?: string;
  organization?: string;
  values?: Record<string, string>;
}

/**
 * What members and liaison officers are told by text message: only what they could not know and must,
 * without a name and without a link (DOMAIN §11.1, N6). Not in quiet hours.
 */
export async function memberDeliveriesOf(scope: Scope, events: readonly ToldEvent[]) {
  if (!openChannels().sms) return [];
  const texts = [
    ...(await acceptances(scope, of(events, "checkIn.accepted"))),
    ...(await movesUp(scope, [
      ...of(events, "service.released"),
      ...of(events, "service.resized"),
    ])),
    ...(await cancellations(scope, of(events, "service.activity_cancelled"))),
    ...(await statements(scope, of(events, "statement.sent"))),
  ];
  if (texts.length === 0) return [];
  const phones = await phonesOf(scope, texts);
  const { actor } = scope;
  const { settings, calendar } = await clockworkOf(scope);
  const quiet = { from: settings["quiet.from"], to: settings["quiet.to"] };
  return texts.flatMap(({ key, kind, member, organization, values }) => {
    const phone = phones.get(member ?? organization ?? "");
    if (phone === undefined) return [];
    return deliveryRow(scope, {
      key: `m:${key}`,
      kind: "member",
      channel: "webhook",
      path: phone.path,
      addressCipher: phone.cipher,
      addressMasked: maskPhone(decryptField(phone.cipher)),
      subject: "",
      body: t("sms.body", { text: lookup([words], `member.${kind}`, values ?? {}) }),
      leavesAt: afterQuiet(actor.now, quiet, calendar.timeZone),
    });
  });
}

function of(events: readonly ToldEvent[], name: keyof typeof memberTellings) {
  return events.filter((event) => event.name === name);
}

async function acceptances({ actor, tx }: Scope, events: readonly ToldEvent[]): Promise<Text[]> {
  if (events.length === 0) return [];
  const rows = await tx.memberCheckIn.findMany({
    where: { tenantId: actor.tenantId, id: { in: events.map(({ subjectId }) => subjectId) } },
    select: { id: true, memberId: true },
  });
  return rows.map(({ id, memberId }) => ({ key: id, kind: "accepted", member: memberId }));
}

const ofSlot = z.object({ slot: z.string(), movedUp: z.number() });

/** Who waited and has a place now: their claims are held since that very moment. */
async function movesUp({ actor, tx }: Scope, events: readonly ToldEvent[]): Promise<Text[]> {
  const moved = events.flatMap((event) => {
    const read = ofSlot.safeParse(event.payload);
    return read.success && read.data.movedUp > 0 ? [{ slotId: read.data.slot, at: event.at }] : [];
  });
  if (moved.length === 0) return [];
  const { tenantId, tenant, now } = actor;
  const claims = await tx.claim.findMany({
    where: {
      tenantId,
      status: "held",
      OR: moved.map(({ slotId, at }) => ({
        slotId,
        heldAt: { gte: new Date(at.getTime() - 1000), lte: new Date(at.getTime() + 1000) },
      })),
    },
    select: { id: true, memberId: true, subjectId: true, startsAt: true, at: true, heldAt: true },
  });
  const waited = claims.filter(({ at, heldAt }) => heldAt !== null && at < heldAt);
  const subject = { tenantId, id: { in: waited.map(({ subjectId }) => subjectId) } };
  const activities = await tx.serviceActivity.findMany({
    where: subject,
    select: { id: true, title: true },
  });
  const posts = await tx.servicePost.findMany({ where: subject, select: { id: true, name: true } });
  const titles = new Map([
    ...activities.map(({ id, title }) => [id, title] as const),
    ...posts.map(({ id, name }) => [id, name] as const),
  ]);
  return waited.flatMap(({ id, memberId, subjectId, startsAt }) =>
    memberId === null
      ? []
      : {
          key: id,
          kind: "movedUp" as const,
          member: memberId,
          values: {
            title: titles.get(subjectId) ?? "",
            at: startsAt === null ? "" : formatDateTime(startsAt, tenant.timeZone, now),
          },
        },
  );
}

/** Whoever would come to an activity that is not held. */
async function cancellations({ actor, tx }: Scope, events: readonly ToldEvent[]): Promise<Text[]> {
  if (events.length === 0) return [];
  const { tenantId, tenant, now } = actor;
  const ids = events.map(({ subjectId }) => subjectId);
  const activities = await tx.serviceActivity.findMany({
    where: { tenantId, id: { in: ids } },
    select: { id: true, title: true },
  });
  const claims = await tx.claim.findMany({
    where: {
      tenantId,
      subjectId: { in: ids },
      status: { in: ["held", "waiting"] },
      startsAt: { gt: new Date(now) },
    },
    select: { id: true, memberId: true, subjectId: true, startsAt: true },
  });
  return claims.flatMap(({ id, memberId, subjectId, startsAt }) =>
    memberId === null || startsAt === null
      ? []
      : {
          key: `${id}:cancelled`,
          kind: "cancelled" as const,
          member: memberId,
          values: {
            title: activities.find((one) => one.id === subjectId)?.title ?? "",
            at: formatDateTime(startsAt, tenant.timeZone, now),
          },
        },
  );
}

/** One text a day for a unit, however many statements the communities have written for it. */
async function statements({ actor, tx }: Scope, events: readonly ToldEvent[]): Promise<Text[]> {
  if (events.length === 0) return [];
  const rows = await tx.serviceStatement.findMany({
    where: { tenantId: actor.tenantId, id: { in: events.map(({ subjectId }) => subjectId) } },
    select: { organizationId: true },
  });
  const day = localDate(actor.now, actor.tenant.timeZone);
  const units = new Set(rows.flatMap(({ organizationId }) => organizationId ?? []));
  return [...units].map((organization) => ({
    key: `${organization}:${day}`,
    kind: "statement",
    organization,
  }));
}

async function phonesOf({ actor, tx }: Scope, texts: readonly Text[]) {
  const { tenantId } = actor;
  const members = await tx.member.findMany({
    where: { tenantId, id: { in: texts.flatMap(({ member }) => member ?? []) }, erasedAt: null },
    select: { id: true, path: true, phoneCipher: true },
  });
  const units = await tx.unitCheckIn.findMany({
    where: {
      tenantId,
      status: "active",
      organizationId: { in: texts.flatMap(({ organization }) => organization ?? []) },
    },
    select: { organizationId: true, path: true, phoneCipher: true },
  });
  const rows = [
    ...members,
    ...units.map(({ organizationId, ...unit }) => ({ ...unit, id: organizationId ?? "" })),
  ];
  return new Map(
    rows.flatMap(({ id, path, phoneCipher: cipher }) =>
      cipher === null ? [] : [[id, { path, cipher }] as const],
    ),
  );
}
