import { newId } from "@/lib/platform/core/id";
import type { Instant } from "@/lib/platform/core/time-zone";
import { reviewTexts } from "../content/reviews";
import { readContext } from "./context";
import type { District } from "./districts";
import { lifeOf } from "./service/life";
import { step } from "./step";
import { workDayFrom } from "./work-day";

/** 双向评议 of the example street: one that is open now, and next year's draft. Votes are for people to give. */
export async function writeRounds(district: District, now: Instant): Promise<void> {
  await step(district.slug, "rounds", async (scope) => {
    const context = await readContext(scope, district);
    const life = lifeOf(scope, context, district, now);
    if (life === null) throw new Error(`no communities in ${district.street}`);
    const { street, tenantId, homes } = life;
    const { tx } = scope;
    const departments = await tx.organization.findMany({
      where: { tenantId, kind: "department", validTo: null, key: { not: null } },
      orderBy: { key: "asc" },
      take: 6,
      select: { id: true, name: true },
    });
    const offices = await tx.organization.findMany({
      where: { tenantId, kind: "office", areaId: { in: homes.map(({ area }) => area.id) } },
      orderBy: { path: "asc" },
      select: { id: true, name: true },
    });
    const reported = await tx.unitCheckIn.findMany({
      where: { tenantId, areaId: homes[0]?.area.id ?? "", status: "active" },
      select: { organizationId: true },
    });
    const units = await tx.organization.findMany({
      where: {
        tenantId,
        kind: "unit",
        validTo: null,
        id: { in: reported.flatMap(({ organizationId }) => organizationId ?? []) },
      },
      orderBy: { id: "asc" },
      take: 6,
      select: { id: true, name: true },
    });
    const raters = [...offices, ...units, ...departments];
    const secretary = context.holders("street_secretary", street.id)[0]?.name ?? "街道书记";
    const sides = { departments, offices };
    await tx.reviewRound.createMany({
      data: reviewTexts.rounds.map((round) => {
        const subjects = round.subjects === "departments" ? sides.departments : sides.offices;
        const isPublished = round.status === "published";
        return {
          tenantId,
          id: newId(),
          path: street.path,
          areaId: street.id,
          areaName: street.name,
          title: round.title,
          about: round.about,
          questions: round.questions.map(({ text }) => text),
          weights: round.questions.map(({ weight }) => weight),
          subjectIds: subjects.map(({ id }) => id),
          subjectNames: subjects.map(({ name }) => name),
          raterIds: raters.map(({ id }) => id),
          raterNames: raters.map(({ name }) => name),
          opensOn: life.day(round.opens),
          closesOn: workDayFrom(life.day(round.closes), context.clockwork.calendar),
          status: round.status,
          draftedAt: life.at(round.opens - 3, 600),
          draftedBy: secretary,
          ...(isPublished ? { publishedAt: life.at(round.opens - 1, 620) } : {}),
          version: isPublished ? 2 : 1,
        };
      }),
    });
  });
}
