import { must } from "@/tests/support/world";
import type { Scene, Target } from "./target";

type Request = NonNullable<Scene["request"]>;

const words = { title: "修一台轮椅", text: "一位居民想有人帮忙修理轮椅。", skills: [], times: [] };

/** One scene for each row of 点单 and 微心愿. */
export const requestScenes: Readonly<Record<string, Scene>> = {
  "request.submit": { subject: "none", input: asked },
  "request.register": { subject: "none", input: asked },
  "request.publish": on({ status: "submitted" }, () => words),
  "request.revise": on({ status: "published" }, () => words),
  "request.decline": on({ status: "submitted" }, () => ({ text: "需要由民政部门办理。" })),
  "request.offer": on({ status: "published" }, ({ member }) => ({ memberId: member.id })),
  "request.declineOffer": {
    ...on({ status: "published", by: "member", offered: true }),
    input: onlyId,
  },
  "request.declineOffer of a unit": {
    ...on({ status: "published", by: "unit", offered: true }),
    input: onlyId,
  },
  "request.take": on({ status: "published" }),
  "request.giveBack": on({ status: "taken", by: "member" }),
  "request.giveBack of a unit": on({ status: "taken", by: "unit" }),
  "request.finish": on({ status: "taken", by: "member" }, done),
  "request.finish of a unit": on({ status: "taken", by: "unit" }, done),
  "request.reveal": {
    ...on({ status: "taken", by: "member" }),
    input: (target) => ({ ...onlyId(target), text: "上门前联系" }),
  },
  "request.reveal of a unit": {
    ...on({ status: "taken", by: "unit" }),
    input: (target) => ({ ...onlyId(target), text: "上门前联系" }),
  },
  "request.undo": on({ status: "done", by: "member" }),
  "request.confirm": on({ status: "done", by: "member" }, () => ({ rating: "yes" })),
  "request.rate": on({ status: "confirmed", by: "member" }, () => ({ rating: "no" })),
  "request.withdraw": on({ status: "published" }),
  "request.escalate": on({ status: "published" }),
  "request.noteResource": on({ status: "published", escalated: true }, () => ({
    text: "区残联可以免费维修。",
  })),
  "request.settle": on({ status: "confirmed", by: "member" }),
  "serviceItem.add": { subject: "none", input: () => item },
  "serviceItem.edit": {
    subject: "request",
    input: ({ asked: { itemId } }) => ({ id: itemId, version: 1, ...item }),
  },
  "serviceItem.end": {
    subject: "request",
    input: ({ asked: { itemId } }) => ({ id: itemId, version: 1 }),
  },
};

const item = {
  title: "家电小修",
  includes: "小家电检测",
  offeredWhen: "周六上午",
  offeredBy: "维修服务岗",
};

function on(
  request: Request,
  more: (target: Target) => Record<string, unknown> = () => ({}),
): Scene {
  return {
    subject: "request",
    request,
    input: (target) => ({ ...onlyId(target), version: 1, ...more(target) }),
  };
}

function onlyId({ asked: { requestId } }: Target) {
  return { id: requestId };
}

function done() {
  return { text: "轮椅修好了。" };
}

/** Handed in for the first street's community, whoever does it. */
function asked({ world }: Target): Record<string, unknown> {
  return {
    kind: "wish",
    areaId: must(world.areas["street1.community1"]).id,
    text: "轮椅坏了想修一修。",
    name: "王桂兰",
    phone: "13512345678",
    consent: "on",
  };
}
