import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import words from "@/lib/across/notifications/messages/zh-CN.json";
import { onCallKinds } from "@/lib/across/notifications/rules/on-call";
import {
  pathsAbove,
  recipientsOf,
  type DutyInForce,
  type Matter,
} from "@/lib/across/notifications/rules/recipients";
import { audiences, dutyTellings, routes } from "@/lib/across/notifications/rules/routes";
import { coBuildingRoutes } from "@/lib/across/notifications/rules/co-building-routes";
import { furtherKinds, coProjectRoutes } from "@/lib/across/notifications/rules/co-project-routes";
import { councilRoutes } from "@/lib/across/notifications/rules/council-routes";
import { opinionRoutes } from "@/lib/across/notifications/rules/opinion-routes";
import { partyRoutes } from "@/lib/across/notifications/rules/party-routes";
import { propertyRoutes } from "@/lib/across/notifications/rules/property-routes";
import { roundRoutes } from "@/lib/across/notifications/rules/round-routes";
import { serviceRoutes } from "@/lib/across/notifications/rules/service-routes";
import { topicRoutes } from "@/lib/across/notifications/rules/topic-routes";
import { whistleOnCallKinds, whistleRoutes } from "@/lib/across/notifications/rules/whistle-routes";
import { slotsShape } from "@/lib/across/notifications/schema";

const tellings = [
  ...Object.values(routes),
  ...Object.values(whistleRoutes),
  ...Object.values(topicRoutes),
].flat();
const kinds = [...new Set(tellings.map(({ kind }) => kind))];

