import type { DutyInForce } from "./recipients";
import type { NoticeClass } from "./routes";

/** What a fact of 双报到 or 服务 is about: in which table its subject stands. */
export type ServiceSubject = "memberCheckIn" | "unitCheckIn" | "request" | "record" | "shift";

interface ServiceTelling {
  readonly about: ServiceSubject;
  readonly kind: string;
  readonly class: NoticeClass;
  /** host - whoever received or offered it; street - who looks for resources (DOMAIN §7.4). */
  readonly who: "host" | "street";
}

/**
 * What waits for somebody of a community. Nothing here is urgent: it comes with the daily summary, but
 * for the place of a shift that falls free when nobody is left to take it.
 */
export const serviceRoutes: Readonly<Record<string, ServiceTelling>> = {
  "checkIn.submitted": {
    about: "memberCheckIn",
    kind: "checkInWaits",
    class: "digest",
    who: "host",
  },
  "unit.submitted": { about: "unitCheckIn", kind: "unitWaits", class: "digest", who: "host" },
  "request.submitted": { about: "request", kind: "requestWaits", class: "digest", who: "host" },
  "request.escalated": { about: "request", kind: "wishUnclaimed", class: "digest", who: "street" },
  "service.record_entered": { about: "record", kind: "recordWaits", class: "digest", who: "host" },
  "service.released": { about: "shift", kind: "placeFree", class: "now", who: "host" },
};

/** Of these one unread line says enough: the list behind it tells how many there are (DOMAIN §11.1, N6). */
export const saidOnce: ReadonlySet<string> = new Set([
  "checkInWaits",
  "unitWaits",
  "requestWaits",
  "wishUnclaimed",
  "recordWaits",
]);

/** A place that falls free so shortly before its shift may stay empty. */
export const freeWithinHours = 48;

/** Who received or offered what stands at this path: the community, or above it the street, the district. */
export function hostsOf(
  path: string,
  duties: readonly DutyInForce[],
  who: ServiceTelling["who"],
): readonly DutyInForce[] {
  const depth = who === "street" ? 2 : Math.min(path.split(".").length - 1, hosts.length);
  const role = hosts[depth - 1];
  return duties.filter((duty) => duty.role === role && path.startsWith(duty.path));
}

const hosts = ["district_org", "street_secretary", "community_secretary"] as const;

/** What a member, a liaison officer or who fills a seat must know though nobody looks: by text message, under `member.<kind>`. */
export const memberTellings = {
  "checkIn.accepted": "accepted",
  "service.released": "movedUp",
  "service.resized": "movedUp",
  "service.swapped": "movedUp",
  "service.activity_cancelled": "cancelled",
  "service.activity_done": "cancelled",
  "service.shift_called_off": "cancelled",
  "service.shift_moved": "shiftMoved",
  "statement.sent": "statement",
  "council.turn_due": "turn",
  "opinion.asked": "opinionAsked",
  "opinion.due_soon": "opinionSoon",
  "opinion.answered": "opinionNews",
  "opinion.replied": "opinionNews",
  "opinion.closed": "opinionNews",
  "round.published": "roundOpen",
  "round.called_off": "roundCalledOff",
  "round.released": "roundTold",
  "round.appeal_answered": "roundTold",
  "co.agreement_confirmed": "agreement",
} as const satisfies Readonly<Record<string, string>>;
