import type { Credential } from "@/lib/platform/access/credential";
import { writeMatter, type Matter } from "@/tests/security/matrix/matter";
import { newId } from "@/lib/platform/core/id";
import type { AnyCommand } from "@/tests/support/all-commands";
import type { TestDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";
import { outcomeOf, type Cast } from "./cast";
import { rules } from "./model-rules";
import type { Step } from "./model-state";

const inputs: Readonly<Record<string, (organizationId: string) => Record<string, unknown>>> = {
  "ticket.reject": () => ({ reasonCode: "out_of_scope", text: "不属于受理范围，请向物业反映。" }),
  "ticket.claim": () => ({}),
  "ticket.unclaim": () => ({}),
  "ticket.hurry": () => ({}),
  "assignment.takeOn": () => ({}),
  "assignment.putBack": () => ({}),
  "assignment.correctCalendar": () => ({}),
  "assignment.closeUnrated": () => ({}),
  "assignment.arrive": () => ({}),
  "assignment.acceptLate": () => ({}),
  "ticket.selfSolve": () => ({ result: "已当场更换灯泡，楼道恢复照明。" }),
  "ticket.closeLinked": () => ({}),
  "ticket.releaseLinked": () => ({}),
  "ticket.withdraw": () => ({ confirm: "yes" }),
  "assignment.accept": () => ({}),
  "assignment.signOff": () => ({}),
  "assignment.requestReturn": () => ({
    reasonCode: "not_our_duty",
    text: "该路段不属于本单位管养范围。",
    reference: "职责清单第三条",
  }),
  "assignment.submit": () => ({
    result: "已更换楼道灯具并测试正常。",
    measures: "已派人到现场处理。",
    answeredHow: "phone",
    outcome: "solved",
  }),
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

const called = { channel: "phone", reached: "yes", text: "居民说还要再等两天，已作说明。" };
const asking = {
  reason: "配件要从外地调来，需要两个工作日。",
  told: "配件正在路上，请您再等两天。",
};

function inDays(count: number): string {
  return new Date(Date.now() + count * 86_400_000).toISOString().slice(0, 10);
}

/** What is about more than words: another place, a person, a photo, a card. */
const aboutOthers: Readonly<
  Record<
    string,
    (
      step: Step,
      facts: { cast: Cast; matter: Matter; of: string; card: string },
    ) => Record<string, unknown>
  >
> = {
  "ticket.dispatch": ({ organization = "", urgency }, { cast }) => ({
    organizationId: must(cast.world.departments[organization]).id,
    urgency,
    task: "请到现场查看并处理楼道照明。",
  }),
  "ticket.rate": ({ answer }) => ({ contacted: "yes", solved: answer, satisfied: "yes" }),
  "ticket.callAfterRating": () => called,
  "assignment.callAtDue": () => called,
  "assignment.reportProgress": () => ({ text: "已排出施工计划，下周一进场。" }),
  "ticket.report": (_step, { cast }) => ({
    ...reported(cast),
    areaId: must(cast.world.areas[areaOf.street1]).id,
  }),
  "ticket.register": (_step, { cast }) => reported(cast),
  "ticket.transfer": ({ place = "pool" }, { cast }) => ({
    areaId: must(cast.world.areas[areaOf[place]]).id,
    text: "不在本辖区，请核对地点。",
  }),
  "ticket.locate": ({ place = "pool" }, { cast }) => ({
    areaId: must(cast.world.areas[areaOf[place]]).id,
  }),
  "ticket.reclassify": (_step, { cast }) => ({ categoryId: cast.world.categories["0102"] }),
  "ticket.nameComplained": ({ organization = "" }, { cast }) => ({
    complainedId: must(cast.world.departments[organization]).id,
  }),
  "ticket.recuse": (_step, { cast }) => ({
    personId: must(cast.world.people["org"]).personId,
    ground: "related",
    text: "与当事人有利害关系。",
  }),
  "ticket.liftRecusal": (_step, { cast }) => ({
    personId: must(cast.world.people["org"]).personId,
    text: "经核实并无利害关系。",
  }),
  "ticket.releasePhotos": (_step, { matter }) => ({ show: [matter.photoId] }),
  "assignment.assignHandler": (_step, { cast, of }) => ({
    handlerId: must(cast.world.people[`${of}clerk`]).personId,
  }),
  "assignment.raiseCard": ({ level }) => ({ level, text: "请三日内办结并书面说明。" }),
  "assignment.confirmCard": (_step, { card }) => cardInput(card),
  "assignment.dismissCard": (_step, { card }) => cardInput(card),
  "assignment.liftCard": (_step, { card }) => cardInput(card),
};

const areaOf = {
  street1: "street1.community1.grid1",
  street2: "street2",
  pool: "district",
} as const;

function reported({ world }: Cast) {
  // The district asks for the address of what it takes in without a place.
  const address = "北街 8 号二单元";
  return { text: "楼道里的灯坏了两天了。", categoryId: world.categories["0102"], address };
}

function cardInput(cardId: string) {
  return { cardId, text: "请三日内办结并书面说明。" };
}

/** Verbs that name what they are about and nothing of what their page showed. */
const withoutVersion = /\.(claim|unclaim|recuse|liftRecusal|takeOn|putBack)$/;
const withoutSubject = /^ticket\.(report|register)$/;

/** What a resident does with the receipt has the ticket of the receipt for its subject. */
const ofReceipt: ReadonlySet<string> = new Set([
  "ticket.rate",
  "ticket.withdraw",
  "ticket.addFacts",
  "ticket.declineReply",
  "ticket.dispute",
  "ticket.contest",
  "ticket.hurry",
]);

/** What the walks do in the product: a matter, and another one beside it as soon as a step needs it. */
export async function newStage(database: TestDatabase, cast: Cast) {
  const place = { area: "street1.community1.grid1", department: "housing" } as const;
  const write = () => writtenMatter(database, cast, place);
  const first = await write();
  let second: Matter | null = null;
  const beside = async () => (second ??= await write());
  const row = async (ticketId: string) => {
    const { rows } = await database.admin.query<{
      ticket: string;
      version: number;
      lead: string | null;
      lead_id: string | null;
      lead_version: number | null;
      lead_of: string | null;
      co: string | null;
      co_id: string | null;
      co_version: number | null;
      co_of: string | null;
      parts_open: boolean;
      other: string | null;
    }>(
      `select t.status as ticket, t.version, a.status as lead, a.id as lead_id, a.version as lead_version, a.organization_id as lead_of, c.organization_id as co_of,
         c.status as co, c.id as co_id, c.version as co_version,
         (select o.status from ticket o where o.id = $2) as other,
         coalesce(c.status not in ('returned', 'recalled', 'done', 'waived', 'terminated', 'withdrawn'), false) as parts_open
       from ticket t left join lateral (select * from assignment a where a.tenant_id = t.tenant_id
         and a.ticket_id = t.id and a.part = 'lead' order by a.dispatched_at desc, a.id desc limit 1) a on true
       left join lateral (select * from assignment c where c.tenant_id = t.tenant_id
         and c.ticket_id = t.id and c.part = 'co' order by c.dispatched_at desc, c.id desc limit 1) c on true
       where t.id = $1`,
      [ticketId, second?.ticketId ?? null],
    );
    return must(rows[0]);
  };
  const departmentOf = (id: string | null) =>
    Object.entries(cast.world.departments).find(([, one]) => one.id === id)?.[0] ?? "housing";
  /** The card that a step means: of its level where it is lifted, else the one that waits. */
  const cardOf = async ({ verb, level = "" }: Step, leadId: string | null) => {
    if (!/(confirm|dismiss|lift)Card$/.test(verb)) return "";
    const lifted = verb.endsWith("liftCard");
    const { rows } = await database.admin.query<{ id: string }>(
      `select id from supervision where assignment_id = $1 and status = $2 and ($3 = '' or level = $3)`,
      [leadId, lifted ? "issued" : "proposed", lifted ? level : ""],
    );
    return rows[0]?.id ?? newId();
  };
  return {
    ticketId: first.ticketId,
    now: async () => {
      const { ticket, lead, co, parts_open: partsOpen, other } = await row(first.ticketId);
      return { ticket, lead: lead ?? "-", co: co ?? "-", partsOpen, other };
    },
    take: async (step: Step, commands: ReadonlyMap<string, AnyCommand>) => {
      const matter = step.of === "other" ? await beside() : first;
      const found = await row(matter.ticketId);
      if (step.verb.startsWith("clock."))
        return byTime(database, step, step.part === "co" ? found.co_id : found.lead_id);
      const { machine } = must(rules[step.verb]);
      const subject =
        machine === "ticket"
          ? { id: matter.ticketId, version: String(found.version) }
          : step.part === "co"
            ? { id: found.co_id ?? matter.ticketId, version: String(found.co_version ?? 1) }
            : { id: found.lead_id ?? matter.ticketId, version: String(found.lead_version ?? 1) };
      const organizationId = must(cast.world.departments[step.organization ?? "housing"]).id;
      const more =
        step.verb === "ticket.link"
          ? { number: (step.of === "other" ? first : await beside()).number }
          : (aboutOthers[step.verb]?.(step, {
              cast,
              matter,
              of: departmentOf(step.part === "co" ? found.co_of : found.lead_of),
              card: await cardOf(step, found.lead_id),
            }) ??
            inputs[step.verb]?.(organizationId) ?? { text: "情况属实，已经安排处理。" });
      const own = ofReceipt.has(step.verb) || withoutSubject.test(step.verb);
      const about = withoutVersion.test(step.verb) ? { id: subject.id } : subject;
      return outcomeOf(
        must(commands.get(step.verb)),
        credentialOfStep(cast, step, matter),
        own ? more : { ...about, ...more },
      );
    },
  };
}

function credentialOfStep(cast: Cast, { who }: Step, { number, code }: Matter): Credential {
  if (who === "job") return cast.job;
  if (who === "visitor") return cast.visitor;
  return who === "resident"
    ? { kind: "receipt", slug: cast.world.slug, number, code }
    : cast.as(who);
}

/** What only time brings, put where it would be then: no verb and no event of anybody. */
async function byTime(
  { admin }: TestDatabase,
  { verb, who, level = "" }: Step,
  id: string | null,
): Promise<string> {
  if (who !== "job") return "forbidden";
  const client = await admin.connect();
  try {
    await client.query("begin; set local session_replication_role = replica");
    const [sql, values] =
      verb === "clock.propose" ? [proposal, [id, newId(), level]] : [passed[verb] ?? "", [id]];
    const { rowCount } = await client.query(sql, values);
    await client.query("commit");
    return rowCount === 1 ? "done" : "wrong-status";
  } finally {
    client.release();
  }
}

const passed: Readonly<Record<string, string>> = {
  "clock.keep": `
    update assignment set return_until = sec.now() - interval '1 second'
    where id = $1 and status = 'dispatched' and return_until > sec.now()`,
  "clock.runOut": `
    update assignment set close_unrated_at = sec.now() - interval '1 second'
    where id = $1 and status = 'verified' and close_unrated_at > sec.now()`,
  "clock.fallDue": `
    update assignment set due_at = sec.now() - interval '1 hour' where id = $1 and due_at > sec.now()
      and status in ('dispatched', 'accepted', 'in_progress', 'return_requested', 'sign_off')`,
};

const proposal = `
  insert into supervision (tenant_id, id, path, ticket_id, assignment_id, organization_id, level, status, cause,
    proposed_at, proposed_by)
  select tenant_id, $2, path, ticket_id, id, organization_id, $3, 'proposed', 'overdue', sec.now(), 't' from assignment a
  where id = $1 and status in ('dispatched', 'accepted', 'in_progress', 'return_requested', 'sign_off', 'deferred')
    and not exists (select from supervision s where s.assignment_id = a.id and (s.status = 'proposed'
      or s.status in ('issued', 'lifted') and sec.card_rank(s.level) >= sec.card_rank($3)))`;

async function writtenMatter(
  database: TestDatabase,
  { world }: Cast,
  place: { area: string; department: string },
): Promise<Matter> {
  const client = await database.admin.connect();
  try {
    await client.query("begin");
    const matter = await writeMatter(client, world, place, {});
    await client.query("commit");
    return matter;
  } finally {
    client.release();
  }
}
