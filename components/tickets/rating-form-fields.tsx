import { t } from "../messages/text";
import { Field } from "../ui/field";
import { RadioGroup } from "../ui/radio-group";
import { TextArea } from "../ui/text-area";

export interface RatingValues {
  contacted?: string | undefined;
  solved?: string | undefined;
  satisfied?: string | undefined;
  comment?: string | undefined;
}

const COMMENT_MAX = 300;

/**
 * The three questions of the callback (response, resolution, satisfaction), for the resident
 * himself or for the caller who writes down what was said. No stars: the three rates need answers.
 */
export function RatingFormFields({
  values = {},
  errors = {},
}: {
  /** What was typed before. */
  values?: RatingValues | undefined;
  errors?: Readonly<Record<string, string>> | undefined;
}) {
  const options = (prefix: "contacted" | "solved" | "satisfied") => ratingOptions[prefix];
  return (
    <div className="grid gap-6">
      <RadioGroup
        name="contacted"
        label={t("rating.contacted")}
        look="cards"
        required
        options={options("contacted")}
        value={values.contacted}
        error={errors["contacted"]}
      />
      <RadioGroup
        name="solved"
        label={t("rating.solved")}
        look="cards"
        required
        options={options("solved")}
        value={values.solved}
        error={errors["solved"]}
      />
      <RadioGroup
        name="satisfied"
        label={t("rating.satisfied")}
        hint={t("rating.satisfied.hint")}
        look="cards"
        required
        options={options("satisfied")}
        value={values.satisfied}
        error={errors["satisfied"]}
      />
      <Field
        name="comment"
        label={t("rating.comment")}
        hint={t("rating.comment.hint")}
        optional
        maxLength={COMMENT_MAX}
        error={errors["comment"]}
      >
        {(wiring) => <TextArea rows={3} defaultValue={values.comment} {...wiring} />}
      </Field>
    </div>
  );
}

/** The answers, in the words of the three questions. */
export const ratingOptions = {
  contacted: [
    { value: "yes", label: t("rating.contacted.yes") },
    { value: "no", label: t("rating.contacted.no") },
  ],
  solved: [
    { value: "yes", label: t("rating.solved.yes") },
    { value: "partly", label: t("rating.solved.partly") },
    { value: "no", label: t("rating.solved.no") },
  ],
  satisfied: [
    { value: "yes", label: t("rating.satisfied.yes") },
    { value: "basically", label: t("rating.satisfied.basically") },
    { value: "no", label: t("rating.satisfied.no") },
  ],
} as const;
