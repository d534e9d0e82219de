/** What the database found against an absence, as advice beside the field that it is about. */
const faults = {
  admin: { field: null, reason: "leave.refusal.admin" },
  chain: { field: null, reason: "leave.refusal.chain" },
  days: { field: "from", reason: "leave.fault.days" },
  duty: { field: "to", reason: "leave.fault.duty" },
  self: { field: "deputyId", reason: "leave.fault.self" },
  stranger: { field: "deputyId", reason: "leave.fault.stranger" },
  overlap: { field: "from", reason: "leave.fault.overlap" },
  away: { field: "deputyId", reason: "leave.fault.away" },
  deputizing: { field: "from", reason: "leave.fault.deputizing" },
} as const satisfies Record<string, { field: string | null; reason: string }>;

type Fault = (typeof faults)[keyof typeof faults];

/** Null = it was entered. An answer that nobody knows is a fault of the program. */
export function absenceFault(code: string): Fault | null {
  if (code === "") return null;
  const known = Object.entries(faults).find(([key]) => key === code)?.[1];
  if (known === undefined) throw new Error(`unknown answer of sec.begin_absence: ${code}`);
  return known;
}
