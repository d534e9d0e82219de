import "server-only";
import { isoDay } from "@/lib/platform/core/calendar-day";
import { Refusal } from "@/lib/platform/core/refusal";
import { localDate } from "@/lib/platform/core/time-zone";
import type { Scope } from "@/lib/platform/db/scope";
import {
  canKeepAgreement,
  daysAfter,
  isStanding,
  mayDo,
  mayUntick,
  recordKinds,
  rhythms,
  standingOf,
  type AgreementVerb,
  type RecordKind,
  type Rhythm,
} from "../rules/agreements";
import { hasBegun } from "../rules/projects";
import { agreementColumns, datedOf, type AgreementLine } from "./agreements";
import { areaNames } from "./board";
import { recordsOf, type RecordOf } from "./records";
import { isAsked, isSent, signersOf, type SignerShown } from "./signers";

/** A record that ticks a commitment off. */
interface Ticked {
  id: string;
  version: number;
  kind: RecordKind;
  title: string;
  on: string;
}

export interface CommitmentShown {
  id: string;
  version: number;
  text: string;
  organizationId: string;
  organization: string;
  dueOn: string | null;
  rhythm: Rhythm | null;
  late: boolean;
  records: Ticked[];
  /** What had ticked it off by mistake. */
  takenBack: (Ticked & { at: string; by: string; reason: string })[];
  /** With what it can be ticked off. */
  offered: RecordOf[];
}

export interface AgreementDetail extends Omit<AgreementLine, "sides" | "waits" | "returned"> {
  version: number;
  place: string;
  confirmedAt: string | null;
  review: string | null;
  reviewedOn: string | null;
  endReason: string | null;
  endedOn: string | null;
  draftedBy: string;
  project: { id: string; title: string } | null;
  previousId: string | null;
  nextId: string | null;
  signers: SignerShown[];
  commitments: CommitmentShown[];
  today: string;
  verbs: AgreementVerb[];
  /** Commitments can be added, changed and dropped: nobody has confirmed yet. */
  mayWrite: boolean;
  /** It stands, and who looks ticks off. */
  mayTick: boolean;
  /** Nobody has reviewed it yet, and who looks takes a tick back. */
  mayUntick: boolean;
  /** The days right after its own, as many. */
  nextDays: { startsOn: string; endsOn: string };
}

const verbs = ["review", "renew", "end"] as const satisfies AgreementVerb[];

/** One agreement: its sides with their word, what they promise, what is on record of it. At most twelve statements. */
export async function agreementDetail(scope: Scope, id: string): Promise<AgreementDetail> {
  const { actor, tx } = scope;
  const { tenantId } = actor;
  const row = await tx.coAgreement.findFirst({
    where: { tenantId, id },
    select: {
      ...agreementColumns,
      path: true,
      version: true,
      projectId: true,
      previousId: true,
      confirmedAt: true,
      review: true,
      reviewedOn: true,
      endReason: true,
      endedOn: true,
      draftedBy: true,
    },
  });
  if (row === null) throw new Refusal("not-found", "refusal.notFound");
  const names = await areaNames(scope, [row]);
  const signers = (await signersOf(scope, [id])).get(id) ?? [];
  const today = localDate(actor.now, actor.tenant.timeZone);
  const dated = datedOf(row);
  const keeps = canKeepAgreement(actor, row).ok;
  const draft = dated.status === "draft";
  const project =
    row.projectId === null
      ? null
      : await tx.coProject.findFirst({
          where: { tenantId, id: row.projectId },
          select: { id: true, title: true },
        });
  const next =
    dated.status === "renewed"
      ? await tx.coAgreement.findFirst({
          where: { tenantId, previousId: id, status: { not: "ended" } },
          select: { id: true },
        })
      : null;
  const untouched = signers.every(({ confirmedAt }) => confirmedAt === null);
  return {
    ...dated,
    id,
    version: row.version,
    title: row.title,
    place: names.get(row.areaId) ?? "",
    standing: standingOf(dated, today),
    sent: isSent(signers),
    confirmedAt: row.confirmedAt === null ? null : row.confirmedAt.toISOString(),
    review: row.review,
    reviewedOn: row.reviewedOn === null ? null : isoDay(row.reviewedOn),
    endReason: row.endReason,
    endedOn: row.endedOn === null ? null : isoDay(row.endedOn),
    draftedBy: row.draftedBy,
    project,
    previousId: row.previousId,
    nextId: next?.id ?? null,
    signers: signers.map((one) => ({
      ...one,
      maySign: draft && isAsked(one, signers),
      mayReturn: draft && one.mayReturn && isAsked(one, signers),
      mayRecall:
        draft &&
        one.mayRecall &&
        signers.every((side) => side.isOffice || side.confirmedAt === null),
    })),
    commitments: await commitmentsOf(scope, id, {
      today,
      // Who keeps it ticks off, while it stands.
      within: keeps && isStanding(dated.status) ? row : null,
    }),
    today,
    verbs: keeps
      ? verbs.filter(
          (verb) => mayDo(verb, dated.status) && (verb !== "review" || hasBegun(dated, today)),
        )
      : [],
    mayWrite: keeps && draft && untouched,
    mayTick: keeps && isStanding(dated.status),
    mayUntick: keeps && mayUntick(dated.status),
    nextDays: daysAfter(dated),
  };
}

