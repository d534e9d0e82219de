import * as actions from "../actions";

/** What is done to a ticket at the desk; everything else is on its own page. */
export const onTicket = {
  answer: actions.answerTicket,
  dispatch: actions.dispatchTicket,
  locate: actions.locateTicket,
  note: actions.noteTicket,
  reclassify: actions.reclassifyTicket,
  reject: actions.rejectTicket,
  reply: actions.replyOnTicket,
  transfer: actions.transferTicket,
} as const;

/** What is decided about its lead assignment. */
export const onLead = {
  acceptReturn: actions.acceptReturnOfTicket,
  callBack: actions.callBackOnTicket,
  close: actions.closeTicket,
  redo: actions.redoTicket,
  refuseReturn: actions.refuseReturnOfTicket,
  verify: actions.verifyTicket,
} as const;
