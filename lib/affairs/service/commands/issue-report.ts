import "server-only";
import type { z } from "zod";
import { preparedCommand } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { newId } from "@/lib/platform/core/id";
import { periodBy } from "../rules/periods";
import { isCommunity, isServiceReader } from "../rules/staff";
import { reportMembers } from "../rules/unit-report";
import { issueReportInput } from "../schema/unit-reports";
import { changedOne } from "./find";
import { addresseeOf, withServed } from "./report-addressee";

/**
 * 双报告 to a unit of another district: what was said of its members in a period, in one report that this
 * district signs. A statement goes out once; what is said later stands in the next report.
 */
export const issueReport = preparedCommand({
  name: "report.issue",
  input: issueReportInput,
  output: doneOutput,
  find: async ({ actor, tx }, { unitName, kind, fromDay }) => {
    const period = periodBy(kind, fromDay);
    if (period === null || !isServiceReader(actor)) return null;
    const statements = await tx.serviceStatement.findMany({
      where: {
        tenantId: actor.tenantId,
        path: { gte: actor.lo, lt: actor.hi },
        subject: "member",
        organizationId: null,
        unitName,
        kind,
        fromDay: new Date(fromDay),
        status: "sent",
        issuedId: null,
      },
      orderBy: { id: "asc" },
      take: reportMembers,
      select: { id: true, version: true },
    });
    return statements.length === 0 ? null : { period, statements };
  },
  allow: (actor) => isCommunity(actor),
  prepare: (input: z.infer<typeof issueReportInput>) => withServed(input),
  run: async (scope, { period, statements }, input) => {
    const { actor, tx } = scope;
    const addressee = await addresseeOf(scope, input);
    const id = newId();
    await tx.issuedReport.createMany({
      data: {
        tenantId: actor.tenantId,
        id,
        path: actor.lo,
        areaId: actor.areaId ?? "",
        unitName: input.unitName,
        kind: period.kind,
        fromDay: new Date(period.fromDay),
        toDay: new Date(period.toDay),
        ...addressee,
        issuedAt: new Date(actor.now),
        issuedBy: actor.name,
      },
    });
    for (const { id: statementId, version } of statements) {
      changedOne(
        await tx.serviceStatement.updateMany({
          where: { tenantId: actor.tenantId, id: statementId, version, issuedId: null },
          data: { issuedId: id, version: { increment: 1 } },
        }),
      );
    }
    const { kind, fromDay } = period;
    return {
      result: { id },
      events: [
        {
          name: "report.issued",
          subjectId: id,
          version: 1,
          payload: { kind, fromDay, members: statements.length },
        },
        ...statements.map((one) => ({
          name: "statement.issued",
          subjectId: one.id,
          version: one.version + 1,
          payload: { report: id },
        })),
      ],
    };
  },
});
