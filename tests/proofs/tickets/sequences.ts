import type { AnyCommand } from "@/tests/support/all-commands";
import type { TestDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";
import { writeTarget } from "@/tests/security/matrix/targets";
import { figure, progress, type Figure } from "../figure";
import { castOf, chance, inLanes, outcomeOf, pick, type Cast } from "./cast";
import { mayStep, takeStep } from "./model";
import { newModel, type Model, type Step } from "./model-state";
import { rules } from "./model-rules";

const organizations = ["housing", "city"] as const;
const parts = ["lead", "co"] as const;
const logins = [
  "dispatcher1",
  "center",
  "secretary1",
  "community11",
  "grid111",
  "org",
  "dispatcher2",
  "housingclerk",
  "housingleader",
  "cityclerk",
  "cityleader",
  "resident",
] as const;

/**
 * Random sequences of legal and illegal steps, done by the product and by the model. A step that one
 * of them allows and the other refuses, or a status on which they differ, is a divergence.
 */
export async function measureSequences(
  database: TestDatabase,
  commands: ReadonlyMap<string, AnyCommand>,
  { count, seed }: { count: number; seed: number },
): Promise<Figure[]> {
  const cast = await castOf(database, "east");
  const wrong: string[] = [];
  const steps = { legal: 0, illegal: 0 };
  const serials = Array.from({ length: count }, (_, serial) => serial);
  await inLanes("tickets.sequences", serials, 4, async (serial) => {
    const trail: string[] = [];
    await walk(
      { database, cast, commands },
      seed + serial,
      ({ step, may, outcome, now, model }) => {
        steps[may ? "legal" : "illegal"] += 1;
        trail.push(nameOf(step, may));
        const differs =
          (outcome === "done") !== may ||
          outcome.startsWith("fault") ||
          now.ticket !== model.ticket ||
          (model.lead !== null && now.lead !== model.lead.status) ||
          (model.co !== null && now.co !== model.co.status) ||
          (model.co === null && now.partsOpen);
        if (!differs) return true;
        const is = [now.ticket, now.lead, now.partsOpen ? now.co : "-"].join("/");
        const wanted = [model.ticket, model.lead?.status ?? "-", model.co?.status ?? "-"].join("/");
        const words = `#${String(serial)} ${trail.join(", ")}: ${outcome}, ${is} instead of ${wanted}`;
        wrong.push(words);
        progress(`tickets.sequences differ: ${words}`);
        return false;
      },
    );
  });
  return [
    figure("tickets.sequences.run", count, ">= 1", "sequences"),
    figure("tickets.sequences.legalSteps", steps.legal, `>= ${count}`, "steps"),
    figure("tickets.sequences.illegalSteps", steps.illegal, `>= ${count}`, "steps"),
    figure("tickets.sequences.divergences", wrong.length, "= 0", "sequences", wrong),
  ];
}

/** One step of a walk: what was tried, what the model says of it and where the product stands now. */
interface Walked {
  ticketId: string;
  step: Step;
  may: boolean;
  outcome: string;
  model: Model;
  now: { ticket: string; lead: string; co: string; partsOpen: boolean };
}

/** A random matter from its report on, as long as `seen` wants to see more of it. */
export async function walk(
  ground: { database: TestDatabase; cast: Cast; commands: ReadonlyMap<string, AnyCommand> },
  seed: number,
  seen: (walked: Walked) => boolean | Promise<boolean>,
): Promise<void> {
  const random = chance(seed);
  const stage = await newStage(ground.database, ground.cast);
  const model = newModel();
  const length = 6 + Math.floor(random() * 9);
  for (let n = 0; n < length; n += 1) {
    const step = nextStep(model, random);
    const may = mayStep(model, step);
    const outcome = await stage.take(step, ground.commands);
    if (may) takeStep(model, step);
    const now = await stage.now();
    if (!(await seen({ ticketId: stage.ticketId, step, may, outcome, model, now }))) return;
  }
}

function nameOf({ verb, who, part, organization }: Step, may: boolean): string {
  const [machine, word = ""] = verb.split(".");
  const about = /dispatch|addCo/.test(word) ? ` to ${organization ?? ""}` : "";
  return `${word}${machine === "assignment" && part === "co" ? " of part" : ""} ${who}${about}${may ? "" : "!"}`;
}

/** Two steps of three are legal where there is a legal one; the others are anything by anybody. */
function nextStep(model: Model, random: () => number): Step {
  const any = (): Step => ({
    verb: pick(random, Object.keys(rules)),
    who: pick(random, logins),
    organization: pick(random, organizations),
    part: pick(random, parts),
  });
  if (random() < 0.35) return aboutPart(any());
  const legal = Object.entries(rules).flatMap(([verb, { ofParts }]) =>
    logins.flatMap((who) =>
      organizations.flatMap((organization) =>
        (ofParts === true ? parts : parts.slice(0, 1))
          .map((part) => ({ verb, who, organization, part }))
          .filter((step) => mayStep(model, step)),
      ),
    ),
  );
  // What ends a matter comes up too early otherwise, and nothing behind it would be tried; verbs by
  // many people would come up too often, so the verb is drawn first.
  const going = legal.filter(({ verb }) => !early.test(verb));
  const from = going.length > 0 && random() < 0.9 ? going : legal;
  if (from.length === 0) return aboutPart(any());
  const verb = pick(random, [...new Set(from.map((step) => step.verb))]);
  return pick(
    random,
    from.filter((step) => step.verb === verb),
  );
}

const early = /note|withdraw$|reject|answer|addFacts|reply|recall/;

/** A verb that is tried on leads alone is about the lead. */
function aboutPart(step: Step): Step {
  return rules[step.verb]?.ofParts === true ? step : { ...step, part: "lead" };
}

const inputs: Readonly<Record<string, (organizationId: string) => Record<string, unknown>>> = {
  "ticket.dispatch": (organizationId) => ({
    organizationId,
    urgency: "routine",
    task: "请到现场查看并处理楼道照明。",
  }),
  "ticket.reject": () => ({ reasonCode: "out_of_scope", text: "不属于受理范围，请向物业反映。" }),
  "ticket.rate": () => ({ contacted: "yes", solved: "yes", satisfied: "yes" }),
  "ticket.withdraw": () => ({ confirm: "yes" }),
  "assignment.accept": () => ({}),
  "assignment.signOff": () => ({}),
  "assignment.requestReturn": () => ({
    reasonCode: "not_our_duty",
    text: "该路段不属于本单位管养范围。",
    reference: "职责清单第三条",
  }),
  "assignment.submit": () => ({ result: "已更换楼道灯具并测试正常。", outcome: "solved" }),
  "ticket.consult": () => ({ consultWith: "住建局、城管局", text: "权属不清，先会商。" }),
  "ticket.addCo": (organizationId) => ({ organizationId, task: "请派人协助拆除旧线路。" }),
  "ticket.declineReply": () => ({ confirm: "yes" }),
  "assignment.askExtension": () => ({ ...asking, days: 2 }),
  "assignment.askDeferral": () => ({
    ...asking,
    reasonCode: "funds",
    plan: "先列入年度计划，再立项施工。",
    reviewOn: inDays(20),
  }),
  "assignment.askTermination": () => ({ ...asking, reasonCode: "no_cooperation" }),
  "assignment.withdrawApplication": () => ({}),
  "assignment.extend": () => ({ days: 2, text: "情况属实，同意。" }),
  "assignment.reviewDeferral": () => ({ reviewOn: inDays(25), text: "资金未到位，继续挂账。" }),
  "assignment.deliver": () => ({ result: "旧线路已经拆除完毕。" }),
  "assignment.callBack": () => ({
    reached: "yes",
    channel: "phone",
    contacted: "yes",
    solved: "yes",
    satisfied: "yes",
  }),
  "assignment.close": () => ({ outcome: "solved", text: "经核实已解决，感谢您的反映。" }),
};

const asking = {
  reason: "配件要从外地调来，需要两个工作日。",
  told: "配件正在路上，请您再等两天。",
};

function inDays(count: number): string {
  return new Date(Date.now() + count * 86_400_000).toISOString().slice(0, 10);
}

/** What a resident does with the receipt has the ticket of the receipt for its subject. */
const ofReceipt: ReadonlySet<string> = new Set([
  "ticket.rate",
  "ticket.withdraw",
  "ticket.addFacts",
  "ticket.declineReply",
  "ticket.dispute",
]);

async function newStage(database: TestDatabase, cast: Cast) {
  const spot = {
    world: cast.world,
    street: 1,
    department: "housing",
    replyOf: "dispatcher1",
  } as const;
  const { matter } = await writeTarget(database.admin, "ticket.note", spot);
  const { number, code } = matter;
  const row = async () => {
    const { rows } = await database.admin.query<{
      ticket: string;
      version: number;
      lead: string | null;
      lead_id: string | null;
      lead_version: number | null;
      co: string | null;
      co_id: string | null;
      co_version: number | null;
      parts_open: boolean;
    }>(
      `select t.status as ticket, t.version, a.status as lead, a.id as lead_id, a.version as lead_version,
         c.status as co, c.id as co_id, c.version as co_version,
         coalesce(c.status not in ('returned', 'recalled', 'done', 'waived', 'terminated', 'withdrawn'), false) as parts_open
       from ticket t left join lateral (select * from assignment a where a.tenant_id = t.tenant_id
         and a.ticket_id = t.id and a.part = 'lead' order by a.dispatched_at desc, a.id desc limit 1) a on true
       left join lateral (select * from assignment c where c.tenant_id = t.tenant_id
         and c.ticket_id = t.id and c.part = 'co' order by c.dispatched_at desc, c.id desc limit 1) c on true
       where t.id = $1`,
      [matter.ticketId],
    );
    return must(rows[0]);
  };
  return {
    ticketId: matter.ticketId,
    now: async () => {
      const { ticket, lead, co, parts_open: partsOpen } = await row();
      return { ticket, lead: lead ?? "-", co: co ?? "-", partsOpen };
    },
    take: async (step: Step, commands: ReadonlyMap<string, AnyCommand>) => {
      const found = await row();
      const { machine } = must(rules[step.verb]);
      const subject =
        machine === "ticket"
          ? { id: matter.ticketId, version: String(found.version) }
          : step.part === "co"
            ? { id: found.co_id ?? matter.ticketId, version: String(found.co_version ?? 1) }
            : { id: found.lead_id ?? matter.ticketId, version: String(found.lead_version ?? 1) };
      const organizationId = must(cast.world.departments[step.organization ?? "housing"]).id;
      const more = inputs[step.verb]?.(organizationId) ?? { text: "情况属实，已经安排处理。" };
      const credential =
        step.who === "resident"
          ? ({ kind: "receipt", slug: cast.world.slug, number, code } as const)
          : cast.as(step.who);
      const own = ofReceipt.has(step.verb);
      return outcomeOf(
        must(commands.get(step.verb)),
        credential,
        own ? more : { ...subject, ...more },
      );
    },
  };
}
