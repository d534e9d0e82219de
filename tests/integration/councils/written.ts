import { jobHash } from "@/lib/platform/access/credential";
import { newId } from "@/lib/platform/core/id";
import { writeMeeting } from "@/tests/security/matrix/meeting";
import type { TestDatabase } from "@/tests/support/database";
import { testJobSecret, type World } from "@/tests/support/world";

/** A meeting of the first community's council, as far as asked for, with one resolution and no ticket. */
export async function writtenMeeting(database: TestDatabase, world: World, status: string) {
  const db = await database.admin.connect();
  try {
    await db.query("begin");
    await db.query("select set_config('sec.hash', $1, true)", [
      Buffer.from(jobHash(world.slug, testJobSecret)).toString("hex"),
    ]);
    const meeting = await writeMeeting(db, world, 1, { status, ticketId: newId(), number: "" });
    await db.query("commit");
    return meeting;
  } finally {
    db.release();
  }
}
