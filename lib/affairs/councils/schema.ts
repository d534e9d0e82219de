import { z } from "zod";
import { seatFunctions, seatKinds } from "./rules/seats";

/** One seat as the members of the council see it: for which organization, and who fills it. */
export const seatShown = z.object({
  id: z.string(),
  kind: z.enum(seatKinds),
  function: z.enum(seatFunctions),
  organization: z.string(),
  /** Null: the seat is empty. */
  holder: z.object({ name: z.string(), title: z.string(), since: z.string() }).nullable(),
  /** Who comes when the holder cannot. */
  substitute: z.object({ name: z.string(), title: z.string() }).nullable(),
});
export type SeatShown = z.infer<typeof seatShown>;

/** The council of one who enters by phone. Days are "2026-11-22". */
export const ownCouncil = z.object({
  name: z.string(),
  level: z.enum(["district", "street", "community"]),
  term: z.object({ number: z.number(), startsOn: z.string(), endsOn: z.string() }).nullable(),
  /** The seat of who looks. */
  ownSeatId: z.string(),
  seats: z.array(seatShown),
});
export type OwnCouncil = z.infer<typeof ownCouncil>;
