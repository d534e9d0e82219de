"use client";

import { TextField } from "@/components/forms/text-field";
import { VerbForm } from "@/components/forms/verb-form";
import { ButtonGroup } from "@/components/ui/button";
import { DateInput } from "@/components/ui/date-input";
import { DialogButton, useCloseDialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import type { CallVerb, ResponseVerb } from "@/lib/affairs/whistles/rules/whistle";
import type { FormAction } from "@/lib/platform/core/action-state";
import { tw } from "@/components/whistles/text";

interface Subject {
  id: string;
  version: number;
}

interface Send {
  action: FormAction;
  startKey: string;
}

/** What may be done with one department's answer; the sure step stands open, the rest in dialogs. */
export function AnswerForms({
  response,
  verbs,
  send,
}: {
  response: Subject;
  verbs: readonly ResponseVerb[];
  send: Readonly<Partial<Record<ResponseVerb, Send>>>;
}) {
  if (verbs.length === 0) return null;
  return (
    <ButtonGroup>
      {verbs.map((verb) => {
        const one = send[verb];
        return one === undefined ? null : (
          <AnswerForm key={verb} verb={verb} response={response} send={one} />
        );
      })}
    </ButtonGroup>
  );
}

function AnswerForm({
  verb,
  response,
  send,
}: {
  verb: ResponseVerb;
  response: Subject;
  send: Send;
}) {
  const form = `${verb}-${response.id}`;
  const shared = { form, ...send, hidden: { id: response.id, version: response.version } };
  switch (verb) {
    case "acknowledge":
      return (
        <VerbForm {...shared} submit={tw("ack")} doneText={tw("ack.done")}>
          {() => null}
        </VerbForm>
      );
    case "arrive":
      return (
        <DialogButton label={tw("arrive")} title={tw("arrive")} icon="pin">
          <Closing>
            {(onDone) => (
              <VerbForm
                {...shared}
                submit={tw("arrive")}
                doneText={tw("arrive.done")}
                onDone={onDone}
              >
                {(typed) => (
                  <>
                    <Field
                      name="people"
                      form={form}
                      label={tw("arrive.people")}
                      hint={tw("arrive.people.hint")}
                      required
                      error={typed.error("people")}
                    >
                      {(wiring) => (
                        <TextInput limit={100} defaultValue={typed.text("people")} {...wiring} />
                      )}
                    </Field>
                    <Field
                      name="arrivedAt"
                      form={form}
                      label={tw("arrive.at")}
                      hint={tw("arrive.at.hint")}
                      optional
                      error={typed.error("arrivedAt")}
                    >
                      {(wiring) => (
                        <DateInput withTime defaultValue={typed.text("arrivedAt")} {...wiring} />
                      )}
                    </Field>
                  </>
                )}
              </VerbForm>
            )}
          </Closing>
        </DialogButton>
      );
    case "refuse":
    case "leave":
      return <TextDialog verb={verb} shared={shared} />;
  }
}

type Worded = "refuse" | "leave" | "confirm" | "cancel";

/** Ends the whole call: confirmed as done, or called off. */
export function EndForms({
  call,
  verbs,
  send,
}: {
  call: Subject;
  verbs: readonly CallVerb[];
  send: Readonly<Record<CallVerb, Send>>;
}) {
  return (
    <ButtonGroup>
      {verbs.map((verb) => (
        <TextDialog
          key={verb}
          verb={verb}
          shared={{ form: verb, ...send[verb], hidden: { id: call.id, version: call.version } }}
        />
      ))}
    </ButtonGroup>
  );
}

const hints: Readonly<Record<Worded, string | undefined>> = {
  refuse: tw("refuse.hint"),
  leave: tw("leave.hint"),
  confirm: tw("confirm.hint"),
  cancel: undefined,
};

function TextDialog({
  verb,
  shared,
}: {
  verb: Worded;
  shared: Send & { form: string; hidden: Record<string, string | number> };
}) {
  return (
    <DialogButton
      label={tw(verb)}
      title={tw(verb)}
      variant={verb === "confirm" ? "primary" : undefined}
    >
      <Closing>
        {(onDone) => (
          <VerbForm
            {...shared}
            submit={tw(verb)}
            variant={verb === "confirm" ? "primary" : "secondary"}
            doneText={tw(`${verb}.done`)}
            onDone={onDone}
          >
            {(typed) => (
              <TextField
                form={shared.form}
                typed={typed}
                label={tw(`${verb}.text`)}
                hint={hints[verb]}
                rows={4}
              />
            )}
          </VerbForm>
        )}
      </Closing>
    </DialogButton>
  );
}

/** Gives the form inside a dialog the way to close it. */
function Closing({ children }: { children: (onDone: () => void) => React.ReactNode }) {
  const close = useCloseDialog();
  return children(close);
}
