import type { IconName } from "../ui/icon";
import type { Tone } from "../ui/tone";

interface Look {
  tone: Tone;
  icon: IconName;
}

// Blue: not yet begun. Violet: somebody is at work. Amber: somebody must decide. Green: done.
// Grey: ended without handling. Red belongs to lateness and to what was sent back to be redone.
export const ticketLooks = {
  registered: { tone: "info", icon: "inbox" },
  screening: { tone: "info", icon: "filter" },
  consulting: { tone: "warn", icon: "people" },
  linked: { tone: "idle", icon: "arrowRight" },
  dispatched: { tone: "info", icon: "send" },
  accepted: { tone: "busy", icon: "check" },
  in_progress: { tone: "busy", icon: "clock" },
  return_requested: { tone: "warn", icon: "return" },
  verification: { tone: "warn", icon: "eye" },
  callback: { tone: "warn", icon: "phone" },
  closed: { tone: "ok", icon: "checkCircle" },
  rejected: { tone: "idle", icon: "stop" },
  answered: { tone: "ok", icon: "message" },
  transferred: { tone: "idle", icon: "arrowRight" },
  deferred: { tone: "warn", icon: "archive" },
  terminated: { tone: "idle", icon: "stop" },
  withdrawn: { tone: "idle", icon: "close" },
} as const satisfies Readonly<Record<string, Look>>;

export const assignmentLooks = {
  dispatched: { tone: "info", icon: "inbox" },
  accepted: { tone: "busy", icon: "check" },
  in_progress: { tone: "busy", icon: "clock" },
  return_requested: { tone: "warn", icon: "return" },
  returned: { tone: "idle", icon: "return" },
  recalled: { tone: "idle", icon: "close" },
  sign_off: { tone: "warn", icon: "edit" },
  submitted: { tone: "warn", icon: "eye" },
  verified: { tone: "warn", icon: "phone" },
  done: { tone: "ok", icon: "checkCircle" },
  redo: { tone: "bad", icon: "redo" },
  waived: { tone: "idle", icon: "dash" },
  deferred: { tone: "warn", icon: "archive" },
  terminated: { tone: "idle", icon: "stop" },
  withdrawn: { tone: "idle", icon: "close" },
} as const satisfies Readonly<Record<string, Look>>;

export type TicketStatus = keyof typeof ticketLooks;
export type AssignmentStatus = keyof typeof assignmentLooks;
