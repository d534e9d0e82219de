import { describe, expect, test, vi } from "vitest";
import { execute } from "@/lib/platform/command";
import { DoorClosed } from "@/lib/platform/access/door-closed";
import { newId } from "@/lib/platform/core/id";
import { verify } from "@/lib/affairs/tickets/commands/verify";
import { photo, refused, Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";

const database = useDatabase("alpha", "beta");
const stage = new Stage(database, "alpha");

/** The verification of a result, with a watched decoder. */
function watched(prepare = verify.prepare) {
  const spy = vi.fn(prepare);
  return { spy, command: { ...verify, prepare: spy } };
}

async function verification() {
  const { id: ticketId } = await stage.ticketAt("submitted");
  const { id, version } = await stage.assignment(ticketId);
  return { id, version, text: "现场核实属实。", photos: [await photo()] };
}

async function refusalsOf(code: string): Promise<number> {
  const { rows } = await database.admin.query(
    "select 1 from audit where kind = 'refusal' and command = 'assignment.verify' and code = $1",
    [code],
  );
  return rows.length;
}

describe("what costs effort begins only for those who may", () => {
  test("who may not reaches no decoder, and the refusal is recorded once", async () => {
    const { spy, command } = watched();
    const input = await verification();
    const clerk = await stage.as("housingclerk");
    const before = await refusalsOf("forbidden");
    await refused(execute(command, clerk, input, newId()), "forbidden");
    expect(await refusalsOf("forbidden")).toBe(before + 1);

    const stranger = await new Stage(database, "beta").as("dispatcher1");
    await refused(execute(command, stranger, input, newId()), "not-found");
    await refused(execute(command, await stage.as("dispatcher2"), input, newId()), "not-found");
    const late = { ...input, version: input.version - 1 };
    await refused(execute(command, await stage.as("dispatcher1"), late, newId()), "conflict");
    const gone = { kind: "session", token: "no such session" } as const;
    await expect(execute(command, gone, input, newId())).rejects.toThrow(DoorClosed);
    expect(spy).not.toHaveBeenCalled();
  });

  test("who may reaches it once, and a retry not at all", async () => {
    const { spy, command } = watched();
    const input = await verification();
    const dispatcher = await stage.as("dispatcher1");
    const key = newId();
    const first = await execute(command, dispatcher, input, key);
    expect(spy).toHaveBeenCalledTimes(1);
    expect(await execute(command, dispatcher, input, key)).toEqual(first);
    expect(spy).toHaveBeenCalledTimes(1);
  });

  test("who loses the right meanwhile is refused all the same", async () => {
    const input = await verification();
    const dispatcher = await stage.as("dispatcher1");
    const { spy, command } = watched(async (given, key) => {
      await execute(verify, await stage.as("secretary1"), { ...input, photos: [] }, newId());
      return verify.prepare(given, key);
    });
    await refused(execute(command, dispatcher, input, newId()), "conflict");
    expect(spy).toHaveBeenCalledTimes(1);
    const { rows } = await database.admin.query(
      "select 1 from attachment where assignment_id = $1 and purpose = 'verification'",
      [input.id],
    );
    expect(rows).toHaveLength(0);
  });
});
