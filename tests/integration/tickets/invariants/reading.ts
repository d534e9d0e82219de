import { assignmentPage } from "@/lib/affairs/tickets/queries/assignments-list";
import { Prisma } from "@/lib/platform/db/client";
import { withScope } from "@/lib/platform/db/scope";
import type { Stage } from "@/tests/support/commands";

/** The lists as the product shows them, and past them every row that the policies let through. */
export async function everythingReadBy(stage: Stage, login: string): Promise<string> {
  return withScope(await stage.as(login), "read", async (scope) => {
    const page = await assignmentPage(scope, {});
    const { rows } = await stage.database.admin.query<{ name: string }>(
      `select table_name as name from information_schema.columns
       where table_schema = 'public' and column_name = 'ticket_id' order by 1`,
    );
    const read: unknown[] = [page];
    for (const { name } of [...rows, { name: "ticket" }]) {
      const [may] = await scope.tx.$queryRaw<{ may: boolean }[]>`
        select has_any_column_privilege(current_user, ${`public.${name}`}, 'select') as may`;
      if (may?.may !== true) continue;
      const columns = await scope.tx.$queryRaw<{ column: string }[]>`
        select column_name as column from information_schema.column_privileges
        where table_schema = 'public' and table_name = ${name} and grantee = current_user and privilege_type = 'SELECT'`;
      const listed = columns.map(({ column }) => `"${column}"::text`).join(", ");
      read.push(await scope.tx.$queryRaw(Prisma.raw(`select ${listed} from public.${name}`)));
    }
    return JSON.stringify(read);
  });
}
