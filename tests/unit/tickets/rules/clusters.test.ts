import { describe, expect, test } from "vitest";
import { fateOf, leadFault } from "@/lib/affairs/tickets/rules/clusters";
import { openTicketStatuses, ticketStatuses } from "@/lib/affairs/tickets/rules/statuses";

const member = { id: "member", path: "k3.1.2.3." };
const lead = (status: string, path = "k3.1.7.") => ({ id: "lead", path, status });

describe("which ticket can lead", () => {
  test.each(ticketStatuses)("one that is %s", (status) => {
    const open = openTicketStatuses.some((one) => one === status) && status !== "linked";
    expect(leadFault(member, lead(status)) === null).toBe(open);
  });

  test("not itself, and none of another street or of the pool", () => {
    expect(leadFault(member, { ...member, status: "screening" })).toBe("link.itself");
    expect(leadFault(member, lead("screening", "k3.10.7."))).toBe("link.otherStreet");
    expect(leadFault(member, lead("screening", "k3."))).toBe("link.otherStreet");
    expect(leadFault({ id: "x", path: "k3." }, lead("registered", "k3."))).toBeNull();
    expect(leadFault(member, lead("screening", "k3.1."))).toBeNull();
  });
});

test("what becomes of a linked ticket follows from its lead", () => {
  const fates = Object.fromEntries(
    ticketStatuses.map((status) => [status, fateOf(member, lead(status))]),
  );
  expect(fates).toEqual({
    registered: "wait",
    screening: "wait",
    consulting: "wait",
    linked: "release",
    dispatched: "wait",
    accepted: "wait",
    in_progress: "wait",
    return_requested: "wait",
    verification: "wait",
    callback: "wait",
    deferred: "wait",
    closed: "close",
    answered: "close",
    rejected: "release",
    transferred: "release",
    terminated: "release",
    withdrawn: "release",
  });
  expect(fateOf(member, lead("screening", "k3.2."))).toBe("release");
  // Where it was closed is no matter any more.
  expect(fateOf(member, lead("closed", "k3.2."))).toBe("close");
});
