/**
 * How a matter ended, apart from its state: closed is not solved. Whoever handled says what came of
 * it, and a result that does not solve the matter says why.
 */
export const statedOutcomes = ["solved", "partly", "not_feasible", "explained"] as const;

/** The others come about by themselves: at an exit, by the worker, by the resident. */
export const ticketOutcomes = [
  ...statedOutcomes,
  "not_ours",
  "duplicate",
  "unrated",
  "withdrawn",
  "terminated",
] as const;
export type TicketOutcome = (typeof ticketOutcomes)[number];

/** Only what is solved explains itself. */
export function needsReason(outcome: string): boolean {
  return outcome !== "solved";
}

/** What an organization said of its own result. */
export interface Stated {
  readonly organizationName: string;
  readonly outcome: string | null;
  readonly outcomeReason: string | null;
}

/**
 * Who answers for the outcome of a closed matter, and why it is not solved. The organization does as
 * long as the street agrees with it; a street that decides otherwise answers with its own words.
 */
export function answeredBy(
  stated: Stated,
  closing: { outcome: string; text: string; office: string },
): { outcomeOrganization: string; outcomeReason: string | null } {
  const agreed = stated.outcome === closing.outcome;
  const why = (agreed ? stated.outcomeReason : null) ?? closing.text;
  return {
    outcomeOrganization: agreed ? stated.organizationName : closing.office,
    outcomeReason: needsReason(closing.outcome) ? why : null,
  };
}
