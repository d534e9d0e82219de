import { z } from "zod";
import { publish } from "@/lib/across/walls/commands/publish";
import { accept } from "@/lib/affairs/tickets/commands/accept";
import { begin } from "@/lib/affairs/tickets/commands/begin";
import { close } from "@/lib/affairs/tickets/commands/close";
import { dispatch } from "@/lib/affairs/tickets/commands/dispatch";
import { signOff } from "@/lib/affairs/tickets/commands/sign-off";
import { submit } from "@/lib/affairs/tickets/commands/submit";
import { takeResolution } from "@/lib/affairs/tickets/commands/take-resolution";
import { verify } from "@/lib/affairs/tickets/commands/verify";
import { followResolution } from "@/lib/parts/meetings/commands/follow";
import { answerTopic, raiseTopic } from "@/lib/parts/meetings/commands/topics";
import type { Credential } from "@/lib/platform/access/credential";
import { signOut } from "@/lib/platform/access/accounts";
import { execute, type Command } from "@/lib/platform/command";
import type { Json } from "@/lib/platform/core/json";
import { workerEnv } from "@/lib/platform/env";
import { demoAccounts } from "../accounts";
import { meetingTexts as texts } from "../content/meetings";
import type { District } from "./districts";
import { openAs } from "./sign-in";
import { told, type Scope } from "./step";

const subject = z.object({ id: z.string(), version: z.number() });
const names = ["dispatcher", "clerk", "leader", "community", "secretary"] as const;

/**
 * What a meeting of the example community could not solve: its matter is worked off without a solution, it stands on the
 * 问题墙, and the street has answered. Each step is done by whoever does it, once.
 */
export async function leaveUnsolved(district: District): Promise<void> {
  const { slug } = district;
  const { why, problem, title, wall, answer } = texts.again;
  const resolution = await told(slug, "unsolved:resolution", z.string().nullable(), (scope) =>
    resolutionOf(scope, district),
  );
  if (resolution === null) return;
  const job: Credential = { kind: "job", slug, secret: workerEnv().JOB_SECRET };
  const people = await signedIn(slug);
  const by = (name: (typeof names)[number]) => people[name].credential;
  // As of the moment when a step is done for the first time; told again to a run that was cut off.
  const now = (name: string, read: (scope: Scope) => Promise<z.infer<typeof subject>>) =>
    told(slug, `unsolved:${name}`, subject, read);
  const act = <I, P, S, R extends Json>(
    name: string,
    what: Command<I, P, S, R>,
    who: Credential,
    input: Record<string, unknown>,
  ) => execute(what, who, input, `demo:unsolved:${name}`);

  await act("carry", takeResolution, job, { id: resolution });
  const ticket = await now("ticket", (scope) => ticketOf(scope, resolution));
  const organizationId = await told(slug, "unsolved:organization", z.string(), (scope) =>
    departmentOf(scope, slug),
  );
  const sent = { organizationId, urgency: "routine", task: problem };
  await act("dispatch", dispatch, by("dispatcher"), { ...ticket, ...sent });
  const work = (name: string) => now(name, (scope) => assignmentOf(scope, ticket.id));
  await act("accept", accept, by("clerk"), await work("accepted"));
  await act("begin", begin, by("clerk"), { ...(await work("begun")), text: texts.again.measure });
  await act("submit", submit, by("clerk"), {
    ...(await work("submitted")),
    result: why,
    measures: texts.again.measure,
    outcome: "not_feasible",
    outcomeReason: why,
  });
  const waits = await told(slug, "unsolved:sign", z.boolean(), (scope) =>
    waitsForSignature(scope, ticket.id),
  );
  if (waits) await act("sign", signOff, by("leader"), await work("signed"));
  await act("verify", verify, by("dispatcher"), { ...(await work("verified")), text: why });
  await act("close", close, by("dispatcher"), {
    ...(await work("closed")),
    outcome: "not_feasible",
    text: why,
  });
  const seq = await told(slug, "unsolved:seq", z.string(), (scope) => lastOf(scope, ticket.id));
  await act("follow", followResolution, job, {
    id: resolution,
    seq,
    state: "unsolved",
    reason: why,
  });
  const shown = { title, problem, measures: wall, confirmed: "yes" };
  await act("publish", publish, by("community"), { id: ticket.id, ...shown });
  const topic = await now("topic", (scope) => topicOf(scope, { resolutionId: resolution }));
  await act("raise", raiseTopic, by("community"), topic);
  const above = await now("above", (scope) => topicOf(scope, { fromTopicId: topic.id }));
  await act("answer", answerTopic, by("secretary"), { ...above, text: answer });
  for (const name of names) await signOut(people[name].token);
}

