import { speakOnTicket } from "./speak";

/** 批示: stays among the staff of areas; who must act on it are the dispatchers. */
export const instruct = speakOnTicket({
  verb: "instruct",
  event: "ticket.instructed",
  audience: "internal",
});
