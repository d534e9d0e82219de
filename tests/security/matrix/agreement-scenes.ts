import type { SeededAgreement } from "@/tests/support/agreements";
import type { Scene } from "./target";

const days = { startsOn: "2026-01-01", endsOn: "2099-12-31" };

/** The unit of the scene is made for it, so that a liaison officer inside is its own. */
function onAgreement(
  agreement: Scene["agreement"],
  input: (one: SeededAgreement & { unitId: string }) => Record<string, unknown>,
): Scene {
  return {
    subject: "register",
    reported: { unit: "active" },
    ...(agreement === undefined ? {} : { agreement }),
    input: (target) => input({ ...target.agreement, unitId: target.co.unitId }),
  };
}

function withVersion(key: keyof SeededAgreement, more: Record<string, unknown> = {}) {
  return (one: SeededAgreement) => ({ id: one[key], version: "1", ...more });
}

const written = { status: "draft" } as const;
const sent = { status: "draft", sent: true } as const;
const standing = { status: "confirmed" } as const;
const reason = { reason: "时间有变。" };

export const agreementScenes: Readonly<Record<string, Scene>> = {
  "co.draftAgreement": {
    subject: "none",
    input: ({ co }) => ({ title: "共建协议", ...days, unitIds: [co.unitId] }),
  },
  "co.changeAgreement": onAgreement(
    written,
    withVersion("agreementId", { title: "新的名称", ...days }),
  ),
  "co.addCommitment": onAgreement(written, ({ agreementId, unitId }) => ({
    id: agreementId,
    text: "每月开放一次场地",
    organizationId: unitId,
    rhythm: "month",
  })),
  "co.editCommitment": onAgreement(written, ({ commitmentId, unitId }) => ({
    id: commitmentId,
    version: "1",
    text: "每季度开放一次报告厅",
    organizationId: unitId,
    rhythm: "quarter",
  })),
  "co.dropCommitment": onAgreement(written, withVersion("commitmentId")),
  "co.confirmAgreement": onAgreement(sent, withVersion("unitSignerId")),
  "co.confirmAgreement office": onAgreement(written, withVersion("officeSignerId")),
  "co.recallAgreement": onAgreement(sent, withVersion("officeSignerId")),
  "co.returnAgreement": onAgreement(sent, withVersion("unitSignerId", reason)),
  "co.tick": onAgreement(standing, ({ commitmentId, recordId }) => ({
    id: commitmentId,
    recordId,
  })),
  "co.untick": onAgreement({ ...standing, ticked: true }, withVersion("fulfilmentId", reason)),
  "co.undoStep": onAgreement(standing, withVersion("recordId", reason)),
  "co.reviewAgreement": onAgreement(standing, withVersion("agreementId", { review: "都做到了。" })),
  "co.renewAgreement": onAgreement(
    { status: "reviewed" },
    withVersion("agreementId", { startsOn: "2027-01-01", endsOn: "2028-12-31" }),
  ),
  "co.endAgreement": onAgreement(standing, withVersion("agreementId", reason)),
  "co.remindEnd": onAgreement(
    { status: "confirmed", endsOn: new Date(Date.now() + 10 * 86_400_000).toISOString() },
    ({ agreementId }) => ({ id: agreementId }),
  ),
};
