import { rules } from "./model-rules";
import { matterOf, partOf, type Model, type Rule, type Step } from "./model-state";

/** Whether the model lets this step happen. */
export function mayStep(model: Model, step: Step): boolean {
  const [rule, matter] = [rules[step.verb], matterOf(model, step)];
  return (
    rule !== undefined &&
    matter !== null &&
    isAmong(matter, rule.who, step) &&
    rule.when(matter, step)
  );
}

export function takeStep(model: Model, step: Step): void {
  const matter = matterOf(model, step);
  if (matter !== null) rules[step.verb]?.then(matter, step);
}

function isAmong(model: Model, who: Rule["who"], step: Step): boolean {
  if (who === "clerk" || who === "leader")
    return step.who === `${partOf(model, step)?.organization ?? "nobody"}${who}`;
  return who.includes(step.who);
}
