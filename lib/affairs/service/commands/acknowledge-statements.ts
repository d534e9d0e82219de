import "server-only";
import { z } from "zod";
import { allowed, refused } from "@/lib/platform/access/actor";
import { command } from "@/lib/platform/command";
import { acknowledgeStatementsInput } from "../schema/statements";

/** The unit has read them, the own district's and others'. One press for a page; who was first does not matter. */
export const acknowledgeStatements = command({
  name: "statement.acknowledge",
  input: acknowledgeStatementsInput,
  output: z.object({ count: z.number() }),
  find: async ({ actor, tx }, { ids }) => {
    if (actor.role !== "liaison") return null;
    const query = {
      where: {
        tenantId: actor.tenantId,
        id: { in: ids },
        organizationId: actor.organizationId ?? "",
      },
      select: { id: true, version: true, status: true },
    };
    const statements = await tx.serviceStatement.findMany(query);
    const reports = await tx.receivedReport.findMany(query);
    return statements.length + reports.length === 0 ? null : { statements, reports };
  },
  allow: (actor) => (actor.role === "liaison" ? allowed : refused("forbidden", "refusal.role")),
  run: async ({ actor, tx }, { statements, reports }) => {
    const data = {
      status: "acknowledged",
      acknowledgedAt: new Date(actor.now),
      version: { increment: 1 },
    };
    const unread = (version: number, id: string) => ({
      where: { tenantId: actor.tenantId, id, version, status: "sent" },
      data,
    });
    const events = [];
    for (const { id, version } of statements.filter(({ status }) => status === "sent")) {
      const { count } = await tx.serviceStatement.updateMany(unread(version, id));
      if (count > 0) {
        events.push({ name: "statement.acknowledged", subjectId: id, version: version + 1 });
      }
    }
    for (const { id, version } of reports.filter(({ status }) => status === "sent")) {
      const { count } = await tx.receivedReport.updateMany(unread(version, id));
      if (count > 0) {
        events.push({ name: "report.acknowledged", subjectId: id, version: version + 1 });
      }
    }
    return { result: { count: events.length }, events };
  },
});
