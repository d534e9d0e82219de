import { minorCategories } from "@/prisma/seed/content/categories";
import { createRng } from "@/prisma/seed/content/random";
import { planStories } from "@/prisma/seed/content/ticket-plan";
import { makeTicketStory } from "@/prisma/seed/content/tickets";
import { learnFrom } from "@/lib/affairs/tickets/rules/suggest/learn";
import { rank, type Learned } from "@/lib/affairs/tickets/rules/suggest/model";
import { candidates } from "@/lib/affairs/tickets/rules/suggest/organizations";
import { likeness, termsOf } from "@/lib/affairs/tickets/rules/suggest/terms";
import { figure, type Figure } from "./figure";
import data from "./data/routing-texts.json" with { type: "json" };

interface Given {
  text: string;
  category: string;
  family: string;
}

/** Every category of the demo's catalogue exists here, heating too. */
const district = "652301";
const historyTickets = 3000;
const shown = 3;

/**
 * How often the right organization is among the three that are suggested, for texts that nobody's
 * template made. The model knows the product's word list and the demo generator's history. Its
 * numbers were chosen by the families that are not held out, and its word list was written from what
 * the field knows and from their mistakes; of the others only the figures were looked at, and none
 * of their texts is ever printed. `relabel` plants a fault, and fewer
 * `texts` another.
 */
export function measureRouting(
  relabel: (code: string) => string = (code) => code,
  texts: readonly Given[] = data.texts,
): Figure[] {
  const categories = minorCategories(district);
  const known = categories.map(({ code, name }) => ({ id: code, name }));
  const routes = categories.map(({ code, organization }) => ({
    categoryId: relabel(code),
    organizationId: organization,
  }));
  const leadOf = new Map(categories.map(({ code, organization }) => [code, organization]));
  const { learned, perOrganization } = history();
  const held = texts.filter(({ family }) => data.heldOut.includes(family));
  const looked = texts.filter(({ family }) => !data.heldOut.includes(family));
  const right = (one: Given, found: readonly string[]) =>
    found.includes(leadOf.get(one.category) ?? "");
  const share = (test: (one: Given) => boolean, among: readonly Given[] = held) =>
    Math.round((1000 * among.filter(test).length) / among.length) / 10;

  const suggested = ({ text }: Given, count = shown) =>
    candidates(rank(termsOf(text), known, learned), routes, [], new Set())
      .slice(0, count)
      .map(({ organizationId }) => organizationId);
  const frequent = [...perOrganization]
    .sort(([, a], [, b]) => b - a)
    .map(([organization]) => organization);
  const byName = ({ text }: Given) => {
    const near = [...categories].sort(
      (a, b) => nameLikeness(text, b.name) - nameLikeness(text, a.name),
    );
    return [...new Set(near.map(({ organization }) => organization))].slice(0, shown);
  };

  const families = new Set(texts.map(({ family }) => family)).size;
  const missed = looked.filter((one) => !right(one, suggested(one))).map(({ text }) => text);
  return [
    figure("routing: texts", texts.length, ">= 300", "texts"),
    figure("routing: families", families, ">= 60", "families"),
    figure("routing: texts held out", held.length, ">= 150", "texts"),
    figure(
      "routing: right organization among the first three",
      share((one) => right(one, suggested(one))),
      ">= 90",
      "%",
      missed,
    ),
    figure(
      "routing: right organization among the first three, families that were looked at",
      share((one) => right(one, suggested(one)), looked),
      ">= 0",
      "%",
    ),
    // Beside it, to compare; these have no goal of their own.
    figure(
      "routing: right organization first",
      share((one) => right(one, suggested(one, 1))),
      ">= 0",
      "%",
    ),
    figure(
      "routing: baseline, the three most frequent organizations",
      share((one) => right(one, frequent.slice(0, shown))),
      ">= 0",
      "%",
    ),
    figure(
      "routing: baseline, the nearest category names",
      share((one) => right(one, byName(one))),
      ">= 0",
      "%",
    ),
  ];
}

/** What the demo generator's tickets teach, and how often each organization has them. */
function history(): { learned: Learned[]; perOrganization: Map<string, number> } {
  const now = new Date("2026-11-01T04:00:00Z");
  const plans = planStories({ count: historyTickets, days: 180, now, district, seed: "proof" });
  const leadOf = new Map(
    minorCategories(district).map(({ code, organization }) => [code, organization]),
  );
  const told = new Map<string, { text: string; places: string[] }[]>();
  const perOrganization = new Map<string, number>();
  plans.forEach(({ categoryCode, type }, at) => {
    const place = { district, community: communityName, address: placeName };
    const story = makeTicketStory(createRng(`proof:${String(at)}`), { categoryCode, place, type });
    const list = told.get(categoryCode) ?? [];
    told.set(categoryCode, [...list, { text: story.content, places: [placeName, communityName] }]);
    const lead = leadOf.get(categoryCode) ?? "";
    perOrganization.set(lead, (perOrganization.get(lead) ?? 0) + 1);
  });
  return {
    learned: [...told].map(([categoryId, tickets]) => ({ categoryId, ...learnFrom(tickets) })),
    perOrganization,
  };
}

const placeName = "延安北路 12 号";
const communityName = "延安北路社区";

function nameLikeness(text: string, name: string): number {
  return likeness(termsOf(text), termsOf(name));
}
