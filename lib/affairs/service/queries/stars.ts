import "server-only";
import { decryptField } from "@/lib/platform/crypto/field";
import type { Scope } from "@/lib/platform/db/scope";
import { stageOf, type AppraisalStage } from "../rules/stars";

export interface CandidateShown {
  id: string;
  name: string;
  unitName: string;
  /** After the end and from five voters up; null otherwise. */
  votes: number | null;
}

export interface RoundShown {
  id: string;
  version: number;
  title: string;
  maxChoices: number;
  opensAt: string;
  closesAt: string;
  stage: AppraisalStage;
  candidates: CandidateShown[];
  /** How many have voted, told together with the votes. */
  voters: number | null;
  /** Of the member who looks; staff have no vote. */
  hasVoted: boolean;
}

/** Rounds of a year or two: more than a community ever holds. */
const roundsMax = 10;

/** The rounds of the actor's community or range, the latest first, with names and what may be told of them. */
export async function roundsOf({
  actor,
  tx,
}: Scope): Promise<{ now: string; rounds: RoundShown[] }> {
  const rows = await tx.appraisal.findMany({
    where: { tenantId: actor.tenantId, path: { gte: actor.lo, lt: actor.hi } },
    orderBy: [{ closesAt: "desc" }, { id: "desc" }],
    take: roundsMax,
    select: {
      id: true,
      version: true,
      title: true,
      maxChoices: true,
      opensAt: true,
      closesAt: true,
      cancelledAt: true,
    },
  });
  const ids = rows.map(({ id }) => id);
  const found = await tx.$queryRaw<CandidateRow[]>`
    select r.id as "appraisalId", c.id, c.unit_name as "unitName", c.name_cipher as "nameCipher", c.votes, c.voters
    from unnest(${ids}::uuid[]) r (id) cross join lateral sec.appraisal_candidates(r.id) c`;
  const marks =
    actor.role === "member"
      ? await tx.$queryRaw<{ id: string }[]>`
          select r.id from unnest(${ids}::uuid[]) r (id) where sec.has_voted(r.id)`
      : [];
  return {
    now: new Date(actor.now).toISOString(),
    rounds: rows.map(({ opensAt, closesAt, cancelledAt, ...row }) => {
      const candidates = found.filter(({ appraisalId }) => appraisalId === row.id);
      const times = { opensAt: opensAt.getTime(), closesAt: closesAt.getTime() };
      return {
        ...row,
        opensAt: opensAt.toISOString(),
        closesAt: closesAt.toISOString(),
        stage: stageOf({ ...times, cancelled: cancelledAt !== null }, actor.now),
        candidates: candidates.map(({ id, unitName, nameCipher, votes }) => ({
          id,
          unitName,
          votes,
          name: nameCipher === null ? "" : decryptField(nameCipher),
        })),
        voters: candidates[0]?.voters ?? null,
        hasVoted: marks.some(({ id }) => id === row.id),
      };
    }),
  };
}

/** Who has agreed to stand, for the form that opens a round. */
export async function agreedMembers({ tx }: Scope) {
  const rows = await tx.$queryRaw<Omit<CandidateRow, "votes" | "voters" | "appraisalId">[]>`
    select member_id as id, unit_name as "unitName", name_cipher as "nameCipher" from sec.appraisal_agreed()`;
  return rows.map(({ id, unitName, nameCipher }) => ({
    id,
    unitName,
    name: nameCipher === null ? "" : decryptField(nameCipher),
  }));
}

interface CandidateRow {
  appraisalId: string;
  id: string;
  unitName: string;
  nameCipher: Uint8Array | null;
  votes: number | null;
  voters: number | null;
}
