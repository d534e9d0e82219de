import "server-only";
import { z } from "zod";
import type { CheckInEvent } from "@/lib/ground/check-ins/events";
import { clockworkOf } from "@/lib/ground/settings/queries";
import { maskPhone } from "@/lib/platform/core/masking";
import { localDate } from "@/lib/platform/core/time-zone";
import { decryptField } from "@/lib/platform/crypto/field";
import type { Scope } from "@/lib/platform/db/scope";
import { lookup, messages } from "@/lib/platform/i18n/messages";
import { formatDateTime } from "@/lib/platform/i18n/time";
import { openChannels } from "@/lib/platform/outbox/channels";
import words from "../messages/zh-CN.json";
import type { CoProjectKind } from "../rules/co-project-routes";
import type { memberTellings } from "../rules/service-routes";
import { afterQuiet } from "../rules/timing";
import { unitsAsked } from "./co-building-facts";
import { coProjectTexts } from "./co-project-facts";
import { turnsDue } from "./council-facts";
import type { ToldEvent } from "./facts";
import { deliveryRow } from "./outgoing";
import { reviewTexts } from "./unit-texts";

const t = messages(words);

/** A text to one member, to the liaison officer of a unit's check-in, or to who fills a seat of a council. */
interface Text {
  key: string;
  kind: (typeof memberTellings)[keyof typeof memberTellings] | CoProjectKind;
  member?: string;
  organization?: string;
  /** Where the unit has reported of whose liaison officer is meant; without it any. */
  place?: string;
  holder?: string;
  values?: Record<string, string>;
}

/**
 * What members and liaison officers are told by text message: only what they could not know and must,
 * without a name and without a link (DOMAIN §11.1, N6). Not in quiet hours.
 */
