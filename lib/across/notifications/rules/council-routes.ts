/**
 * Of councils one thing is told: whose turn it is to convene, two weeks ahead. To the organization, where it has
 * accounts, and to the office that prepares the meetings, which calls the others.
 */
export const councilRoutes = {
  "council.turn_due": { organization: "turnDue", office: "turnNext" },
} as const;
