import { speakOnAssignment } from "./speak";

/** A note that the organization's people leave each other. */
export const remark = speakOnAssignment({ verb: "remark", event: "assignment.remarked" });
