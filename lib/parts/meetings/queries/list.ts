import "server-only";
import type { Scope } from "@/lib/platform/db/scope";
import {
  meetingForms,
  meetingStatuses,
  stepOf,
  type MeetingForm,
  type MeetingStatus,
  type MeetingStep,
} from "../rules/stages";
import type { ResolutionShown } from "../schema";
import { resolutionsOf } from "./resolutions";

/** A meeting as one line of its body's list. */
export interface MeetingLine {
  id: string;
  form: MeetingForm;
  theme: string | null;
  place: string;
  startsAt: string;
  step: MeetingStep | "called_off";
  resolutions: ResolutionShown[];
}

/** The meetings of a body, or of the own place, that who looks may see; the latest first. Two statements. */
export async function meetingsOf(
  scope: Scope,
  of: { bodyId: string } | { path: string },
): Promise<MeetingLine[]> {
  const { actor, tx } = scope;
  const rows = await tx.meeting.findMany({
    where: { tenantId: actor.tenantId, ...of },
    orderBy: [{ startsAt: "desc" }, { id: "desc" }],
    take: 100,
    select: { id: true, form: true, theme: true, place: true, startsAt: true, status: true },
  });
  const resolutions = await resolutionsOf(
    scope,
    rows.map(({ id }) => id),
  );
  return rows.map(({ status, form, startsAt, ...row }) => {
    const own = resolutions.filter(({ meetingId }) => meetingId === row.id);
    return {
      ...row,
      startsAt: startsAt.toISOString(),
      form: formOf(form),
      step: stepShown(status, own),
      resolutions: own,
    };
  });
}

export function formOf(text: string): MeetingForm {
  return meetingForms.find((one) => one === text) ?? "joint";
}

export function stepShown(
  text: string,
  resolutions: readonly ResolutionShown[],
): MeetingStep | "called_off" {
  const status: MeetingStatus = meetingStatuses.find((one) => one === text) ?? "collecting";
  return status === "called_off"
    ? status
    : stepOf(
        status,
        resolutions.map(({ state, ticket }) => ({ state, ticket: ticket !== null })),
      );
}
