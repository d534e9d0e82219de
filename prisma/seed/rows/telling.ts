import type { Rng } from "../content/random";
import type { TicketStory } from "../content/tickets";
import type { Context, Holder, Point } from "./context";
import type { Course } from "./course";
import type { PhotoFiles } from "./photo-files";
import type { PlacedPlan } from "./placing";
import type { Actor, StoryRows } from "./story-rows";

/** How a ticket ends that is not sent out, or what of its end stands on the ticket itself. */
export interface Ending {
  status: string;
  outcome: string | null;
  outcomeOrganization?: string;
  outcomeReason?: string | null;
  reasonCode: string | null;
  replyText: string | null;
  closedAt: Date | null;
}

/** One story as it is being told. */
export interface Telling {
  context: Context;
  placed: PlacedPlan;
  texts: TicketStory;
  rng: Rng;
  course: Course;
  rows: StoryRows;
  photos: PhotoFiles;
  number: string;
  place: Place;
  ending: Ending;
  ratings: Given[];
  mayCall: boolean;
  dispatcher: Actor;
  /** Photo files that came with the report. */
  reported: ReturnType<PhotoFiles>[];
}

export interface Place extends Point {
  areaId: string;
  path: string;
  names: string;
  address: string;
}

/** A rating as it was given. */
export interface Given {
  round: number;
  solved: string;
  satisfied: string;
  contacted: boolean;
  comment: string | null;
  at: Date;
}

export function holder(
  context: Context,
  role: Parameters<Context["holders"]>[0],
  placeId: string,
): Holder {
  const found = context.holders(role, placeId)[0];
  if (found === undefined) throw new RangeError(`nobody is ${role} of ${placeId}`);
  return found;
}
