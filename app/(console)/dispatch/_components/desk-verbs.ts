import * as actions from "../actions";

/** What is done to a ticket at the desk; everything else is on its own page. */
export const onTicket = {
  answer: actions.answerTicket,
  dispatch: actions.dispatchTicket,
  link: actions.linkTicket,
  locate: actions.locateTicket,
  note: actions.noteTicket,
  reclassify: actions.reclassifyTicket,
  reject: actions.rejectTicket,
  reply: actions.replyOnTicket,
  transfer: actions.transferTicket,
  addCo: actions.addCoToTicket,
  conclude: actions.concludeConsultation,
  consult: actions.consultOnTicket,
  overrule: actions.overruleConclusion,
  uphold: actions.upholdConclusion,
  urge: actions.urgeTicket,
} as const;

/** What is decided about its assignments. */
export const onLead = {
  acceptReturn: actions.acceptReturnOfTicket,
  callBack: actions.callBackOnTicket,
  close: actions.closeTicket,
  redo: actions.redoTicket,
  refuseReturn: actions.refuseReturnOfTicket,
  verify: actions.verifyTicket,
  confirmCard: actions.confirmCardOfTicket,
  dismissCard: actions.dismissCardOfTicket,
  liftCard: actions.liftCardOfTicket,
  raiseCard: actions.raiseCardOnTicket,
  recall: actions.recallTicket,
  waive: actions.waivePart,
  defer: actions.deferAssignment,
  extend: actions.extendAssignment,
  refuseApplication: actions.refuseApplicationOfAssignment,
  resume: actions.resumeAssignment,
  reviewDeferral: actions.reviewDeferralOfAssignment,
  terminate: actions.terminateAssignment,
} as const;
