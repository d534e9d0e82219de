import "server-only";
import { z } from "zod";
import { allowed, refused } from "@/lib/platform/access/actor";
import { command } from "@/lib/platform/command";

// Reading leaves no event and no trace that anybody else could see (DOMAIN §11, N6).

const output = z.strictObject({});

/** One notification of the own duty. */
export const markRead = command({
  name: "notification.read",
  input: z.strictObject({ id: z.uuid() }),
  output,
  find: ({ actor, tx }, { id }) =>
    actor.dutyId === null
      ? Promise.resolve(null)
      : tx.notification.findFirst({
          where: { tenantId: actor.tenantId, dutyId: actor.dutyId, id },
          select: { id: true, dutyId: true },
        }),
  allow: (actor, { dutyId }) =>
    dutyId === actor.dutyId ? allowed : refused("forbidden", "refusal.role"),
  run: async ({ actor, tx }, { id }) => {
    await tx.notification.updateMany({
      where: { tenantId: actor.tenantId, id, readAt: null },
      data: { readAt: new Date(actor.now) },
    });
    return { result: {}, events: [] };
  },
});

/** All of them up to the newest one that the reader has seen: what came in meanwhile stays unread. */
export const markAllRead = command({
  name: "notification.readAll",
  input: z.strictObject({ until: z.iso.datetime() }),
  output,
  find: ({ actor }) => Promise.resolve({ dutyId: actor.dutyId }),
  allow: (_actor, { dutyId }) => (dutyId === null ? refused("forbidden", "refusal.role") : allowed),
  run: async ({ actor, tx }, { dutyId }, { until }) => {
    await tx.notification.updateMany({
      where: {
        tenantId: actor.tenantId,
        dutyId: dutyId ?? "",
        readAt: null,
        at: { lte: new Date(until) },
      },
      data: { readAt: new Date(actor.now) },
    });
    return { result: {}, events: [] };
  },
});
