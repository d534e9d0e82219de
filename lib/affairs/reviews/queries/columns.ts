import "server-only";
import { isoDay, type IsoDate } from "@/lib/platform/core/calendar-day";
import { localDate } from "@/lib/platform/core/time-zone";
import type { Actor } from "@/lib/platform/db/scope";
import {
  sideOf,
  sides,
  statuses,
  timingOf,
  waitsFor,
  type Side,
  type Status,
  type Timing,
} from "../rules/opinions";
import { shippedPurpose } from "../rules/powers";

export const lineColumns = {
  id: true,
  path: true,
  areaName: true,
  organizationId: true,
  organizationName: true,
  askedBy: true,
  purpose: true,
  purposeName: true,
  title: true,
  dueOn: true,
  askedAt: true,
  status: true,
  answeredOn: true,
  version: true,
} as const;

interface LineRow {
  id: string;
  path: string;
  areaName: string;
  organizationId: string;
  organizationName: string;
  askedBy: string;
  purpose: string;
  purposeName: string | null;
  title: string;
  dueOn: Date;
  askedAt: Date;
  status: string;
  answeredOn: Date | null;
  version: number;
}

/** A request as one line; `own` is the side of who looks, null for who reads from above. */
export interface OpinionLine {
  id: string;
  version: number;
  from: string;
  to: string;
  askedBy: Side;
  own: Side | null;
  /** In the words with which it was asked. */
  purpose: string;
  title: string;
  status: Status;
  dueOn: IsoDate;
  timing: Timing;
  askedAt: string;
  /** Whether it is the turn of who looks. */
  waits: boolean;
}

export function opinionLine(actor: Actor, row: LineRow): OpinionLine {
  const askedBy = sides.find((one) => one === row.askedBy) ?? "office";
  const status = statuses.find((one) => one === row.status) ?? "closed";
  const own = sideOf(actor, row);
  const [office, organization] = [row.areaName, row.organizationName];
  const dueOn = isoDay(row.dueOn);
  const answeredOn = row.answeredOn === null ? null : isoDay(row.answeredOn);
  return {
    id: row.id,
    version: row.version,
    from: askedBy === "office" ? office : organization,
    to: askedBy === "office" ? organization : office,
    askedBy,
    own,
    purpose: row.purposeName ?? shippedPurpose(row.purpose),
    title: row.title,
    status,
    dueOn,
    timing: timingOf({ dueOn, answeredOn, status }, localDate(actor.now, actor.tenant.timeZone)),
    askedAt: row.askedAt.toISOString(),
    waits: own !== null && waitsFor({ askedBy, status }) === own,
  };
}
