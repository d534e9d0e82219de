import { speakOnTicket } from "./speak";

/** 催办: reaches the organization that leads. */
export const urge = speakOnTicket({
  verb: "urge",
  event: "ticket.urged",
  audience: "internal",
  toLead: true,
});
