import { z } from "zod";
import { signOut } from "@/lib/platform/access/accounts";
import { isoDateOf } from "@/lib/platform/core/calendar-day";
import { localDay } from "@/lib/platform/core/time-zone";
import { execute } from "@/lib/platform/command";
import { beginAbsence } from "@/lib/ground/people/commands/absence";
import { enterOnCall } from "@/lib/ground/people/commands/on-call";
import type { District } from "./districts";
import { openAs } from "./sign-in";
import { told } from "./step";

const chosen = z.object({
  dispatcher: z.string().nullable(),
  secretary: z.string().nullable(),
  secretaryPerson: z.string(),
  today: z.number(),
});

/**
 * Of the example street: its dispatcher will be away in ten days and its secretary stands in; the
 * roster of the coming week has somebody on every day but the last.
 */
export async function standIn({ slug, street }: District): Promise<void> {
  const { dispatcher, secretary, secretaryPerson, today } = await told(
    slug,
    "standing in",
    chosen,
    async ({ actor, tx }) => {
      const { tenantId } = actor;
      const area = await tx.area.findFirst({
        where: { tenantId, code: street },
        select: { id: true },
      });
      const holder = (role: string) =>
        tx.duty.findFirst({
          where: { tenantId, role, areaId: area?.id ?? "" },
          orderBy: { id: "asc" },
          select: { id: true, personId: true },
        });
      const [desk, above] = [await holder("street_dispatcher"), await holder("street_secretary")];
      return {
        dispatcher: desk?.id ?? null,
        secretary: above?.id ?? null,
        secretaryPerson: above?.personId ?? "",
        today: localDay(actor.now, actor.tenant.timeZone),
      };
    },
  );
  if (dispatcher === null || secretary === null) return;
  const { token, credential } = await openAs(slug, "secretary");
  const days = (from: number, to: number) => ({
    from: isoDateOf(today + from),
    to: isoDateOf(today + to),
  });
  const away = { dutyId: dispatcher, deputyId: secretaryPerson, note: "参加培训", ...days(10, 12) };
  await execute(beginAbsence, credential, away, "demo:absence");
  const first = { dutyId: dispatcher, ...days(0, 2) };
  await execute(enterOnCall, credential, first, "demo:on-call-1");
  await execute(enterOnCall, credential, { dutyId: secretary, ...days(3, 5) }, "demo:on-call-2");
  await signOut(token);
}
