import "server-only";
import { z } from "zod";
import { areaRoles, organizationRoles } from "@/lib/affairs/tickets/rules/disclosure";
import { allowed, refused } from "@/lib/platform/access/actor";
import { command } from "@/lib/platform/command";
import { Refusal } from "@/lib/platform/core/refusal";
import { saveViewsInput } from "../schema";

const readers = [...areaRoles, ...organizationRoles];

/** 保存视图: what one keeps of a list for oneself, in the own order. It changes nobody's rights. */
export const saveViews = command({
  name: "views.save",
  input: saveViewsInput,
  output: z.strictObject({}),
  find: ({ actor }) =>
    Promise.resolve(actor.personId === null ? null : { personId: actor.personId }),
  allow: (actor) =>
    readers.some((role) => role === actor.role) ? allowed : refused("forbidden", "refusal.role"),
  run: async ({ actor, tx }, { personId }, { list, version, views, preferred }) => {
    const where = { tenantId: actor.tenantId, personId, list };
    const data = {
      views,
      preferred: views.some(({ id }) => id === preferred) ? preferred : null,
    };
    // 0 = there were none yet. Whoever saved in another window meanwhile is not overwritten.
    const { count } =
      version === 0
        ? await tx.savedViews.createMany({ data: { ...data, ...where }, skipDuplicates: true })
        : await tx.savedViews.updateMany({
            where: { ...where, version },
            data: { ...data, version: { increment: 1 } },
          });
    if (count === 0) throw new Refusal("conflict", "views.conflict");
    return { result: {}, events: [] };
  },
});
