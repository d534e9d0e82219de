import { rules } from "./model-rules";
import { partOf, type Model, type Rule, type Step } from "./model-state";

/** Whether the model lets this step happen. */
export function mayStep(model: Model, step: Step): boolean {
  const rule = rules[step.verb];
  return rule !== undefined && isAmong(model, rule.who, step) && rule.when(model, step);
}

export function takeStep(model: Model, step: Step): void {
  rules[step.verb]?.then(model, step);
}

function isAmong(model: Model, who: Rule["who"], step: Step): boolean {
  if (who === "clerk" || who === "leader")
    return step.who === `${partOf(model, step)?.organization ?? "nobody"}${who}`;
  return who.includes(step.who);
}
