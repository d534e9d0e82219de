import type { Party } from "./party";
import type { Scene } from "./target";

function onParty(more: (party: Party) => Record<string, unknown>): Scene {
  return {
    subject: "register",
    input: ({ party }) => ({ id: party.id, version: "1", ...more(party) }),
  };
}

const day = "2026-02-01";

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
  "party.remindTerm": {
    subject: "register",
    input: ({ party }) => ({ id: party.termId, months: 6 }),
  },
};
