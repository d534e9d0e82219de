import type { AnyCommand } from "@/tests/support/all-commands";
import type { TestDatabase } from "@/tests/support/database";
import { figure, progress, type Figure } from "../figure";
import { castOf, chance, inLanes, pick, type Cast } from "./cast";
import { mayStep, takeStep } from "./model";
import { levels, newModel, places, urgencies, type Model, type Step } from "./model-state";
import { clusterRules, isLinked } from "./model-clusters";
import { rules } from "./model-rules";
import { newStage } from "./stage";

const organizations = ["housing", "city"] as const;
const parts = ["lead", "co"] as const;
const answers = ["yes", "no"] as const;
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
  "visitor",
  "job",
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
  const steps = { run: 0, legal: 0, illegal: 0, links: 0 };
  const idle = new Set(Object.keys(rules));
  const serials = Array.from({ length: count }, (_, serial) => serial);
  await inLanes("tickets.sequences", serials, 4, async (serial) => {
    const trail: string[] = [];
    steps.run += 1;
    await walk(
      { database, cast, commands },
      seed + serial,
      ({ step, may, outcome, now, model }) => {
        steps[may ? "legal" : "illegal"] += 1;
        if (step.verb === "ticket.link" && outcome === "done") steps.links += 1;
        if (may && outcome === "done") idle.delete(step.verb);
        trail.push(nameOf(step, may));
        const differs =
          (outcome === "done") !== may ||
          outcome.startsWith("fault") ||
          now.ticket !== model.ticket ||
          (model.lead !== null && now.lead !== model.lead.status) ||
          (model.co !== null && now.co !== model.co.status) ||
          (model.co === null && now.partsOpen) ||
          (now.other !== null && now.other !== model.other?.ticket);
        if (!differs) return true;
        const is = [now.ticket, now.lead, now.partsOpen ? now.co : "-", now.other].join("/");
        const parts = [model.lead?.status ?? "-", model.co?.status ?? "-"];
        const wanted = [model.ticket, ...parts, model.other?.ticket].join("/");
        const words = `#${String(serial)} ${trail.join(", ")}: ${outcome}, ${is} instead of ${wanted}`;
        wrong.push(words);
        progress(`tickets.sequences differ: ${words}`);
        return false;
      },
    );
  });
  return [
    figure("tickets.sequences.run", steps.run, ">= 1", "sequences"),
    figure("tickets.sequences.legalSteps", steps.legal, `>= ${count}`, "steps"),
    figure("tickets.sequences.illegalSteps", steps.illegal, `>= ${count}`, "steps"),
    figure("tickets.sequences.links", steps.links, `>= ${Math.floor(count / 20)}`, "steps"),
    figure("tickets.sequences.neverLegal", idle.size, "= 0", "verbs", [...idle].sort()),
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
  now: { ticket: string; lead: string; co: string; partsOpen: boolean; other: string | null };
}

/** A random matter from its report on, as long as `seen` wants to see more of it. */
export async function walk(
  ground: { database: TestDatabase; cast: Cast; commands: ReadonlyMap<string, AnyCommand> },
  seed: number,
  seen: (walked: Walked) => boolean | Promise<boolean>,
): Promise<void> {
  const stage = await newStage(ground.database, ground.cast);
  const { random, model, length, manner } = walkOf(seed);
  for (let n = 0; n < length; n += 1) {
    const step = nextStep(model, manner, random);
    const may = mayStep(model, step);
    const outcome = await stage.take(step, ground.commands);
    if (may) takeStep(model, step);
    const now = await stage.now();
    if (!(await seen({ ticketId: stage.ticketId, step, may, outcome, model, now }))) return;
  }
}

/** So many seeds whose walks come to where the model looks like this; found by the model alone. */
export function seedsThat(reach: (model: Model) => boolean, count: number): number[] {
  const found: number[] = [];
  for (let seed = 1; found.length < count; seed += 1) {
    if (seed > 100_000) throw new Error("no walk comes there");
    const { random, model, length, manner } = walkOf(seed);
    for (let n = 0; n < length; n += 1) {
      const step = nextStep(model, manner, random);
      if (mayStep(model, step)) takeStep(model, step);
      if (!reach(model)) continue;
      found.push(seed);
      break;
    }
  }
  return found;
}

/** What a seed decides before the first step. */
function walkOf(seed: number) {
  const random = chance(seed);
  const length = 8 + Math.floor(random() * 11);
  const manner = { paired: random() < 0.25, eager: random() < 0.5 };
  return { random, model: newModel(), length, manner };
}

