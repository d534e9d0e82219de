import "server-only";
import type { Scope } from "@/lib/platform/db/scope";
import { known } from "../rules/known";
import { ticketStatuses } from "../rules/statuses";
import { ticketVerbOpen } from "../rules/workflow";

// 并案: a ticket with the others of its cluster, as staff of areas see it.

export interface ClusterMember {
  id: string;
  version: number;
  number: string;
  title: string;
  place: string;
  status: (typeof ticketStatuses)[number];
  registeredAt: string;
  hurried: number;
}

export interface Cluster {
  /** The one that is worked on; null = this very ticket. */
  lead: ClusterMember | null;
  members: ClusterMember[];
  /** How many have reported the matter, and how many of their tickets go this one's way now. */
  people: number;
  joined: number;
  /** Whether the actor may take a member out again. */
  mayPart: boolean;
}

/** What somebody who is in the cluster has added to the own report. */
export interface ClusterWords {
  id: string;
  number: string;
  body: string;
  at: string;
}

const membersMax = 100;

/** Whether there is anything to read: the history of a lead tells who joined it. */
export function tellsOfCluster(
  ticket: { leadTicketId: string | null },
  history: readonly { name: string }[],
): boolean {
  return ticket.leadTicketId !== null || history.some(({ name }) => name === "ticket.joined");
}

/** Whose words belong to the work on this ticket. */
export function membersOf(cluster: Cluster | null): string[] {
  return cluster === null || cluster.lead !== null ? [] : cluster.members.map(({ id }) => id);
}

/** What the residents behind the members have added, for who works on the lead. */
export function wordsOfMembers(
  { lead, members }: Cluster,
  thread: readonly { id: string; ticketId: string; body: string; at: string }[],
): ClusterWords[] {
  if (lead !== null) return [];
  return thread.flatMap(({ id, ticketId, body, at }) => {
    const member = members.find((one) => one.id === ticketId);
    return member === undefined ? [] : [{ id, number: member.number, body, at }];
  });
}

/**
 * The lead of a linked ticket, or the tickets that were linked to this one. One statement; null when
 * it stands alone. Members that have ended otherwise or were taken out are no members any more.
 */
export async function clusterOf(
  { actor, tx }: Scope,
  ticket: { id: string; leadTicketId: string | null },
): Promise<Cluster | null> {
  const { tenantId } = actor;
  const leadId = ticket.leadTicketId ?? ticket.id;
  const rows = await tx.ticket.findMany({
    where: {
      tenantId,
      OR: [{ id: leadId }, { leadTicketId: leadId, status: { in: ["linked", "closed"] } }],
    },
    orderBy: [{ registeredAt: "asc" }, { id: "asc" }],
    take: membersMax,
    select: memberColumns,
  });
  const shown = rows.map(({ placeNames, address, ...row }) => ({
    ...row,
    status: known(ticketStatuses, row.status),
    place: [placeNames.split(" ").slice(1).join(" "), address].filter(Boolean).join(" "),
    registeredAt: row.registeredAt.toISOString(),
  }));
  const members = shown.filter(({ id }) => id !== leadId);
  const lead = shown.find(({ id }) => id === leadId && id !== ticket.id) ?? null;
  // A lead that the actor is kept from is not told of either (DOMAIN §2.12).
  const hidden = ticket.leadTicketId !== null && lead === null;
  if (hidden || (members.length === 0 && lead === null)) return null;
  return {
    lead,
    members,
    people: members.length + 1,
    joined: lead === null ? members.filter(({ status }) => status === "linked").length : 0,
    mayPart: ticketVerbOpen("unlink", "linked", actor.role),
  };
}

const memberColumns = {
  id: true,
  version: true,
  number: true,
  title: true,
  placeNames: true,
  address: true,
  status: true,
  registeredAt: true,
  hurried: true,
} as const;
