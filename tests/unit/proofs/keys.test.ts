import { expect, test } from "vitest";
import { Keys } from "@/tests/proofs/tickets/keys";

test("three keys for a dispatch are within the goal, one more is not", async () => {
  const pressed: string[] = [];
  const keys = new Keys({
    keyboard: {
      press: (one) => {
        pressed.push(one);
        return Promise.resolve();
      },
    },
  });
  await keys.press("d");
  await keys.press("Control+Enter");
  expect(keys.figure()).toMatchObject({ value: 3, ok: true });
  await keys.press("Tab");
  expect(keys.figure()).toMatchObject({
    name: "tickets.desk.keysPerDispatch",
    value: 4,
    ok: false,
  });
  expect(pressed).toEqual(["d", "Control+Enter", "Tab"]);
});