async function commitmentsOf(
  scope: Scope,
  agreementId: string,
  { today, within }: { today: string; within: { startsOn: Date; endsOn: Date } | null },
): Promise<CommitmentShown[]> {
  const { actor, tx } = scope;
  const rows = await tx.coCommitment.findMany({
    where: { tenantId: actor.tenantId, agreementId, droppedAt: null },
    orderBy: [{ enteredAt: "asc" }, { id: "asc" }],
    take: 40,
    select: {
      id: true,
      version: true,
      text: true,
      organizationId: true,
      organizationName: true,
      dueOn: true,
      rhythm: true,
    },
  });
  const ticks = await tx.coFulfilment.findMany({
    where: { tenantId: actor.tenantId, commitmentId: { in: rows.map(({ id }) => id) } },
    orderBy: [{ recordOn: "asc" }, { id: "asc" }],
    select: {
      id: true,
      commitmentId: true,
      recordKind: true,
      recordId: true,
      recordTitle: true,
      recordOn: true,
      takenBackAt: true,
      takenBackBy: true,
      takenBackReason: true,
      version: true,
    },
  });
  const owners = [...new Set(rows.map((one) => one.organizationId))];
  const offered = within === null ? [] : await recordsOf(scope, owners, within);
  return rows.map(({ organizationName, dueOn, rhythm, ...row }) => {
    const all = ticks.filter(({ commitmentId }) => commitmentId === row.id);
    const own = all.filter(({ takenBackAt }) => takenBackAt === null);
    const due = dueOn === null ? null : isoDay(dueOn);
    return {
      ...row,
      organization: organizationName,
      dueOn: due,
      rhythm: rhythms.find((one) => one === rhythm) ?? null,
      late: due !== null && due < today && own.length === 0,
      records: own.map(tickedOf),
      takenBack: all.flatMap((one) =>
        one.takenBackAt === null
          ? []
          : [
              {
                ...tickedOf(one),
                at: one.takenBackAt.toISOString(),
                by: one.takenBackBy ?? "",
                reason: one.takenBackReason ?? "",
              },
            ],
      ),
      offered: offered.filter(
        (one) =>
          one.organizationId === row.organizationId &&
          own.every(({ recordId }) => recordId !== one.id),
      ),
    };
  });
}

interface Tick {
  id: string;
  version: number;
  recordKind: string;
  recordTitle: string;
  recordOn: Date;
}

function tickedOf({ id, version, recordKind, recordTitle, recordOn }: Tick): Ticked {
  const kind = recordKinds.find((one) => one === recordKind) ?? "step";
  return { id, version, kind, title: recordTitle, on: isoDay(recordOn) };
}
