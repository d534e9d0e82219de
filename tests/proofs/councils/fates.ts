import { accept } from "@/lib/affairs/tickets/commands/accept";
import { answer } from "@/lib/affairs/tickets/commands/answer";
import { askTermination } from "@/lib/affairs/tickets/commands/ask-termination";
import { begin } from "@/lib/affairs/tickets/commands/begin";
import { close } from "@/lib/affairs/tickets/commands/close";
import { closeUnrated } from "@/lib/affairs/tickets/commands/close-unrated";
import { overrule } from "@/lib/affairs/tickets/commands/overrule";
import { reject } from "@/lib/affairs/tickets/commands/reject";
import { submit } from "@/lib/affairs/tickets/commands/submit";
import { terminate } from "@/lib/affairs/tickets/commands/terminate";
import { verify } from "@/lib/affairs/tickets/commands/verify";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import type { Stage } from "@/tests/support/commands";

/** Whose matter it is: the street's own people, by their sign-in names. */
interface Hands {
  dispatcher: string;
  secretary: string;
}

/** What can become of a resolution's ticket, by the ordinary commands of who handles it. */
export interface Fate {
  name: string;
  /** What the resolution says when it has followed. */
  state: "open" | "in_progress" | "done" | "unsolved";
  /** It was unsolved at some time, so that a topic waits. */
  waited: boolean;
  /** Steps in between, after each of which the resolution may follow. */
  steps: readonly ((stage: Stage, ticketId: string, hands: Hands) => Promise<unknown>)[];
}

type Step = Fate["steps"][number];

const why = "产权单位不同意，本级没有办法。";
const send: Step = (stage, id, { dispatcher }) => stage.dispatch(id, "housing", dispatcher);
const take: Step = async (stage, id) => {
  await stage.onWork("housingclerk", accept, id);
  await stage.onWork("housingclerk", begin, id, { text: "已到现场查看。" });
};
const deliver =
  (outcome: string): Step =>
  (stage, id) =>
    stage.onWork("housingclerk", submit, id, {
      result: "已与产权单位商定并到现场落实。",
      measures: "已派人到现场处理。",
      answeredHow: "phone",
      outcome,
      ...(outcome === "solved" ? {} : { outcomeReason: why }),
    });
const check: Step = (stage, id, { dispatcher }) =>
  stage.onWork(dispatcher, verify, id, { text: "到场核实属实。" });
const end =
  (outcome: string): Step =>
  (stage, id, { dispatcher }) =>
    stage.onWork(dispatcher, close, id, { outcome, text: "已按决议办理，情况说明如上。" });
/** Nobody rates in time: the worker closes it when the window has passed. */
const runOut: Step = async (stage, id) => {
  const { id: work, version, close_unrated_at } = await stage.assignment(id);
  const now = await stage.database.admin.query<{ at: Date }>("select at from sec.clock");
  await stage.database.freeze(new Date(Number(close_unrated_at)));
  await execute(closeUnrated, stage.job, { id: work, version }, newId());
  await stage.database.freeze(now.rows[0]?.at ?? null);
};
const refuse: Step = (stage, id, { dispatcher }) =>
  stage.onTicket(dispatcher, reject, id, { reasonCode: "out_of_scope", text: why });
const explain: Step = (stage, id, { dispatcher }) =>
  stage.onTicket(dispatcher, answer, id, { text: why });
const giveUp: Step = async (stage, id, { dispatcher }) => {
  const asked = { reasonCode: "no_cooperation", reason: why, told: why };
  await stage.onWork("housingclerk", askTermination, id, asked);
  await stage.onWork(dispatcher, terminate, id, { text: "情况属实，同意。" });
};
const takeUpAgain: Step = (stage, id, { secretary }) =>
  stage.onTicket(secretary, overrule, id, { text: "应当继续办理。" });

function fate(name: string, state: Fate["state"], ...steps: Step[]): Fate {
  return { name, state, waited: steps.includes(refuse) || state === "unsolved", steps };
}

export const fates: readonly Fate[] = [
  fate("waiting", "open"),
  fate("sent out", "open", send),
  fate("in work", "in_progress", send, take),
  fate("verified", "in_progress", send, take, deliver("solved"), check),
  fate("solved", "done", send, take, deliver("solved"), check, end("solved")),
  fate("solved and rated by nobody", "done", send, take, deliver("solved"), check, runOut),
  fate("solved in part", "unsolved", send, take, deliver("partly"), check, end("partly")),
  fate(
    "not feasible, rated by nobody",
    "unsolved",
    send,
    take,
    deliver("not_feasible"),
    check,
    runOut,
  ),
  fate("refused", "unsolved", refuse),
  fate("explained", "unsolved", explain),
  fate("given up", "unsolved", send, take, giveUp),
  fate(
    "refused, taken up again and solved",
    "done",
    refuse,
    takeUpAgain,
    send,
    take,
    deliver("solved"),
    check,
    end("solved"),
  ),
];
