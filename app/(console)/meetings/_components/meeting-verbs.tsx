import { clockText, dayText } from "@/components/ui/time-words";
import type { MeetingDetail } from "@/lib/parts/meetings/queries/detail";
import type { FormAction } from "@/lib/platform/core/action-state";
import { newId } from "@/lib/platform/core/id";
import {
  callOffMeeting,
  concludeMeeting,
  holdMeeting,
  notifyCouncilMeeting,
  notifyPropertyMeeting,
  planMeeting,
  publishMeeting,
  reviewMeeting,
} from "../actions";
import { HoldMeeting } from "./hold-form";
import { PlainStep, type PlainVerb } from "./plain-verb";
import { PlanMeeting } from "./plan-form";

/** Who is told is known to the body. */
const notices: Readonly<Record<MeetingDetail["bodyKind"], FormAction>> = {
  council: notifyCouncilMeeting,
  property: notifyPropertyMeeting,
};
const actions: Readonly<Record<Exclude<PlainVerb, "notify">, FormAction>> = {
  conclude: concludeMeeting,
  publish: publishMeeting,
  review: reviewMeeting,
  callOff: callOffMeeting,
};
const plain = ["notify", "conclude", "publish", "review", "callOff"] as const;

/** What may be done with the meeting now; the next step of its way stands out. */
export function MeetingVerbs({ meeting }: { meeting: MeetingDetail }) {
  const { id, version, verbs, step, startsAt } = meeting;
  const subject = { id, version };
  const told = meeting.notifiedAt !== null;
  return (
    <>
      {verbs.includes("plan") ? (
        <PlanMeeting
          key={`plan ${String(version)}`}
          meeting={{
            ...subject,
            theme: meeting.theme,
            startsAt: `${dayText(startsAt)}T${clockText(startsAt)}`,
            place: meeting.place,
            convener: meeting.convener,
            told,
            chosen: meeting.agenda.map(({ topicId }) => topicId),
            topics: meeting.topics,
            noticeDays: meeting.noticeDays,
          }}
          send={{ action: planMeeting, startKey: newId() }}
          main={step === "collecting"}
        />
      ) : null}
      {verbs.includes("hold") ? (
        <HoldMeeting
          key={`hold ${String(version)}`}
          meeting={{ ...subject, minutes: meeting.minutes, attendees: meeting.attendees }}
          send={{ action: holdMeeting, startKey: newId() }}
          main={step === "notified"}
        />
      ) : null}
      {plain
        .filter((verb) => verbs.includes(verb))
        .map((verb) => (
          <PlainStep
            key={`${verb} ${String(version)}`}
            verb={verb}
            meeting={subject}
            days={meeting.noticeDays}
            send={{
              action: verb === "notify" ? notices[meeting.bodyKind] : actions[verb],
              startKey: newId(),
            }}
            main={verb !== "callOff"}
          />
        ))}
    </>
  );
}
