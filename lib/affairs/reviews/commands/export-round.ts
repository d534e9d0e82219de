import "server-only";
import { z } from "zod";
import { command } from "@/lib/platform/command";
import { recordExport } from "@/lib/platform/event-log/exports";
import { canExportRound } from "../rules/rounds";
import { exportRoundInput } from "../schema";
import { findRound } from "./round-parts";

/**
 * Records that a round's result is taken out, by whom and what for; of a closed list of purposes, none of which is
 * somebody's licence or career (DOMAIN §11). The route that makes the file reads the round from here.
 */
export const exportRound = command({
  name: "round.export",
  input: exportRoundInput,
  output: z.record(z.string(), z.string()),
  find: findRound,
  allow: (actor, round) => canExportRound(actor, round),
  run: async (scope, { id, subjectIds }, { purpose }) => {
    await recordExport(scope, "round.export", subjectIds.length, { id, purpose });
    return { result: { id }, events: [] };
  },
});
