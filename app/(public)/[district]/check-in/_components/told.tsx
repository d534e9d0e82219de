"use client";

import { useEffect, useRef } from "react";
import { tc } from "@/components/check-ins/text";
import { ButtonLink } from "@/components/ui/button";
import type { PhoneRole } from "@/lib/platform/access/actor";
import type { ActionState } from "@/lib/platform/core/action-state";

const outcomes = ["submitted", "active", "waiting", "known"] as const;
type Outcome = (typeof outcomes)[number];

/** What became of the report, if the form was sent. */
export function outcomeOf(state: ActionState): Outcome | null {
  if (state.state !== "done" || typeof state.result !== "object" || state.result === null)
    return null;
  const found: unknown = Object.entries(state.result).find(([name]) => name === "outcome")?.[1];
  return outcomes.find((one) => one === found) ?? null;
}

/** The answer, in the place of the form: what happens now, and how to enter. */
export function Told({
  outcome,
  district,
  as,
}: {
  outcome: Outcome;
  district: string;
  as: PhoneRole;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
    window.scrollTo(0, 0);
  }, []);
  const next = [tc("told.next1"), tc("told.next2"), tc("told.next3")];
  return (
    <section aria-labelledby="told" className="grid gap-5">
      <h1 id="told" ref={heading} tabIndex={-1} className="text-2xl text-ok outline-none">
        {tc(`told.${outcome}`)}
      </h1>
      <p className="text-lg">
        {tc(as === "liaison" ? `told.unit.${outcome}` : `told.${outcome}Text`)}
      </p>
      {outcome === "submitted" && as === "member" ? (
        <div>
          <h2 className="text-lg">{tc("told.next")}</h2>
          <ol className="mt-2 grid list-decimal gap-1 pl-5">
            {next.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ol>
        </div>
      ) : null}
      <div className="flex flex-wrap items-center gap-4">
        <ButtonLink
          href={`/sign-in/phone?as=${as}&district=${district}`}
          variant="primary"
          size="lg"
        >
          {tc("told.signIn")}
        </ButtonLink>
        <a href={`/${district}`} className="text-link inline-flex min-h-11 items-center">
          {tc("told.home")}
        </a>
      </div>
    </section>
  );
}
