import { appendFileSync } from "node:fs";
import process from "node:process";

/** One measured figure of a proof: printed as one line of JSON by `npm run proof`. */
export interface Figure {
  name: string;
  value: number;
  /** As it is read: ">= 0.9", "= 0", "<= 3". */
  goal: `${"=" | ">=" | "<="} ${number}`;
  unit: string;
  ok: boolean;
  /** What went wrong first, for whoever has to look. */
  examples?: readonly string[];
}

export function figure(
  name: string,
  value: number,
  goal: Figure["goal"],
  unit: string,
  examples: readonly string[] = [],
): Figure {
  const [how = "=", bound = "0"] = goal.split(" ");
  const wanted = Number(bound);
  const ok = how === "=" ? value === wanted : how === ">=" ? value >= wanted : value <= wanted;
  return { name, value, goal, unit, ok, ...(ok ? {} : { examples: examples.slice(0, 10) }) };
}

/** Tells the figures to whoever asked for them (scripts/proof.ts). */
export function tell(figures: readonly Figure[]): void {
  const file = process.env["PROOF_FILE"];
  const lines = figures.map((one) => `${JSON.stringify(one)}\n`).join("");
  if (file === undefined) process.stdout.write(lines);
  else appendFileSync(file, lines);
}
