import type { RegisterUnit } from "./register";
import type { Scene } from "./target";

function onUnit(more: (unit: RegisterUnit) => Record<string, unknown>): Scene {
  return {
    subject: "register",
    input: ({ registered }) => ({ id: registered.id, ...more(registered) }),
  };
}

const facts = { type: "self_employed", operating: "yes", lookedOn: "2026-02-01", premises: "yes" };

export const unitScenes: Readonly<Record<string, Scene>> = {
  "units.enter": {
    subject: "none",
    input: (_target, serial) => ({ ...facts, name: `新店${String(serial)}` }),
  },
  "units.edit": onUnit(({ name }) => ({ ...facts, version: "1", name })),
  "units.close": onUnit(() => ({
    version: "1",
    on: "2026-02-01",
    reason: "deregistered",
    note: "公示系统查到。",
  })),
  "units.reopen": {
    subject: "register",
    input: ({ registered }) => ({ id: registered.closedId, version: "1", note: "重新开业。" }),
  },
  "units.addAdviser": onUnit(() => ({
    kind: "adviser",
    name: "郑指导员",
    startsOn: "2026-02-01",
  })),
  "units.endAdviser": {
    subject: "register",
    input: ({ registered }) => ({ id: registered.adviserId, version: "1", endsOn: "2026-02-01" }),
  },
  "units.contact": onUnit(() => ({ happenedOn: "2026-02-01", note: "送去办事指南。" })),
  "sheets.export": { subject: "none", input: () => ({ kind: "units" }) },
  "units.export": { subject: "none", input: () => ({}) },
  "units.reveal": onUnit(() => ({ text: "约走访时间。" })),
};
