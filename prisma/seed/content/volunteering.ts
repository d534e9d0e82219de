import texts from "./data/volunteering.json" with { type: "json" };

/** What a small district's members and units do for their neighbours, in its own words. */
export const serviceTexts = texts;

/** Names of the place instead of {district} and {street}. */
export function placed(text: string, names: { district: string; street: string }): string {
  return text.replaceAll("{district}", names.district).replaceAll("{street}", names.street);
}

export const unitTexts: readonly {
  name: string;
  kind: string;
  party: string;
  members: number;
  resources: string;
  status?: string | undefined;
  text?: string | undefined;
}[] = texts.units;

export const postTexts: readonly {
  kind: string;
  name: string;
  duties: string;
  times: readonly string[];
  capacity: number;
  holders: number;
  waiting: number;
  grid?: boolean | undefined;
}[] = texts.posts;

export const activityTexts: readonly {
  kind: string;
  title: string;
  place: string;
  body: string;
  risk?: boolean | undefined;
  /** Minute of the day. */
  start: number;
  minutes: number;
  /** Days from today, each a shift. */
  days: readonly number[];
  /** Moves each shift to the Saturday that follows. */
  weekend?: boolean | undefined;
  capacity: number;
  /** The shift that is full, with people waiting. */
  full?: number | undefined;
  end?: string | undefined;
  text?: string | undefined;
}[] = texts.activities;

export const wishTexts: readonly {
  said: string;
  title: string;
  text: string;
  skills: readonly string[];
  done?: string | undefined;
}[] = texts.wishes;

export const mobileTexts: readonly {
  direction: string;
  status: string;
  branch: string;
  place: string;
  host?: string | undefined;
  since: number;
  contacted: number | null;
}[] = texts.mobiles;

export const referralTexts: readonly {
  kind: string;
  text: string;
  status: string;
  answer?: string | undefined;
}[] = texts.referrals;
