import { expect, test } from "vitest";
import { routes } from "@/lib/across/notifications/rules/routes";
import { ticketEvents } from "@/lib/affairs/tickets/events";
import { clockEvents } from "@/lib/parts/clocks/events";

const told: readonly string[] = [...ticketEvents, ...clockEvents];

test("every event of a ticket has a row that says who is told of it, be it nobody", () => {
  // A new event: add its row to lib/across/notifications/rules/routes.ts.
  expect(told.filter((name) => routes[name] === undefined)).toEqual([]);
  expect(Object.keys(routes).filter((name) => !told.some((one) => one === name))).toEqual([]);
});
