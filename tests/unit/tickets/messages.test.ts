import { describe, expect, test } from "vitest";
import { residentEvents, ticketEvents } from "@/lib/affairs/tickets/events";
import texts from "@/lib/affairs/tickets/messages/zh-CN.json";
import { assignmentButtons, ticketButtons } from "@/lib/affairs/tickets/rules/buttons";
import { urgencies } from "@/lib/affairs/tickets/rules/deadline";
import { callAbouts, callBackChannels, closedBecause } from "@/lib/affairs/tickets/rules/call-back";
import { escalationCauses } from "@/lib/affairs/tickets/rules/escalation";
import { exitCodes } from "@/lib/affairs/tickets/rules/exits";
import { ticketOutcomes } from "@/lib/affairs/tickets/rules/outcomes";
import { ticketStatuses } from "@/lib/affairs/tickets/rules/statuses";
import { returnReasons, ticketSources, ticketTypes } from "@/lib/affairs/tickets/schema";

const keys = Object.keys(texts);
const after = (prefix: string) =>
  keys
    .filter((key) => key.startsWith(`${prefix}.`))
    .map((key) => key.slice(prefix.length + 1))
    .sort();

describe("every code has its word, and every word its code", () => {
  test.each([
    ["status", ticketStatuses],
    ["urgency", urgencies],
    ["source", ticketSources],
    ["type", ticketTypes],
    ["exit", exitCodes],
    ["returnReason", returnReasons],
    ["outcome", ticketOutcomes],
    ["escalated", escalationCauses],
    ["channel", callBackChannels],
    ["callAbout", [...callAbouts]],
    ["ground", [...closedBecause]],
    ["verb", [...ticketButtons, ...assignmentButtons, "report", "register"]],
    ["event", ticketEvents],
    ["resident", [...residentEvents]],
    ["conflict", [...ticketEvents, "unknown"]],
  ])("%s", (prefix, codes) => {
    expect(after(prefix)).toEqual([...codes].sort());
  });

  test("what a resident reads names no person", () => {
    const named = Object.entries(texts).filter(
      ([key, text]) => key.startsWith("resident.") && text.includes("{by}"),
    );
    expect(named).toEqual([]);
  });
});
