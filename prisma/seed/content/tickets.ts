import { minorCategories, type MinorCategory } from "./categories";
import { departments } from "./organizations";
import type { Rng } from "./random";
import { shared, storyBank, type StoryBank } from "./story-bank";

/** What people come with; the shares in `ticket-plan.ts` follow one month of a real hotline. */
export type TicketType =
  "complaint" | "praise" | "help" | "suggestion" | "enquiry" | "report" | "other";

export type ExitReason = keyof typeof shared.exits;

export interface StoryPlace {
  /** Six-digit code of the district. */
  district: string;
  community: string;
  /** As a resident writes it, for example 莘松路380弄12号楼. */
  address: string;
}

export interface TicketStory {
  /** At most 30 characters. */
  title: string;
  /** 30 to 180 characters. */
  content: string;
  /** For the department: the matter without the person. */
  task: string;
  firstContact: string;
  internalNote: string;
  result: string;
  measures: string;
  verification: string;
  failedVerification: string;
  ratingGood: string;
  ratingFair: string;
  ratingBad: string;
  returnReason: string;
  selfSolved: string;
  answer: string;
  withdrawal: string;
  extensionReason: string;
  exits: Record<ExitReason, string>;
}

export interface StoryInput {
  categoryCode: string;
  place: StoryPlace;
  type?: TicketType;
}

const MAX_TITLE = 30;
const MIN_CONTENT = 30;
const MAX_CONTENT = 180;

/** Every text of one ticket's life, in one voice: title, place, fact and result agree throughout. */
export function makeTicketStory(rng: Rng, { categoryCode, place, type }: StoryInput): TicketStory {
  const category = categoryOf(place.district, categoryCode);
  const bank = storyBank(categoryCode);
  const fact = rng.pick(bank.facts);
  const stem = type === "praise" ? rng.pick(shared.praiseTitles) : stemOf(fact);
  const tell = storyteller(rng, category, bank, place, stem);
  const exits = shared.exits;
  const returns = shared.returns.filter((text) => category.physical || !/设施|照片/u.test(text));
  return {
    title: titleAt(place, tell("{title}")),
    content: content(rng, bank, fact, tell, type ?? "complaint"),
    task: tell(`{place}：{title}。${rng.pick(bank.tasks)}`),
    firstContact: tell(rng.pick(shared.contacts)),
    internalNote: tell(rng.pick(shared.notes)),
    ...results(tell, `${rng.pick(shared.arrivals)}${resultFor(rng, bank, fact, category)}。`, () =>
      rng.pick(shared.followUps),
    ),
    verification: tell(rng.pick(category.physical ? shared.checksDone : shared.checksDesk)),
    failedVerification: tell(rng.pick(shared.checksFailed)),
    ratingGood: tell(rng.pick(shared.ratingsGood)),
    ratingFair: tell(rng.pick(shared.ratingsFair)),
    ratingBad: tell(rng.pick(shared.ratingsBad)),
    returnReason: tell(rng.pick(returns)),
    selfSolved: tell(rng.pick(shared.onSite)),
    answer: tell(rng.pick(shared.answers)),
    withdrawal: tell(rng.pick(shared.withdrawals)),
    extensionReason: tell(rng.pick(shared.extensions)),
    exits: {
      EMERGENCY_LINE: tell(exits.EMERGENCY_LINE),
      LEGAL_CHANNEL: tell(exits.LEGAL_CHANNEL),
      DUPLICATE: tell(exits.DUPLICATE),
      CONFIDENTIAL: tell(exits.CONFIDENTIAL),
      OUT_OF_SCOPE: tell(exits.OUT_OF_SCOPE),
      UNLAWFUL: tell(exits.UNLAWFUL),
      DECIDED: tell(exits.DECIDED),
    },
  };
}

/** What was done, and the whole result with what was said to the resident. */
function results(tell: (text: string) => string, done: string, followUp: () => string) {
  return { measures: tell(done), result: tell(`${done}${followUp()}`) };
}

/** Fills the slots of a template; number and matter stay the same throughout one story. */
function storyteller(
  rng: Rng,
  category: MinorCategory,
  bank: StoryBank,
  place: StoryPlace,
  stem: string,
): (template: string) => string {
  const lead =
    departments(place.district).find(({ key }) => key === category.organization)?.shortName ?? "";
  const n = rng.pick(CHINESE_NUMBERS);
  return (template) =>
    fill(template, {
      place: place.address,
      p: place.address,
      title: stem,
      stem,
      org: lead,
      lead,
      d: rng.pick(shared.durations),
      m: rng.pick(shared.days) + rng.pick(shared.hours),
      n,
      visit: rng.pick(shared.visits),
      check: bank.checks.length > 0 ? rng.pick(bank.checks) : category.closing,
      action: rng.pick(bank.onSite),
    });
}

