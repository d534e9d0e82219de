import "server-only";
import { z } from "zod";
import { sides } from "@/lib/affairs/reviews/rules/opinions";
import type { Scope } from "@/lib/platform/db/scope";
import { formatDate } from "@/lib/platform/i18n/time";
import { isRoundFact, roundRoutes } from "../rules/round-routes";
import type { memberTellings } from "../rules/service-routes";
import type { ToldEvent } from "./facts";

/** A text to the liaison officer of a unit; with a place to the one of the check-in there. */
export interface UnitText {
  key: string;
  kind: (typeof memberTellings)[keyof typeof memberTellings];
  organization: string;
  place?: string;
  values?: Record<string, string>;
}

const opinionKinds = {
  "opinion.asked": "opinionAsked",
  "opinion.due_soon": "opinionSoon",
  "opinion.answered": "opinionNews",
  "opinion.replied": "opinionNews",
  "opinion.closed": "opinionNews",
} as const satisfies Partial<typeof memberTellings>;

const roundKinds = {
  "round.published": "roundOpen",
  "round.called_off": "roundCalledOff",
  "round.released": "roundTold",
  "round.appeal_answered": "roundTold",
} as const satisfies Partial<typeof memberTellings>;

/**
 * Opinions and rounds, to units: nobody of theirs has a desk. Departments have their notices; they have reported to no
 * community, so nothing leaves for them. A unit that was deregistered is asked nothing more, and told nothing.
 */
export async function reviewTexts(scope: Scope, events: readonly ToldEvent[]): Promise<UnitText[]> {
  const texts = [...(await opinionTexts(scope, events)), ...(await roundTexts(scope, events))];
  if (texts.length === 0) return [];
  const open = await scope.tx.organization.findMany({
    where: {
      tenantId: scope.actor.tenantId,
      validTo: null,
      id: { in: texts.map(({ organization }) => organization) },
    },
    select: { id: true },
  });
  return texts.filter(({ organization }) => open.some(({ id }) => id === organization));
}

const told = z.object({ to: z.enum(sides) });

/** What an office has said to a unit. */
async function opinionTexts(
  { actor, tx }: Scope,
  events: readonly ToldEvent[],
): Promise<UnitText[]> {
  const facts = events.flatMap(({ name, subjectId, seq, payload }) => {
    const isToUnit = told.safeParse(payload).data?.to === "organization";
    return isToUnit && isKeyOf(opinionKinds, name)
      ? [{ subjectId, seq, kind: opinionKinds[name] }]
      : [];
  });
  if (facts.length === 0) return [];
  const rows = await tx.opinionRequest.findMany({
    where: { tenantId: actor.tenantId, id: { in: facts.map(({ subjectId }) => subjectId) } },
    select: { id: true, path: true, organizationId: true, dueOn: true },
  });
  return facts.flatMap(({ subjectId, seq, kind }) => {
    const one = rows.find(({ id }) => id === subjectId);
    if (one === undefined) return [];
    const { path: place, organizationId: organization, dueOn } = one;
    const values = { due: formatDate(dueOn, "UTC") };
    return [{ key: `${subjectId}:${String(seq)}`, kind, organization, place, values }];
  });
}

/** Who rates, once a round is published; who is rated, once it is released; who has appealed. */
async function roundTexts({ actor, tx }: Scope, events: readonly ToldEvent[]): Promise<UnitText[]> {
  const facts = events.flatMap(({ name, subjectId, seq, organizationId }) =>
    isRoundFact(name) && isKeyOf(roundKinds, name)
      ? [{ subjectId, seq, organizationId, kind: roundKinds[name], to: roundRoutes[name].to }]
      : [],
  );
  if (facts.length === 0) return [];
  const rounds = await tx.reviewRound.findMany({
    where: { tenantId: actor.tenantId, id: { in: facts.map(({ subjectId }) => subjectId) } },
    select: { id: true, closesOn: true, subjectIds: true, raterIds: true },
  });
  return facts.flatMap(({ subjectId, seq, organizationId, kind, to }) => {
    const round = rounds.find(({ id }) => id === subjectId);
    if (round === undefined) return [];
    const organizations = {
      raters: round.raterIds,
      subjects: round.subjectIds,
      appellant: [organizationId ?? ""],
    }[to];
    const values = { due: formatDate(round.closesOn, "UTC") };
    return organizations.map((organization) => ({
      key: `${subjectId}:${String(seq)}:${organization}`,
      kind,
      organization,
      values,
    }));
  });
}

function isKeyOf<Kinds extends object>(kinds: Kinds, name: string): name is keyof Kinds & string {
  return Object.hasOwn(kinds, name);
}
