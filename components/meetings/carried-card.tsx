import Link from "next/link";
import type { CarriedResolution } from "@/lib/parts/meetings/queries/progress";
import { Card } from "../ui/card";
import { ProgressLines } from "./progress-lines";
import { tme } from "./text";

/** Beside a ticket: the resolution that it carries out, and how its member unit says that it goes. */
export function CarriedCard({ carried }: { carried: CarriedResolution }) {
  const { meetingId, body, number, organization, memberUnit, progress } = carried;
  return (
    <Card title={tme("carried.title")}>
      <div className="grid gap-2">
        <p>
          {tme("carried.line", { body, number })}{" "}
          <Link
            href={`/meetings/${meetingId}`}
            prefetch={false}
            className="text-link inline-flex min-h-6 items-center"
          >
            {tme("carried.open")}
          </Link>
        </p>
        {memberUnit ? <p className="text-sm">{tme("carried.unit", { organization })}</p> : null}
        <ProgressLines lines={progress} />
      </div>
    </Card>
  );
}
