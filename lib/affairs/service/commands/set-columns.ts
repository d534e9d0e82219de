import "server-only";
import { z } from "zod";
import { command } from "@/lib/platform/command";
import { Refusal } from "@/lib/platform/core/refusal";
import { maySetColumns } from "../rules/volunteer-file";
import { setColumnsInput } from "../schema/volunteer-file";

/** 报送字段: the columns of the file, named and ordered as the national system takes them. */
export const setColumns = command({
  name: "service.setColumns",
  input: setColumnsInput,
  output: z.strictObject({}),
  find: ({ actor }) => Promise.resolve(actor.tenant),
  allow: (actor) => maySetColumns(actor),
  run: async ({ actor, tx }, _tenant, { version, columns }) => {
    const { tenantId } = actor;
    const told = { columns, changedAt: new Date(actor.now), changedBy: actor.name };
    const { count } =
      version === 0
        ? await tx.volunteerColumns.createMany({
            data: { ...told, tenantId },
            skipDuplicates: true,
          })
        : await tx.volunteerColumns.updateMany({
            where: { tenantId, version },
            data: { ...told, version: { increment: 1 } },
          });
    if (count === 0) throw new Refusal("conflict", "service.conflict");
    return {
      result: {},
      events: [
        {
          name: "service.columns_set",
          subjectId: tenantId,
          version: version + 1,
          payload: { columns: columns.length },
        },
      ],
    };
  },
});
