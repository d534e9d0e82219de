import { inDistrict } from "@/lib/ground/territory/rules/district-kind";
import { lookup, messages } from "@/lib/platform/i18n/messages";
import clocks from "@/lib/parts/clocks/messages/zh-CN.json";
import tickets from "@/lib/affairs/tickets/messages/zh-CN.json";
import walls from "@/lib/across/walls/messages/zh-CN.json";
import words from "./zh-CN.json";

type Values = Readonly<Record<string, string | number>>;

/** The words of the screens about tickets. A key that does not exist does not compile. */
export const tt = messages(words);

/** The words of the affair itself: verbs, sources, reasons, events. */
export const word = messages(tickets);

/** The words of limits and cards. */
export const clockWord = messages(clocks);

/** What happened; the name of an event is data. */
export function eventText(name: string, values: Values): string {
  const { outcome = "" } = values;
  const spoken = {
    ...values,
    outcome: outcome === "" ? "" : lookup([tickets], `outcome.${outcome}`),
    ...(name.startsWith("clock.") ? clockWords(values) : {}),
    ...levelWord(values),
  };
  return lookup([tickets, clocks, walls], `event.${name}`, spoken).trim();
}

/** The codes in an event of a clock as words: which limit, who was told, on whose place nobody stood. */
function clockWords({ clock, role, missing, late, share, districtKind }: Values) {
  const kind = districtKind ?? inDistrict("").kind;
  const rung = (code: string) => lookup([clocks], `rung.${code}`, { kind });
  const roles = String(missing ?? "")
    .split(" ")
    .filter(Boolean)
    .map(rung)
    .join(clockWord("and"));
  return {
    clock: lookup([clocks], `kind.${String(clock)}`),
    role: role === undefined ? clockWord("nobody") : rung(String(role)),
    missing: roles === "" ? "" : clockWord("missing", { roles }),
    near: share === undefined ? clockWord("near") : clockWord("nearShare", { share }),
    late: late === undefined ? "" : clockWord("late"),
  };
}

function levelWord({ level }: Values): Values {
  return level === undefined ? {} : { level: lookup([clocks], `level.${String(level)}`) };
}
