import { newId } from "@/lib/platform/core/id";
import { sealedLiaison, sealedMember } from "@/lib/ground/check-ins/commands/sealed";
import { skills, times } from "@/lib/ground/check-ins/rules/choices";
import { checkInNotice } from "@/lib/ground/check-ins/rules/notice";
import { activeMembers, demoPhone } from "../../accounts";
import { personNames } from "../../content/names";
import { at } from "../../content/random";
import { placed, serviceTexts, unitTexts } from "../../content/volunteering";
import type { Home, Life } from "./life";

export interface Volunteer {
  id: string;
  home: Home;
  unitId: string | null;
}

export interface Unit {
  id: string;
  name: string;
}

/** Units that have reported to the community of the accounts; those accepted are organizations. */
export async function writeUnits(life: Life): Promise<Unit[]> {
  const { tenantId, district, rng } = life;
  const [home] = life.homes;
  if (home === undefined) return [];
  const names = { district: district.name, street: life.street.name };
  const liaisons = personNames(rng, district.code, unitTexts.length);
  const rows = unitTexts.map((text, index) => {
    const { status = "active" } = text;
    const decided = status === "submitted" ? null : life.at(-300 + index, 600);
    return {
      tenantId,
      id: newId(),
      path: home.area.path,
      areaId: home.area.id,
      organizationId: status === "active" ? newId() : null,
      unitName: placed(text.name, names),
      unitKind: text.kind,
      partyOrgName: placed(text.party, names),
      memberCount: text.members,
      ...sealedLiaison({ name: at(liaisons, index), phone: demoPhone("liaison", index) }),
      resources: text.resources,
      status,
      declineText: text.text ?? null,
      submittedAt: life.at(status === "active" ? -310 + index : -index + 9, 590),
      decidedAt: decided,
      decidedBy: decided === null ? null : home.secretary,
    };
  });
  const accepted = rows.flatMap(({ organizationId, unitName, path, areaId }) =>
    organizationId === null ? [] : [{ id: organizationId, name: unitName, path, areaId }],
  );
  const { tx } = life.scope;
  await tx.organization.createMany({
    data: accepted.map((unit) => ({
      ...unit,
      tenantId,
      kind: "unit",
      shortName: [...unit.name].slice(0, 20).join(""),
    })),
  });
  await tx.unitCheckIn.createMany({ data: rows });
  return accepted.map(({ id, name }) => ({ id, name }));
}

/** What became of each, in the order in which they are written: the first is who enters the demo. */
const ends = [
  { status: "submitted", count: 5 },
  { status: "invited", count: 2 },
  { status: "exempt", count: 2, exemptReason: "posted_away" },
  { status: "exempt", count: 1, exemptReason: "sick" },
  { status: "declined", count: 1, declineText: "您住在隔壁社区，请向那里报到，资料不用重填。" },
  { status: "ended", count: 2, endReason: "moved" },
  { status: "ended", count: 1, endReason: "left_unit" },
] as const;

/** Members of every community; returns those who are active. */
export async function writeMembers(life: Life, units: readonly Unit[]): Promise<Volunteer[]> {
  const volunteers: Volunteer[] = [];
  const { tx } = life.scope;
  let phones = 0;
  for (const home of life.homes) {
    const active = home.full ? activeMembers : life.rng.int(5, 9);
    const others = ends.flatMap(({ count, ...end }) =>
      Array.from({ length: home.full ? count : Number(end.status === "submitted") }, () => end),
    );
    const all = [...Array.from({ length: active }, () => ({ status: "active" })), ...others];
    const names = personNames(life.rng, life.district.code, all.length);
    const told = all.map((end, index) => {
      const phone = demoPhone("member", phones);
      phones += 1;
      return tell(life, home, units, { end, name: at(names, index), phone, index });
    });
    if (home.full) repeatOne(told);
    await tx.member.createMany({ data: told.map(({ member }) => member) });
    await tx.memberCheckIn.createMany({ data: told.map(({ checkIn }) => checkIn) });
    await tx.consent.createMany({ data: told.flatMap(({ consents }) => consents) });
    for (const { member, checkIn } of told) {
      if (checkIn.status !== "active") continue;
      volunteers.push({ id: member.id, home, unitId: member.unitId });
    }
  }
  await writeHeadCounts(life, volunteers);
  return volunteers;
}

interface End {
  status: string;
  exemptReason?: string;
  declineText?: string;
  endReason?: string;
}

