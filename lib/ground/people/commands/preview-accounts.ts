import "server-only";
import { preparedCommand } from "@/lib/platform/command";
import { canAdminister } from "@/lib/ground/territory/rules/admin";
import { previewAccountsInput, previewOutput } from "../schema";
import { judge } from "./judge";
import { readAccounts } from "./sheet";

/** Reads a sheet of accounts and tells row by row what would be made of it. Changes nothing. */
export const previewAccounts = preparedCommand({
  name: "person.previewImport",
  input: previewAccountsInput,
  output: previewOutput,
  prepare: ({ file }) => readAccounts(file),
  find: ({ actor }) => Promise.resolve({ path: actor.lo }),
  allow: (actor, place) => canAdminister(actor, place),
  run: async (scope, _place, rows) => {
    const judged = await judge(scope, rows);
    return {
      result: {
        rows: judged.map(({ row, faults, account }) => ({
          row,
          faults,
          placeName: account?.place.name ?? null,
        })),
      },
      events: [],
    };
  },
});
