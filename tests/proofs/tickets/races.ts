import type { AnyCommand } from "@/tests/support/all-commands";
import type { TestDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";
import { scenes } from "@/tests/security/matrix/scenes";
import { writeTarget } from "@/tests/security/matrix/targets";
import type { Role } from "@/lib/platform/access/actor";
import { figure, type Figure } from "../figure";
import { castOf, credentialOf, inLanes, outcomeOf } from "./cast";

type Runner = readonly [row: string, role: Role];

/** Two verbs that both fit the same moment of one matter: only one of them may take it. */
const pairs: readonly (readonly [Runner, Runner])[] = [
  [
    ["ticket.dispatch", "street_dispatcher"],
    ["ticket.dispatch", "district_dispatcher"],
  ],
  [
    ["ticket.dispatch", "street_dispatcher"],
    ["ticket.reject", "district_dispatcher"],
  ],
  [
    ["ticket.answer", "street_dispatcher"],
    ["ticket.reject", "district_dispatcher"],
  ],
  [
    ["assignment.accept", "dept_clerk"],
    ["assignment.recall", "street_dispatcher"],
  ],
  [
    ["assignment.acceptReturn", "street_dispatcher"],
    ["assignment.refuseReturn", "district_dispatcher"],
  ],
  [
    ["assignment.signOff", "dept_leader"],
    ["assignment.sendBack", "dept_leader"],
  ],
  [
    ["ticket.consult", "street_dispatcher"],
    ["ticket.dispatch", "district_dispatcher"],
  ],
  [
    ["ticket.reopen", "street_dispatcher"],
    ["ticket.dispute", "resident"],
  ],
  [
    ["assignment.extend", "street_dispatcher"],
    ["assignment.refuseApplication", "district_dispatcher"],
  ],
  [
    ["assignment.resume", "street_dispatcher"],
    ["assignment.reviewDeferral", "district_dispatcher"],
  ],
  [
    ["assignment.waive", "street_dispatcher"],
    ["assignment.deliver", "dept_clerk"],
  ],
  [
    ["assignment.close", "street_dispatcher"],
    ["assignment.redo verified", "street_secretary"],
  ],
  [
    ["assignment.verify at desk", "street_dispatcher"],
    ["assignment.redo unverified", "street_secretary"],
  ],
  [
    ["assignment.redo verified", "street_secretary"],
    ["assignment.redo verified", "district_dispatcher"],
  ],
];

/**
 * Races: both runners start at once on one fresh matter with the version both have seen. Exactly one
 * wins; the other is told so; the history has exactly the winner's event.
 */
export async function measureRaces(
  database: TestDatabase,
  commands: ReadonlyMap<string, AnyCommand>,
  { count }: { count: number },
): Promise<Figure[]> {
  const cast = await castOf(database, "east");
  const double: string[] = [];
  const none: string[] = [];
  const runs = Array.from({ length: count }, (_, serial) => must(pairs[serial % pairs.length]));
  await inLanes("tickets.races", runs, 2, async (pair) => {
    const spot = {
      world: cast.world,
      street: 1,
      department: "housing",
      replyOf: "dispatcher1",
    } as const;
    const target = await writeTarget(database.admin, pair[0][0], spot);
    const { number, code, ticketId } = target.matter;
    const before = await eventsOf(database, ticketId);
    const outcomes = await Promise.all(
      pair.map(([row, role]) =>
        outcomeOf(
          must(commands.get(row.split(" ")[0] ?? "")),
          credentialOf(cast, role, { number, code }),
          must(scenes[row]).input(target, 1),
        ),
      ),
    );
    const won = outcomes.filter((outcome) => outcome === "done").length;
    const told = (await eventsOf(database, ticketId)) - before;
    const words = `${pair.map(([row]) => row).join(" | ")}: ${outcomes.join(" | ")}, ${String(told)} events`;
    if (won > 1 || told > 1) double.push(words);
    if (won < 1) none.push(words);
  });
  return [
    figure("tickets.races.run", count, ">= 1", "races"),
    figure("tickets.races.doubleWinners", double.length, "= 0", "races", double),
    figure("tickets.races.withoutWinner", none.length, "= 0", "races", none),
  ];
}

async function eventsOf({ admin }: TestDatabase, ticketId: string): Promise<number> {
  const { rows } = await admin.query<{ n: number }>(
    "select count(*)::int as n from event where ticket_id = $1",
    [ticketId],
  );
  return must(rows[0]).n;
}
