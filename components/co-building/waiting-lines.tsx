import Link from "next/link";
import type { ReactNode } from "react";
import type { WaitingLine } from "@/lib/affairs/co-building/queries/waiting";
import type { WaitingKind } from "@/lib/affairs/co-building/rules/waiting";
import { Badge } from "../ui/badge";
import type { Tone } from "../ui/tone";
import type { Base } from "./lines";
import { tco } from "./text";

const tones: Readonly<Record<WaitingKind, Tone>> = {
  join: "busy",
  returned: "bad",
  sign: "busy",
  step: "info",
  ending: "warn",
};

const lists: Readonly<Record<WaitingKind, "projects" | "agreements">> = {
  join: "projects",
  returned: "agreements",
  sign: "agreements",
  step: "projects",
  ending: "agreements",
};

/** What waits in co-building, one line each, a link to where it is done. */
export function WaitingLines({ lines, base }: { lines: readonly WaitingLine[]; base: Base }) {
  return lines.map(({ kind, id, subjectId, title, about, day, late }) => (
    <WaitingItem
      key={`${kind} ${id}`}
      href={`${base}/${lists[kind]}/${subjectId}`}
      title={title}
      what={<Badge tone={late ? "bad" : tones[kind]}>{tco(`waiting.${kind}`)}</Badge>}
      about={about.join(tco("comma"))}
      day={late ? tco("waiting.late", { day }) : tco(`waiting.${kind}.day`, { day })}
    />
  ));
}

/** One line of what waits: what it is, with whom, until when. */
export function WaitingItem({
  href,
  title,
  what,
  about,
  day,
}: {
  href: string;
  title: string;
  what: ReactNode;
  about: string;
  day: string;
}) {
  return (
    <li className="grid gap-1 px-4 py-3">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        {what}
        <Link
          href={href}
          prefetch={false}
          className="inline-flex min-h-6 min-w-0 items-center font-semibold text-action hover:underline"
        >
          {title}
        </Link>
      </p>
      <p className="flex flex-wrap gap-x-3 gap-y-0.5 text-sm text-ink-soft">
        <span className="tabular-nums">{day}</span>
        <span className="min-w-0">{about}</span>
      </p>
    </li>
  );
}
