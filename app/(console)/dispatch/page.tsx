import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { countText } from "@/components/lists/count-text";
import { preferredAddress } from "@/components/lists/views";
import { BulkForm } from "@/components/desk/bulk-form";
import { Desk } from "@/components/desk/desk";
import type { QueueRow } from "@/components/desk/queue-list";
import { td } from "@/components/desk/text";
import { whyHere } from "@/components/desk/why";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { dispatchDesk, type DispatchDesk } from "@/lib/across/desk/queries/dispatch-desk";
import { queueMax } from "@/lib/affairs/tickets/queries/queue";
import { readQueueAddress, type QueueAddress } from "@/lib/affairs/tickets/rules/queue";
import { filterAddress } from "@/lib/affairs/tickets/rules/ticket-filter";
import { savedViewsOf } from "@/lib/across/desk/queries/saved-views";
import { newId } from "@/lib/platform/core/id";
import { read } from "@/lib/web/guard";
import { claimTicket, dispatchTicket } from "./actions";
import { Chosen } from "./_components/chosen";
import { QueueHead } from "./_components/queue-head";

export const metadata: Metadata = { title: td("title") };

const base = "/dispatch";

/** 派单台: everything that waits for a decision of the desk, worked off one after the other. */
export default async function Dispatch({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const values = await searchParams;
  const address = readQueueAddress(values);
  const { desk, saved } = await read(dispatcherRoles, async (scope) => ({
    desk: await dispatchDesk(scope, address),
    saved: await savedViewsOf(scope, "dispatch"),
  }));
  const preferred = preferredAddress(base, values, saved);
  if (preferred !== null) redirect(preferred);
  const { ticket: asked, form: _form, bulk, ...filter } = address;
  const formHrefs = (ticket: string) => ({
    transfer: filterAddress(base, filter, { ticket, form: "transfer" }),
    addCo: filterAddress(base, filter, { ticket, form: "addCo" }),
  });
  const rows: QueueRow[] = desk.lines.map((line) => ({
    ...line,
    href: filterAddress(base, filter, { ticket: line.id }),
    formHrefs: formHrefs(line.id),
    why: whyHere(line, desk.now),
    key: newId(),
    sendable: line.status === "screening",
  }));
  const here = rows.find(({ id }) => id === desk.ticket?.id);
  return (
    <>
      <h1 className="sr-only">{td("title")}</h1>
      <Desk
        rows={rows}
        now={desk.now}
        open={desk.ticket?.id ?? null}
        chosen={asked !== undefined || bulk !== undefined}
        bulkBase={filterAddress(base, filter)}
        claim={claimTicket}
        head={<QueueHead base={base} address={filter} counts={desk.counts} saved={saved} />}
        foot={
          rows.length === 0
            ? null
            : td(rows.length < queueMax ? "shown.all" : "shown", { shown: countText(rows.length) })
        }
        empty={<Nothing address={filter} />}
      >
        {desk.bulk !== null ? (
          <Bulk key={bulk} bulk={desk.bulk} backHref={filterAddress(base, filter)} />
        ) : desk.ticket !== null ? (
          <Chosen
            key={desk.ticket.id}
            ticket={desk.ticket}
            replies={desk.replies}
            why={here?.why}
            backHref={filterAddress(base, filter)}
            formHrefs={formHrefs(desk.ticket.id)}
            opened={address.form}
          />
        ) : (
          <Card>
            {asked === undefined ? (
              <EmptyState title={td("empty")} icon="checkCircle">
                {td("empty.hint")}
              </EmptyState>
            ) : (
              <EmptyState title={td("gone")} icon="search">
                {td("gone.hint")}
              </EmptyState>
            )}
          </Card>
        )}
      </Desk>
    </>
  );
}

function Bulk({
  bulk: { tickets, organizations },
  backHref,
}: {
  bulk: NonNullable<DispatchDesk["bulk"]>;
  backHref: string;
}) {
  if (tickets.length === 0) {
    return (
      <Card>
        <EmptyState title={td("bulk.none")} icon="checkCircle">
          {td("bulk.none.hint")}
        </EmptyState>
      </Card>
    );
  }
  return (
    <BulkForm
      tickets={tickets.map((ticket) => ({ ...ticket, key: newId() }))}
      organizations={organizations}
      dispatch={dispatchTicket}
      backHref={backHref}
    />
  );
}

const dispatcherRoles = ["district_dispatcher", "street_dispatcher"] as const;

function Nothing({ address }: { address: Pick<QueueAddress, "whose" | "q"> }) {
  const narrowed = address.whose !== undefined || address.q !== undefined;
  return (
    <EmptyState title={td(narrowed ? "empty.filtered" : "empty")} icon="checkCircle">
      {td(narrowed ? "empty.filteredHint" : "empty.hint")}
    </EmptyState>
  );
}
