import { z } from "zod";
import { enterByPhone, keepPhoneCode, signOut } from "@/lib/platform/access/accounts";
import type { PhoneRole } from "@/lib/platform/access/actor";
import type { Credential } from "@/lib/platform/access/credential";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { localDate } from "@/lib/platform/core/time-zone";
import { indexField } from "@/lib/platform/crypto/field";
import { workerEnv } from "@/lib/platform/env";
import { acknowledgeStatements } from "@/lib/affairs/service/commands/acknowledge-statements";
import { evaluateStatement } from "@/lib/affairs/service/commands/evaluate-statement";
import { generateStatements } from "@/lib/affairs/service/commands/generate-statements";
import { vote } from "@/lib/affairs/service/commands/vote";
import { endedPeriods } from "@/lib/affairs/service/rules/periods";
import { demoPhone } from "../../accounts";
import { at } from "../../content/random";
import { serviceTexts } from "../../content/volunteering";
import type { District } from "../districts";
import { openAs } from "../sign-in";
import { told, type Scope } from "../step";

const drafts = z.object({
  drafts: z.array(z.object({ id: z.string(), version: z.number() })),
  /** Those of the unit whose liaison officer has read them. */
  read: z.array(z.string()),
});

/** 双报告 as the worker and the people do it: from the records, a word of the community, read by a unit. */
export async function tellBothSides(district: District): Promise<void> {
  const { slug } = district;
  if (!(await firstTime(slug, "statements"))) return;
  const today = await told(slug, "service:today", z.string(), ({ actor }) =>
    Promise.resolve(localDate(actor.now, actor.tenant.timeZone)),
  );
  const job: Credential = { kind: "job", slug, secret: workerEnv().JOB_SECRET };
  for (const { kind, fromDay } of endedPeriods(today)) {
    await execute(generateStatements, job, { kind, fromDay }, `demo:statements:${kind}:${fromDay}`);
  }
  const chosen = await told(slug, "service:drafts", drafts, (scope) => draftsOf(scope, district));
  const community = await openAs(slug, "community");
  for (const [index, { id, version }] of chosen.drafts.entries()) {
    const text = at(serviceTexts.evaluation, index % serviceTexts.evaluation.length);
    await execute(evaluateStatement, community.credential, { id, version, text }, `demo:${id}`);
  }
  await signOut(community.token);
  await byPhone(slug, "liaison", 1, (credential) =>
    execute(acknowledgeStatements, credential, { ids: chosen.read }, "demo:read"),
  );
}

/**
 * Of the community of the accounts. Of the last period half is left for it to write, among it all
 * that concerns the first unit; the second unit's is written, and read by its liaison officer.
 */
async function draftsOf(
  { actor, tx }: Scope,
  { community }: District,
): Promise<z.infer<typeof drafts>> {
  const { tenantId } = actor;
  const area = await tx.area.findFirst({
    where: { tenantId, code: community },
    select: { id: true },
  });
  const unitOf = async (n: number) => {
    const where = { tenantId, phoneIndex: indexField("phone", demoPhone("liaison", n)) };
    const unit = await tx.unitCheckIn.findFirst({ where, select: { organizationId: true } });
    return unit?.organizationId;
  };
  const [left, read] = [await unitOf(0), await unitOf(1)];
  const rows = await tx.serviceStatement.findMany({
    where: { tenantId, areaId: area?.id ?? "", status: "drafted" },
    orderBy: [{ fromDay: "asc" }, { id: "asc" }],
    select: { id: true, version: true, organizationId: true, fromDay: true },
  });
  const latest = rows.at(-1)?.fromDay.getTime() ?? 0;
  const written = rows.filter(
    ({ fromDay, organizationId }, index) =>
      fromDay.getTime() < latest ||
      organizationId === read ||
      (organizationId !== left && index % 2 === 0),
  );
  return {
    drafts: written.map(({ id, version }) => ({ id, version })),
    read: written.flatMap(({ id, organizationId }) => (organizationId === read ? [id] : [])),
  };
}

const round = z.object({ id: z.string(), candidates: z.array(z.string()) });

/** Some of the members have voted, each through the ordinary door; nothing tells for whom. */
export async function castVotes({ slug, community }: District): Promise<void> {
  if (!(await firstTime(slug, "votes"))) return;
  const { id, candidates } = await told(slug, "service:round", round, async ({ actor, tx }) => {
    const area = await tx.area.findFirst({
      where: { tenantId: actor.tenantId, code: community },
      select: { id: true },
    });
    const found = await tx.appraisal.findFirst({
      where: { tenantId: actor.tenantId, areaId: area?.id ?? "" },
      select: { id: true },
    });
    const standing = await tx.appraisalCandidate.findMany({
      where: { tenantId: actor.tenantId, appraisalId: found?.id ?? "" },
      orderBy: { id: "asc" },
      select: { id: true },
    });
    return { id: found?.id ?? "", candidates: standing.map((one) => one.id) };
  });
  for (let voter = 8; voter < 14; voter += 1) {
    const choices = [at(candidates, voter % 3), at(candidates, 3 + (voter % 2))];
    await byPhone(slug, "member", voter, (credential) =>
      execute(vote, credential, { id, choices }, `demo:${String(voter)}`),
    );
  }
}

/** Enters as a person does: a code for the phone, a session, and out again. */
async function byPhone(
  slug: string,
  role: PhoneRole,
  n: number,
  work: (credential: Credential) => Promise<unknown>,
): Promise<void> {
  const [phone, code] = [demoPhone(role, n), "246810"];
  await keepPhoneCode(slug, { phone, purpose: role, code }, `seed:${slug}`);
  const token = await enterByPhone(slug, { phone, role, code });
  if (token === null) throw new Error(`${phone} of ${slug} does not open`);
  await work({ kind: "session", token });
  await signOut(token);
}

/** Whether this run is the first to come here. What a person did is not done again. */
async function firstTime(slug: string, what: string): Promise<boolean> {
  const run = newId();
  const marked = await told(slug, `service:${what}`, z.object({ run: z.string() }), () =>
    Promise.resolve({ run }),
  );
  return marked.run === run;
}
