import type { SavedReply } from "@/components/forms/text-field";
import { VerbPanel } from "@/components/tickets/verb-panel";
import { workOrder, type Verb } from "@/components/tickets/verb-order";
import type { AssignmentDetail } from "@/lib/affairs/tickets/queries/assignment-detail";
import { newId } from "@/lib/platform/core/id";
import type { FormAction } from "@/lib/platform/core/action-state";
import * as actions from "../actions";

/** What the organization's people may do with it now. */
export function AssignmentWork({
  assignment,
  replies,
}: {
  assignment: AssignmentDetail;
  replies: readonly SavedReply[];
}) {
  const { id, version } = assignment;
  return (
    <VerbPanel
      subject={id}
      contacted={assignment.firstContactAt !== null}
      entries={workOrder.flatMap((verb) => {
        const action = byVerb[verb];
        return action === undefined || !assignment.verbs.some((one) => one === verb)
          ? []
          : [{ verb, action, id, version, key: newId() }];
      })}
      context={{
        now: assignment.now,
        people: assignment.people,
        handlerId: assignment.handlerId,
        extension: assignment.extension,
        late: Date.parse(assignment.dueAt) < Date.parse(assignment.now),
        missing: assignment.missing,
        measures: assignment.measures,
        answer: assignment.answer,
        signing: assignment.signing,
        result: assignment.result,
        closing: assignment.closing,
        outcome: { stated: assignment.outcome, reason: assignment.outcomeReason },
        replies,
      }}
    />
  );
}

const byVerb: Readonly<Partial<Record<Verb, FormAction>>> = {
  accept: actions.acceptAssignment,
  arrive: actions.arriveOnAssignment,
  askDeferral: actions.askDeferralOfAssignment,
  askExtension: actions.askExtensionOfAssignment,
  askTermination: actions.askTerminationOfAssignment,
  assignHandler: actions.assignHandlerOfAssignment,
  begin: actions.beginAssignment,
  contact: actions.contactComplainant,
  deliver: actions.deliverPart,
  remark: actions.remarkOnAssignment,
  reportProgress: actions.reportProgressOfAssignment,
  requestReturn: actions.requestReturnOfAssignment,
  revealPhone: actions.revealPhoneOfComplainant,
  sendBack: actions.sendBackAssignment,
  signOff: actions.signOffAssignment,
  submit: actions.submitAssignment,
  withdrawApplication: actions.withdrawApplicationOfAssignment,
};
