/**
 * The state of an assignment as its organization reads it. What came back to be done again is
 * marked, and what the area side still does with a finished matter (the call back) is done here.
 */
export function assignmentLook(status: string, sentBack: boolean) {
  switch (status) {
    case "dispatched":
    case "accepted":
    case "return_requested":
    case "returned":
    case "recalled":
    case "sign_off":
    case "submitted":
    case "done":
    case "waived":
    case "deferred":
      return status;
    case "verified":
      return "done";
    case "withdrawn":
    case "terminated":
      return "recalled";
    default:
      return sentBack ? "redo" : "in_progress";
  }
}

export type AssignmentLook = ReturnType<typeof assignmentLook>;
