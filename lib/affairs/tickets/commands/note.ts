import { speakOnTicket } from "./speak";

/** A note for the staff of areas. */
export const note = speakOnTicket({ verb: "note", event: "ticket.noted", audience: "internal" });
