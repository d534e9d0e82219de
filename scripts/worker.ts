/*
 * The worker: does for every district what is due without anybody asking (lib/platform/jobs), and
 * shows a sign of life. A failing district does not stop the others; a fault is one line of JSON.
 */
import process from "node:process";
import { carryResolutions } from "@/lib/across/reactions/meetings-tickets";
import { followTickets } from "@/lib/across/reactions/tickets-meetings";
import { summarise } from "@/lib/across/notifications/commands/summarise";
import { tell } from "@/lib/across/notifications/commands/tell";
import { hasUntold } from "@/lib/across/notifications/queries/inbox";
import { summariesDue } from "@/lib/across/notifications/queries/summaries";
import { runRetention } from "@/lib/across/retention/commands/run";
import { rulesDue } from "@/lib/across/retention/queries/due";
import { remindEnd } from "@/lib/affairs/co-building/commands/agreements";
import { agreementsEnding } from "@/lib/affairs/co-building/queries/agreements-ending";
import { remindOpinion } from "@/lib/affairs/reviews/commands/remind";
import { opinionRemindersDue } from "@/lib/affairs/reviews/queries/reminders";
import { tellTurn } from "@/lib/affairs/councils/commands/turns";
import { turnsToTell } from "@/lib/affairs/councils/queries/rotation";
import { generateStatements } from "@/lib/affairs/service/commands/generate-statements";
import { remindMobile } from "@/lib/affairs/service/commands/remind-mobile";
import { remindersDue } from "@/lib/affairs/service/queries/mobile";
import { statementsDue } from "@/lib/affairs/service/queries/records";
import { closeUnrated } from "@/lib/affairs/tickets/commands/close-unrated";
import { learnCategory } from "@/lib/affairs/tickets/commands/learn-category";
import { dueForClosing } from "@/lib/affairs/tickets/queries/due";
import { categoriesToLearn } from "@/lib/affairs/tickets/queries/learning";
import { remindLife } from "@/lib/ground/party/commands/remind-life";
import { openServiceRating } from "@/lib/affairs/property/commands/open-rating";
import { ratingsDue } from "@/lib/affairs/property/queries/ratings";
import { remindTerm } from "@/lib/ground/party/commands/remind-term";
import { lifeRemindersDue } from "@/lib/ground/party/queries/life-due";
import { termRemindersDue } from "@/lib/ground/party/queries/due";
import { sweepDuty } from "@/lib/ground/people/commands/hand-over";
import { dutiesLeft } from "@/lib/ground/people/queries/open-work";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import { workerEnv } from "@/lib/platform/env";
import { dropPhoto, sweepPhotos } from "@/lib/platform/files/photo";
import {
  beatEverySeconds,
  everySeconds,
  jobNames,
  sweepFilesEverySeconds,
  type JobName,
} from "@/lib/platform/jobs/schedule";
import {
  beat,
  closeClients,
  jobTenants,
  knownAnywhere,
  type JobTenant,
} from "@/lib/platform/jobs/tenants";
import { report } from "@/lib/web/fault";
import { followLeads } from "./jobs/clusters";
import { scanClocks } from "./jobs/clocks";
import { deliver } from "./jobs/deliver";
import { tendRequests } from "./jobs/requests";
import { workImports } from "./jobs/imports";
import { workLists } from "./jobs/member-lists";

type Job = (tenant: JobTenant, stop: AbortSignal) => Promise<void>;

