"use client";

import { trv } from "@/components/reviews/text";
import { TextField } from "@/components/forms/text-field";
import { VerbForm } from "@/components/forms/verb-form";
import { ButtonLink } from "@/components/ui/button";
import { DialogButton, useCloseDialog } from "@/components/ui/dialog";
import type { RoundVerb } from "@/lib/affairs/reviews/rules/rounds";
import { outcomeMax } from "@/lib/affairs/reviews/schema";
import type { FormAction } from "@/lib/platform/core/action-state";

interface Given {
  verb: Exclude<RoundVerb, "revise">;
  round: { id: string; version: number };
  send: { action: FormAction; startKey: string };
}

/** 发布、结束、反馈结果、作废: each asks once more, because none is taken back. */
export function MoveRound(given: Given) {
  const { verb } = given;
  return (
    <DialogButton
      label={trv(`round.${verb}`)}
      title={trv(`round.${verb}`)}
      variant={verb === "callOff" ? undefined : "primary"}
    >
      <Sure {...given} />
    </DialogButton>
  );
}

function Sure({ verb, round, send }: Given) {
  const close = useCloseDialog();
  const form = `${verb}-${round.id}`;
  return (
    <VerbForm
      {...send}
      form={form}
      hidden={round}
      submit={trv(`round.${verb}`)}
      doneText={trv(`round.${verb}.done`)}
      onDone={close}
      elsewhere={
        verb === "publish" ? (
          <ButtonLink href={`/reviews/rounds/${round.id}/edit`} icon="edit" size="sm">
            {trv("round.revise")}
          </ButtonLink>
        ) : undefined
      }
    >
      {(typed) => (
        <>
          <p>{trv(`round.${verb}.hint`)}</p>
          {verb === "callOff" ? (
            <TextField
              form={form}
              typed={typed}
              label={trv("round.callOff.text")}
              hint={trv("round.callOff.text.hint")}
              rows={4}
              max={outcomeMax}
            />
          ) : null}
        </>
      )}
    </VerbForm>
  );
}
