"use client";

import { RadioGroup } from "../ui/radio-group";
import type { Typed } from "../forms/form-state";
import { clockWord, tt } from "./messages/text";
import { TextField } from "../forms/text-field";
import type { VerbContext } from "./verb-context";

export type CardVerb = "confirmCard" | "dismissCard" | "liftCard" | "raiseCard";

/** Which card, or of which level, and why. */
export function CardFields({
  verb,
  form,
  typed,
  context,
}: {
  verb: CardVerb;
  form: string;
  typed: Typed;
  context: VerbContext;
}) {
  const options =
    verb === "raiseCard"
      ? (context.levels ?? []).map((level) => ({
          value: level,
          label: clockWord(`level.${level}`),
        }))
      : (context.cards ?? [])
          .filter(({ status }) => status === (verb === "liftCard" ? "issued" : "proposed"))
          .map(({ id, level, cause }) => ({
            value: id,
            label: `${clockWord(`level.${level}`)} · ${clockWord(`cause.${cause}`)}`,
          }));
  const name = verb === "raiseCard" ? "level" : "cardId";
  return (
    <>
      <RadioGroup
        name={name}
        form={form}
        label={tt("cards.which")}
        required
        value={typed.text(name) ?? (options.length === 1 ? options[0]?.value : undefined)}
        error={typed.error(name)}
        options={options}
      />
      <TextField form={form} typed={typed} label={tt(`verb.${verb}.text`)} />
    </>
  );
}
