"use client";

import { lazy, Suspense, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field, FieldError, FieldMark, fieldId } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { TextInput } from "@/components/ui/text-input";
import type { Place } from "@/lib/ground/territory/schema";
import { t } from "../../../_leaves/text";
import { PlaceCascade } from "./place-cascade";
import { fullName } from "./place-data";
import { PlaceSearch } from "./place-search";

// The map weighs more than everything else here; it comes when it is asked for, and without a signal
// its place says so instead of taking the form down with it.
const PickPoint = lazy(() =>
  import("@/components/map/pick-point").catch(() => ({ default: NoMap })),
);

function NoMap() {
  return <p role="alert">{t("place.offline")}</p>;
}

export interface Tiles {
  url: string;
  attribution: string;
}

type Way = "search" | "levels" | "map";

/** Where: found by name, chosen level by level or on the map, and an address in words. */
export function PlaceField({
  district,
  streets,
  place,
  onChoose,
  address,
  errors,
  tiles,
}: {
  district: string;
  streets: readonly Place[];
  place: Place | null;
  onChoose: (place: Place | null) => void;
  address: string | undefined;
  errors: Readonly<Record<string, string>>;
  tiles: Tiles;
}) {
  const [way, setWay] = useState<Way>("search");
  const [point, setPoint] = useState<{ lng: number; lat: number } | null>(null);
  const id = fieldId("areaId");

  function choose(next: Place | null) {
    setPoint(null);
    onChoose(next);
  }

  return (
    <fieldset className="grid min-w-0 gap-4 rounded-lg border p-4">
      <legend className="px-1 font-semibold">
        {t("place.title")}
        <FieldMark required optional={false} />
      </legend>
      <p className="-mt-3 text-sm text-ink-soft">{t("place.hint")}</p>
      <FieldError id={id} error={errors["areaId"]} />
      <input type="hidden" name="areaId" value={place?.id ?? ""} />
      {point === null ? null : (
        <>
          <input type="hidden" name="lng" value={point.lng} />
          <input type="hidden" name="lat" value={point.lat} />
        </>
      )}
      {place === null ? (
        <noscript>{t("place.notChosen")}</noscript>
      ) : (
        <Chosen place={place} onChange={() => choose(null)} />
      )}
      <div className="js-only grid min-w-0 gap-3">
        {place === null && way === "search" ? (
          <PlaceSearch id={id} district={district} onChoose={choose} />
        ) : null}
        {way === "levels" ? (
          <PlaceCascade id={id} district={district} streets={streets} onChoose={choose} />
        ) : null}
        {way === "map" ? (
          <Suspense fallback={<p role="status">{t("place.mapLoading")}</p>}>
            <PickPoint
              shapesAddress={`/api/public/${district}/shapes`}
              tiles={tiles}
              onPick={(picked, at) => {
                setPoint(at);
                onChoose(picked);
              }}
            />
          </Suspense>
        ) : null}
        <div className="grid grid-cols-2 gap-2">
          <WayButton now={way} way="levels" icon="list" onPress={setWay} />
          <WayButton now={way} way="map" icon="map" onPress={setWay} />
        </div>
      </div>
      <Field
        name="address"
        label={t("place.address")}
        hint={t("place.addressHint")}
        optional
        error={errors["address"]}
      >
        {(wiring) => <TextInput limit={80} defaultValue={address} {...wiring} />}
      </Field>
    </fieldset>
  );
}

function Chosen({ place, onChange }: { place: Place; onChange: () => void }) {
  return (
    <p
      role="status"
      className="flex flex-wrap items-center gap-x-3 gap-y-1 rounded-md border border-ok-line bg-ok-soft px-3 py-2"
    >
      <Icon name="checkCircle" className="text-ok" />
      <span className="min-w-0 flex-1">
        <span className="block text-sm text-ok">{t("place.chosen")}</span>
        <strong>{fullName(place)}</strong>
      </span>
      <span className="js-only">
        <Button variant="quiet" onClick={onChange}>
          {t("place.change")}
        </Button>
      </span>
    </p>
  );
}

/** Pressed again, it goes back to the search. */
function WayButton({
  now,
  way,
  icon,
  onPress,
}: {
  now: Way;
  way: "levels" | "map";
  icon: "list" | "map";
  onPress: (way: Way) => void;
}) {
  const on = now === way;
  return (
    <Button icon={icon} aria-pressed={on} wide onClick={() => onPress(on ? "search" : way)}>
      {on ? t("place.byName") : t(way === "levels" ? "place.byLevel" : "place.onMap")}
    </Button>
  );
}
