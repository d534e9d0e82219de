import "server-only";
import { clockworkOf } from "@/lib/ground/settings/queries";
import { ratingAddress, ratingKey, ratingKeyHash } from "@/lib/platform/access/rating-link";
import { sha256Hex } from "@/lib/platform/core/digest";
import { newId } from "@/lib/platform/core/id";
import { maskPhone } from "@/lib/platform/core/masking";
import { decryptField } from "@/lib/platform/crypto/field";
import type { Scope } from "@/lib/platform/db/scope";
import { sharedEnv } from "@/lib/platform/env";
import { lookup, messages } from "@/lib/platform/i18n/messages";
import { openChannels } from "@/lib/platform/outbox/channels";
import words from "../messages/zh-CN.json";
import { channelsFor, quietHoursOf, type OutChannel } from "../rules/preference";
import type { Recipient } from "../rules/recipients";
import { relayedTellings, urgentTellings } from "../rules/routes";
import { afterQuiet, mayLeaveAt } from "../rules/timing";
import type { Slots } from "../schema";

const t = messages(words);

/** A notice that is being written, and the person behind its duty. */
export interface Told {
  seq: bigint;
  recipient: Recipient;
  slots: Slots;
  /** Whose matter it is about; news of duties is about none. */
  row: { ticketId: string | null };
}

/** Something to tell the person who reported a matter. */
export interface ToldResident {
  seq: bigint;
  ticketId: string;
  number: string;
  path: string;
  kind: string;
}

/**
 * The messages to the outside that belong to these notices: one for each person and channel, at the
 * time at which it may leave. Written in the transaction of the notices, and unique by its key.
 */
export async function deliveriesOf(scope: Scope, told: readonly Told[]) {
  const { actor, tx } = scope;
  const open = openChannels();
  if (told.length === 0 || !(open.mail || open.sms)) return [];
  const preferences = await tx.preference.findMany({
    where: {
      tenantId: actor.tenantId,
      personId: { in: [...new Set(told.map(({ recipient }) => recipient.duty.personId))] },
    },
    select: {
      personId: true,
      mailCipher: true,
      mailMasked: true,
      phoneCipher: true,
      phoneMasked: true,
      mailNow: true,
      mailWarning: true,
      smsNow: true,
      smsWarning: true,
      quietFrom: true,
      quietTo: true,
    },
  });
  if (preferences.length === 0) return [];
  const { settings, calendar } = await clockworkOf(scope);
  const district = { from: settings["quiet.from"], to: settings["quiet.to"] };
  const byPerson = new Map(preferences.map((row) => [row.personId, row]));
  return told.flatMap(({ seq, recipient, slots, row: { ticketId } }) => {
    const { duty, telling, urgent } = recipient;
    const wishes = byPerson.get(duty.personId);
    if (wishes === undefined) return [];
    const leaves = mayLeaveAt(
      { class: telling.class, urgent },
      actor.now,
      quietHoursOf(wishes, district),
      calendar,
    );
    const text = noticeText(telling.kind, slots);
    return channelsFor(telling.class, wishes).flatMap((channel) => {
      const [cipher, masked] =
        channel === "mail"
          ? [wishes.mailCipher, wishes.mailMasked]
          : [wishes.phoneCipher, wishes.phoneMasked];
      if (cipher === null || masked === null || !isOpen(open, channel)) return [];
      return deliveryRow(scope, {
        key: `n:${String(seq)}:${duty.personId}:${channel}`,
        kind: "notice",
        channel,
        personId: duty.personId,
        ticketId,
        path: duty.path,
        addressCipher: cipher,
        addressMasked: masked,
        subject: t("mail.subject", { text }),
        body: channel === "mail" ? mailBody(text) : t("sms.body", { text }),
        leavesAt: leaves,
      });
    });
  });
}

/**
 * The text messages to those who reported the matter and asked to be told, and to those whose own
 * report is linked to it (ANCHORS §6, wish 11). They hold the number and nothing else.
 */
