import "server-only";
import { z } from "zod";
import { resolutionToCarry } from "@/lib/parts/meetings/queries/following";
import { carryResolution, meetingEvent } from "@/lib/parts/meetings/writes";
import { allowed, refused } from "@/lib/platform/access/actor";
import { command } from "@/lib/platform/command";
import { id } from "@/lib/platform/core/form-fields";
import { localInstant } from "@/lib/platform/core/time-zone";
import { messages } from "@/lib/platform/i18n/messages";
import words from "../messages/zh-CN.json";
import { receiptOutput } from "../schema";
import { takeIn } from "./intake";
import { ticketEvent } from "./record";

const t = messages(words);

/**
 * A resolution of a meeting becomes a ticket with source 会议 (DESIGN §1: clocks, cards and walls come with it). It
 * waits to be sent out like any other; the organization, the measure and the day stand in its text. For a member
 * unit, which gets no orders, the office of the body's own place leads. Nobody waits for an answer, so nobody is
 * called back. Once and no more: a resolution that has a ticket is not found.
 */
export const takeResolution = command({
  name: "ticket.takeResolution",
  input: z.strictObject({ id }),
  output: receiptOutput,
  find: (scope, input) => resolutionToCarry(scope, input.id),
  allow: (actor) => (actor.role === "job" ? allowed : refused("forbidden", "refusal.role")),
  run: async (scope, resolution, _input) => {
    const { actor } = scope;
    const { body, heldOn, number, measure, organization, dueOn } = resolution;
    const key = resolution.memberUnit ? "resolution.textOfUnit" : "resolution.text";
    const ticket = await takeIn(
      scope,
      {
        categoryId: resolution.categoryId,
        areaId: resolution.areaId,
        text: `${measure}\n${t(key, { body, heldOn, number, organization, dueOn })}`,
        noReply: "on",
        allowCall: undefined,
        tellBySms: undefined,
      },
      [],
      {
        source: "meeting",
        type: "other",
        externalDueAt: new Date(localInstant(`${dueOn}T18:00`, actor.tenant.timeZone)),
      },
    );
    const version = await carryResolution(scope, resolution, ticket);
    const { id: resolutionId, meetingId, meetingVersion } = resolution;
    const payload = { status: ticket.status };
    return {
      result: { number: ticket.number },
      events: [
        { ...ticketEvent("ticket.registered", ticket.id, { payload }), path: ticket.path },
        {
          ...meetingEvent("meeting.resolution_carried", meetingId, meetingVersion, {
            resolutionId,
            resolutionVersion: version,
          }),
          path: ticket.path,
        },
      ],
    };
  },
});
