import "server-only";
import { signerOf } from "@/lib/ground/check-ins/queries/signer";
import { allowed, refused } from "@/lib/platform/access/actor";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import { districtKey, isSigned } from "@/lib/platform/crypto/signature";
import type { Scope } from "@/lib/platform/db/scope";
import { periodBy } from "../rules/periods";
import { readReport, sameUnit, type UnitReport } from "../rules/unit-report";
import { takeInReportInput } from "../schema/unit-reports";

/**
 * The liaison officer hands in what a community of another district has signed for the unit. Refused
 * with advice when it is unreadable, not signed by a district that is known here, for another unit, or
 * taken in before.
 */
export const takeInReport = command({
  name: "report.takeIn",
  input: takeInReportInput,
  output: doneOutput,
  find: ({ actor, tx }) =>
    actor.role === "liaison"
      ? tx.organization.findFirst({
          where: { tenantId: actor.tenantId, id: actor.organizationId ?? "" },
          select: { id: true, name: true },
        })
      : Promise.resolve(null),
  allow: (actor) => (actor.role === "liaison" ? allowed : refused("forbidden", "refusal.role")),
  run: async (scope, unit, { report }) => {
    const { actor, tx } = scope;
    const { said, fromDistrict } = await checkedReport(scope, report);
    const period = periodBy(said.period.kind, said.period.fromDay);
    if (period === null) return refuse("report.unreadable");
    if (said.to.key !== districtKey(actor.tenant.slug) || !sameUnit(said.to.unit, unit.name)) {
      return refuse("report.other");
    }
    const id = newId();
    const { count } = await tx.receivedReport.createMany({
      data: {
        tenantId: actor.tenantId,
        id,
        organizationId: unit.id,
        reportId: said.id,
        fromKey: said.from.key,
        fromDistrict,
        fromPlace: said.place,
        kind: period.kind,
        fromDay: new Date(period.fromDay),
        toDay: new Date(period.toDay),
        lines: said.lines,
        takenAt: new Date(actor.now),
        status: "sent",
      },
      skipDuplicates: true,
    });
    if (count === 0) return refuse("report.used");
    const payload = { members: said.lines.length };
    return {
      result: { id },
      events: [{ name: "report.takenIn", subjectId: id, version: 1, payload }],
    };
  },
});

/** What it says and who has signed it, under the name by which the district is known here. */
async function checkedReport(
  scope: Scope,
  given: string,
): Promise<{ said: UnitReport; fromDistrict: string }> {
  const read = readReport(given);
  if (read === null) return refuse("report.unreadable");
  const { said, text, signature } = read;
  if (said.from.key === districtKey(scope.actor.tenant.slug)) return refuse("report.own");
  const fromDistrict = await signerOf(scope, said.from);
  if (fromDistrict === null || !isSigned(said.from.key, text, signature)) {
    return refuse("report.unknown");
  }
  return { said, fromDistrict };
}

function refuse(why: `report.${"unreadable" | "own" | "unknown" | "other" | "used"}`): never {
  throw new Refusal("invalid", "refusal.invalid", { fields: { report: why } });
}
