/** What a need asks for, and what somebody has said to be able to give. */
interface Abilities {
  readonly skills: readonly string[];
  readonly times: readonly string[];
}

export type Reason =
  { kind: "offered" } | { kind: "skills" | "times"; which: string[] } | { kind: "open" };

/**
 * Why a need fits somebody, in the order in which it counts: the community has asked; a skill; a
 * time. A need that names neither fits everybody. Nothing else of a person is looked at (DOMAIN
 * §11.2, P2).
 */
export function reasonsFor(need: Abilities, own: Abilities, offered: boolean): Reason[] {
  const skills = need.skills.filter((one) => own.skills.includes(one));
  const times = need.times.filter((one) => own.times.includes(one));
  return [
    ...(offered ? [{ kind: "offered" } as const] : []),
    ...(skills.length > 0 ? [{ kind: "skills", which: skills } as const] : []),
    ...(times.length > 0 ? [{ kind: "times", which: times } as const] : []),
    ...(need.skills.length === 0 ? [{ kind: "open" } as const] : []),
  ];
}

const weights = { offered: 8, skills: 4, times: 2, open: 1 } as const;

/** Those that fit best first; among equals those that wait longest. */
export function inOrder<Need extends { reasons: readonly Reason[]; publishedAt: string }>(
  needs: readonly Need[],
): Need[] {
  const weight = (need: Need) =>
    need.reasons.reduce((sum, reason) => sum + weights[reason.kind], 0);
  return [...needs].sort(
    (a, b) => weight(b) - weight(a) || (a.publishedAt < b.publishedAt ? -1 : 1),
  );
}
