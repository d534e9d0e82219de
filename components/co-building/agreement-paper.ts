import type { AgreementDetail } from "@/lib/affairs/co-building/queries/agreement";
import type { Paper } from "@/lib/platform/core/paper";
import { fullTime } from "../ui/time-words";
import { whenOf } from "./commitments-card";
import { statusWords } from "./status-words";
import { recordText, tco } from "./text";

/** 共建协议 as it is filed: shown for printing and given as .docx. */
export function agreementPaper(agreement: AgreementDetail): Paper {
  const { title, place, startsOn, endsOn, signers, commitments } = agreement;
  return {
    title,
    lead: [
      place,
      tco("paper.days", { from: startsOn, until: endsOn }),
      tco("paper.status", { status: statusWords(agreement).join(tco("comma")) }),
    ],
    parts: [
      {
        heading: tco("signer.title"),
        table: {
          columns: [
            { head: tco("paper.side"), width: 55 },
            { head: tco("paper.word"), width: 45 },
          ],
          rows: signers.map(({ name, confirmedAt, confirmedBy }) => [
            name,
            confirmedAt === null
              ? tco("party.waits")
              : `${confirmedBy ?? ""} ${fullTime(confirmedAt)}`,
          ]),
          empty: "",
        },
      },
      {
        heading: tco("commitment.title"),
        table: {
          columns: [
            { head: tco("commitment.text"), width: 36 },
            { head: tco("commitment.who"), width: 20 },
            { head: tco("paper.when"), width: 16 },
            { head: tco("paper.records"), width: 28 },
          ],
          rows: commitments.map((one) => [
            one.text,
            one.organization,
            whenOf(one),
            one.records.map(recordText).join(tco("paper.between")),
          ]),
          empty: tco("commitment.none"),
        },
      },
      ...(agreement.review === null ? [] : [{ heading: tco("review"), lines: [agreement.review] }]),
    ],
    sign: signers.map(({ name }) => tco("paper.sign", { name })),
  };
}