export async function memberDeliveriesOf(scope: Scope, events: readonly ToldEvent[]) {
  if (!openChannels().sms) return [];
  const texts: Text[] = [
    ...(await acceptances(scope, of(events, "checkIn.accepted"))),
    ...(await movesUp(scope, events)),
    ...(await cancellations(scope, [
      ...of(events, "service.activity_cancelled"),
      ...of(events, "service.activity_done"),
      ...of(events, "service.shift_called_off"),
    ])),
    ...(await changedTimes(scope, of(events, "service.shift_moved"))),
    ...(await statements(scope, of(events, "statement.sent"))),
    ...(await turnTexts(scope, of(events, "council.turn_due"))),
    ...(await reviewTexts(scope, events)),
    ...(await coProjectTexts(scope, events)),
    ...(await unitsAsked(scope, events)),
  ];
  if (texts.length === 0) return [];
  const phones = await phonesOf(scope, texts);
  const { actor } = scope;
  const { settings, calendar } = await clockworkOf(scope);
  const quiet = { from: settings["quiet.from"], to: settings["quiet.to"] };
  return texts.flatMap(({ key, kind, member, organization, place, holder, values }) => {
    const unit = place === undefined ? organization : `${organization ?? ""}@${place}`;
    const phone = phones.get(member ?? unit ?? holder ?? "");
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

const ofClaims = z.object({ claims: z.array(z.string()) });

/** Who waited and has a place now: in what fell free, or where somebody stood who is free at that time now. */
async function movesUp(scope: Scope, events: readonly ToldEvent[]): Promise<Text[]> {
  const named = events.flatMap(({ name, payload }) => {
    const read = name.startsWith("service.") ? ofClaims.safeParse(payload) : null;
    return read?.success === true ? read.data.claims : [];
  });
  const ids = [...named, ...(await afterCheckIns(scope, events))];
  if (ids.length === 0) return [];
  return textsOf(scope, "movedUp", { status: "held", id: { in: ids } });
}

const endings = new Set<string>([
  "checkIn.ended",
  "checkIn.merged",
  "checkIn.transferred",
  "member.moved",
  "member.handedOver",
  "member.left",
] satisfies CheckInEvent[]);

/** The database moves people up where somebody's check-in has ended: at that very time, and they had waited. */
async function afterCheckIns(
  { actor, tx }: Scope,
  events: readonly ToldEvent[],
): Promise<string[]> {
  const ended = events.filter(({ name }) => endings.has(name));
  if (ended.length === 0) return [];
  const { tenantId } = actor;
  const subjects = ended.map(({ subjectId }) => subjectId);
  const times = ended.map(({ at }) => at);
  const checkIns = await tx.memberCheckIn.findMany({
    where: { tenantId, id: { in: subjects } },
    select: { memberId: true },
  });
  const members = [...subjects, ...checkIns.map(({ memberId }) => memberId)];
  const left = await tx.claim.findMany({
    where: { tenantId, memberId: { in: members }, status: "ended", endedAt: { in: times } },
    select: { slotId: true },
  });
  const taken = await tx.claim.findMany({
    where: {
      tenantId,
      slotId: { in: left.map(({ slotId }) => slotId) },
      status: "held",
      heldAt: { in: times },
    },
    select: { id: true, at: true, heldAt: true },
  });
  return taken.flatMap(({ id, at, heldAt }) => (heldAt !== null && at < heldAt ? id : []));
}

/** Whoever would come to a shift that is not held. */
async function cancellations(scope: Scope, events: readonly ToldEvent[]): Promise<Text[]> {
  if (events.length === 0) return [];
  return textsOf(scope, "cancelled", {
    status: "called_off",
    subjectId: { in: events.map(({ subjectId }) => subjectId) },
    startsAt: { gt: new Date(scope.actor.now) },
  });
}

const ofSlot = z.object({ slot: z.string() });

/** Whoever had taken a shift that is at another time now. */
async function changedTimes(scope: Scope, events: readonly ToldEvent[]): Promise<Text[]> {
  const moved = events.flatMap(({ payload, at, seq }) => {
    const read = ofSlot.safeParse(payload);
    return read.success ? [{ slotId: read.data.slot, at, seq }] : [];
  });
  const texts: Text[] = [];
  for (const { slotId, at, seq } of moved) {
    const where = { status: { in: ["held", "waiting"] }, slotId, at: { lte: at } };
    const told = await textsOf(scope, "shiftMoved", where);
    texts.push(...told.map((text) => ({ ...text, key: `${text.key}:${String(seq)}` })));
  }
  return texts;
}

/** One text of a kind to each member of these claims: about what, and when it begins. */
async function textsOf(
  { actor, tx }: Scope,
  kind: "movedUp" | "cancelled" | "shiftMoved",
  which: {
    status: string | { in: string[] };
    id?: { in: string[] };
    subjectId?: { in: string[] };
    slotId?: string;
    startsAt?: { gt: Date };
    at?: { lte: Date };
  },
): Promise<Text[]> {
  const { tenantId, tenant, now } = actor;
  const claims = await tx.claim.findMany({
    where: { tenantId, ...which },
    select: { id: true, memberId: true, subjectId: true, startsAt: true },
  });
  const subject = { tenantId, id: { in: claims.map(({ subjectId }) => subjectId) } };
  const activities = await tx.serviceActivity.findMany({
    where: subject,
    select: { id: true, title: true },
  });
  const posts = await tx.servicePost.findMany({ where: subject, select: { id: true, name: true } });
  const titles = new Map([
    ...activities.map(({ id, title }) => [id, title] as const),
    ...posts.map(({ id, name }) => [id, name] as const),
  ]);
  return claims.flatMap(({ id, memberId, subjectId, startsAt }) =>
    memberId === null
      ? []
      : {
          key: kind === "movedUp" ? id : `${id}:${kind}`,
          kind,
          member: memberId,
          values: {
            title: titles.get(subjectId) ?? "",
            at: startsAt === null ? "" : formatDateTime(startsAt, tenant.timeZone, now),
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

/** Who fills the seat of the organization whose turn to convene comes. */
async function turnTexts(scope: Scope, events: readonly ToldEvent[]): Promise<Text[]> {
  const { actor, tx } = scope;
  const turns = await turnsDue(scope, events);
  if (turns.length === 0) return [];
  const holders = await tx.seatHolder.findMany({
    where: {
      tenantId: actor.tenantId,
      councilId: { in: turns.map(({ council }) => council.id) },
      organizationId: { in: turns.map(({ unit }) => unit.id) },
      role: "holder",
      status: { in: ["appointed", "published"] },
    },
    select: { id: true, councilId: true, organizationId: true },
  });
  return turns.flatMap(({ seq, turnOn, council, unit }) =>
    holders
      .filter((one) => one.councilId === council.id && one.organizationId === unit.id)
      .map(({ id }) => ({
        key: `${id}:${String(seq)}`,
        kind: "turn" as const,
        holder: id,
        values: { from: turnOn, council: council.name },
      })),
  );
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
  const holders = await tx.seatHolder.findMany({
    where: { tenantId, id: { in: texts.flatMap(({ holder }) => holder ?? []) } },
    select: { id: true, path: true, phoneCipher: true },
  });
  const rows = [
    ...members,
    ...holders,
    ...units.flatMap(({ organizationId, ...unit }) => [
      { ...unit, id: organizationId ?? "" },
      { ...unit, id: `${organizationId ?? ""}@${unit.path}` },
    ]),
  ];
  return new Map(
    rows.flatMap(({ id, path, phoneCipher: cipher }) =>
      cipher === null ? [] : [[id, { path, cipher }] as const],
    ),
  );
}
