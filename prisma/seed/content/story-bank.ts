import phrases from "./data/phrases.json" with { type: "json" };
import m01 from "./data/stories-01.json" with { type: "json" };
import m02 from "./data/stories-02.json" with { type: "json" };
import m03 from "./data/stories-03.json" with { type: "json" };
import m04 from "./data/stories-04.json" with { type: "json" };
import m05 from "./data/stories-05.json" with { type: "json" };
import m06 from "./data/stories-06.json" with { type: "json" };
import m07 from "./data/stories-07.json" with { type: "json" };
import m08 from "./data/stories-08.json" with { type: "json" };
import m09 from "./data/stories-09.json" with { type: "json" };
import m10 from "./data/stories-10.json" with { type: "json" };

/**
 * What can be told about one minor category. Slots: {p} place, {d} duration, {m} moment, {n} a
 * small number. `checks` is empty where nothing can be seen on site.
 */
export interface StoryBank {
  titles: string[];
  facts: string[];
  effects: string[];
  wishes: string[];
  tasks: string[];
  results: string[];
  checks: string[];
  onSite: string[];
}

const banks: Readonly<Record<string, StoryBank>> = {
  ...m01,
  ...m02,
  ...m03,
  ...m04,
  ...m05,
  ...m06,
  ...m07,
  ...m08,
  ...m09,
  ...m10,
};

export const shared = phrases;

export function storyBank(categoryCode: string): StoryBank {
  const bank = banks[categoryCode];
  if (bank === undefined) throw new RangeError(`no stories for category ${categoryCode}`);
  return bank;
}
