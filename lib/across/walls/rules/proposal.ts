import { courtesies, speakers } from "../data/courtesies";
import { withoutWallTraces } from "@/lib/parts/traces/rules/public-traces";

type Marks = Parameters<typeof withoutWallTraces>[1];

/**
 * What the form proposes for everybody to read, made of what was written for the department: without
 * what tells who somebody is, without courtesies, told about a resident and not by one. The editor
 * writes it anew or lets it stand.
 */
export function proposalOf(task: string, marks: Marks): string {
  const plain = withoutWallTraces(task, marks).replaceAll(courtesies, "");
  return speakers
    .reduce((rest, [pattern, word]) => rest.replaceAll(pattern, word), plain)
    .replaceAll(/\s+/gu, " ")
    .replaceAll(/([，,。；;！!])[，,；;]+/gu, "$1")
    .trim()
    .replace(/^[，,；;]+|[，,；;]+$/gu, "");
}

/** The first thing that a proposed text says beside where: short enough to be a title, or nothing. */
export function titleOf(proposed: string, max: number): string | undefined {
  return proposed
    .split(/[：:，,。；;！!\n]/u)
    .map((part) => part.trim())
    .find((part) => {
      const { length } = Array.from(part);
      return length >= 5 && length <= max && !address.test(part);
    });
}

const address = /\d/u;

/** Whether a public text is the complainant's own, word for word; signs and blanks do not count. */
export function isAsTold(publicText: string, told: string): boolean {
  const bare = (text: string) => text.replaceAll(/[^\p{Letter}\p{Number}]+/gu, "");
  return bare(publicText) === bare(told);
}
