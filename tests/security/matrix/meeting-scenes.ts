import type { Scene, Target } from "./target";

type Words = (target: Target) => Record<string, unknown>;

function onMeeting(meeting: string, more: Words = () => ({})): Scene {
  return {
    meeting,
    subject: "register",
    input: (target) => ({ id: target.meeting.meetingId, version: "1", ...more(target) }),
  };
}

const place = { startsAt: "2099-01-01T14:30", place: "社区会议室" };

export const meetingScenes: Readonly<Record<string, Scene>> = {
  "council.callMeeting": {
    subject: "register",
    input: (target) => ({ id: target.council.councilId, form: "monthly", ...place }),
  },
  "council.proposeTopic": {
    subject: "register",
    input: (target) => ({
      id: target.council.councilId,
      title: "停车难",
      matter: "夜间没有车位。",
    }),
  },
  "council.notifyMeeting": onMeeting("agenda"),
  "meeting.plan": onMeeting("collecting", ({ meeting }) => ({
    ...place,
    theme: "停车难",
    topicIds: [meeting.topicId],
  })),
  "meeting.hold": onMeeting("notified", ({ meeting }) => ({
    minutes: "会议讨论了停车问题。",
    attendance: JSON.stringify([{ id: meeting.attendeeId, presence: "present", word: null }]),
  })),
  "meeting.addResolution": onMeeting("held", (target) => ({
    topicId: target.meeting.topicId,
    measure: "夜间开放单位停车场。",
    organizationId: target.departmentId,
    categoryId: target.world.categories["0102"],
    dueOn: "2099-01-01",
  })),
  "meeting.dropResolution": onMeeting("held", ({ meeting }) => ({
    resolutionId: meeting.resolutionId,
  })),
  "meeting.conclude": onMeeting("held"),
  "meeting.publish": onMeeting("resolved"),
  "meeting.review": onMeeting("published", () => ({ text: "都已落实。" })),
  "meeting.raiseTopic": {
    subject: "register",
    input: ({ meeting }) => ({ id: meeting.topicId, version: "1" }),
  },
  "meeting.dropTopic": {
    subject: "register",
    input: ({ meeting }) => ({
      id: meeting.topicId,
      version: "1",
      text: "属于物业日常管理，已请物业答复。",
    }),
  },
  "council.proposeAsResident": {
    subject: "none",
    input: ({ communityId }) => ({
      areaId: communityId,
      title: "门口停车",
      matter: "早上门口堵住，想一起商量。",
    }),
  },
  "agenda.takeUpTicket": {
    subject: "ticket",
    needs: { work: "in_progress" },
    input: ({ matter }) => ({
      id: matter.ticketId,
      title: "楼道照明",
      matter: "楼道灯多处损坏，需要几家一起商量。",
    }),
  },
  "meeting.answerTopic": {
    subject: "register",
    input: ({ meeting }) => ({ id: meeting.raisedId, version: "1", text: "已协调交警划线。" }),
  },
  "ticket.takeResolution": {
    meeting: "resolved",
    subject: "register",
    input: ({ meeting }) => ({ id: meeting.resolutionId }),
  },
  "meeting.followResolution": {
    meeting: "published",
    subject: "register",
    input: ({ meeting }) => ({
      id: meeting.resolutionId,
      seq: "9007199254740991",
      state: "in_progress",
      reason: null,
    }),
  },
  "meeting.callOff": onMeeting("notified", () => ({ text: "场地临时有事。" })),
};
