import "server-only";
import type { ActorFacts } from "@/lib/platform/access/actor";
import type { Scope } from "@/lib/platform/db/scope";
import { canAnswer, canDrop, canRaise } from "../rules/rights";
import { topicOrigins, topicStatuses } from "../rules/stages";
import { topicShown, type TopicShown } from "../schema";

const columns = {
  id: true,
  version: true,
  path: true,
  title: true,
  matter: true,
  origin: true,
  ticketId: true,
  number: true,
  manyFromNetwork: true,
  organizationName: true,
  fromName: true,
  enteredBy: true,
  status: true,
  enteredAt: true,
  answer: true,
  answeredBy: true,
  answeredAt: true,
} as const;

/** The topics of a body in these states, the oldest first. One statement. */
export async function topicsOf(
  { actor, tx }: Scope,
  bodyId: string,
  statuses: readonly TopicShown["status"][],
): Promise<TopicShown[]> {
  const rows = await tx.meetingTopic.findMany({
    where: { tenantId: actor.tenantId, bodyId, status: { in: [...statuses] } },
    orderBy: [{ enteredAt: "asc" }, { id: "asc" }],
    take: 200,
    select: columns,
  });
  return rows.map((row) => shown(actor, row));
}

/** What who looks has raised for the own seat, the latest first. One statement. */
export async function ownTopics({ actor, tx }: Scope): Promise<TopicShown[]> {
  const rows = await tx.meetingTopic.findMany({
    where: { tenantId: actor.tenantId, holderId: actor.personId ?? "" },
    orderBy: [{ enteredAt: "desc" }, { id: "desc" }],
    take: 100,
    select: columns,
  });
  return rows.map((row) => shown(actor, row));
}

/** What was not taken up, the latest first, with the reasons. One statement. */
export async function droppedTopics({ actor, tx }: Scope, bodyId: string): Promise<TopicShown[]> {
  const rows = await tx.meetingTopic.findMany({
    where: { tenantId: actor.tenantId, bodyId, status: "dropped" },
    orderBy: [{ endedAt: "desc" }, { id: "desc" }],
    take: 20,
    select: columns,
  });
  return rows.map((row) => shown(actor, row));
}

/** What went up from a body and what came to it from below, the latest first. One statement. */
export async function exchangedTopics({ actor, tx }: Scope, bodyId: string): Promise<TopicShown[]> {
  const rows = await tx.meetingTopic.findMany({
    where: {
      tenantId: actor.tenantId,
      bodyId,
      OR: [
        { status: { in: ["raised", "answered"] } },
        { origin: "raised", status: { in: ["agenda", "settled"] } },
      ],
    },
    orderBy: [{ enteredAt: "desc" }, { id: "desc" }],
    take: 50,
    select: columns,
  });
  return rows.map((row) => shown(actor, row));
}

interface Row {
  path: string;
  origin: string;
  manyFromNetwork: boolean;
  status: string;
  organizationName: string | null;
  fromName: string | null;
  enteredBy: string;
  answer: string | null;
  answeredBy: string | null;
  answeredAt: Date | null;
  enteredAt: Date;
}

function shown(actor: ActorFacts, row: Row): TopicShown {
  const { answer, answeredBy, answeredAt } = row;
  const facts = {
    path: row.path,
    origin: topicOrigins.find((one) => one === row.origin) ?? "staff",
    status: topicStatuses.find((one) => one === row.status) ?? "open",
  };
  // Answered once; what came back from further above is handed on.
  const mayAnswer = canAnswer(actor, facts).ok && (answer === null || row.status === "answered");
  return topicShown.parse({
    ...row,
    may: [
      ...(canRaise(actor, facts).ok ? ["raise"] : []),
      ...(mayAnswer ? ["answer"] : []),
      ...(canDrop(actor, facts).ok ? ["drop"] : []),
    ],
    many: row.manyFromNetwork,
    enteredAt: row.enteredAt.toISOString(),
    by: row.fromName ?? row.organizationName ?? row.enteredBy,
    answer:
      answer === null || answeredBy === null || answeredAt === null
        ? null
        : { text: answer, by: answeredBy, at: answeredAt.toISOString() },
  });
}
