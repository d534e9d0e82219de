import * as actions from "../actions";

/** The actions behind the verbs on a ticket. */
export const onTicket = {
  addCo: actions.addCoToTicket,
  answer: actions.answerTicket,
  conclude: actions.concludeConsultation,
  consult: actions.consultOnTicket,
  dispatch: actions.dispatchTicket,
  instruct: actions.instructTicket,
  link: actions.linkTicket,
  locate: actions.locateTicket,
  nameComplained: actions.nameComplainedOnTicket,
  note: actions.noteTicket,
  overrule: actions.overruleTicket,
  reclassify: actions.reclassifyTicket,
  reject: actions.rejectTicket,
  releasePhotos: actions.releasePhotosOfTicket,
  reopen: actions.reopenTicket,
  reply: actions.replyOnTicket,
  reveal: actions.revealComplainant,
  selfSolve: actions.selfSolveTicket,
  transfer: actions.transferTicket,
  unlink: actions.unlinkTicket,
  urge: actions.urgeTicket,
} as const;

/** Those behind the verbs on its assignments. */
export const onLead = {
  acceptReturn: actions.acceptReturnOfTicket,
  callBack: actions.callBackOnTicket,
  close: actions.closeTicket,
  defer: actions.deferAssignment,
  extend: actions.extendAssignment,
  confirmCard: actions.confirmCardOfTicket,
  dismissCard: actions.dismissCardOfTicket,
  liftCard: actions.liftCardOfTicket,
  raiseCard: actions.raiseCardOnTicket,
  recall: actions.recallTicket,
  redo: actions.redoTicket,
  refuseApplication: actions.refuseApplicationOfAssignment,
  refuseReturn: actions.refuseReturnOfTicket,
  resume: actions.resumeAssignment,
  reviewDeferral: actions.reviewDeferralOfAssignment,
  terminate: actions.terminateAssignment,
  verify: actions.verifyTicket,
  waive: actions.waivePart,
} as const;
