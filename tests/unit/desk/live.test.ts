import { expect, test } from "vitest";
import { joined, newsFor, othersAt, touches, type Viewer } from "@/lib/platform/live/viewer";

const viewer: Viewer = {
  tenantId: "t",
  session: "s",
  dutyId: "me",
  organizationId: null,
  lo: "k3.1.",
  hi: "k3.1/",
};
const change = (seq: number, more: object = {}) => ({
  seq,
  path: "k3.1.2.",
  name: "ticket.noted",
  ticketId: `ticket${String(seq)}`,
  assignmentId: null,
  organizationId: null,
  dutyId: "colleague",
  by: "李四",
  at: "2026-11-20T01:00:00.000Z",
  ...more,
});

test("a viewer is told of the own range, once for each ticket, and not of own deeds", () => {
  const news = newsFor(viewer, [
    change(1, { path: "k3.2.1." }),
    change(2),
    change(3, { ticketId: "ticket2" }),
    change(4, { dutyId: "me" }),
    change(5, { name: "ticket.reported", dutyId: null }),
  ]);
  expect(news).toEqual({ seq: 5, ids: ["ticket2", "ticket5"], arrived: ["ticket5"] });
  expect(newsFor(viewer, [change(1, { path: "k3.10." })])).toBeNull();
});

test("an organization hears of what was addressed to it, wherever it lies", () => {
  const clerk = { ...viewer, organizationId: "housing", lo: "k3.", hi: "k3/" };
  const sent = change(1, { organizationId: "housing", assignmentId: "work", path: "k3.9." });
  expect(newsFor(clerk, [sent, change(2)])).toEqual({ seq: 1, ids: ["work"], arrived: [] });
});

test("what was not taken is joined and not queued", () => {
  const first = { seq: 1, ids: ["a"], arrived: ["a"] };
  expect(joined(first, { seq: 2, ids: ["a", "b"], arrived: [] })).toEqual({
    seq: 2,
    ids: ["a", "b"],
    arrived: ["a"],
  });
});

test("of the matter that a page shows, it is told what was done last, and by whom", () => {
  const news = newsFor(
    viewer,
    [change(1), change(2, { ticketId: "ticket1", name: "ticket.dispatched" }), change(3)],
    "ticket1",
  );
  expect(news?.latest).toEqual({
    name: "ticket.dispatched",
    by: "李四",
    at: "2026-11-20T01:00:00.000Z",
  });
  expect(newsFor(viewer, [change(3)], "ticket1")).not.toHaveProperty("latest");
  expect(touches("ticket1", [change(3)])).toBe(false);
  expect(touches("ticket3", [change(3, { dutyId: "me" })])).toBe(true);
});

test("a colleague with two windows counts once, typing before looking, and nobody meets himself", () => {
  const at = (dutyId: string, doing: string, subject = "ticket1") => ({
    subject,
    dutyId,
    name: dutyId,
    doing,
  });
  const here = [
    at("me", "dispatch"),
    at("colleague", "dispatch"),
    at("colleague", ""),
    at("third", ""),
    at("fourth", "", "ticket2"),
  ];
  expect(othersAt(viewer, "ticket1", here)).toEqual([
    { name: "colleague", doing: "dispatch" },
    { name: "third", doing: "" },
  ]);
});
