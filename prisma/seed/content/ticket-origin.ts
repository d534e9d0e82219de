import type { Rng } from "./random";

export type TicketSource =
  | "hotline"
  | "patrol"
  | "wechat"
  | "platform"
  | "portal"
  | "service_rating"
  | "video"
  | "mail"
  | "walk_in"
  | "talk_point"
  | "issue_wall"
  | "meeting"
  | "representative"
  | "media"
  | "petition"
  | "instruction"
  | "self_check";

export type TicketChannel =
  "phone" | "on_site" | "wechat" | "web" | "app" | "transfer" | "camera" | "paper";

/**
 * Shares of a city month (连云港 2020-09: hotline 60.27, patrol 31.5, WeChat 4.52, platform 2.54,
 * service rating 0.48, app 0.48, website 0.12, video 0.05), with a few points taken off the first
 * two for the sources that such a report does not list.
 */
const SOURCES: readonly (readonly [TicketSource, number])[] = [
  ["hotline", 57.5],
  ["patrol", 29.5],
  ["wechat", 4.5],
  ["platform", 2.5],
  ["portal", 0.6],
  ["service_rating", 0.5],
  ["video", 0.1],
  ["mail", 0.1],
  ["walk_in", 2],
  ["talk_point", 0.7],
  ["issue_wall", 0.6],
  ["meeting", 0.4],
  ["representative", 0.3],
  ["media", 0.15],
  ["petition", 0.25],
  ["instruction", 0.1],
  ["self_check", 0.2],
];

/** Through which source and channel a ticket comes in. */
export function origin(rng: Rng): { source: TicketSource; channel: TicketChannel } {
  const source = rng.weighted(SOURCES);
  switch (source) {
    case "hotline":
      return { source, channel: "phone" };
    case "wechat":
      return { source, channel: "wechat" };
    case "portal":
      return { source, channel: rng.chance(0.8) ? "app" : "web" };
    case "video":
      return { source, channel: "camera" };
    case "platform":
    case "service_rating":
    case "media":
      return { source, channel: "transfer" };
    case "mail":
    case "petition":
    case "instruction":
      return { source, channel: "paper" };
    case "patrol":
    case "walk_in":
    case "talk_point":
    case "issue_wall":
    case "meeting":
    case "representative":
    case "self_check":
      return { source, channel: "on_site" };
  }
}
