/** Who may send a list of members: the place where they live, and the unit where they work. */
export const listSenders = ["street_secretary", "community_secretary", "liaison"] as const;
