"use client";

import { useState } from "react";
import { Button } from "../ui/button";
import { Icon } from "../ui/icon";
import { Menu, MenuButton, MenuHeading } from "../ui/menu";
import { showToast } from "../ui/toast";
import { enter } from "./auth-call";
import { pageAsked } from "./page-asked";
import { ts } from "./text";

export interface DemoAccount {
  district: string;
  districtName: string;
  login: string;
  password: string;
  title: string;
}

/** The demo accounts as buttons. They go through the ordinary sign-in, like everybody. */
export function DemoAccountList({ accounts }: { accounts: readonly DemoAccount[] }) {
  const { busy, start } = useDemoSignIn();
  return (
    <section className="rounded-lg border border-warn-line bg-warn-soft p-4">
      <h2 className="flex items-center gap-1.5 text-base text-warn">
        <Icon name="eye" />
        {ts("demo.enter")}
      </h2>
      <p className="mt-1 text-sm">{ts("demo.here")}</p>
      <p className="text-sm">{ts("demo.lead")}</p>
      {grouped(accounts).map(([name, members]) => (
        <div key={name} className="mt-3">
          <h3 className="text-sm text-ink-soft">{name}</h3>
          <ul className="mt-1.5 flex flex-wrap gap-2">
            {members.map((account) => (
              <li key={account.login}>
                <Button
                  size="sm"
                  aria-label={ts("demo.account", { title: `${name} ${account.title}` })}
                  aria-disabled={busy || undefined}
                  onClick={() => start(account)}
                >
                  {account.title}
                </Button>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

/** One line above the console: where one is, and another identity to try. */
export function DemoBar({ accounts }: { accounts: readonly DemoAccount[] }) {
  const { start } = useDemoSignIn();
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 border-b border-warn-line bg-warn-soft px-3 py-1 text-sm text-warn lg:px-4">
      <p className="flex items-center gap-1.5">
        <Icon name="info" size="sm" />
        {ts("demo.here")}
      </p>
      <Menu label={ts("demo.switch")}>
        {grouped(accounts).map(([name, members]) => (
          <div key={name}>
            <MenuHeading>{name}</MenuHeading>
            {members.map((account) => (
              <MenuButton key={account.login} type="button" onClick={() => start(account)}>
                {account.title}
              </MenuButton>
            ))}
          </div>
        ))}
      </Menu>
    </div>
  );
}

function useDemoSignIn() {
  const [busy, setBusy] = useState(false);
  async function signIn({ district, login, password }: DemoAccount) {
    setBusy(true);
    const answer = await enter("password", { district, login, password });
    if (answer.ok)
      return window.location.assign(pageAsked(window.location.search, null) ?? "/desk");
    setBusy(false);
    showToast(ts("demo.failed"), "bad");
  }
  return {
    busy,
    start: (account: DemoAccount) => {
      if (!busy) void signIn(account);
    },
  };
}

function grouped(accounts: readonly DemoAccount[]): [string, DemoAccount[]][] {
  const groups = new Map<string, DemoAccount[]>();
  for (const account of accounts) {
    groups.set(account.districtName, [...(groups.get(account.districtName) ?? []), account]);
  }
  return [...groups];
}
