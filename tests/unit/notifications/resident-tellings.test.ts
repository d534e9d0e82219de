import { expect, test } from "vitest";
import words from "@/lib/across/notifications/messages/zh-CN.json";
import {
  relayedTellings,
  residentTellings,
  urgentTellings,
} from "@/lib/across/notifications/rules/routes";
import { residentEvents } from "@/lib/affairs/tickets/events";
import { assignmentVerbs, ticketVerbs } from "@/lib/affairs/tickets/rules/workflow";

const ended = ["closed", "rejected", "transferred", "answered", "withdrawn", "terminated", "done"];

/** What each verb that ends a matter reports; null: the resident did it, or it ends a helper's part alone. */
const eventsOfEnds: Readonly<Record<string, readonly string[] | null>> = {
  reject: ["ticket.rejected", "ticket.passed_on"],
  answer: ["ticket.answered"],
  closeLinked: ["ticket.closed_with_lead"],
  selfSolve: ["ticket.self_solved", "assignment.self_solved"],
  withdraw: null,
  terminate: ["assignment.terminated"],
  deliver: null,
  close: ["assignment.closed"],
  closeUnrated: ["assignment.closed_unrated"],
};

test("every way into an end has a text for who asked to be told", () => {
  const verbs = Object.entries({ ...ticketVerbs, ...assignmentVerbs })
    .filter(([, { from, to }]) => from.length > 0 && to.some((status) => ended.includes(status)))
    .map(([verb]) => verb);
  // A new end: add it here and to residentTellings.
  expect(verbs.sort()).toEqual(Object.keys(eventsOfEnds).sort());
  const events = Object.values(eventsOfEnds).flatMap((names) => names ?? []);
  expect(events.filter((name) => residentTellings[name] === undefined)).toEqual([]);
});

test("so have more time, a deferral, a redo and a reopening; and each stands on the tracking page", () => {
  for (const name of [
    "assignment.extended",
    "assignment.deferred",
    "assignment.resumed",
    "assignment.redone",
    "ticket.reopened",
    "ticket.overruled",
  ]) {
    expect(residentTellings[name], name).toBeDefined();
  }
  const shown: ReadonlySet<string> = residentEvents;
  expect(Object.keys(residentTellings).filter((name) => !shown.has(name))).toEqual([]);
});

test("every text has its place and every place its text", () => {
  const kinds = new Set(Object.values(residentTellings));
  const texts = Object.keys(words).flatMap((key) => /^resident\.(\w+)$/.exec(key)?.[1] ?? []);
  expect(texts.sort()).toEqual([...kinds, "resultLink"].sort());
  expect([...relayedTellings, ...urgentTellings].filter((kind) => !kinds.has(kind))).toEqual([]);
});
