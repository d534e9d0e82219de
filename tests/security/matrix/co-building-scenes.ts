import sharp from "sharp";
import type { CoBuilding } from "./co-building";
import type { Scene } from "./target";

const pixels = { width: 8, height: 6, channels: 3, background: "#887755" } as const;
const bytes = await sharp({ create: pixels }).jpeg().toBuffer();
const photo = new File([new Uint8Array(bytes)], "photo.jpg", { type: "image/jpeg" });

const entry = { kind: "venue", title: "报告厅", detail: "两百座。" };
const planned = {
  title: "周末课堂",
  goal: "给孩子一个去处。",
  pairing: "school",
  tags: ["six.culture"],
  startsOn: "2026-01-01",
  endsOn: "2099-12-31",
};

/** The unit of the scene is made for it, so that a liaison officer inside is its own. */
function onOwn(
  input: (co: CoBuilding) => Record<string, unknown>,
  co: Scene["co"] = { status: "proposed", by: "office" },
): Scene {
  return {
    subject: "register",
    reported: { unit: "active" },
    co,
    input: (target) => input(target.co),
  };
}

function withVersion(key: keyof CoBuilding, more: Record<string, unknown> = {}) {
  return (co: CoBuilding) => ({ id: co[key], version: "1", ...more });
}

const changed = {
  title: "周日课堂",
  goal: "给孩子一个去处。",
  tags: [],
  startsOn: "2026-01-01",
  endsOn: "2099-12-31",
};
const reason = { reason: "时间有变。" };

export const coBuildingScenes: Readonly<Record<string, Scene>> = {
  "co.enterNeed": { subject: "none", input: () => ({ ...entry, priority: "normal" }) },
  "co.enterResource": {
    subject: "none",
    input: () => ({ ...entry, available: "周末", contact: "办公室" }),
  },
  "co.setDimension": {
    subject: "none",
    input: (_target, n) => ({ set: "six", name: `联动${String(n)}` }),
  },
  "co.withdrawNeed": onOwn(withVersion("unitNeedId", reason)),
  "co.editNeed": onOwn(
    withVersion("unitNeedId", { title: "新教室", detail: "三十座。", priority: "soon" }),
  ),
  "co.editResource": onOwn(
    withVersion("resourceId", {
      title: "新报告厅",
      detail: "三百座。",
      available: "周日",
      contact: "办公室",
    }),
  ),
  "co.editProject": onOwn(withVersion("projectId", changed)),
  "co.editProject unit": onOwn(withVersion("projectId", changed), {
    status: "proposed",
    by: "unit",
  }),
  "co.end unit": onOwn(withVersion("projectId", reason), { status: "proposed", by: "unit" }),
  "co.withdrawResource": onOwn(withVersion("resourceId", reason)),
  "co.openTime": onOwn(({ resourceId }) => ({
    id: resourceId,
    startsAt: "2099-02-01T14:00",
    endsAt: "2099-02-01T16:00",
    capacity: "1",
  })),
  "co.closeTime": onOwn(({ freeSlotId }) => ({ id: freeSlotId, reason: "装修。" })),
  "co.returnBooking": onOwn(({ claimId }) => ({ id: claimId })),
  // What is claimed and booked is free for the whole district.
  "co.book": { subject: "none", input: ({ co }) => ({ id: co.freeSlotId }) },
  "co.claimNeed": { subject: "none", input: ({ co }) => ({ id: co.needId, ...planned }) },
  "co.claimResource": { subject: "none", input: ({ co }) => ({ id: co.resourceId, ...planned }) },
  "co.planProject": {
    subject: "none",
    input: ({ co }) => ({ ...planned, partyIds: [co.unitId] }),
  },
  "co.confirm": onOwn(withVersion("unitPartyId")),
  "co.confirm office": onOwn(withVersion("officePartyId"), { status: "proposed", by: "unit" }),
  "co.decline": onOwn(withVersion("unitPartyId", reason)),
  "co.start": onOwn(withVersion("projectId"), { status: "confirmed", by: "office" }),
  "co.finish": onOwn(withVersion("projectId", { result: "办了十场。" }), {
    status: "running",
    by: "office",
  }),
  "co.addPhotos": onOwn(({ projectId }) => ({ id: projectId, photos: [photo] }), {
    status: "running",
    by: "office",
  }),
  "co.hidePhoto": onOwn(({ photoId }) => ({ id: photoId })),
  "co.end": onOwn(withVersion("projectId", reason)),
  "co.addStep": onOwn(({ projectId, unitId }) => ({
    id: projectId,
    text: "布置场地",
    organizationId: unitId,
    dueOn: "2099-01-01",
  })),
  "co.editStep": onOwn(({ stepId, unitId }) => ({
    id: stepId,
    version: "1",
    text: "布置会场",
    organizationId: unitId,
    dueOn: "2099-01-01",
  })),
  "co.dropStep": onOwn(withVersion("stepId")),
  "co.doneStep": onOwn(withVersion("stepId", { text: "已布置。" })),
};
