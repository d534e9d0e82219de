import type { AnyCommand } from "@/tests/support/all-commands";
import type { TestDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";
import { writeTarget } from "@/tests/security/matrix/targets";
import { figure, type Figure } from "../figure";
import { castOf, chance, inLanes, outcomeOf, pick, type Cast } from "./cast";
import { mayStep, newModel, rules, takeStep, type Model, type Step } from "./model";

const organizations = ["housing", "city"] as const;
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
  await inLanes(serials, 4, async (serial) => {
    const random = chance(seed + serial);
    const trail: string[] = [];
    const stage = await newStage(database, cast);
    const model = newModel();
    const length = 6 + Math.floor(random() * 7);
    for (let n = 0; n < length; n += 1) {
      const step = nextStep(model, random);
      const may = mayStep(model, step);
      const outcome = await stage.take(step, commands);
      steps[may ? "legal" : "illegal"] += 1;
      trail.push(`${step.verb.split(".")[1] ?? ""} ${step.who}${may ? "" : "!"}`);
      if (may) takeStep(model, step);
      const now = await stage.now();
      const differs =
        (outcome === "done") !== may ||
        outcome.startsWith("fault") ||
        now.ticket !== model.ticket ||
        (model.lead !== null && now.lead !== model.lead.status);
      if (differs) {
        wrong.push(
          `#${String(serial)} ${trail.join(", ")}: ${outcome}, ${now.ticket}/${now.lead} instead of ${model.ticket}/${model.lead?.status ?? "-"}`,
        );
        return;
      }
    }
  });
  return [
    figure("tickets.sequences.run", count, ">= 1", "sequences"),
    figure("tickets.sequences.legalSteps", steps.legal, `>= ${count}`, "steps"),
    figure("tickets.sequences.illegalSteps", steps.illegal, `>= ${count}`, "steps"),
    figure("tickets.sequences.divergences", wrong.length, "= 0", "sequences", wrong),
  ];
}

/** Two steps of three are legal where there is a legal one; the others are anything by anybody. */
function nextStep(model: Model, random: () => number): Step {
  const any = (): Step => ({
    verb: pick(random, Object.keys(rules)),
    who: pick(random, logins),
    organization: pick(random, organizations),
  });
  if (random() < 0.35) return any();
  const legal = Object.keys(rules).flatMap((verb) =>
    logins.flatMap((who) =>
      organizations
        .map((organization) => ({ verb, who, organization }))
        .filter((step) => mayStep(model, step)),
    ),
  );
  // What ends a matter comes up too early otherwise, and nothing behind it would be tried.
  const going = legal.filter(({ verb }) => !/note|withdraw|reject|answer/.test(verb));
  const from = going.length > 0 && random() < 0.9 ? going : legal;
  return from.length === 0 ? any() : pick(random, from);
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
  "assignment.requestReturn": () => ({
    reasonCode: "not_our_duty",
    text: "该路段不属于本单位管养范围。",
    reference: "职责清单第三条",
  }),
  "assignment.submit": () => ({ result: "已更换楼道灯具并测试正常。", outcome: "solved" }),
  "assignment.close": () => ({ outcome: "solved", text: "经核实已解决，感谢您的反映。" }),
};

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
    }>(
      `select t.status as ticket, t.version, a.status as lead, a.id as lead_id, a.version as lead_version
       from ticket t left join lateral (select * from assignment a where a.tenant_id = t.tenant_id
         and a.ticket_id = t.id and a.part = 'lead' order by a.dispatched_at desc, a.id desc limit 1) a on true
       where t.id = $1`,
      [matter.ticketId],
    );
    return must(rows[0]);
  };
  return {
    now: async () => {
      const { ticket, lead } = await row();
      return { ticket, lead: lead ?? "-" };
    },
    take: async (step: Step, commands: ReadonlyMap<string, AnyCommand>) => {
      const found = await row();
      const { machine } = must(rules[step.verb]);
      const subject =
        machine === "ticket"
          ? { id: matter.ticketId, version: String(found.version) }
          : { id: found.lead_id ?? matter.ticketId, version: String(found.lead_version ?? 1) };
      const organizationId = must(cast.world.departments[step.organization ?? "housing"]).id;
      const more = inputs[step.verb]?.(organizationId) ?? { text: "情况属实，已经安排处理。" };
      const credential =
        step.who === "resident"
          ? ({ kind: "receipt", slug: cast.world.slug, number, code } as const)
          : cast.as(step.who);
      // The receipt is the subject of what a resident does.
      const own = step.verb === "ticket.rate" || step.verb === "ticket.withdraw";
      return outcomeOf(
        must(commands.get(step.verb)),
        credential,
        own ? more : { ...subject, ...more },
      );
    },
  };
}