describe("the routing table", () => {
  test("every telling has its text, and every text a telling", () => {
    const texts = Object.keys(words).flatMap((key) => /^notice\.(\w+)$/.exec(key)?.[1] ?? []);
    const others = [
      ...Object.values(dutyTellings),
      ...Object.values(whistleOnCallKinds),
      ...Object.values(partyRoutes),
      ...Object.values(coBuildingRoutes),
      ...Object.values(opinionRoutes),
      ...new Set(Object.values(propertyRoutes)),
      ...Object.values(roundRoutes).map(({ kind }) => kind),
      ...Object.values(councilRoutes).flatMap((kinds) => Object.values(kinds)),
      ...Object.values(serviceRoutes).map(({ kind }) => kind),
      ...new Set(
        [...Object.values(coProjectRoutes), ...Object.values(furtherKinds)].filter(
          (kind) => kind !== null,
        ),
      ),
    ];
    expect(texts.sort()).toEqual([...kinds, ...others, ...onCallKinds].sort());
  });

  test("every event of co-building is told to somebody, or said to be told to nobody", () => {
    const source = readFileSync("lib/affairs/co-building/events.ts", "utf8");
    const events = [...source.matchAll(/"(co\.\w+)"/g)].map(([, name]) => name ?? "");
    expect(events.length).toBeGreaterThan(20);
    expect(events.filter((name) => !Object.hasOwn(coProjectRoutes, name))).toEqual([]);
  });

  test("a text has no place for anything but number, category, place, organization, due time and limit", () => {
    const allowed = new Set(Object.keys(slotsShape.shape));
    const asked = Object.entries(words)
      .filter(([key]) => key.startsWith("notice."))
      .flatMap(([, text]) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
    expect(asked.filter((name) => !allowed.has(name ?? ""))).toEqual([]);
  });

  test("no audience is there for nothing but those that other events will need", () => {
    const used = new Set(Object.values(routes).flatMap((route) => route.map(({ who }) => who)));
    expect(audiences.filter((who) => !used.has(who) && who !== "secretaries")).toEqual([]);
  });
});

const duty = (
  id: string,
  role: string,
  path: string,
  organizationId: string | null = null,
  standsInFor: string | null = null,
): DutyInForce => ({
  id,
  personId: `p-${id}`,
  role,
  path,
  organizationId,
  standsInFor,
});
const duties: DutyInForce[] = [
  duty("center", "district_dispatcher", "k."),
  duty("street", "street_dispatcher", "k.1."),
  duty("other street", "street_dispatcher", "k.10."),
  duty("community", "community_secretary", "k.1.2."),
  duty("grid", "grid_worker", "k.1.2.3."),
  duty("other grid", "grid_worker", "k.1.2.4."),
  duty("clerk", "dept_clerk", "k.", "housing"),
  duty("second clerk", "dept_clerk", "k.", "housing"),
  duty("leader", "dept_leader", "k.", "housing"),
  duty("stranger", "dept_clerk", "k.", "water"),
];
const matter: Matter = {
  path: "k.1.2.3.",
  physical: true,
  urgent: false,
  organizationId: "housing",
  handlerId: null,
  registrarDutyId: null,
  rung: null,
};
const told = (event: string, change: Partial<Matter> = {}, actor: string | null = null) =>
  recipientsOf(routes[event] ?? [], { ...matter, ...change }, duties, actor).map(
    (one) =>
      `${one.duty.id}: ${one.telling.kind} ${one.telling.class}${one.urgent ? " urgent" : ""}`,
  );

describe("who is told", () => {
  test.each<[string, string, Partial<Matter>, string[]]>([
    ["a report goes to the street", "ticket.reported", {}, ["street: received digest"]],
    [
      "one in the pool to the district",
      "ticket.reported",
      { path: "k." },
      ["center: received digest"],
    ],
    [
      "an assignment to the clerks and whoever registered it",
      "ticket.dispatched",
      { registrarDutyId: "grid" },
      ["clerk: assigned now", "second clerk: assigned now", "grid: dispatched digest"],
    ],
    [
      "an urgent one also to leader and district, and it breaks the quiet of the organization alone",
      "ticket.dispatched",
      { urgent: true },
      [
        "clerk: assigned now urgent",
        "second clerk: assigned now urgent",
        "leader: assignedUrgent now urgent",
        "center: dispatched digest",
      ],
    ],
    [
      "a physical result to those on site",
      "assignment.submitted",
      {},
      ["grid: toCheck now", "community: toCheck now"],
    ],
    [
      "another one to the street",
      "assignment.submitted",
      { physical: false },
      ["street: toCheck now"],
    ],
    ["one at a street too", "assignment.submitted", { path: "k.1." }, ["street: toCheck now"]],
    [
      "one where nobody is on site falls to the street",
      "assignment.submitted",
      { path: "k.1.9.9." },
      ["street: toCheck now"],
    ],
    [
      "a redo to the one who handles",
      "assignment.redone",
      { handlerId: "p-clerk" },
      ["clerk: redo now", "leader: redo digest"],
    ],
    [
      "or to all clerks when that one is gone",
      "assignment.redone",
      { handlerId: "somebody" },
      ["clerk: redo now", "second clerk: redo now", "leader: redo digest"],
    ],
    [
      "nothing of no organization to anybody's clerks",
      "assignment.recalled",
      { organizationId: null },
      [],
    ],
    ["a note to nobody", "ticket.noted", {}, []],
    [
      "a limit that has passed to the rung that was reached",
      "clock.passed",
      { rung: "handler", handlerId: "p-clerk" },
      ["clerk: limitPassed now"],
    ],
    ["up to the leader", "clock.climbed", { rung: "dept_leader" }, ["leader: limitClimbed now"]],
    [
      "and the street, not another one",
      "clock.climbed",
      { rung: "street_dispatcher" },
      ["street: limitClimbed now"],
    ],
    ["nobody where nobody stands", "clock.climbed", {}, []],
  ])("%s", (_what, event, change, expected) => {
    expect(told(event, change)).toEqual(expected);
  });

  test("whoever stands in is told with the one who is away, and only then", () => {
    const away = { ...matter, handlerId: "p-clerk" };
    const deputy = duty("deputy", "dept_clerk", "k.", "housing", "clerk");
    const urged = [{ who: "handler", class: "now", kind: "urged" }] as const;
    const told = (handling: Matter) =>
      recipientsOf(urged, handling, [...duties, deputy], null).map((one) => one.duty.id);
    expect(told(away)).toEqual(["clerk", "deputy"]);
    expect(told({ ...away, handlerId: "p-second clerk" })).toEqual(["second clerk"]);
  });

  test("whoever did it is not told of it", () => {
    expect(told("ticket.dispatched", {}, "clerk")).toEqual(["second clerk: assigned now"]);
  });

  test("the paths above a place end with the place itself", () => {
    expect(pathsAbove("k.1.2.")).toEqual(["k.", "k.1.", "k.1.2."]);
  });
});
