import { reportText } from "@/lib/affairs/service/rules/unit-report";
import { lineOf } from "@/lib/ground/check-ins/rules/signed-line";
import { newId } from "@/lib/platform/core/id";
import { testDistrictKey, testSignature } from "@/tests/support/district-keys";
import { contactDue, type Promised } from "./promises";
import type { Scene } from "./target";

type Input = (promised: Promised, serial: number) => Record<string, unknown>;

const words = { text: "情况属实，已经做到。" };
const template = { title: "在职党员承诺书", text: "我承诺参加社区服务，说到做到。" };

const elsewhere = { to: "served:west", toUnit: "西区图书馆" };

/** What a community of another district has signed for a unit of the east. */
function reportFor(unit: string): string {
  const text = reportText({
    kind: "unit_report",
    id: newId(),
    from: { slug: "west", name: "west区", key: testDistrictKey("west") },
    place: "西区社区",
    to: { key: testDistrictKey("east"), unit },
    at: "2026-04-02T00:00:00.000Z",
    period: { kind: "quarter", fromDay: "2026-01-01" },
    lines: [
      {
        name: "孙**",
        posts: 1,
        minutes: 60,
        wishes: 0,
        pledges: 0,
        fulfilled: 0,
        evaluation: "服务认真。",
        evaluatedBy: null,
        evaluatedAt: null,
      },
    ],
  });
  return lineOf(text, testSignature("west", text));
}

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
  "report.issue": promised(({ outsideUnit }) => ({
    unitName: outsideUnit,
    kind: "quarter",
    fromDay: "2026-01-01",
    ...elsewhere,
  })),
  "report.readdress": promised(({ reportId }) => ({ ...seen(reportId), ...elsewhere })),
  "report.takeIn": {
    reported: { member: "active", unit: "active" },
    subject: "none",
    input: ({ unit }) => ({ report: reportFor(unit.name) }),
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
