import Link from "next/link";
import { AgreementBadge } from "@/components/co-building/agreement-lines";
import { NeedBadge, ProjectBadge, ResourceBadge } from "@/components/co-building/badges";
import { addressOf } from "@/components/lists/address";
import { CutNote } from "@/components/lists/cut-note";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { tcv } from "@/components/units/text";
import type { SharedLine } from "@/lib/across/coverage/queries/involvement";
import { linesMost } from "@/lib/across/coverage/rules/unit-lines";

const lists = ["needs", "resources", "projects"] as const;

/** 共驻共建: what the unit needs, gives, does and has promised, each opens its page. */
export function SharedCard({ id, lines }: { id: string; lines: readonly SharedLine[] }) {
  return (
    <Card flush title={tcv("shared")}>
      {lines.length === 0 ? (
        <p className="px-4 py-3 text-ink-soft">{tcv("shared.none")}</p>
      ) : (
        <ul className="divide-y">
          {lines.map((line) => (
            <li key={line.id} className="grid gap-0.5 px-4 py-2.5">
              <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
                <Link
                  href={`/co-building/${pageOf(line)}`}
                  prefetch={false}
                  className="inline-flex min-h-6 items-center text-action hover:underline"
                >
                  {line.name}
                </Link>
                <Status line={line} />
              </p>
              <p className="text-sm text-ink-soft tabular-nums">
                {tcv(`shared.${line.kind}`)} · {line.on}
              </p>
            </li>
          ))}
        </ul>
      )}
      <CutNote count={lines.length} max={linesMost}>
        {lists.map((list) => (
          <Link
            key={list}
            href={addressOf("/co-building", { list, of: id })}
            prefetch={false}
            className="inline-flex min-h-6 items-center text-action hover:underline"
          >
            {tcv(`shared.all.${list}`)}
          </Link>
        ))}
      </CutNote>
    </Card>
  );
}

function pageOf(line: SharedLine): string {
  switch (line.kind) {
    case "need":
      return `needs/${line.id}`;
    case "resource":
      return `resources/${line.id}`;
    case "project":
      return `projects/${line.id}`;
    case "step":
      return `projects/${line.projectId}`;
    case "agreement":
      return `agreements/${line.id}`;
  }
}

function Status({ line }: { line: SharedLine }) {
  switch (line.kind) {
    case "need":
      return <NeedBadge status={line.status} />;
    case "resource":
      return <ResourceBadge status={line.status} />;
    case "project":
      return <ProjectBadge status={line.status} />;
    case "step":
      return <Badge tone="ok">{tcv("shared.step.done")}</Badge>;
    case "agreement":
      return <AgreementBadge status={line.status} standing={line.standing} sent={false} />;
  }
}
