"use client";

import { Button } from "../ui/button";
import { Icon } from "../ui/icon";
import { ts } from "./text";

export interface DemoPhone {
  district: string;
  districtName: string;
  phone: string;
  title: string;
}

/** The phones that everybody may try in a demo. Each goes through the ordinary door: it asks for a code. */
export function DemoPhoneList({
  phones,
  onChoose,
}: {
  phones: readonly DemoPhone[];
  onChoose: (phone: DemoPhone) => void;
}) {
  if (phones.length === 0) return null;
  const districts = Map.groupBy(phones, ({ districtName }) => districtName);
  return (
    <section className="rounded-lg border border-warn-line bg-warn-soft p-4">
      <h2 className="flex items-center gap-1.5 text-base text-warn">
        <Icon name="eye" />
        {ts("demo.enter")}
      </h2>
      <p className="mt-1 text-sm">{ts("demo.phones")}</p>
      {[...districts].map(([name, members]) => (
        <div key={name} className="mt-3">
          <h3 className="text-sm text-ink-soft">{name}</h3>
          <ul className="mt-1.5 grid gap-2">
            {members.map((entry) => (
              <li key={entry.phone}>
                <Button
                  wide
                  aria-label={ts("demo.account", { title: `${name} ${entry.title}` })}
                  onClick={() => onChoose(entry)}
                >
                  <span className="flex w-full flex-wrap justify-between gap-x-3 text-start">
                    <span>{entry.title}</span>
                    <span className="text-ink-soft tabular-nums">{entry.phone}</span>
                  </span>
                </Button>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