const jobs: Record<JobName, Job> = {
  "close-unrated": async ({ credential, read }, stop) => {
    for (const due of await read(dueForClosing)) {
      if (stop.aborted) return;
      // The version in the key: another round of the same assignment is another closing.
      await guarded(`close-unrated ${due.id}`, async () => {
        await execute(closeUnrated, credential, due, `${due.id}:${String(due.version)}`);
      });
    }
  },
  clusters: (tenant, stop) => followLeads(tenant, stop, guarded),
  clocks: (tenant, stop) => scanClocks(tenant, stop, guarded),
  forget: ({ forget }) => forget(),
  // Batch after batch, at night; what stopped in between goes on with the next run.
  retention: async ({ credential, read }, stop) => {
    for (const rule of await read(rulesDue)) {
      await guarded(`retention ${rule}`, async () => {
        let finished = false;
        while (!finished && !stop.aborted) {
          ({ finished } = await execute(runRetention, credential, { rule }, newId()));
        }
      });
    }
  },
  // What a duty that is over still has in hand goes back to its queue.
  duties: async ({ credential, read }, stop) => {
    for (const { id } of await read(dutiesLeft)) {
      if (stop.aborted) return;
      await guarded(`duties ${id}`, async () => {
        await execute(sweepDuty, credential, { id }, newId());
      });
    }
  },
  words: async ({ indexWords }, stop) => {
    while (!stop.aborted && (await indexWords()) > 0);
  },
  sweep: async ({ sweep }, stop) => {
    while (!stop.aborted && (await sweep(dropPhoto)) > 0);
  },
  learn: async ({ credential, read }, stop) => {
    for (const { id } of await read(categoriesToLearn)) {
      if (stop.aborted) return;
      await guarded(`learn ${id}`, async () => {
        await execute(learnCategory, credential, { id }, newId());
      });
    }
  },
  // 双报告: again and again until everybody has one; what there is already is not made twice.
  statements: async ({ credential, read }, stop) => {
    for (const due of await read(statementsDue)) {
      let made = 1;
      while (made > 0 && !stop.aborted) {
        made = (await execute(generateStatements, credential, due, newId())).members;
      }
    }
  },
  mobile: async ({ credential, read }, stop) => {
    for (const due of await read(remindersDue)) {
      if (stop.aborted) return;
      await guarded(`mobile ${due.id}`, async () => {
        await execute(remindMobile, credential, due, `${due.id}:${due.due}`);
      });
    }
  },
  // 换届、组织生活的提醒: what was told once is due no more.
  party: async ({ credential, read }, stop) => {
    for (const due of await read(termRemindersDue)) {
      if (stop.aborted) return;
      await guarded(`party ${due.id}`, async () => {
        await execute(remindTerm, credential, due, `${due.id}:${String(due.months)}`);
      });
    }
    for (const due of await read(lifeRemindersDue)) {
      if (stop.aborted) return;
      await guarded(`party ${due.id}`, async () => {
        await execute(remindLife, credential, due, `${due.id}:${due.month}`);
      });
    }
  },
  // 轮值: whose turn comes is told once.
  turns: async ({ credential, read }, stop) => {
    for (const due of await read(turnsToTell)) {
      if (stop.aborted) return;
      await guarded(`turns ${due.id}`, async () => {
        await execute(tellTurn, credential, due, newId());
      });
    }
  },
  // 共建协议: that one ends soon is told once.
  agreements: async ({ credential, read }, stop) => {
    for (const { id } of await read(agreementsEnding)) {
      if (stop.aborted) return;
      await guarded(`agreements ${id}`, async () => {
        await execute(remindEnd, credential, { id }, newId());
      });
    }
  },
  // 意见征求: whoever was asked is reminded once, before the day.
  opinions: async ({ credential, read }, stop) => {
    for (const due of await read(opinionRemindersDue)) {
      if (stop.aborted) return;
      await guarded(`opinions ${due.id}`, async () => {
        await execute(remindOpinion, credential, due, due.id);
      });
    }
  },
  // 物业服务评价: each quarter is opened once.
  property: async ({ credential, read }, stop) => {
    for (const due of await read(ratingsDue)) {
      if (stop.aborted) return;
      await guarded(`property ${due.id}`, async () => {
        await execute(openServiceRating, credential, due, `${due.id}:${due.period}`);
      });
    }
  },
  notify: async ({ credential, read }, stop) => {
    // Batch after batch until nobody waits for news; what is written is unique by itself.
    while (!stop.aborted && (await read(hasUntold))) await execute(tell, credential, {}, newId());
  },
  summarise: async ({ credential, read }, stop) => {
    for (const { personId } of await read((scope) => summariesDue(scope))) {
      if (stop.aborted) return;
      await guarded("summarise", async () => {
        await execute(summarise, credential, { personId }, newId());
      });
    }
  },
  meetings: async (tenant, stop) => {
    await carryResolutions(tenant, stop, guarded);
    await followTickets(tenant, stop, guarded);
  },
  deliver: (tenant, stop) => deliver(tenant, stop, guarded),
  requests: (tenant, stop) => tendRequests(tenant, stop, guarded),
  "member-lists": (tenant, stop) => workLists(tenant, stop, guarded),
  imports: (tenant, stop) => workImports(tenant, stop, guarded),
};

const stopping = new AbortController();
for (const signal of ["SIGTERM", "SIGINT"]) process.on(signal, () => stopping.abort());

try {
  workerEnv();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
await Promise.all([
  every(beatEverySeconds, "beat", () => beat("worker")),
  every(sweepFilesEverySeconds, "files without a row", sweepFiles),
  ...jobNames.map((name) => every(everySeconds[name], name, () => forEachTenant(name))),
]);
await closeClients();

async function forEachTenant(name: JobName): Promise<void> {
  for (const tenant of await jobTenants()) {
    if (stopping.signal.aborted) return;
    await guarded(`${name} ${tenant.slug}`, () => jobs[name](tenant, stopping.signal));
  }
}

/** Photos whose row was never written go a day later. They lie together, so all districts are asked at once. */
async function sweepFiles(): Promise<void> {
  const known = await knownAnywhere();
  if (known === null) return;
  const swept = await sweepPhotos(known, Date.now());
  if (swept.photos + swept.parts > 0) {
    process.stdout.write(`${JSON.stringify({ job: "files without a row", ...swept })}\n`);
  }
}

/** Runs at once and then again and again; the pause begins when a run has ended. */
async function every(seconds: number, doing: string, run: () => Promise<void>): Promise<void> {
  while (!stopping.signal.aborted) {
    await guarded(doing, run);
    await pause(seconds * 1000);
  }
}

async function guarded(doing: string, run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    // A refusal is no fault: a person was faster than the worker, or the resident rated after all.
    if (!(error instanceof Refusal)) report(error, doing);
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    if (stopping.signal.aborted) return resolve();
    const timer = setTimeout(done, milliseconds);
    stopping.signal.addEventListener("abort", done, { once: true });
    function done() {
      clearTimeout(timer);
      stopping.signal.removeEventListener("abort", done);
      resolve();
    }
  });
}
