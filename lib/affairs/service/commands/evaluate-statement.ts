import "server-only";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { canEvaluate } from "../rules/statements";
import { isServiceReader } from "../rules/staff";
import { evaluateStatementInput } from "../schema/statements";
import { changedOne, checked } from "./find";

/** The community's word on what was done; with it the statement goes to the unit and to the member. */
export const evaluateStatement = command({
  name: "statement.evaluate",
  input: evaluateStatementInput,
  output: doneOutput,
  find: async ({ actor, tx }, given) => {
    if (!isServiceReader(actor)) return null;
    const row = await tx.serviceStatement.findFirst({
      where: { tenantId: actor.tenantId, id: given.id },
      select: { id: true, version: true, status: true },
    });
    return checked(row, given.version);
  },
  allow: canEvaluate,
  run: async ({ actor, tx }, { id, version }, { text }) => {
    changedOne(
      await tx.serviceStatement.updateMany({
        where: { tenantId: actor.tenantId, id, version },
        data: {
          status: "sent",
          evaluation: text,
          evaluatedAt: new Date(actor.now),
          evaluatedBy: actor.name,
          version: { increment: 1 },
        },
      }),
    );
    const event = { name: "statement.sent", subjectId: id, version: version + 1 };
    return { result: { id }, events: [event] };
  },
});
