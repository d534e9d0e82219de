import { z } from "zod";
import { readSigned } from "@/lib/ground/check-ins/rules/signed-line";
import { signer } from "@/lib/ground/check-ins/rules/statement";
import { periodBy, statementKinds } from "./periods";

const count = z.int().min(0).max(1_000_000);

/** What is said of one member: a name as lists show it, figures from the records, the community's word. */
const reportLine = z.strictObject({
  name: z.string().min(1).max(20),
  posts: count,
  minutes: count,
  wishes: count,
  pledges: count,
  fulfilled: count,
  evaluation: z.string().min(1).max(1000),
  evaluatedBy: z.string().max(60).nullable(),
  evaluatedAt: z.iso.datetime().nullable(),
});
export const reportLines = z.array(reportLine);
export type ReportLine = z.infer<typeof reportLine>;

/** As many members as one report speaks of; a unit with more gets another one. */
export const reportMembers = 100;

/**
 * 双报告 as it goes to a unit of another district: who, which period, what was done and the community's
 * word, and nothing else (DOMAIN §12.1: only the signed statement is exchanged, never the record set).
 */
const unitReport = z
  .strictObject({
    kind: z.literal("unit_report"),
    /** A report is taken in once. */
    id: z.uuid(),
    from: signer,
    place: z.string().min(1).max(60),
    /** The district's public key and the unit's full name: nobody else can hand it in. */
    to: z.strictObject({ key: z.string().max(60), unit: z.string().min(2).max(60) }),
    at: z.iso.datetime(),
    period: z.strictObject({ kind: z.enum(statementKinds), fromDay: z.iso.date() }),
    lines: reportLines.min(1).max(reportMembers),
  })
  .refine(({ period }) => periodBy(period.kind, period.fromDay) !== null);
export type UnitReport = z.infer<typeof unitReport>;

export function reportText(report: UnitReport): string {
  return JSON.stringify(report);
}

/** What a file or a line says; null when it is no such report. Who has signed it is not yet known. */
export function readReport(given: string) {
  return readSigned(given, unitReport);
}

/** The names of a unit are one when nothing but their blanks differs. */
export function sameUnit(one: string, other: string): boolean {
  const plain = (name: string) => name.normalize("NFKC").replaceAll(/\s/gu, "");
  return plain(one) === plain(other);
}