/** The first clause or two of a fact that say something, without place and time: a clerk's title. */
function stemOf(fact: string): string {
  const clauses = fact
    .split("，")
    .map((clause) =>
      clause
        .replaceAll(/\{[pdm]\}/gu, "")
        .replace(/^(在|从|到|住|家住|经过|路过|的|旁边|附近)+/u, ""),
    );
  const start = clauses.findIndex((clause) => clause.length >= 4);
  const [first = "", second = ""] = clauses.slice(Math.max(start, 0));
  // A short clause often only sets the scene: 安检人员来过，写了隐患没有人改.
  const both = `${first}，${second}`;
  const telling = first.length < 10 && second !== "" && both.length <= 20 ? both : first;
  return [...telling].slice(0, 22).join("");
}

/** The measures that speak of the same things as the fact; otherwise the closing condition. */
function resultFor(rng: Rng, bank: StoryBank, fact: string, category: MinorCategory): string {
  const pairs = pairsOf(fact);
  const scored = rng
    .shuffle(bank.results)
    .map((text) => ({ text, score: [...pairsOf(text)].filter((pair) => pairs.has(pair)).length }))
    .sort((a, b) => b.score - a.score);
  const [best] = scored;
  return best !== undefined && best.score > 0
    ? best.text
    : `${rng.pick(shared.measures)}，${category.closing}`;
}

function pairsOf(text: string): Set<string> {
  const plain = text.replaceAll(/\{\w\}|[，。、]/gu, " ");
  const pairs = new Set<string>();
  for (let i = 0; i + 1 < plain.length; i += 1) {
    const pair = plain.slice(i, i + 2);
    if (!pair.includes(" ")) pairs.add(pair);
  }
  return pairs;
}

const CHINESE_NUMBERS = ["两", "三", "四", "五", "六", "七", "八"] as const;

function content(
  rng: Rng,
  bank: StoryBank,
  fact: string,
  tell: (template: string) => string,
  type: TicketType,
): string {
  const effect = rng.pick(bank.effects);
  const wish = rng.chance(0.5) ? rng.pick(bank.wishes) : rng.pick(shared.wishes);
  if (type === "praise")
    return lengthen(
      tell(rng.pick(shared.praises).replaceAll("{stem}", rng.pick(bank.titles))),
      "感谢你们一直以来的辛苦付出。",
    );
  if (type === "enquiry" || type === "suggestion") {
    const family = rng.pick(type === "enquiry" ? shared.enquiries : shared.suggestions);
    const text = family
      .replaceAll("{effect}", effect)
      .replaceAll("{wish}", wish)
      .replaceAll("{fact}", effect);
    return lengthen(tell(text), tell(`${wish}。`));
  }
  const parts = [`${rng.pick(shared.openings)}${fact}`];
  if (rng.chance(0.85)) parts.push(effect);
  if (rng.chance(0.35)) parts.push(rng.pick(shared.earlier));
  if (rng.chance(0.8)) parts.push(wish);
  return lengthen(tell(`${parts.join("。")}。`), `${effect}。${wish}。`);
}

/** Short reports are natural, but a text that says nothing helps no clerk; long ones are cut. */
function lengthen(text: string, more: string): string {
  const whole = [...text].length < MIN_CONTENT ? `${text}${more}` : text;
  const padded = [...whole].length < MIN_CONTENT ? `${whole}请核实处理并告知结果。` : whole;
  return [...padded].slice(0, MAX_CONTENT).join("");
}

/** The place and the matter; a long place gives way to the community, then to nothing. */
function titleAt(place: StoryPlace, stem: string): string {
  const fits = [place.address, place.community, ""]
    .map((where) => `${where}${stem}`)
    .find((title) => [...title].length <= MAX_TITLE);
  return fits ?? [...stem].slice(0, MAX_TITLE).join("");
}

function fill(template: string, slots: Readonly<Record<string, string>>): string {
  const once = template.replaceAll(/\{(\w+)\}/gu, (slot, name: string) => slots[name] ?? slot);
  // A filled slot may bring slots of its own: an action on site names a number.
  return once
    .replaceAll(/\{(\w+)\}/gu, (slot, name: string) => slots[name] ?? slot)
    .replaceAll("两十", "二十")
    .replaceAll("附近附近", "附近");
}

const catalogues = new Map<string, Map<string, MinorCategory>>();

function categoryOf(district: string, code: string): MinorCategory {
  const known =
    catalogues.get(district) ??
    new Map(minorCategories(district).map((category) => [category.code, category]));
  catalogues.set(district, known);
  const category = known.get(code);
  if (category === undefined) throw new RangeError(`no category ${code} in ${district}`);
  return category;
}
