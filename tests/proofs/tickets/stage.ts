import type { Credential } from "@/lib/platform/access/credential";
import type { Matter } from "@/tests/security/matrix/matter";
import { writeTarget } from "@/tests/security/matrix/targets";
import type { AnyCommand } from "@/tests/support/all-commands";
import type { TestDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";
import { outcomeOf, type Cast } from "./cast";
import { rules } from "./model-rules";
import type { Step } from "./model-state";

const inputs: Readonly<Record<string, (organizationId: string) => Record<string, unknown>>> = {
  "ticket.dispatch": (organizationId) => ({
    organizationId,
    urgency: "routine",
    task: "请到现场查看并处理楼道照明。",
  }),
  "ticket.reject": () => ({ reasonCode: "out_of_scope", text: "不属于受理范围，请向物业反映。" }),
  "ticket.selfSolve": () => ({ result: "已当场更换灯泡，楼道恢复照明。" }),
  "ticket.closeLinked": () => ({}),
  "ticket.releaseLinked": () => ({}),
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

/** What the walks do in the product: a matter, and another one beside it as soon as a step needs it. */
export async function newStage(database: TestDatabase, cast: Cast) {
  const spot = {
    world: cast.world,
    street: 1,
    department: "housing",
    replyOf: "dispatcher1",
  } as const;
  const write = async () => (await writeTarget(database.admin, "ticket.note", spot)).matter;
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
      co: string | null;
      co_id: string | null;
      co_version: number | null;
      parts_open: boolean;
      other: string | null;
    }>(
      `select t.status as ticket, t.version, a.status as lead, a.id as lead_id, a.version as lead_version,
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
  return {
    ticketId: first.ticketId,
    now: async () => {
      const { ticket, lead, co, parts_open: partsOpen, other } = await row(first.ticketId);
      return { ticket, lead: lead ?? "-", co: co ?? "-", partsOpen, other };
    },
    take: async (step: Step, commands: ReadonlyMap<string, AnyCommand>) => {
      const matter = step.of === "other" ? await beside() : first;
      const found = await row(matter.ticketId);
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
          : (inputs[step.verb]?.(organizationId) ?? { text: "情况属实，已经安排处理。" });
      const own = ofReceipt.has(step.verb);
      return outcomeOf(
        must(commands.get(step.verb)),
        credentialOfStep(cast, step, matter),
        own ? more : { ...subject, ...more },
      );
    },
  };
}

function credentialOfStep(cast: Cast, { who }: Step, { number, code }: Matter): Credential {
  if (who === "job") return cast.job;
  return who === "resident"
    ? { kind: "receipt", slug: cast.world.slug, number, code }
    : cast.as(who);
}
