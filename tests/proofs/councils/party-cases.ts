import { addMonths } from "@/lib/ground/party/rules/terms";
import type { Pair, Play } from "./play";

const own = "community11";
const paper = "街工委〔2026〕7号";
const today = "2026-06-01";

/** DOMAIN §6.1–6.3: setting up, numbers, terms. It is the first of June 2026. */
export async function partyPairs(play: Play): Promise<Pair[]> {
  await play.database.freeze(new Date(`${today}T02:00:00Z`));
  const community = play.area("street1.community1");
  const setUp = (more: Record<string, unknown> = {}, login = own) =>
    play.run(login, "party.setUp", {
      parentId: play.party("community11"),
      kind: "branch.own",
      areaId: community,
      establishedOn: "2020-01-01",
      name: "第一中学党支部",
      ...more,
    });
  const onBranch = async (name: string, id: string, more: Record<string, unknown>) => {
    const version = await play.version("party_organization", id);
    return play.run(own, `party.${name}`, { id, version, ...more });
  };
  const count = (id: string, more: Record<string, unknown>) =>
    play.run(own, "party.count", { id, day: "2026-05-01", full: "5", probationary: "0", ...more });
  /** A branch whose term ends on this day. */
  const elected = async (endsOn: string) => {
    const id = await setUp();
    await onBranch("elect", id, { day: "2023-06-15" });
    await play.database.pastTriggers(
      "update party_term set starts_on = $2::date - 1000, ends_on = $2 where party_id = $1",
      [id, endsOn],
    );
    return id;
  };
  const elect = async (endsOn: string, day: string, documentNo?: string) =>
    onBranch("elect", await elected(endsOn), { day, documentNo });
  const extend = async (day: string, documentNo: string | undefined = paper) =>
    onBranch("extend", await elected("2026-05-20"), {
      day,
      ...(documentNo === "" ? {} : { documentNo }),
      reason: "两校合并。",
    });
  const close = (id: string) => onBranch("close", id, { reason: "merged", day: "2026-05-01" });
  const record = (id: string, more: Record<string, unknown> = {}) =>
    play.run(own, "party.record", {
      id,
      kind: "member_assembly",
      day: "2026-05-10",
      topic: "讨论发展对象",
      present: "8",
      ...more,
    });
  const dues = (id: string, month: string) =>
    play.run(own, "party.enterDues", { id, month, paid: "5", unpaid: "0", waived: "0" });
  const found = (login: string) =>
    play.run(login, "party.openCase", {
      id: play.party("branch11"),
      day: "2026-05-01",
      text: "连续两个季度没有开支部党员大会。",
    });
  return [
    {
      rule: "a kind stands below what it fits",
      code: "invalid",
      refused: () => setUp({ parentId: play.party("branch11") }),
      allowed: () => setUp(),
    },
    {
      rule: "a grid branch has its grid",
      code: "invalid",
      refused: () => setUp({ kind: "branch.grid", placeIds: [] }),
      allowed: () =>
        setUp({ kind: "branch.grid", placeIds: [play.area("street1.community1.grid2")] }),
    },
    {
      rule: "a grid of the own community",
      code: "invalid",
      refused: () =>
        setUp({ kind: "branch.grid", placeIds: [play.area("street1.community2.grid1")] }),
      allowed: () =>
        setUp({
          kind: "branch.building",
          placeIds: [play.area("street1.community1.grid1.building1")],
        }),
    },
    {
      rule: "a project branch has an end",
      code: "invalid",
      refused: () => setUp({ kind: "branch.project", purpose: "加装电梯" }),
      allowed: () => setUp({ kind: "branch.project", purpose: "加装电梯", endsOn: "2027-01-01" }),
    },
    {
      rule: "a project branch has a purpose",
      code: "invalid",
      refused: () => setUp({ kind: "branch.project", endsOn: "2027-01-01" }),
      allowed: () => setUp({ kind: "branch.project", purpose: "雨污分流", endsOn: "2027-01-01" }),
    },
    {
      rule: "no end where nothing ends",
      code: "invalid",
      refused: () => setUp({ endsOn: "2027-01-01" }),
      allowed: () => setUp({ kind: "branch.functional", purpose: "物业服务" }),
    },
    {
      rule: "not set up on a day to come",
      code: "invalid",
      refused: () => setUp({ establishedOn: "2026-06-02" }),
      allowed: () => setUp({ establishedOn: today }),
    },
    {
      rule: "no branch of a unit that is gone",
      code: "invalid",
      refused: () =>
        play.without(play.unit("unit1"), () => setUp({ unitIds: [play.unit("unit1")] })),
      allowed: () => setUp({ unitIds: [play.unit("unit1")] }),
    },
    {
      rule: "a household consents",
      code: "invalid",
      refused: () =>
        setUp({
          kind: "household",
          parentId: play.party("group11"),
          placeIds: [play.area("street1.community1.grid1.building1")],
        }),
      allowed: () =>
        setUp({
          kind: "household",
          parentId: play.party("group11"),
          placeIds: [play.area("street1.community1.grid1.building1")],
          consentOn: "2026-05-01",
        }),
    },
    {
      rule: "set up by the level above",
      code: "forbidden",
      refused: () => setUp({}, "org"),
      allowed: () => setUp(),
    },
    {
      rule: "what has others below it is not closed",
      code: "wrong-status",
      refused: () => close(play.party("branch11")),
      allowed: async () => close(await setUp()),
    },
    {
      rule: "heads are counted at branches",
      code: "wrong-status",
      refused: () => count(play.party("community11"), {}),
      allowed: async () => count(await setUp(), {}),
    },
    {
      rule: "heads are counted today or before",
      code: "invalid",
      refused: async () => count(await setUp(), { day: "2026-06-02" }),
      allowed: async () => count(await setUp(), { day: today }),
    },
    {
      rule: "an early election has the number of an approval",
      code: "invalid",
      refused: () => elect(addMonths(today, 2), today),
      allowed: () => elect(addMonths(today, 2), today, paper),
    },
    {
      rule: "an election in the last month needs none, a late one does",
      code: "invalid",
      refused: () => elect("2026-05-20", "2026-05-30"),
      allowed: () => elect("2026-06-20", "2026-05-30"),
    },
    {
      rule: "an extension has the number of an approval",
      code: "invalid",
      refused: () => extend("2026-09-01", ""),
      allowed: () => extend("2026-09-01"),
    },
    {
      rule: "an extension lasts a year at the most",
      code: "invalid",
      refused: () => extend("2027-05-21"),
      allowed: () => extend("2027-05-20"),
    },
    {
      rule: "a gathering has a head count, or its paper is kept",
      code: "invalid",
      refused: () => record(play.party("branch11"), { present: undefined }),
      allowed: () => record(play.party("branch11"), { present: undefined, onPaper: "on" }),
    },
    {
      rule: "a gathering has been",
      code: "invalid",
      refused: () => record(play.party("branch11"), { day: "2026-06-02" }),
      allowed: () => record(play.party("branch11")),
    },
    {
      rule: "dues of a month that has begun",
      code: "invalid",
      refused: () => dues(play.party("branch11"), "2026-07"),
      allowed: () => dues(play.party("branch11"), "2026-06"),
    },
    {
      rule: "a case is opened one level above",
      code: "forbidden",
      refused: () => found(own),
      allowed: () => found("secretary1"),
    },
  ];
}
