import "server-only";
import type { Scope } from "@/lib/platform/db/scope";
import { closingGroundOf } from "../queries/call-backs";
import { isAreaStaff } from "../rules/policy";
import { findAssignment, findRating } from "./find";

/** An assignment with what was answered about its round, and by what it may be closed. */
export async function findAnswered(scope: Scope, input: { id: string; version?: number }) {
  const assignment = await findAssignment(scope, input);
  if (assignment === null) return null;
  // Whose work it is has no right on the answers, and is refused by its role.
  if (!isAreaStaff(scope.actor)) {
    return { ...assignment, rating: null, ground: null, returnsLeft: 0 };
  }
  const rating = await findRating(scope, assignment);
  const ground = await closingGroundOf(scope, assignment, rating !== null);
  return { ...assignment, rating, ground, returnsLeft: 0 };
}
