import "server-only";
import type { Scope } from "@/lib/platform/db/scope";
import type { ActivityKind } from "../rules/offers";
import { kindOf } from "./activities";

/** What a slot is for: a post or an activity, as the one who acts may read it. */
interface Subject {
  title: string;
  activityKind: ActivityKind | null;
  place: string;
  text: string;
  risk: boolean;
  skills: string[];
  times: string[];
  endText: string | null;
}

export async function subjectsOf(
  { actor, tx }: Scope,
  rows: readonly { subjectId: string }[],
): Promise<Map<string, Subject>> {
  const ids = [...new Set(rows.map(({ subjectId }) => subjectId))];
  const where = { tenantId: actor.tenantId, id: { in: ids } };
  const posts = await tx.servicePost.findMany({
    where,
    select: {
      id: true,
      name: true,
      place: true,
      duties: true,
      skills: true,
      times: true,
      endText: true,
    },
  });
  const activities = await tx.serviceActivity.findMany({
    where,
    select: {
      id: true,
      kind: true,
      title: true,
      place: true,
      body: true,
      risk: true,
      skills: true,
      endText: true,
    },
  });
  return new Map<string, Subject>([
    ...posts.map(({ id, name, duties, ...post }) => {
      const subject = { ...post, title: name, activityKind: null, text: duties, risk: false };
      return [id, subject] as const;
    }),
    ...activities.map(({ id, kind, body, ...activity }) => {
      const subject = { ...activity, activityKind: kindOf(kind), text: body, times: [] };
      return [id, subject] as const;
    }),
  ]);
}
