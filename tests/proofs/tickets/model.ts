import { rules } from "./model-rules";
import { matterOf, partOf, type Model, type Rule, type Step } from "./model-state";

/** Whether the model lets this step happen. */
export function mayStep(model: Model, step: Step): boolean {
  const [rule, matter] = [rules[step.verb], matterOf(model, step)];
  return (
    rule !== undefined && matter !== null && isAmong(matter, rule, step) && rule.when(matter, step)
  );
}

export function takeStep(model: Model, step: Step): void {
  const matter = matterOf(model, step);
  if (matter !== null) rules[step.verb]?.then(matter, step);
}

function isAmong(model: Model, { who, anywhere }: Rule, step: Step): boolean {
  if (typeof who !== "string") {
    return who.includes(step.who) && (anywhere === true || sees(model, step.who));
  }
  const organization = partOf(model, step)?.organization ?? "nobody";
  const among = who === "staff" ? ["clerk", "leader"] : [who];
  return among.some((one) => step.who === `${organization}${one}`);
}

/** Staff of areas see what lies in their range, unless they are kept from it. */
function sees(model: Model, who: string): boolean {
  if (who === "org") return !model.recused;
  const range = ranges.find(([word]) => word.test(who));
  return range === undefined || range[1] === model.place;
}

const ranges = [
  [/^(dispatcher1|secretary1|community11|grid111)$/, "street1"],
  [/^dispatcher2$/, "street2"],
] as const;
