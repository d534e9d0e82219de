import type { Reason } from "@/lib/affairs/service/rules/matching";
import { Icon } from "../ui/icon";
import { skillWords, timeWords } from "./request-badges";
import { tsv } from "./text";

/** 为什么推荐, in one line: what the member has said, and nothing else of a person. No score. */
export function WhyText({ reasons }: { reasons: readonly Reason[] }) {
  if (reasons.length === 0) return null;
  return (
    <p className="flex gap-1.5 text-sm font-semibold text-ok">
      <Icon name="check" size="sm" className="mt-1" />
      <span>
        {tsv("my.why")}
        {reasons.map(whyWords).join(tsv("my.why.and"))}
      </span>
    </p>
  );
}

export function whyWords(reason: Reason): string {
  switch (reason.kind) {
    case "offered":
      return tsv("wish.why.offered");
    case "skills":
      return tsv("wish.why.skills", { which: skillWords(reason.which) });
    case "times":
      return tsv("wish.why.times", { which: timeWords(reason.which) });
    case "open":
      return tsv("wish.why.open");
  }
}
