import "server-only";
import { dutyRoles, type DutyRole } from "@/lib/platform/access/actor";
import { unreadCount } from "@/lib/across/notifications/queries/inbox";
import type { Scope } from "@/lib/platform/db/scope";

export interface ShellDuty {
  id: string;
  role: DutyRole;
  /** The area or organization acted for. */
  scopeName: string;
  current: boolean;
  /** For whom it is held while he is away; null for one's own. */
  actingFor: string | null;
  /** What waits there, at most `waitingMax`; that many means "or more". */
  waiting: number;
}

export interface Shell {
  district: string;
  slug: string;
  demo: boolean;
  personName: string;
  role: DutyRole | null;
  scopeName: string;
  mustChange: boolean;
  duties: ShellDuty[];
  /** Unread notices of the present duty, at most `unreadMax`; that many means "or more". */
  unread: number;
}

export const waitingMax = 1000;

/** What the frame around every console page says: who acts for whom, and what waits elsewhere. */
export async function shellOf(scope: Scope): Promise<Shell> {
  const { actor, tx } = scope;
  const rows = await tx.$queryRaw<DutyRow[]>`
    select duty_id as id, role, scope_name as "scopeName", current, waiting from sec.my_duties()`;
  const held = await tx.$queryRaw<{ id: string; name: string }[]>`
    select duty_id as id, person_name as name from sec.acting_for()`;
  return {
    district: actor.tenant.name,
    slug: actor.tenant.slug,
    demo: actor.tenant.demo,
    personName: actor.name,
    role: dutyRoles.find((role) => role === actor.role) ?? null,
    scopeName: actor.scopeName,
    mustChange: actor.mustChange,
    duties: rows.map((row) => ({
      ...row,
      actingFor: held.find(({ id }) => id === row.id)?.name ?? null,
    })),
    unread: await unreadCount(scope),
  };
}

interface DutyRow {
  id: string;
  role: DutyRole;
  scopeName: string;
  current: boolean;
  waiting: number;
}
