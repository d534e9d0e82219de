import { DescriptionList } from "../ui/description-list";
import { TimeText } from "../ui/time-text";
import { codeText, tc } from "./text";

/** What a unit has registered. */
export function UnitFacts({
  one,
}: {
  one: {
    now: string;
    kind: string;
    partyOrg: string;
    memberCount: number;
    community: string;
    liaison: string;
    phone: string;
    resources: string;
    endReason: string | null;
    declineText: string | null;
    submittedAt: string;
    decidedAt: string | null;
    decidedBy: string | null;
  };
}) {
  return (
    <DescriptionList
      columns={2}
      items={[
        { term: tc("unit.kind"), detail: codeText("kind", one.kind) },
        { term: tc("unit.partyOrg"), detail: one.partyOrg },
        { term: tc("unit.members"), detail: one.memberCount },
        { term: tc("desk.community"), detail: one.community },
        { term: tc("unit.liaison"), detail: `${one.liaison} ${one.phone}` },
        { term: tc("unit.resources"), detail: one.resources, wide: true },
        { term: tc("desk.at"), detail: <TimeText at={one.submittedAt} now={one.now} /> },
        ...(one.decidedAt === null
          ? []
          : [
              {
                term: tc("detail.decided"),
                detail: (
                  <>
                    {one.decidedBy} <TimeText at={one.decidedAt} now={one.now} />
                  </>
                ),
              },
            ]),
        ...(one.declineText === null
          ? []
          : [{ term: tc("detail.decline"), detail: one.declineText, wide: true }]),
        ...(one.endReason === null
          ? []
          : [{ term: tc("detail.ended"), detail: codeText("unitEnded", one.endReason) }]),
      ]}
    />
  );
}
