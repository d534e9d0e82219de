import { speakOnTicket } from "./speak";

/** The street writes to the resident; the organization that leads reads it too. */
export const reply = speakOnTicket({
  verb: "reply",
  event: "ticket.replied",
  audience: "resident",
  toLead: true,
});
