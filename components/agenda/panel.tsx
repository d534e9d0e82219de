import type { WallOfTicket } from "@/lib/across/walls/queries/staff";
import { proposalOf, titleOf } from "@/lib/across/walls/rules/proposal";
import { matterMax, titleMax, type Talk } from "@/lib/parts/meetings/schema";
import type { FormAction } from "@/lib/platform/core/action-state";
import { newId } from "@/lib/platform/core/id";
import { Card } from "../ui/card";
import { marks } from "../walls/marks";
import { TakeUp } from "./take-up";
import { Talks } from "./talks";
import { ta } from "./text";

/** 会议讨论: where the matter is talked about, and for who prepares meetings the way to make it a topic. */
export function AgendaPanel({
  ticket,
  wall,
  talks,
  council,
  action,
}: {
  ticket: { id: string; title: string; now: string };
  wall: Pick<WallOfTicket, "task" | "title" | "category"> | null;
  talks: readonly Talk[];
  /** Whose meetings who looks prepares. */
  council: { id: string; name: string } | null;
  action: FormAction;
}) {
  if (talks.length === 0 && council === null) return null;
  const waits = talks.some(
    ({ bodyId, status }) => bodyId === council?.id && (status === "open" || status === "agenda"),
  );
  return (
    <section id="talks" className="scroll-mt-16">
      <Card title={ta("panel.title")}>
        <div className="grid gap-3">
          {talks.length === 0 ? (
            <p className="text-sm text-ink-soft">{ta("panel.none")}</p>
          ) : (
            <Talks talks={talks} now={ticket.now} />
          )}
          {council === null || waits ? null : (
            <div>
              <TakeUp
                ticketId={ticket.id}
                council={council.name}
                start={startOf(ticket.title, wall)}
                send={{ action, startKey: newId() }}
              />
            </div>
          )}
        </div>
      </Card>
    </section>
  );
}

/** From the order to the department, without who reported it; never typed twice. */
function startOf(title: string, wall: Pick<WallOfTicket, "task" | "category"> | null) {
  const text = proposalOf(wall?.task ?? title, marks);
  return {
    title: titleOf(text, titleMax) ?? wall?.category ?? "",
    matter: Array.from(text).slice(0, matterMax).join(""),
  };
}
