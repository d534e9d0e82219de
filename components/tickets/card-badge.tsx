import { clockWord } from "./messages/text";
import type { CardLevel } from "@/lib/parts/clocks/rules/cards";
import { Badge } from "../ui/badge";
import type { Tone } from "../ui/tone";

const tones: Readonly<Record<CardLevel, Tone>> = {
  normal: "info",
  yellow: "warn",
  red: "bad",
  listed: "bad",
};

/** 督办: the level in words, so that nobody must tell colours apart. */
export function CardBadge({ level }: { level: CardLevel }) {
  return (
    <Badge tone={tones[level]} icon="flag">
      {clockWord(`level.${level}`)}
    </Badge>
  );
}

export function cardTone(level: CardLevel): Tone {
  return tones[level];
}
