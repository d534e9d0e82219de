import "server-only";
import { z } from "zod";
import { allowed, refused } from "@/lib/platform/access/actor";
import { command } from "@/lib/platform/command";
import { localDate } from "@/lib/platform/core/time-zone";
import type { Scope } from "@/lib/platform/db/scope";
import { messages } from "@/lib/platform/i18n/messages";
import { formatDate, formatDateTime } from "@/lib/platform/i18n/time";
import words from "../messages/zh-CN.json";
import { digestKey, summariesDue } from "../queries/summaries";
import { slotsShape } from "../schema";
import { deliveryRow, mailBody, noticeText } from "./outgoing";

const t = messages(words);
/** A summary is read at a glance; the inbox has the rest. */
const linesMax = 20;

/** The daily summary of one person: what is unread and has not left the house by itself. */
export const summarise = command({
  name: "notification.summarise",
  input: z.strictObject({ personId: z.uuid() }),
  output: z.strictObject({ notices: z.number() }),
  find: async (scope, { personId }) => {
    if (scope.actor.role !== "job") return null;
    const due = await summariesDue(scope, personId);
    return { due: due[0] ?? null };
  },
  allow: (actor) => (actor.role === "job" ? allowed : refused("forbidden", "refusal.role")),
  run: async (scope, { due }) => {
    // Another worker was faster, or everything was read meanwhile.
    if (due === null) return { result: { notices: 0 }, events: [] };
    const { actor, tx } = scope;
    const { timeZone } = actor.tenant;
    const where = { tenantId: actor.tenantId, id: { in: due.noticeIds } };
    const notices = await tx.notification.findMany({
      where,
      orderBy: [{ at: "desc" }, { id: "desc" }],
      take: linesMax,
      select: { kind: true, slots: true, at: true },
    });
    const lines = notices.map((row) =>
      t("mail.digestLine", {
        at: formatDateTime(row.at, timeZone, actor.now),
        text: noticeText(row.kind, slotsShape.parse(row.slots)),
      }),
    );
    const count = due.noticeIds.length;
    if (count > linesMax) lines.push(t("mail.digestMore", { count: count - linesMax }));
    await tx.delivery.createMany({
      data: deliveryRow(scope, {
        key: digestKey(due.personId, localDate(actor.now, timeZone)),
        kind: "digest",
        channel: "mail",
        personId: due.personId,
        path: due.path,
        addressCipher: due.mailCipher,
        addressMasked: due.mailMasked,
        subject: t("mail.digestSubject", {
          date: formatDate(actor.now, timeZone, actor.now),
          count,
        }),
        body: mailBody(lines.join("\n")),
        leavesAt: due.leavesAt,
      }),
      skipDuplicates: true,
    });
    await markSent(scope, due.noticeIds);
    return { result: { notices: count }, events: [] };
  },
});

async function markSent({ actor, tx }: Scope, ids: string[]): Promise<void> {
  await tx.notification.updateMany({
    where: { tenantId: actor.tenantId, id: { in: ids } },
    data: { sentAt: new Date(actor.now) },
  });
}
