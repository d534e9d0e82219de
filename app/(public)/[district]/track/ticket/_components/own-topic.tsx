import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import type { OwnTalk } from "@/lib/parts/meetings/schema";
import { idle } from "@/lib/platform/core/action-state";
import { newId } from "@/lib/platform/core/id";
import { formatDateTime } from "@/lib/platform/i18n/time";
import { t } from "../../../../_components/text";
import { leaveTicket } from "../../actions";
import { LeaveForm } from "./leave-form";
import { Course } from "./own-talks";

/** A topic for the holder of its receipt: how far it is, with whom, and what was resolved or answered. */
export function OwnTopicView({
  talks,
  zone,
  now,
  district,
}: {
  talks: readonly OwnTalk[];
  zone: string;
  now: number;
  district: string;
}) {
  const topic = talks.find(({ own }) => own);
  return (
    <>
      <h1 className="text-xl">{t("talks.ownTitle", { number: topic?.number ?? "" })}</h1>
      <div className="mt-4 grid gap-5">
        <section className="rounded-lg border-2 border-action-line p-4">
          <h2 className="mb-3 text-sm font-normal text-ink-soft">{t("talks.status")}</h2>
          <Course talks={talks} zone={zone} now={now} district={district} />
        </section>
        {topic === undefined ? null : (
          <Card title={t("talks.own")}>
            <DescriptionList
              items={[
                { term: t("talks.topic"), detail: topic.title ?? "" },
                { term: t("talks.matter"), detail: topic.matter ?? "" },
                { term: t("talks.enteredAt"), detail: formatDateTime(topic.enteredAt, zone, now) },
              ]}
            />
          </Card>
        )}
        <LeaveForm
          action={leaveTicket}
          start={idle(newId())}
          district={district}
          form="leave"
          hint={t("ticket.leave")}
        />
      </div>
    </>
  );
}
