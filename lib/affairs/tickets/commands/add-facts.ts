import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { preparedCommand } from "@/lib/platform/command";
import { attachPhotos } from "@/lib/parts/attachments/writes";
import { storePhotos } from "@/lib/platform/files/photo";
import { canDoOnTicket } from "../rules/policy";
import { addFactsInput } from "../schema";
import { findOwnTicket, leadOf } from "./find";
import { ticketEvent } from "./record";
import { say } from "./say";

/**
 * 补充: the words reach the street and whoever leads at that moment. Photos reach the street; what
 * of them an organization sees is released by the street, as at dispatch.
 */
export const addFacts = preparedCommand({
  name: "ticket.addFacts",
  input: addFactsInput,
  output: doneOutput,
  prepare: async ({ text, photos }) => ({
    text,
    photos: await storePhotos(photos, "photos"),
  }),
  find: findOwnTicket,
  allow: (actor, ticket) => canDoOnTicket(actor, "addFacts", ticket),
  run: async (scope, { id, path, ...ticket }, { text, photos }) => {
    const lead = leadOf(ticket);
    await say(scope, { ticketId: id, path, audience: "resident" }, text);
    await attachPhotos(scope, { ticketId: id, path, purpose: "report", forResident: true }, photos);
    return { result: { id }, events: [ticketEvent("ticket.facts_added", id, lead)] };
  },
});
