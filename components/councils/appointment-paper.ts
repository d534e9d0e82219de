import type { CouncilDetail, HolderShown, SeatDetail } from "@/lib/affairs/councils/queries/detail";
import type { Paper } from "@/lib/platform/core/paper";
import { tc } from "./text";

/** 任职名单: who fills the seats of the running term, with the papers of the appointments. */
export function appointmentPaper(council: CouncilDetail): Paper {
  const { term, seats, today } = council;
  const open = seats.filter(({ closed }) => closed === null);
  const filled = open.flatMap((seat) => (seat.holder === null ? [] : [{ seat, by: seat.holder }]));
  const standIns = open.flatMap((seat) =>
    seat.substitute === null ? [] : [{ seat, by: seat.substitute }],
  );
  const vacant = open.filter(({ holder }) => holder === null);
  return {
    title: tc("paper.title", { council: council.name }),
    lead: [
      term === null
        ? tc("term.none")
        : tc("term.line", { number: term.number, from: term.startsOn, to: term.endsOn }),
    ],
    parts: [
      {
        table: {
          columns: [
            { head: tc("paper.number"), width: 8 },
            { head: tc("paper.seat"), width: 16 },
            { head: tc("paper.name"), width: 14 },
            { head: tc("paper.unit"), width: 28 },
            { head: tc("paper.since"), width: 14 },
            { head: tc("paper.document"), width: 20 },
          ],
          rows: filled.map(({ seat, by }, at) => [
            String(at + 1),
            seatName(seat),
            by.name,
            `${seat.organization}\n${by.title}`,
            by.since ?? "",
            documentOf(by),
          ]),
          empty: tc("paper.nobody"),
        },
      },
      ...(standIns.length === 0
        ? []
        : [
            {
              heading: tc("paper.substitutes"),
              lines: standIns.map(({ seat, by }) =>
                tc("paper.substitute", { unit: seat.organization, name: by.name, title: by.title }),
              ),
            },
          ]),
      ...(vacant.length === 0
        ? []
        : [
            {
              heading: tc("paper.vacant"),
              lines: vacant.map((seat) => `${seatName(seat)}  ${seat.organization}`),
            },
          ]),
    ],
    sign: [council.name, today],
  };
}

function seatName({ kind, function: forWhom }: SeatDetail): string {
  return forWhom === "general"
    ? tc(`kind.${kind}`)
    : tc("paper.seatFor", { kind: tc(`kind.${kind}`), function: tc(`function.${forWhom}`) });
}

function documentOf({ steps }: HolderShown): string {
  return steps.find(({ step }) => step === "appointed")?.documentNo ?? tc("own.noDocument");
}
