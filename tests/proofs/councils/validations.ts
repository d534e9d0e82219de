import { Refusal } from "@/lib/platform/core/refusal";
import type { AnyCommand } from "@/tests/support/all-commands";
import type { TestDatabase } from "@/tests/support/database";
import { figure, progress, type Figure } from "../figure";
import { councilPairs } from "./council-cases";
import { meetingPairs } from "./meeting-cases";
import { partyPairs } from "./party-cases";
import { Play, type Pair } from "./play";

interface Planted {
  slug?: string;
  words?: readonly ((play: Play) => Promise<Pair[]>)[];
}

/**
 * Every rule of councils, meetings and Party organizations with one case that it refuses and the nearest one that it
 * allows, tried as people with the product's commands.
 */
export async function measureValidations(
  database: TestDatabase,
  commands: ReadonlyMap<string, AnyCommand>,
  { slug, words = [councilPairs, meetingPairs, partyPairs] }: Planted = {},
): Promise<Figure[]> {
  const play = new Play(database, commands, slug);
  // It is the first of June 2026, ten in the morning.
  await database.freeze(new Date("2026-06-01T02:00:00Z"));
  const [through, rightful, otherwise]: [string[], string[], string[]] = [[], [], []];
  let tried = 0;
  for (const pairs of words) {
    for (const { rule, code, refused, allowed } of await pairs(play)) {
      tried += 1;
      const no = await outcome(refused);
      if (no === "done") through.push(rule);
      else if (no !== code) otherwise.push(`${rule}: ${no} instead of ${code}`);
      const yes = await outcome(allowed);
      if (yes !== "done") rightful.push(`${rule}: ${yes}`);
    }
    progress(`rules ${String(tried)}`);
  }
  await database.freeze(null);
  return [
    figure("councils.rules", tried, ">= 50", "rules with a refused and an allowed case"),
    figure("councils.rules.let_through", through.length, "= 0", "rules", through),
    figure("councils.rules.refused_rightful", rightful.length, "= 0", "rules", rightful),
    figure("councils.rules.refused_otherwise", otherwise.length, "= 0", "rules", otherwise),
  ];
}

/** "done", the code of the refusal with the fields it names, or the fault's own words. */
async function outcome(doing: () => Promise<unknown>): Promise<string> {
  try {
    await doing();
    return "done";
  } catch (error) {
    return error instanceof Refusal ? error.code : String(error);
  }
}
