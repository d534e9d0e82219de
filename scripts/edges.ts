import { workflowEdges } from "@/lib/affairs/tickets/rules/edges";

// Prints the rows of sec.workflow_edge, the raw material of a migration when the workflow changes.
const rows = workflowEdges().map(
  ({ machine, verb, from, to, role }) =>
    `  ('${machine}', '${verb}', '${from}', '${to}', '${role}')`,
);
process.stdout.write(
  "-- Generated from lib/affairs/tickets/rules/workflow.ts by scripts/edges.ts; a test compares.\n\n" +
    "delete from sec.workflow_edge;\n\ninsert into sec.workflow_edge (machine, verb, from_status, to_status, role) values\n" +
    `${rows.join(",\n")};\n`,
);
