import { expect, test } from "vitest";
import { hostsOf, saidOnce, serviceRoutes } from "@/lib/across/notifications/rules/service-routes";

const duty = (role: string, path: string) => ({
  id: `${role}:${path}`,
  personId: role,
  role,
  path,
  organizationId: null,
  standsInFor: null,
});
const duties = [
  duty("district_org", "1."),
  duty("street_secretary", "1.2."),
  duty("street_secretary", "1.3."),
  duty("community_secretary", "1.2.4."),
  duty("community_secretary", "1.2.5."),
  duty("grid_worker", "1.2.4.1."),
];
const told = (path: string, who: "host" | "street") =>
  hostsOf(path, duties, who).map(({ id }) => id);

test("what waits is told to who offers it, a grid's to its community, and resources are the street's", () => {
  expect(told("1.2.4.", "host")).toEqual(["community_secretary:1.2.4."]);
  expect(told("1.2.4.1.", "host")).toEqual(["community_secretary:1.2.4."]);
  expect(told("1.2.", "host")).toEqual(["street_secretary:1.2."]);
  expect(told("1.", "host")).toEqual(["district_org:1."]);
  expect(told("1.2.4.1.", "street")).toEqual(["street_secretary:1.2."]);
});

test("everything that is no emergency comes with the summary, and is said once", () => {
  for (const { kind, class: when } of Object.values(serviceRoutes)) {
    expect(when === "digest", kind).toBe(saidOnce.has(kind));
  }
});
