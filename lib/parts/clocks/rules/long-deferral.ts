import { instantAt, localDay, type Instant } from "@/lib/platform/core/time-zone";
import type { Clockwork } from "./timeline";

/** A deferral that lasts to this moment or longer is the district's to grant (T13). */
export function districtDefersFrom(since: Instant, { settings, calendar }: Clockwork): Instant {
  const days = settings["deferral.districtFrom"].value;
  return instantAt(localDay(since, calendar.timeZone) + days, 0, calendar.timeZone);
}
