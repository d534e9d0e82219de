import { newId } from "@/lib/platform/core/id";
import type { WorkCalendar } from "@/lib/platform/core/work-calendar";
import type { Instant } from "@/lib/platform/core/time-zone";
import { reviewTexts } from "../content/reviews";
import { readContext } from "./context";
import type { District } from "./districts";
import { lifeOf, type Life } from "./service/life";
import { step } from "./step";
import { workDayFrom } from "./work-day";

/** A request as the content tells it; days are counted from today. */
interface OpinionText {
  askedBy: string;
  purpose: string;
  title: string;
  matter: string;
  asked: number;
  due: number;
  answered?: number;
  answer?: string;
  reply?: string | null;
  outcome?: string;
  closed?: number;
}

interface Sides {
  area: { id: string; name: string; path: string };
  secretary: string;
  organization: { id: string; name: string };
  speaker: string;
}

/** 征求意见 of the example street with two departments, and of the accounts' community with its first unit. */
export async function writeOpinions(district: District, now: Instant): Promise<void> {
  await step(district.slug, "opinions", async (scope) => {
    const context = await readContext(scope, district);
    const life = lifeOf(scope, context, district, now);
    if (life === null) throw new Error(`no communities in ${district.street}`);
    const { street, tenantId } = life;
    const { calendar } = context.clockwork;
    const secretary = context.holders("street_secretary", street.id)[0]?.name ?? "街道书记";
    const departments = await scope.tx.organization.findMany({
      where: { tenantId, kind: "department", validTo: null },
      select: { id: true, key: true, shortName: true },
    });
    for (const text of reviewTexts.street) {
      const found = departments.find(({ key }) => key === text.department);
      if (found === undefined) continue;
      const organization = { id: found.id, name: found.shortName };
      const speaker = `${found.shortName}经办人`;
      await writeOpinion(life, text, calendar, { area: street, secretary, organization, speaker });
    }
    const home = life.homes.find(({ full }) => full);
    if (home === undefined) return;
    const unit = await scope.tx.unitCheckIn.findFirst({
      where: { tenantId, path: home.area.path, status: "active" },
      orderBy: { id: "asc" },
      select: { organizationId: true, unitName: true },
    });
    const unitId = unit?.organizationId ?? null;
    if (unit === null || unitId === null) return;
    const organization = { id: unitId, name: unit.unitName };
    const sides = { ...home, organization, speaker: "单位联络员" };
    for (const text of reviewTexts.community) await writeOpinion(life, text, calendar, sides);
  });
}

async function writeOpinion(
  life: Life,
  text: OpinionText,
  calendar: WorkCalendar,
  sides: Sides,
): Promise<void> {
  const { tenantId, scope } = life;
  const { area, organization, secretary, speaker } = sides;
  const [asks, answers] = text.askedBy === "office" ? [secretary, speaker] : [speaker, secretary];
  const { answer, answered, reply, outcome, closed } = text;
  const isAnswered = answer !== undefined && answered !== undefined;
  const isClosed = outcome !== undefined && closed !== undefined;
  const isReplied = isAnswered && typeof reply === "string";
  await scope.tx.opinionRequest.createMany({
    data: [
      {
        tenantId,
        id: newId(),
        path: area.path,
        areaId: area.id,
        areaName: area.name,
        organizationId: organization.id,
        organizationName: organization.name,
        askedBy: text.askedBy,
        purpose: text.purpose,
        title: text.title,
        matter: text.matter,
        dueOn: workDayFrom(life.day(text.due), calendar),
        askedAt: life.at(text.asked, 600),
        askedName: asks,
        status: isClosed ? "closed" : isAnswered ? "answered" : "asked",
        ...(isAnswered
          ? {
              answer,
              answeredOn: life.day(answered),
              answeredAt: life.at(answered, 640),
              answeredName: answers,
            }
          : {}),
        ...(isReplied ? { reply, repliedAt: life.at(answered + 1, 620), repliedName: asks } : {}),
        ...(isClosed ? { outcome, closedAt: life.at(closed, 660), closedName: asks } : {}),
        version: 1 + Number(isAnswered) + Number(isReplied) + Number(isClosed),
      },
    ],
  });
}
