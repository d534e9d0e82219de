"use client";

import { trv } from "@/components/reviews/text";
import { VerbForm } from "@/components/forms/verb-form";
import { DialogButton, useCloseDialog } from "@/components/ui/dialog";
import type { RoundVerb } from "@/lib/affairs/reviews/rules/rounds";
import type { FormAction } from "@/lib/platform/core/action-state";

interface Given {
  verb: Exclude<RoundVerb, "revise">;
  round: { id: string; version: number };
  send: { action: FormAction; startKey: string };
}

/** 发布、结束、反馈结果: each asks once more, because none is taken back. */
export function MoveRound(given: Given) {
  const { verb } = given;
  return (
    <DialogButton label={trv(`round.${verb}`)} title={trv(`round.${verb}`)} variant="primary">
      <Sure {...given} />
    </DialogButton>
  );
}

function Sure({ verb, round, send }: Given) {
  const close = useCloseDialog();
  return (
    <VerbForm
      {...send}
      form={`${verb}-${round.id}`}
      hidden={round}
      submit={trv(`round.${verb}`)}
      doneText={trv(`round.${verb}.done`)}
      onDone={close}
    >
      {() => <p>{trv(`round.${verb}.hint`)}</p>}
    </VerbForm>
  );
}
