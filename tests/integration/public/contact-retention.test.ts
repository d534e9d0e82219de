import { expect, test } from "vitest";
import { jobTenants } from "@/lib/platform/jobs/tenants";
import { Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";

// Name and phone go so many days after the end, and never later than the residents' notice promises.

const database = useDatabase("alpha");
const stage = new Stage(database, "alpha");
const day = 86_400_000;

test("contact data are kept as long as the district says, at most three years", async () => {
  const { id } = await stage.report({ name: "王小明", phone: "13812345678", allowCall: "on" });
  await database.pastTriggers(
    "update ticket set status = 'closed', outcome = 'solved', closed_at = $2 where id = $1",
    [id, new Date(Date.now() - 200 * day)],
  );
  const tenant = must((await jobTenants()).find(({ slug }) => slug === "alpha"));
  const kept = async () => {
    const { rows } = await database.admin.query<Record<string, unknown>>(
      "select phone_cipher is not null as phone, allow_call from complainant where ticket_id = $1",
      [id],
    );
    return rows;
  };
  await tenant.forget(1095);
  await tenant.forget(201);
  expect(await kept()).toEqual([{ phone: true, allow_call: true }]);
  await expect(tenant.forget(1096)).rejects.toThrow(/three years/);
  await expect(tenant.forget(179)).rejects.toThrow(/three years/);
  await tenant.forget(199);
  expect(await kept()).toEqual([{ phone: false, allow_call: false }]);
});
