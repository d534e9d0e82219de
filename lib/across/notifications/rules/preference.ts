import { isQuietAt, type QuietHours } from "./timing";
import type { NoticeClass } from "./routes";

/** What a person wants to hear outside of the inbox. */
export interface Wishes {
  readonly mailNow: boolean;
  readonly mailWarning: boolean;
  readonly smsNow: boolean;
  readonly smsWarning: boolean;
  readonly quietFrom: string | null;
  readonly quietTo: string | null;
}

const outChannels = ["mail", "webhook"] as const;
export type OutChannel = (typeof outChannels)[number];

/** By which ways a notice of this class leaves the house at once. */
export function channelsFor(noticeClass: NoticeClass, wishes: Wishes): OutChannel[] {
  switch (noticeClass) {
    case "now":
      return chosen(wishes.mailNow, wishes.smsNow);
    case "warning":
      return chosen(wishes.mailWarning, wishes.smsWarning);
    case "digest":
      return [];
  }
}

/** The person's own quiet hours, or else the district's. */
export function quietHoursOf(
  wishes: Pick<Wishes, "quietFrom" | "quietTo">,
  district: QuietHours,
): QuietHours {
  return wishes.quietFrom === null || wishes.quietTo === null
    ? district
    : { from: wishes.quietFrom, to: wishes.quietTo };
}

/** What a form of preferences must not say; field → message key. */
export function preferenceFaults(
  form: {
    mail: string | null;
    phone: string | null;
    mailNow: boolean;
    mailWarning: boolean;
    mailDigest: boolean;
    smsNow: boolean;
    smsWarning: boolean;
    digestAt: string;
    quietFrom: string | null;
    quietTo: string | null;
  },
  district: QuietHours,
): Record<string, string> {
  const faults: Record<string, string> = {};
  if (form.mail === null && (form.mailNow || form.mailWarning || form.mailDigest)) {
    faults["mail"] = "preferences.mailNeeded";
  }
  if (form.phone === null && (form.smsNow || form.smsWarning)) {
    faults["phone"] = "preferences.phoneNeeded";
  }
  if (form.quietFrom === null && form.quietTo !== null) faults["quietFrom"] = "preferences.both";
  if (form.quietTo === null && form.quietFrom !== null) faults["quietTo"] = "preferences.both";
  if (form.mailDigest && isQuietAt(form.digestAt, quietHoursOf(form, district))) {
    faults["digestAt"] = "preferences.digestQuiet";
  }
  return faults;
}

function chosen(mail: boolean, sms: boolean): OutChannel[] {
  return outChannels.filter((channel) => (channel === "mail" ? mail : sms));
}
