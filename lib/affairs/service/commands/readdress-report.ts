import "server-only";
import type { z } from "zod";
import { preparedCommand } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { isCommunity, isServiceReader } from "../rules/staff";
import { readdressReportInput } from "../schema/unit-reports";
import { changedOne, checked } from "./find";
import { addresseeOf, withServed } from "./report-addressee";

/** The unit is called otherwise, or sits in another district: the report is signed anew, with the same number. */
export const readdressReport = preparedCommand({
  name: "report.readdress",
  input: readdressReportInput,
  output: doneOutput,
  find: async ({ actor, tx }, { id, version }) => {
    if (!isServiceReader(actor)) return null;
    const row = await tx.issuedReport.findFirst({
      where: { tenantId: actor.tenantId, id },
      select: { id: true, version: true },
    });
    return checked(row, version);
  },
  allow: (actor) => isCommunity(actor),
  prepare: (input: z.infer<typeof readdressReportInput>) => withServed(input),
  run: async (scope, { id, version }, input) => {
    const { actor, tx } = scope;
    const addressee = await addresseeOf(scope, input);
    changedOne(
      await tx.issuedReport.updateMany({
        where: { tenantId: actor.tenantId, id, version },
        data: {
          ...addressee,
          issuedAt: new Date(actor.now),
          issuedBy: actor.name,
          version: { increment: 1 },
        },
      }),
    );
    const event = { name: "report.readdressed", subjectId: id, version: version + 1 };
    return { result: { id }, events: [event] };
  },
});
