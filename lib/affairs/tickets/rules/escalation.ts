/** Why a ticket is a problem order (问题工单): T19, or a clock that ran out unheard. */
export const escalationCauses = ["redo", "transfer", "clock"] as const;
export type EscalationCause = (typeof escalationCauses)[number];

/**
 * Whether a move is a transfer without an owner: out of its street to another one or to the district's
 * pool. Out of the pool it is only given a place (sec.leaves_street counts by the same rule).
 */
export function leavesStreet(from: string, to: string): boolean {
  const street = from.split(".").slice(0, 2);
  return street[1] !== "" && !to.startsWith(`${street.join(".")}.`);
}

/**
 * So many redos, or so many transfers without an owner, make a problem order (DOMAIN §2.4, T19). The
 * first handling is no redo.
 */
export function escalationOf(
  ticket: { round: number; transfers: number },
  limits: { redos: number; transfers: number },
): EscalationCause | null {
  if (ticket.round - 1 >= limits.redos) return "redo";
  return ticket.transfers >= limits.transfers ? "transfer" : null;
}
