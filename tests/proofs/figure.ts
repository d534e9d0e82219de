import { appendFileSync, existsSync, mkdirSync } from "node:fs";
import path from "node:path";

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

/** Where the figures of a run are written down; scripts/proof.ts reads them from there. */
const figuresFile = path.resolve(".cache/proof/figures.jsonl");
/** Beside them, how far a long measurement is; it is there as long as somebody is reading it. */
const progressFile = path.resolve(".cache/proof/progress.txt");

export function progress(text: string): void {
  if (existsSync(progressFile)) appendFileSync(progressFile, `${text}\n`);
}

/** Tells the figures to whoever asked for them. */
export function tell(figures: readonly Figure[]): void {
  mkdirSync(path.dirname(figuresFile), { recursive: true });
  appendFileSync(figuresFile, figures.map((one) => `${JSON.stringify(one)}\n`).join(""));
}
