import { localDate } from "@/lib/platform/core/time-zone";
import type { Council } from "./council";
import type { Scene, Target } from "./target";

type Words = (target: Target) => Record<string, unknown>;

function onSeat(which: "seatId" | "holderId", more: Words, council?: string): Scene {
  return {
    ...(council === undefined ? {} : { council }),
    subject: "register",
    input: (target) => ({ id: target.council[which], version: "1", ...more(target) }),
  };
}

function council({ councilId, councilVersion }: Council) {
  return { id: councilId, version: String(councilVersion) };
}

function onRotation(more: Words): Scene {
  return {
    subject: "register",
    input: (target) => ({ id: target.council.rotation.planId, version: "1", ...more(target) }),
  };
}

const item = {
  key: null,
  title: "联一户居民",
  body: "联系一户居民。",
  frequency: "quarter",
  kinds: ["part_time"],
};

function record({ council: { contact } }: Target) {
  return { id: contact.recordId, version: "1" };
}

const day = () => ({ day: "2026-03-01" });
const paper = () => ({ ...day(), documentNo: "党工委〔2026〕3号" });

export const councilScenes: Readonly<Record<string, Scene>> = {
  "council.setUp": {
    subject: "none",
    council: "none",
    input: () => ({
      name: "第一社区大党委",
      establishedOn: "2026-06-02",
      startsOn: "2026-06-02",
    }),
  },
  "council.beginTerm": {
    subject: "register",
    council: "term",
    input: (target) => ({
      ...council(target.council),
      startsOn: "2026-06-01",
      approvalNo: "街道党工委〔2026〕9号",
      changeReason: "与社区党组织同步换届。",
    }),
  },
  "council.addSeat": {
    subject: "register",
    input: (target) => ({
      ...council(target.council),
      kind: "deputy",
      organizationId: target.departmentId,
    }),
  },
  "council.closeSeat": onSeat("seatId", () => ({ ...day(), reason: "fewer_seats" })),
  "council.recommend": onSeat("seatId", () => ({ ...day(), name: "周代表", title: "副校长" })),
  "council.select": onSeat("holderId", day, "recommended"),
  "council.approve": onSeat("holderId", paper, "selected"),
  "council.appoint": onSeat("holderId", paper, "approved"),
  "council.publish": onSeat("holderId", day, "appointed"),
  "council.decline": onSeat("holderId", day, "selected"),
  "council.end": onSeat(
    "holderId",
    () => ({ ...day(), reason: "inactive", text: "多次不参加。" }),
    "published",
  ),
  "council.correct": onSeat(
    "holderId",
    () => ({ title: "校长", phone: "", text: "升任校长。" }),
    "published",
  ),
  "council.reveal": onSeat("holderId", () => ({ text: "通知联席会议。" }), "published"),
  "council.planRotation": {
    subject: "register",
    input: (target) => ({
      ...council(target.council),
      period: "year",
      startsOn: "2098-01-01",
      organizationIds: [target.council.rotation.seatedId, target.council.rotation.officeId],
    }),
  },
  "council.endRotation": onRotation(() => ({ day: "2097-12-31", text: "改为按季度轮值。" })),
  "council.swapTurns": onRotation(({ council: { rotation } }) => ({
    turnOn: rotation.turns[1],
    otherOn: rotation.turns[2],
    text: "单位年底任务重。",
  })),
  "council.replaceTurn": onRotation(({ council: { rotation } }) => ({
    turnOn: rotation.turns[1],
    organizationId: rotation.seatedId,
    text: "单位搬迁。",
  })),
  "council.tellTurn": {
    subject: "register",
    input: ({ council: { rotation } }) => ({ id: rotation.planId, turnOn: rotation.turns[1] }),
  },
  "council.saveContacts": {
    subject: "none",
    council: "unlisted",
    input: () => ({ validFrom: "2099-01-01", items: JSON.stringify([item]) }),
  },
  "council.recordContact": {
    subject: "register",
    council: "listed",
    input: ({ council: { contact } }) => ({
      seatId: contact.seatId,
      itemKey: contact.itemKey,
      ...day(),
      what: "走访一户，帮着修了灯。",
    }),
  },
  "council.correctContact": {
    subject: "register",
    input: (target) => ({ ...record(target), ...day(), what: "走访两户。", text: "少写了一户。" }),
  },
  "council.strikeContact": {
    subject: "register",
    input: (target) => ({ ...record(target), text: "记错了席位。" }),
  },
  "council.reportProgress": {
    subject: "register",
    meeting: "resolved",
    ofUnit: true,
    input: ({ meeting }) => ({
      id: meeting.resolutionId,
      day: localDate(Date.now(), "Asia/Shanghai"),
      text: "已腾出二十个车位。",
    }),
  },
  "council.tellCode": onSeat("holderId", () => ({}), "published"),
};