export async function residentDeliveriesOf(scope: Scope, told: readonly ToldResident[]) {
  const { actor, tx } = scope;
  if (told.length === 0 || !openChannels().sms) return [];
  const { tenantId } = actor;
  const linked = await tx.ticket.findMany({
    where: {
      tenantId,
      leadTicketId: { in: told.map(({ ticketId }) => ticketId) },
      status: { in: ["linked", "rejected"] },
    },
    select: { id: true, number: true, path: true, status: true, leadTicketId: true },
  });
  const all = told.flatMap((one) => [
    one,
    ...linked
      .filter(({ leadTicketId }) => leadTicketId === one.ticketId)
      // Who was told that it is a repetition hears how the first case ends (DOMAIN §2.3).
      .filter(({ status }) => relayedTellings.has(one.kind) || status === "rejected")
      .map(({ id, number, path }) => ({ ...one, ticketId: id, number, path })),
  ]);
  const complainants = await tx.complainant.findMany({
    where: { tenantId, ticketId: { in: all.map(({ ticketId }) => ticketId) }, tellBySms: true },
    select: { ticketId: true, phoneCipher: true },
  });
  if (complainants.length === 0) return [];
  const { settings, calendar } = await clockworkOf(scope);
  const quiet = { from: settings["quiet.from"], to: settings["quiet.to"] };
  const phones = new Map(complainants.map((row) => [row.ticketId, row.phoneCipher]));
  const links = await ratingLinks(
    scope,
    all.filter(({ ticketId }) => phones.has(ticketId)),
  );
  return all.flatMap(({ seq, ticketId, number, path, kind }) => {
    const cipher = phones.get(ticketId) ?? null;
    if (cipher === null) return [];
    return deliveryRow(scope, {
      key: `r:${String(seq)}:${ticketId}`,
      kind: "resident",
      channel: "webhook",
      ticketId,
      path,
      addressCipher: cipher,
      addressMasked: maskPhone(decryptField(cipher)),
      subject: "",
      body: t("sms.body", { text: tellingOf(kind, number, links.get(ticketId)) }),
      leavesAt: urgentTellings.has(kind)
        ? actor.now
        : afterQuiet(actor.now, quiet, calendar.timeZone),
    });
  });
}

function tellingOf(kind: string, number: string, link: string | undefined): string {
  return link === undefined
    ? lookup([words], `resident.${kind}`, { number })
    : t("resident.resultLink", { number, link });
}

/** For those who are told of a result: the link to rate it by, by ticket. Without an address, none. */
async function ratingLinks(
  { actor, tx }: Scope,
  told: readonly ToldResident[],
): Promise<Map<string, string>> {
  const site = sharedEnv().PUBLIC_URL;
  const results = told.filter(({ kind }) => kind === "result");
  if (site === undefined || results.length === 0) return new Map();
  const { slug } = actor.tenant;
  const { settings } = await clockworkOf({ actor, tx });
  const keyed = results.map((one) => ({
    ...one,
    key: ratingKey(`${String(one.seq)}:${one.ticketId}`),
  }));
  const issued = await tx.$queryRaw<{ id: string }[]>`
    select * from sec.issue_rating_links(
      ${keyed.map(({ ticketId }) => ticketId)}::uuid[],
      ${keyed.map(({ key }) => ratingKeyHash(slug, key))}::text[],
      ${settings["rating.linkDays"].value}::int) as id`;
  const given = new Set(issued.map(({ id }) => id));
  return new Map(
    keyed
      .filter(({ ticketId }) => given.has(ticketId))
      .map(({ ticketId, number, key }) => [ticketId, ratingAddress(site, slug, number, key)]),
  );
}

/** One row of the post book. The message id follows from the key, so a repetition is recognised. */
export function deliveryRow(
  { actor }: Scope,
  {
    leavesAt,
    ...row
  }: {
    key: string;
    kind: "notice" | "digest" | "resident" | "member";
    channel: OutChannel;
    personId?: string;
    ticketId?: string | null;
    path: string;
    addressCipher: Uint8Array<ArrayBuffer>;
    addressMasked: string;
    subject: string;
    body: string;
    leavesAt: number;
  },
) {
  return {
    ...row,
    tenantId: actor.tenantId,
    id: newId(),
    messageId: sha256Hex(`${actor.tenantId}|${row.key}`).slice(0, 32),
    nextTryAt: new Date(leavesAt),
    createdAt: new Date(actor.now),
  };
}

export function noticeText(kind: string, slots: Slots): string {
  return lookup([words], `notice.${kind}`, slots);
}

export function mailBody(text: string): string {
  return `${text}\n\n${t("mail.footer")}\n`;
}

function isOpen(open: { mail: boolean; sms: boolean }, channel: OutChannel): boolean {
  return channel === "mail" ? open.mail : open.sms;
}
