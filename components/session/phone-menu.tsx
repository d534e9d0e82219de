"use client";

import { Icon } from "../ui/icon";
import { Menu, MenuButton, MenuRule } from "../ui/menu";
import { leave } from "./auth-call";
import { ts } from "./text";

/** Size of type and the way out; there is no password to change. */
export function PhoneMenu({ door, large }: { door: string; large: boolean }) {
  async function signOut() {
    try {
      await leave();
    } finally {
      window.location.assign(door);
    }
  }

  return (
    <Menu label={<Icon name="person" title={ts("user.menu")} />}>
      {/* A machine's address, so a full load and no link of the router. */}
      <MenuButton
        type="button"
        icon={large ? "dash" : "plus"}
        onClick={() => {
          window.location.assign(`/api/public/type-size?size=${large ? "normal" : "large"}`);
        }}
      >
        {ts(large ? "type.normal" : "type.large")}
      </MenuButton>
      <MenuRule />
      <MenuButton type="button" icon="arrowRight" onClick={() => void signOut()}>
        {ts("sign.out")}
      </MenuButton>
    </Menu>
  );
}
