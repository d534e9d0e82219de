import type { MeetingStep, ResolutionState, TopicStatus } from "@/lib/parts/meetings/rules/stages";
import { Badge } from "../ui/badge";
import type { Tone } from "../ui/tone";
import { tme } from "./text";

const steps: Readonly<Record<MeetingStep | "called_off", Tone>> = {
  collecting: "idle",
  agenda: "busy",
  notified: "info",
  held: "busy",
  resolved: "busy",
  assigned: "info",
  supervising: "info",
  published: "ok",
  reviewed: "ok",
  called_off: "idle",
};

/** How far a meeting is. */
export function StepBadge({ step }: { step: MeetingStep | "called_off" }) {
  return <Badge tone={steps[step]}>{tme(`step.${step}`)}</Badge>;
}

const topicTones: Readonly<Record<TopicStatus, Tone>> = {
  open: "info",
  agenda: "busy",
  settled: "ok",
  raised: "busy",
  answered: "ok",
  dropped: "idle",
};

/** How far a topic is. */
export function TopicBadge({ status }: { status: TopicStatus }) {
  return <Badge tone={topicTones[status]}>{tme(`topicStatus.${status}`)}</Badge>;
}

const states: Readonly<Record<ResolutionState, Tone>> = {
  draft: "idle",
  open: "info",
  in_progress: "busy",
  done: "ok",
  unsolved: "warn",
};

/** What became of a resolution. */
export function StateBadge({ state }: { state: ResolutionState }) {
  return <Badge tone={states[state]}>{tme(`state.${state}`)}</Badge>;
}
