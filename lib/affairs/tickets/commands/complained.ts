import "server-only";
import type { Scope } from "@/lib/platform/db/scope";
import { refuseField } from "./field";

/** Whom a matter is against: a department, or the office that stands for a street or a community. */
export async function requireComplained({ actor, tx }: Scope, id: string): Promise<void> {
  const found = await tx.organization.findFirst({
    where: { tenantId: actor.tenantId, id },
    select: { id: true },
  });
  if (found === null) throw refuseField("complainedId", "field.choose");
}
