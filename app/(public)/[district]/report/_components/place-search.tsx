"use client";

import { useEffect, useId, useState, type KeyboardEvent } from "react";
import { classes } from "@/components/ui/classes";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import type { Place } from "@/lib/ground/territory/schema";
import { t } from "../../../_leaves/text";
import { fetchPlaces } from "./place-data";

const lettersMin = 2;
const pauseMs = 250;

type Found = { of: string; places: readonly Place[] | "offline" };

/** Finds while one types. The list stands in the page, not above it: phones have little room. */
export function PlaceSearch({
  id,
  district,
  onChoose,
}: {
  id: string;
  district: string;
  onChoose: (place: Place) => void;
}) {
  const listId = useId();
  const [typed, setTyped] = useState("");
  const [active, setActive] = useState(0);
  const [found, setFound] = useState<Found | null>(null);
  const query = typed.trim();
  const enough = Array.from(query).length >= lettersMin;

  useEffect(() => {
    if (!enough) return;
    const stop = new AbortController();
    const timer = setTimeout(() => {
      fetchPlaces(district, { q: query }, stop.signal).then(
        (places) => {
          setFound({ of: query, places });
          setActive(0);
        },
        () => {
          if (!stop.signal.aborted) setFound({ of: query, places: "offline" });
        },
      );
    }, pauseMs);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [district, query, enough]);

  const places = enough && found !== null && found.places !== "offline" ? found.places : [];

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter") {
      // Never sends the report: with a list it takes the marked place, without one it does nothing.
      event.preventDefault();
      const place = places[active];
      if (place !== undefined) onChoose(place);
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && places.length > 0) {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      setActive((active + step + places.length) % places.length);
    } else if (event.key === "Escape") {
      setTyped("");
    }
  }

  return (
    <div>
      <Field name="areaId" label={t("place.search")} hint={t("place.searchHint")}>
        {({ id: _id, name: _name, ...wiring }) => (
          <TextInput
            {...wiring}
            id={id}
            type="search"
            role="combobox"
            aria-autocomplete="list"
            aria-expanded={places.length > 0}
            aria-controls={listId}
            aria-activedescendant={places.length > 0 ? `${listId}-${String(active)}` : undefined}
            placeholder={t("place.searchPlaceholder")}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            onKeyDown={onKeyDown}
          />
        )}
      </Field>
      <ul
        id={listId}
        role="listbox"
        aria-label={t("place.search")}
        hidden={places.length === 0}
        className="mt-1 max-h-80 overflow-y-auto rounded-md border"
      >
        {places.map((place, at) => (
          <li
            key={place.id}
            id={`${listId}-${String(at)}`}
            role="option"
            aria-selected={at === active}
            onClick={() => onChoose(place)}
            className={classes(
              "flex min-h-12 cursor-pointer flex-col justify-center border-b px-3 py-1.5 last:border-b-0 hover:bg-hover",
              at === active && "bg-action-soft",
            )}
          >
            <span className="font-semibold">{place.name}</span>
            <span className="text-sm text-ink-soft">
              {place.names === "" ? t(`place.level.${place.level}`) : place.names}
            </span>
          </li>
        ))}
      </ul>
      <p role="status" className="mt-1 min-h-6 text-sm text-ink-soft">
        {enough ? statusOf(found, query) : ""}
      </p>
    </div>
  );
}

function statusOf(found: Found | null, query: string): string {
  if (found === null || found.of !== query) return t("place.searching");
  if (found.places === "offline") return t("place.offline");
  return found.places.length === 0
    ? t("place.none")
    : t("place.found", { count: found.places.length });
}
