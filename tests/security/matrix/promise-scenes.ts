import { contactDue, type Promised } from "./promises";
import type { Scene } from "./target";

type Input = (promised: Promised, serial: number) => Record<string, unknown>;

const words = { text: "情况属实，已经做到。" };
const template = { title: "在职党员承诺书", text: "我承诺参加社区服务，说到做到。" };

/** 承诺、双报告、民主评选 and 流动党员. */
export const promiseScenes: Readonly<Record<string, Scene>> = {
  "pledge.confirm": {
    reported: { member: "active" },
    subject: "none",
    input: () => ({
      post: "治安巡逻岗",
      fromDay: "2026-01-01",
      toDay: "2026-12-31",
      text: "我承诺每月巡逻一次，不缺席。",
      own: "yes",
    }),
  },
  "pledge.fulfil": promised(({ confirmedId }) => ({ ...seen(confirmedId), ...words })),
  "pledge.withdraw": promised(({ confirmedId }) => seen(confirmedId)),
  "pledge.review": promised(({ fulfilledId }) => ({ ...seen(fulfilledId), ...words })),
  "pledge.saveTemplate new": { subject: "none", input: () => template },
  "pledge.saveTemplate own": promised(({ templateId }) => ({ ...seen(templateId), ...template })),
  "pledge.retireTemplate": promised(({ templateId }) => seen(templateId)),
  "statement.generate": {
    subject: "none",
    input: () => ({ kind: "quarter", fromDay: "2026-07-01" }),
  },
  "statement.evaluate": promised(({ draftedId }) => ({ ...seen(draftedId), ...words })),
  "statement.acknowledge": {
    ...promised(({ sentId }) => ({ ids: [sentId] })),
    reported: { member: "active", unit: "active" },
  },
  "star.open": {
    ...promised(({ candidateIds }) => ({
      title: "星级党员民主评选",
      fromDay: "2099-01-01",
      toDay: "2099-01-10",
      maxChoices: "1",
      memberIds: candidateIds,
    })),
    subject: "none",
  },
  "star.cancel": promised(({ roundId }) => seen(roundId)),
  "star.vote": promised(({ roundId, candidateId }) => ({ id: roundId, choices: [candidateId] })),
  "mobile.register": {
    subject: "none",
    input: (_target, serial) => ({
      direction: "out",
      name: "周小明",
      phone: `133${String(serial).padStart(8, "0")}`,
      homeBranch: "第一党支部",
      destination: "浙江省杭州市",
      since: "2026-01-01",
    }),
  },
  "mobile.move": promised(({ mobileId }) => ({
    ...seen(mobileId),
    to: "in_notified",
    hostBranch: "杭州某社区党支部",
  })),
  "mobile.contact": promised(({ mobileId }) => ({ ...seen(mobileId), ...words })),
  "mobile.reveal": promised(({ mobileId }) => ({ id: mobileId, ...words })),
  "mobile.refer": promised(({ mobileId }) => ({ id: mobileId, kind: "job", ...words })),
  "mobile.answerReferral": promised(({ referralId }) => ({
    ...seen(referralId),
    status: "done",
    answer: "已介绍到街道就业站。",
  })),
  "mobile.remind": promised(({ mobileId }) => ({ id: mobileId, due: contactDue })),
};

function promised(input: Input): Scene {
  return {
    reported: { member: "active" },
    promised: true,
    subject: "register",
    input: (target, serial) => input(target.promised, serial),
  };
}

function seen(id: string) {
  return { id, version: "1" };
}
