"use client";

import { Icon } from "../ui/icon";
import { Menu, MenuButton, MenuLink, MenuRule } from "../ui/menu";
import { leave } from "./auth-call";
import { ts } from "./text";

/** The person's own things: password, size of type, the way out. */
export function UserMenu({ name, large }: { name: string; large: boolean }) {
  async function signOut() {
    try {
      await leave();
    } finally {
      window.location.assign("/sign-in");
    }
  }

  return (
    <Menu
      onDark
      label={
        <span className="flex items-center gap-1.5">
          <Icon name="person" size="sm" title={ts("user.menu")} />
          <span className="max-w-32 truncate max-sm:max-w-20">{name}</span>
        </span>
      }
    >
      <MenuLink href="/password" icon="lock">
        {ts("user.password")}
      </MenuLink>
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