function tell(
  life: Life,
  home: Home,
  units: readonly Unit[],
  given: { end: End; name: string; phone: string; index: number },
) {
  const { tenantId, rng, district } = life;
  const { end, index } = given;
  // The first members of the community are of the first units, so that both sides see each other.
  const unit = home.full && index < 3 ? units[0] : rng.chance(0.6) ? rng.pick(units) : undefined;
  const waiting = end.status === "submitted" || end.status === "invited";
  const days = waiting ? -rng.int(0, 6) : -rng.int(120, 640);
  const submittedAt = life.at(days, rng.int(480, 1200) - (days === 0 ? 480 : 0));
  const at = submittedAt.getTime() > life.now ? life.at(-1, 900) : submittedAt;
  const decidedAt = waiting ? null : new Date(at.getTime() + rng.int(2, 40) * 3_600_000);
  const grid = rng.pick(home.grids);
  const origin = end.status === "invited" ? "unit_list" : rng.chance(0.7) ? "self" : "unit_list";
  const here = { tenantId, path: home.area.path };
  const memberId = newId();
  const free = rng.pick(serviceTexts.freeUnits);
  const unitName =
    unit?.name ?? placed(free, { district: district.name, street: life.street.name });
  const member = {
    ...here,
    ...sealedMember({ name: given.name, unit: unitName, phone: given.phone }),
    id: memberId,
    areaId: home.area.id,
    phoneCheckedAt: origin === "self" ? at : decidedAt,
    unitId: waiting ? null : (unit?.id ?? null),
    skills:
      index === 0 ? ["repair", "care", "digital"] : rng.shuffle(skills).slice(0, rng.int(0, 3)),
    times:
      index === 0 ? ["weekday_evening", "weekend"] : rng.shuffle(times).slice(0, rng.int(0, 2)),
    origin,
    createdAt: at,
  };
  const checkIn = {
    ...here,
    id: newId(),
    areaId: home.area.id,
    memberId,
    unitId: member.unitId,
    gridId: waiting ? null : grid.id,
    branchName: waiting ? null : `${grid.name}党支部`,
    status: end.status,
    origin,
    exemptReason: end.exemptReason ?? null,
    declineText: end.declineText ?? null,
    endReason: end.endReason ?? null,
    submittedAt: at,
    decidedAt,
    decidedBy: decidedAt === null ? null : home.secretary,
    endedAt: end.status === "ended" ? life.at(-rng.int(10, 60), 700) : null,
  };
  const agreed = [
    ...(end.status === "invited" ? [] : ["registration"]),
    ...["public_name", "pledge_public", "national_export", "appraisal"].filter(
      () => index < 8 || rng.chance(0.4),
    ),
  ];
  const consents = agreed.map((purpose) => ({
    ...here,
    id: newId(),
    memberId,
    purpose,
    noticeVersion: checkInNotice,
    givenAt: at,
    withdrawnAt: purpose === "national_export" && index === 5 ? life.at(-20, 800) : null,
  }));
  return { member, checkIn, consents };
}

/** Somebody who has reported twice, with an old phone and a new one: for 重复报到. */
function repeatOne(told: ReturnType<typeof tell>[]): void {
  const [known, again] = [told[6], told.at(-1)];
  const waiting = told.find(({ checkIn }) => checkIn.status === "submitted");
  if (known === undefined || again === undefined || waiting === undefined) return;
  const { nameCipher, nameMasked, nameKey, unitName } = known.member;
  Object.assign(waiting.member, { nameCipher, nameMasked, nameKey, unitName });
}

/** The denominators, as somebody has stated them, each with its source and day. */
async function writeHeadCounts(life: Life, volunteers: readonly Volunteer[]): Promise<void> {
  const [main] = life.homes;
  const places = [
    ...life.homes.map(({ area, secretary }) => ({
      area,
      by: secretary,
      n: volunteers.filter(({ home }) => home.area === area).length + 11,
      units: area === main?.area ? 14 : 3,
    })),
    { area: life.street, by: "街道党建办", n: volunteers.length + 160, units: 41 },
  ];
  await life.scope.tx.headCount.createMany({
    data: places.flatMap(({ area, by, n, units }) =>
      [
        { kind: "members_living", n },
        { kind: "units_located", n: units },
      ].map((count) => ({
        tenantId: life.tenantId,
        id: newId(),
        path: area.path,
        areaId: area.id,
        ...count,
        source: serviceTexts.headCount,
        asOf: life.day(-75),
        enteredAt: life.at(-74, 620),
        enteredBy: by,
      })),
    ),
  });
}