function nameOf(step: Step, may: boolean): string {
  const { verb, who, part, of } = step;
  const [machine, word = ""] = verb.split(".");
  const [, detail = ""] = details(step).find(([words]) => words.test(word)) ?? [];
  const about = detail === "" ? "" : ` to ${detail}`;
  return `${word}${machine === "assignment" && part === "co" ? " of part" : ""}${of === undefined ? "" : " of the other"} ${who}${about}${may ? "" : "!"}`;
}

function details({ organization, place, level }: Step) {
  return [
    [/dispatch|addCo|nameComplained/, organization],
    [/transfer|locate/, place],
    [/Card|propose/, level],
  ] as const;
}

/**
 * Two steps of three are legal where there is a legal one; the others are anything by anybody. Some
 * matters only have another one beside them, and some are in a hurry to their end: otherwise hardly
 * any would be closed or deferred.
 */
function nextStep(
  model: Model,
  { paired, eager }: { paired: boolean; eager: boolean },
  random: () => number,
): Step {
  const known = Object.entries(rules).filter(([verb]) => paired || !(verb in clusterRules));
  const any = (): Step => {
    const [verb, { ofOther }] = pick(random, known);
    const who = pick(random, logins);
    const step = {
      verb,
      who,
      organization: pick(random, organizations),
      place: pick(random, places),
      level: pick(random, levels),
      urgency: pick(random, urgencies),
      answer: pick(random, answers),
      part: pick(random, parts),
    };
    const other = paired && ofOther === true && random() < 0.3;
    return other ? { ...step, of: "other" } : step;
  };
  if (random() < 0.35) return aboutPart(any());
  // Most of the time something moves; what leaves the matter where it is would come up too often.
  const aside = random() < 0.35;
  const [place, level] = [pick(random, places), pick(random, levels)];
  const [urgency, answer] = [pick(random, urgencies), pick(random, answers)];
  const possible = known.flatMap(([verb, { ofParts, ofOther }]) =>
    logins.flatMap((who) =>
      organizations.flatMap((organization) =>
        (ofParts === true ? parts : parts.slice(0, 1))
          .flatMap((part): Step[] => {
            const step = { verb, who, organization, place, level, urgency, answer, part };
            return paired && ofOther === true ? [step, { ...step, of: "other" }] : [step];
          })
          .filter((step) => mayStep(model, step)),
      ),
    ),
  );
  const legal = possible.filter(({ verb }) => (rules[verb]?.aside === true) === aside);
  // What needs a rare step before it hardly ever came up otherwise.
  const rare = possible.filter(({ verb }) => seldom.test(verb));
  // What ends a matter comes up too early otherwise, and nothing behind it would be tried; verbs by
  // many people would come up too often, so the verb is drawn first.
  const going = legal.filter(
    ({ verb, of }) => !early.test(verb) || (of === "other" && isLinked(model)),
  );
  // Once two are joined, the end of the one that leads and what follows it come up often enough.
  const joined = isLinked(model) || (model.other !== null && isLinked(model.other));
  const following = possible.filter(({ verb }) => joined && followed.test(verb));
  const usual = going.length > 0 && random() < 0.9 ? going : legal;
  const onward = legal.filter(({ verb }) => eager && forward.test(verb));
  const from =
    rare.length > 0 && random() < 0.25
      ? rare
      : following.length > 0 && random() < 0.4
        ? following
        : onward.length > 0 && random() < 0.7
          ? onward
          : usual;
  if (from.length === 0) return aboutPart(any());
  const verb = pick(random, [...new Set(from.map((step) => step.verb))]);
  return pick(
    random,
    from.filter((step) => step.verb === verb),
  );
}

const forward =
  /dispatch$|accept$|contact|submit|signOff|verify|rate$|[a-z]\.close$|defer$|askDeferral/;
const seldom =
  /(confirm|dismiss|lift)Card|runOut|closeUnrated|acceptLate|closeLinked|releaseLinked|fallDue|call(AtDue|AfterRating)|locate|terminate$|unclaim|liftRecusal/;
const followed = /answer|closeLinked|releaseLinked/;
const early =
  /unlink|withdraw$|reject|answer|recall|transfer|locate|nameComplained|selfSolve|ticket\.re(port|gister)/;

/** A verb that is tried on leads alone is about the lead. */
function aboutPart(step: Step): Step {
  return rules[step.verb]?.ofParts === true ? step : { ...step, part: "lead" };
}
