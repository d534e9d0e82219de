import type { Estate } from "./estate";
import type { Scene } from "./target";

function onEstate(more: (estate: Estate) => Record<string, unknown>): Scene {
  return {
    subject: "register",
    input: ({ estate }) => ({ id: estate.id, version: "1", ...more(estate) }),
  };
}

const facts = { housing: "old", committee: "none" };
const managed = { mode: "self_managed", startsOn: "2026-02-01" };

export const propertyScenes: Readonly<Record<string, Scene>> = {
  "property.enter": {
    subject: "none",
    input: (_target, serial) => ({ ...facts, ...managed, name: `新村${String(serial)}` }),
  },
  "property.edit": onEstate(({ id }) => ({ ...facts, name: `改名${id.slice(-12)}` })),
  "property.close": onEstate(() => ({ reason: "merged" })),
  "property.manage": onEstate(() => managed),
  "property.plan": {
    subject: "register",
    input: ({ estate, departmentId }) => ({
      id: estate.bareId,
      version: "1",
      way: "state_company",
      measure: "由区属物业企业接管。",
      organizationId: departmentId,
      dueOn: "2099-06-30",
      reason: "社区代管到期。",
    }),
  },
  "property.finishPlan": {
    subject: "register",
    input: ({ estate }) => ({ id: estate.planId, version: "1", result: "已由社区代管。" }),
  },
  "property.addSeat": {
    subject: "register",
    input: ({ estate }) => ({
      id: estate.id,
      side: "police",
      organizationName: "派出所",
      name: "周警官",
    }),
  },
  "property.closeSeat": {
    subject: "register",
    input: ({ estate }) => ({ id: estate.seatId, version: "1" }),
  },
  "property.appoint": {
    subject: "register",
    input: ({ estate }) => ({
      id: estate.id,
      name: "冯经理",
      fromBody: "company",
      fromPost: "项目经理",
      toBody: "party",
      toPost: "兼职委员",
      startsOn: "2026-02-01",
    }),
  },
  "property.endAppointment": {
    subject: "register",
    input: ({ estate }) => ({ id: estate.appointmentId, version: "1", day: "2026-02-01" }),
  },
  "property.noteConflict": {
    subject: "register",
    input: ({ estate }) => ({ id: estate.appointmentId, version: "1", conflictNote: "回避表决。" }),
  },
  "property.openRating": {
    subject: "register",
    input: ({ estate }) => ({ id: estate.id, period: "2026-Q1" }),
  },
  "property.callMeeting": {
    subject: "register",
    input: ({ estate }) => ({
      id: estate.id,
      startsAt: "2099-01-01T14:30",
      place: "社区会议室",
    }),
  },
  "property.proposeTopic": {
    subject: "register",
    input: ({ estate }) => ({ id: estate.id, title: "停车难", matter: "夜间没有车位。" }),
  },
  "property.notifyMeeting": {
    subject: "register",
    input: ({ estate }) => ({ id: estate.meetingId, version: "1" }),
  },
};
