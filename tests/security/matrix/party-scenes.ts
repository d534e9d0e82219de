import type { Party } from "./party";
import type { Scene } from "./target";

function onParty(more: (party: Party) => Record<string, unknown>): Scene {
  return {
    subject: "register",
    input: ({ party }) => ({ id: party.id, version: "1", ...more(party) }),
  };
}

const day = "2026-02-01";

function onCase(partyCase: string, more: Record<string, unknown> = {}): Scene {
  return {
    partyCase,
    subject: "register",
    input: ({ party }) => ({ id: party.caseId, version: "1", day, text: "情况如下。", ...more }),
  };
}

export const partyScenes: Readonly<Record<string, Scene>> = {
  "party.setUp": {
    subject: "register",
    input: ({ party }) => ({
      parentId: party.parentId,
      kind: "branch.own",
      areaId: party.areaId,
      establishedOn: day,
      name: "第一中学党支部",
    }),
  },
  "party.setUp top": {
    subject: "register",
    input: ({ otherStreetId }) => ({
      kind: "work_committee",
      areaId: otherStreetId,
      establishedOn: day,
      name: "街道党工委",
    }),
  },
  "party.edit": onParty(({ gridId }) => ({ name: "网格党支部", placeIds: [gridId] })),
  "party.close": onParty(() => ({ reason: "merged", day })),
  "party.count": {
    subject: "register",
    input: ({ party }) => ({ id: party.id, day, full: "12", probationary: "1" }),
  },
  "party.elect": onParty(() => ({ day, documentNo: "党工委〔2026〕3号" })),
  "party.extend": onParty(() => ({
    day: "2029-06-30",
    documentNo: "党工委〔2026〕3号",
    reason: "社区合并，推迟换届。",
  })),
  "party.record": {
    subject: "register",
    input: ({ party }) => ({
      id: party.id,
      kind: "theme_day",
      day,
      topic: "清理楼道",
      present: "8",
    }),
  },
  "party.strike": {
    subject: "register",
    input: ({ party }) => ({ id: party.recordId, version: "1", reason: "记错了日期。" }),
  },
  "party.enterDues": {
    subject: "register",
    input: ({ party }) => ({
      id: party.id,
      month: "2026-01",
      paid: "8",
      unpaid: "0",
      waived: "1",
    }),
  },
  "party.remindLife": {
    subject: "register",
    input: ({ party }) => ({ id: party.id, month: "2026-02-01" }),
  },
  "party.openCase": {
    subject: "register",
    input: ({ party }) => ({ id: party.id, day, text: "半年没有开过会。" }),
  },
  "party.gather": onCase("found"),
  "party.plan": onCase("opinions", { dueOn: "2026-06-01" }),
  "party.passCheck": onCase("measures"),
  "party.sendBackCase": onCase("measures"),
  "party.liftCase": onCase("checked"),
  "party.remindTerm": {
    subject: "register",
    input: ({ party }) => ({ id: party.termId, months: 6 }),
  },
};
