import { hoursAndMinutes } from "@/lib/affairs/service/rules/records";
import { tsv } from "./text";

/** "2 小时 30 分钟" */
export function minutesText(total: number): string {
  const { hours, minutes } = hoursAndMinutes(total);
  if (hours === 0) return tsv("minutes.only", { minutes });
  return minutes === 0 ? tsv("minutes.hours", { hours }) : tsv("minutes.both", { hours, minutes });
}
