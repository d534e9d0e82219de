import "server-only";
import { z } from "zod";
import { allowed, refused } from "@/lib/platform/access/actor";
import { command } from "@/lib/platform/command";
import { acknowledgeStatementsInput } from "../schema/statements";

/** The unit has read them. One press for a page; who was first does not matter. */
export const acknowledgeStatements = command({
  name: "statement.acknowledge",
  input: acknowledgeStatementsInput,
  output: z.object({ count: z.number() }),
  find: async ({ actor, tx }, { ids }) => {
    if (actor.role !== "liaison") return null;
    const rows = await tx.serviceStatement.findMany({
      where: { tenantId: actor.tenantId, id: { in: ids }, organizationId: actor.organizationId },
      select: { id: true, version: true, status: true },
    });
    return rows.length === 0 ? null : rows;
  },
  allow: (actor) => (actor.role === "liaison" ? allowed : refused("forbidden", "refusal.role")),
  run: async ({ actor, tx }, rows) => {
    const events = [];
    for (const { id, version } of rows.filter(({ status }) => status === "sent")) {
      const { count } = await tx.serviceStatement.updateMany({
        where: { tenantId: actor.tenantId, id, version, status: "sent" },
        data: {
          status: "acknowledged",
          acknowledgedAt: new Date(actor.now),
          version: { increment: 1 },
        },
      });
      if (count > 0) {
        events.push({ name: "statement.acknowledged", subjectId: id, version: version + 1 });
      }
    }
    return { result: { count: events.length }, events };
  },
});
