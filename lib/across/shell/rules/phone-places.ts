import type { PhoneRole } from "@/lib/platform/access/actor";

/**
 * The places of those who enter by phone, in the order of their navigation: four that fit beside
 * each other on a small screen, the others under 更多.
 */
export const phonePlaces = {
  member: ["home", "posts", "needs", "record"],
  liaison: ["unit", "members", "unitNeeds", "unitStatements"],
  councillor: ["seat", "seatMeetings", "seatContacts", "seatTopics"],
} as const satisfies Record<PhoneRole, readonly string[]>;
export const morePhonePlaces = {
  member: ["pledge", "statements", "stars", "profile", "consents"],
  liaison: ["unitCoBuilding", "unitReviews"],
  councillor: [],
} as const satisfies Record<PhoneRole, readonly string[]>;
export type PhonePlace =
  (typeof phonePlaces)[PhoneRole][number] | (typeof morePhonePlaces)[PhoneRole][number];

export const phoneAddress: Readonly<Record<PhonePlace, string>> = {
  home: "/my",
  posts: "/my/posts",
  record: "/my/record",
  unit: "/unit",
  seat: "/seat",
  seatMeetings: "/seat/meetings",
  seatContacts: "/seat/contacts",
  seatTopics: "/seat/topics",
  needs: "/my/needs",
  unitNeeds: "/unit/needs",
  unitCoBuilding: "/unit/co-building",
  members: "/unit/members",
  pledge: "/my/pledge",
  statements: "/my/statements",
  stars: "/my/stars",
  profile: "/my/profile",
  consents: "/my/consents",
  unitStatements: "/unit/statements",
  unitReviews: "/unit/reviews",
};
