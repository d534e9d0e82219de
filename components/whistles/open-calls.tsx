import Link from "next/link";
import { Card } from "@/components/ui/card";
import { TimeText } from "@/components/ui/time-text";
import type { OpenCall } from "@/lib/affairs/whistles/queries/waiting";
import { KindBadge, ResponseBadge } from "./badges";
import { tw } from "./text";

/** The calls that are not over, above everything else on the desk. Nothing where there are none. */
export function OpenCalls({
  calls,
  now,
  title,
  note,
}: {
  calls: readonly OpenCall[];
  now: string;
  title: string;
  note: string;
}) {
  if (calls.length === 0) return null;
  return (
    <div id="calls" className="mb-4 min-w-0 scroll-mt-16">
      <Card flush title={title} note={note}>
        <ul className="divide-y">
          {calls.map((call) => (
            <li key={call.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3">
              <span className="flex min-w-0 flex-1 basis-64 flex-wrap items-center gap-2">
                <KindBadge kind={call.kind} />
                <Link href={call.address} className="font-semibold text-action hover:underline">
                  {call.title}
                </Link>
                <span className="text-sm text-ink-soft">{call.place}</span>
              </span>
              <span className="text-sm tabular-nums">
                {tw("arriveBy")} <TimeText at={call.arriveBy} now={now} />
                {call.late ? (
                  <span className="ml-1 font-semibold text-bad">{tw("late")}</span>
                ) : null}
              </span>
              <span className="text-sm tabular-nums">
                {call.status === null ? (
                  tw("list.count", { arrived: call.arrived, called: call.called })
                ) : (
                  <ResponseBadge status={call.status} />
                )}
                {call.refused === 0 ? null : (
                  <span className="ml-2 text-bad">
                    {tw("list.refused", { count: call.refused })}
                  </span>
                )}
              </span>
            </li>
          ))}
        </ul>
      </Card>
    </div>
  );
}
