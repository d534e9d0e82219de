"use client";

import { useState } from "react";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { Place } from "@/lib/ground/territory/schema";
import { t } from "../../../_leaves/text";
import { fetchPlaces } from "./place-data";

type Step = { options: readonly Place[]; chosen: string };

/** Street, community, grid, building, one native list after the other; any depth will do. */
export function PlaceCascade({
  id,
  district,
  streets,
  onChoose,
}: {
  id: string;
  district: string;
  streets: readonly Place[];
  onChoose: (place: Place | null) => void;
}) {
  const [steps, setSteps] = useState<readonly Step[]>([{ options: streets, chosen: "" }]);
  const [failed, setFailed] = useState(false);

  async function choose(at: number, chosen: string) {
    const kept = steps.slice(0, at + 1).map((step, i) => (i === at ? { ...step, chosen } : step));
    setSteps(kept);
    setFailed(false);
    const place = kept[at]?.options.find((option) => option.id === chosen) ?? null;
    onChoose(place ?? chosenOf(kept[at - 1]));
    if (place === null || place.level === "building") return;
    try {
      const options = await fetchPlaces(district, { parent: chosen }, AbortSignal.timeout(15_000));
      // Meanwhile another street may have been chosen.
      setSteps((now) =>
        now.length === kept.length && now[at]?.chosen === chosen && options.length > 0
          ? [...now, { options, chosen: "" }]
          : now,
      );
    } catch {
      setFailed(true);
    }
  }

  return (
    <div className="grid gap-3">
      {steps.map((step, at) => {
        const level = step.options[0]?.level ?? "street";
        return (
          <Field
            key={`${level}:${step.options[0]?.id ?? ""}`}
            name={at === 0 ? "areaId" : `place-${level}`}
            label={t(`place.level.${level}`)}
          >
            {({ id: ownId, name: _name, ...wiring }) => (
              <Select
                {...wiring}
                id={at === 0 ? id : ownId}
                options={step.options.map((one) => ({ value: one.id, label: one.name }))}
                empty={t(at === 0 ? "place.empty" : "place.notSure")}
                value={step.chosen}
                onChange={(event) => void choose(at, event.target.value)}
              />
            )}
          </Field>
        );
      })}
      <p role="alert" className="text-sm font-semibold text-bad">
        {failed ? t("place.offline") : ""}
      </p>
    </div>
  );
}

function chosenOf(step: Step | undefined): Place | null {
  return step?.options.find((option) => option.id === step.chosen) ?? null;
}
