import { skills, times } from "@/lib/ground/check-ins/rules/choices";
import { Checkbox } from "../ui/checkbox";
import { codeText, tc } from "./text";

/** What a member can do and when, as choices: pressed, never typed. */
export function OfferFields({
  form,
  chosen,
}: {
  form?: string | undefined;
  chosen: (name: "skills" | "times") => readonly string[];
}) {
  return (
    <fieldset className="grid gap-3 rounded-lg border p-4">
      <legend className="px-1 font-semibold">{tc("register.offer")}</legend>
      <p className="-mt-2 text-sm text-ink-soft">{tc("register.offerHint")}</p>
      <Choices name="skills" codes={skills} kind="skill" form={form} chosen={chosen("skills")} />
      <Choices name="times" codes={times} kind="time" form={form} chosen={chosen("times")} />
    </fieldset>
  );
}

function Choices({
  name,
  codes,
  kind,
  form,
  chosen,
}: {
  name: "skills" | "times";
  codes: readonly string[];
  kind: "skill" | "time";
  form: string | undefined;
  chosen: readonly string[];
}) {
  return (
    <fieldset>
      <legend className="text-sm text-ink-soft">{tc(`register.${name}`)}</legend>
      <div className="grid grid-cols-2 gap-x-3 sm:grid-cols-3">
        {codes.map((code) => (
          <Checkbox
            key={code}
            name={`${name}[]`}
            form={form}
            value={code}
            label={codeText(kind, code)}
            defaultChecked={chosen.includes(code)}
          />
        ))}
      </div>
    </fieldset>
  );
}