async function signedIn(slug: string) {
  return {
    dispatcher: await openAs(slug, "dispatcher"),
    clerk: await openAs(slug, "clerk"),
    leader: await openAs(slug, "leader"),
    community: await openAs(slug, "community"),
    secretary: await openAs(slug, "secretary"),
  };
}

/** The longest ago first. */
const announced = ["reviewed", "published", "resolved"] as const;

/** Of the example community's council the latest that was announced and is nobody's matter yet. */
async function resolutionOf({ actor, tx }: Scope, { community }: District): Promise<string | null> {
  const { tenantId } = actor;
  const area = await tx.area.findFirst({
    where: { tenantId, code: community },
    select: { path: true },
  });
  const meetings = await tx.meeting.findMany({
    where: {
      tenantId,
      path: area?.path ?? "",
      bodyKind: "council",
      status: { in: [...announced] },
    },
    select: { id: true, status: true },
  });
  const found = await tx.meetingResolution.findMany({
    where: {
      tenantId,
      meetingId: { in: meetings.map(({ id }) => id) },
      state: "open",
      ticketId: null,
    },
    orderBy: { id: "asc" },
    select: { id: true, meetingId: true },
  });
  const stageOf = (meetingId: string) =>
    announced.findIndex((one) =>
      meetings.some(({ id, status }) => id === meetingId && status === one),
    );
  return found.sort((a, b) => stageOf(a.meetingId) - stageOf(b.meetingId))[0]?.id ?? null;
}

async function ticketOf({ actor, tx }: Scope, resolutionId: string) {
  const { tenantId } = actor;
  const found = await tx.meetingResolution.findFirst({
    where: { tenantId, id: resolutionId },
    select: { ticketId: true },
  });
  return present(
    await tx.ticket.findFirst({
      where: { tenantId, id: found?.ticketId ?? "" },
      select: { id: true, version: true },
    }),
  );
}

async function assignmentOf({ actor, tx }: Scope, ticketId: string) {
  return present(
    await tx.assignment.findFirst({
      where: { tenantId: actor.tenantId, ticketId, part: "lead" },
      orderBy: { id: "desc" },
      select: { id: true, version: true },
    }),
  );
}

/** Some results wait for the head of the department, others go to the check at once. */
async function waitsForSignature({ actor, tx }: Scope, ticketId: string): Promise<boolean> {
  const found = await tx.assignment.findFirst({
    where: { tenantId: actor.tenantId, ticketId, part: "lead" },
    orderBy: { id: "desc" },
    select: { status: true },
  });
  return found?.status === "sign_off";
}

async function topicOf(
  { actor, tx }: Scope,
  of: { resolutionId: string } | { fromTopicId: string },
) {
  return present(
    await tx.meetingTopic.findFirst({
      where: { tenantId: actor.tenantId, ...of },
      select: { id: true, version: true },
    }),
  );
}

/** Whose people the accounts of clerk and leader are. */
async function departmentOf({ actor, tx }: Scope, slug: string): Promise<string> {
  const account = demoAccounts.find((one) => one.tenant === slug && one.name === "clerk");
  const name = account?.title?.replace("经办人", "") ?? "";
  const found = await tx.organization.findFirst({
    where: { tenantId: actor.tenantId, OR: [{ shortName: name }, { name }] },
    select: { id: true },
  });
  return present(found).id;
}

async function lastOf({ actor, tx }: Scope, ticketId: string): Promise<string> {
  const found = await tx.event.findFirst({
    where: { tenantId: actor.tenantId, ticketId },
    orderBy: { seq: "desc" },
    select: { seq: true },
  });
  return present(found).seq.toString();
}

function present<T>(found: T | null): T {
  if (found === null) throw new Error("the example's own step is missing");
  return found;
}
