import { must } from "@/tests/support/world";
import type { Pair, Play } from "./play";

const paper = "党工委〔2026〕3号";
const own = "community11";
const above = "secretary1";

/** DOMAIN §5.1: who sits in a council, how they come to it, and how a term follows the one before. */
export async function councilPairs(play: Play): Promise<Pair[]> {
  const council = must(play.stage.world.councils["council11"]);
  const office = play.office("street1.community1");
  const add = async (kind: string, organizationId = office, login = own) => {
    const before = new Set((await play.council(council.id)).seats.map(({ id }) => id));
    const version = await play.version("council", council.id);
    await play.run(login, "council.addSeat", { id: council.id, version, kind, organizationId });
    const { seats } = await play.council(council.id);
    return must(seats.find(({ id }) => !before.has(id))).id;
  };
  const seat = async (id: string) =>
    must((await play.council(council.id)).seats.find((one) => one.id === id));
  const close = async (id: string) => {
    const version = await play.version("council_seat", id);
    const input = { id, version, reason: "fewer_seats", day: "2026-03-01" };
    return play.run(own, "council.closeSeat", input);
  };
  const propose = async (seatId: string, day = "2026-02-01") => {
    const version = await play.version("council_seat", seatId);
    const input = { id: seatId, version, name: "吴代表", title: "副校长", day };
    await play.run(own, "council.recommend", input);
    return must((await seat(seatId)).proposed.at(-1)).id;
  };
  const step = async (
    name: string,
    id: string,
    more: Record<string, unknown> = {},
    login = own,
  ) => {
    const version = await play.version("seat_holder", id);
    return play.run(login, `council.${name}`, { id, version, ...more });
  };
  const selected = async (seatId: string, day = "2026-02-01") => {
    const id = await propose(seatId, day);
    await step("select", id, { day });
    return id;
  };
  const approved = async (seatId: string, day = "2026-02-01") => {
    const id = await selected(seatId, day);
    await step("approve", id, { day, documentNo: paper }, above);
    return id;
  };
  const appoint = async (seatId: string, day: string, documentNo: string | undefined = paper) =>
    step("appoint", await approved(seatId, "2025-12-01"), { day, documentNo });
  const filled = async (): Promise<string> => {
    const id = await add("deputy", play.department("city"));
    await step("appoint", await approved(id), { day: "2026-02-02", documentNo: paper });
    return id;
  };
  const leave = async (seatId: string, day: string) => {
    const { holder } = await seat(seatId);
    const { id, version } = must(holder);
    const text = "多次不参加议事，经单位同意调整。";
    return play.run(own, "council.end", { id, version, reason: "inactive", text, day });
  };
  const setUp = (login: string, more: Record<string, unknown> = {}) =>
    play.run(login, "council.setUp", {
      name: "社区大党委",
      establishedOn: "2026-01-05",
      startsOn: "2026-01-05",
      ...more,
    });
  const units: string[] = [];
  for (let n = 0; n < 12; n += 1) units.push(await play.newUnit(`验证单位${String(n)}`));
  const seatsOf = async (kind: string) =>
    (await play.council(council.id)).seats.filter(
      (one) => one.kind === kind && one.closed === null,
    );
  const begin = async (more: Record<string, unknown>) => {
    const version = await play.version("council", council.id);
    const input = { approvalNo: paper, changeReason: "与社区党组织同步换届。", ...more };
    return play.run(own, "council.beginTerm", { id: council.id, version, ...input });
  };
  return [
    {
      rule: "one secretary",
      code: "limit",
      refused: () => add("secretary"),
      allowed: () => setUp("community12"),
    },
    {
      rule: "one council of a place",
      code: "invalid",
      refused: () => setUp("community12"),
      allowed: () => setUp("community22"),
    },
    {
      rule: "a council is set up by its own level",
      code: "forbidden",
      refused: () => setUp("dispatcher1"),
      allowed: () => setUp("org", { name: "区域化党建联席会议" }),
    },
    {
      rule: "a term lasts five years at the most",
      code: "invalid",
      refused: () => setUp("community21", { endsOn: "2031-01-05" }),
      // Its council is there already: the day of the end is what the rule is about.
      allowed: () => begin({ startsOn: "2026-01-03", endsOn: "2031-01-02" }),
    },
    {
      rule: "one first secretary at the most",
      code: "limit",
      refused: async () => {
        await add("first_secretary");
        return add("first_secretary");
      },
      allowed: () => add("deputy"),
    },
    {
      rule: "one in full-time at least",
      code: "wrong-status",
      refused: async () => {
        if ((await seatsOf("full_time")).length === 0) await add("full_time");
        return close(must((await seatsOf("full_time"))[0]).id);
      },
      allowed: async () => {
        await add("full_time");
        return close(must((await seatsOf("full_time"))[0]).id);
      },
    },
    {
      rule: "two in full-time at the most",
      code: "limit",
      refused: async () => {
        for (let n = (await seatsOf("full_time")).length; n <= 2; n += 1) await add("full_time");
      },
      allowed: async () => {
        await close(must((await seatsOf("full_time"))[0]).id);
        return add("full_time");
      },
    },
    {
      rule: "one part-time seat of a unit",
      code: "invalid",
      refused: () => add("part_time", council.organizationId),
      allowed: () => add("part_time", must(units[0])),
    },
    {
      rule: "nine in part-time at the most",
      code: "limit",
      refused: async () => {
        for (const unit of units.slice(1)) await add("part_time", unit);
      },
      allowed: async () => {
        await close(must((await seatsOf("part_time")).at(-1)).id);
        return add("part_time", must(units.at(-1)));
      },
    },
    {
      rule: "no seat for a unit that is gone",
      code: "invalid",
      refused: () =>
        play.without(play.department("water"), () => add("deputy", play.department("water"))),
      allowed: () => add("deputy", play.department("water")),
    },
    {
      rule: "nobody new for the seat of a unit that is gone",
      code: "wrong-status",
      refused: async () => {
        const id = await add("deputy", play.department("city"));
        return play.without(play.department("city"), () => propose(id));
      },
      allowed: async () => propose(await add("deputy", play.department("city"))),
    },
    {
      rule: "the secretary's seat stays",
      code: "wrong-status",
      refused: async () => close(must((await seatsOf("secretary"))[0]).id),
      allowed: async () => close(await add("deputy")),
    },
    {
      rule: "the steps of an appointment in their order",
      code: "wrong-status",
      refused: async () => {
        const id = await propose(await add("deputy"));
        return step("approve", id, { day: "2026-02-02", documentNo: paper }, above);
      },
      allowed: () => add("deputy").then((id) => approved(id)),
    },
    {
      rule: "approved by the level above",
      code: "forbidden",
      refused: async () => {
        const id = await selected(await add("deputy"));
        return step("approve", id, { day: "2026-02-02", documentNo: paper });
      },
      allowed: async () => {
        const id = await selected(await add("deputy"));
        return step("approve", id, { day: "2026-02-02", documentNo: paper }, above);
      },
    },
    {
      rule: "an approval has the number of its paper",
      code: "invalid",
      refused: async () =>
        step("approve", await selected(await add("deputy")), { day: "2026-02-02" }, above),
      allowed: async () => approved(await add("deputy")),
    },
    {
      rule: "an appointment has the number of its paper",
      code: "invalid",
      refused: async () =>
        step("appoint", await approved(await add("deputy")), { day: "2026-02-02" }),
      allowed: () => filled(),
    },
    {
      rule: "steps on days that follow each other",
      code: "invalid",
      refused: async () =>
        step("select", await propose(await add("deputy")), { day: "2026-01-31" }),
      allowed: async () =>
        step("select", await propose(await add("deputy")), { day: "2026-02-01" }),
    },
    {
      rule: "nothing is done on a day to come",
      code: "invalid",
      refused: async () =>
        step("select", await propose(await add("deputy")), { day: "2099-01-01" }),
      allowed: async () =>
        step("select", await propose(await add("deputy")), { day: "2026-02-03" }),
    },
    {
      rule: "appointed within the term",
      code: "invalid",
      refused: async () => appoint(await add("deputy"), "2026-01-02"),
      allowed: async () => appoint(await add("deputy"), "2026-01-03"),
    },
    {
      rule: "one fills a seat at a time",
      code: "wrong-status",
      refused: async () => {
        const id = await filled();
        return step("appoint", await approved(id), { day: "2026-02-03", documentNo: paper });
      },
      allowed: async () => {
        const id = await filled();
        await leave(id, "2026-02-20");
        const next = await approved(id, "2026-02-20");
        return step("appoint", next, { day: "2026-02-21", documentNo: paper });
      },
    },
    {
      rule: "nobody leaves before the day of the appointment",
      code: "invalid",
      refused: async () => leave(await filled(), "2026-02-01"),
      allowed: async () => leave(await filled(), "2026-02-02"),
    },
    {
      rule: "an early term has the number of an approval",
      code: "invalid",
      refused: () => begin({ startsOn: "2026-04-01", approvalNo: undefined }),
      allowed: () => begin({ startsOn: "2026-04-01" }),
    },
    {
      rule: "an early term has a reason",
      code: "invalid",
      refused: () => begin({ startsOn: "2026-05-01", changeReason: undefined }),
      allowed: () => begin({ startsOn: "2026-05-01" }),
    },
    {
      rule: "terms do not overlap",
      code: "invalid",
      refused: () => begin({ startsOn: "2026-05-01" }),
      allowed: () => begin({ startsOn: "2026-05-03" }),
    },
    {
      rule: "a term does not begin ahead",
      code: "invalid",
      refused: () => begin({ startsOn: "2099-01-01" }),
      allowed: () => begin({ startsOn: "2026-05-15" }),
    },
    {
      rule: "a term ends after it began",
      code: "invalid",
      refused: () => begin({ startsOn: "2026-05-25", endsOn: "2026-05-25" }),
      allowed: () => begin({ startsOn: "2026-05-25", endsOn: "2031-05-24" }),
    },
  ];
}
