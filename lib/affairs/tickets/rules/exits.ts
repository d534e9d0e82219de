import type { TicketOutcome } from "./outcomes";

/** The exits of the screening (DOMAIN §2.3); the eighth, an answer at once, is a verb of its own. */
export const exitCodes = [
  "emergency_line",
  "legal_channel",
  "duplicate",
  "confidential",
  "out_of_scope",
  "unlawful",
  "decided",
] as const;
export type ExitCode = (typeof exitCodes)[number];

/** What belongs to 110, 119, 120 or 122 is passed on at once, and not refused. */
export function exitStatus(code: ExitCode): "rejected" | "transferred" {
  return code === "emergency_line" ? "transferred" : "rejected";
}

/** How a matter ended that left by an exit, in the words that are shown beside the state. */
export function outcomeOfExit(code: ExitCode): TicketOutcome {
  switch (code) {
    case "duplicate":
      return "duplicate";
    case "emergency_line":
    case "legal_channel":
    case "out_of_scope":
      return "not_ours";
    case "confidential":
    case "unlawful":
    case "decided":
      return "explained";
  }
}
