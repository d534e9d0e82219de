import type { Role } from "@/lib/platform/access/actor";
import type { VerbRow } from "./verb-row";
import { assignmentVerbs, ticketVerbs } from "./workflow";

export interface Edge {
  machine: "ticket" | "assignment";
  verb: string;
  from: string;
  to: string;
  role: Role;
}

/** Every legal change of a status, for the database's edge table. Changes that stay are not edges. */
export function workflowEdges(): Edge[] {
  return [...edgesOf("ticket", ticketVerbs), ...edgesOf("assignment", assignmentVerbs)];
}

function edgesOf(machine: Edge["machine"], verbs: Record<string, VerbRow<string>>): Edge[] {
  return Object.entries(verbs).flatMap(([verb, { from, to, by }]) =>
    from.flatMap((start) =>
      to.flatMap((end) => by.map((role) => ({ machine, verb, from: start, to: end, role }))),
    ),
  );
}
