import "server-only";
import { z } from "zod";
import { dutyRoles, type DutyRole } from "@/lib/platform/access/actor";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Scope } from "@/lib/platform/db/scope";
import { known } from "../rules/known";
import { canDoOnTicket } from "../rules/policy";
import { recusalGrounds } from "../rules/recusals";

export interface PersonWhoSees {
  personId: string;
  name: string;
  role: DutyRole;
  place: string;
}

/** Who can see a matter today, in areas and in the organizations that it was sent to. */
export function peopleWhoSee({ tx }: Scope, ticketId: string): Promise<PersonWhoSees[]> {
  return tx.$queryRaw<PersonWhoSees[]>`
    select person_id as "personId", person_name as name, role, place_name as place
    from sec.sees_ticket(${ticketId}::uuid)`;
}

/** The people who are kept from a matter, for whoever hands it to somebody. */
export async function recusedFrom({ tx }: Scope, ticketId: string): Promise<ReadonlySet<string>> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select sec.recused_from(${ticketId}::uuid) as id`;
  return new Set(rows.map(({ id }) => id));
}

/**
 * Whom nobody may tell of which of these tickets, as `ticket:person`: for the worker, whose own
 * scope hides nothing.
 */
export async function keptApart(
  { actor, tx }: Scope,
  ticketIds: readonly string[],
): Promise<(ticketId: string, personId: string) => boolean> {
  const rows = await tx.recusal.findMany({
    where: { tenantId: actor.tenantId, ticketId: { in: [...new Set(ticketIds)] }, liftedAt: null },
    select: { ticketId: true, personId: true },
  });
  const pairs = new Set(rows.map((row) => `${row.ticketId}:${row.personId}`));
  return (ticketId, personId) => pairs.has(`${ticketId}:${personId}`);
}

export type RecusalPage = Awaited<ReturnType<typeof recusalPage>>;

/** The list of one matter: who is kept from it, who was, and who could be. */
export async function recusalPage(scope: Scope, id: string) {
  const { actor, tx } = scope;
  const ticket = z.uuid().safeParse(id).success
    ? await tx.ticket.findFirst({
        where: { tenantId: actor.tenantId, id },
        select: {
          id: true,
          number: true,
          title: true,
          path: true,
          status: true,
          ratedAt: true,
          resolvedAt: true,
          reasonCode: true,
          exitedBy: true,
          claimedByDutyId: true,
          noReplyAt: true,
          contestedAt: true,
          upheldAt: true,
          leadTicketId: true,
          lowScoreAt: true,
        },
      })
    : null;
  if (ticket === null) throw new Refusal("not-found", "refusal.notFound");
  const rows = await tx.recusal.findMany({
    where: { tenantId: actor.tenantId, ticketId: id },
    orderBy: { enteredAt: "desc" },
    take: 100,
    select: {
      id: true,
      personId: true,
      personName: true,
      ground: true,
      reason: true,
      enteredAt: true,
      enteredBy: true,
      liftedAt: true,
      liftedBy: true,
      liftReason: true,
    },
  });
  const inForce = new Set(rows.filter((row) => row.liftedAt === null).map((row) => row.personId));
  const may = canDoOnTicket(actor, "recuse", ticket).ok;
  const people = may ? await peopleWhoSee(scope, id) : [];
  return {
    id: ticket.id,
    number: ticket.number,
    title: ticket.title,
    now: new Date(actor.now).toISOString(),
    may,
    people: people
      .filter(({ personId }) => personId !== actor.personId && !inForce.has(personId))
      .sort((a, b) => dutyRoles.indexOf(a.role) - dutyRoles.indexOf(b.role)),
    recusals: rows.map(({ enteredAt, liftedAt, ground, ...row }) => ({
      ...row,
      ground: known(recusalGrounds, ground),
      enteredAt: enteredAt.toISOString(),
      liftedAt: liftedAt?.toISOString() ?? null,
    })),
  };
}
