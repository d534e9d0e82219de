"use client";

import { useState } from "react";
import { CountBadge } from "../ui/badge";
import { Icon } from "../ui/icon";
import { Menu, MenuButton, MenuHeading } from "../ui/menu";
import { showToast } from "../ui/toast";
import { enter } from "./auth-call";
import { ts } from "./text";

export interface DutyChoice {
  id: string;
  /** "莘庄镇 · 街道派单员" */
  label: string;
  current: boolean;
  /** What waits there, in words, and as a short count; none when nothing waits. */
  waiting: string;
  count: string | null;
  home: string;
}

/**
 * For whom one acts, and the way to act for another: one press. What waits in the other duties is
 * counted, so that nobody must switch to look.
 */
export function DutySwitcher({ duties }: { duties: readonly DutyChoice[] }) {
  const [busy, setBusy] = useState(false);
  const current = duties.find((duty) => duty.current);
  const others = duties.filter((duty) => !duty.current);
  if (others.length === 0) {
    return (
      <p className="flex min-h-9 items-center gap-1.5 px-2.5 text-on-brand">
        <Icon name="person" size="sm" />
        <span className="min-w-0 truncate">{current?.label}</span>
      </p>
    );
  }

  async function change(duty: DutyChoice) {
    setBusy(true);
    const answer = await enter("duty", { dutyId: duty.id });
    // A new duty is another desk, another range and another menu: the whole page is fetched again.
    if (answer.ok) return window.location.assign(duty.home);
    setBusy(false);
    showToast(ts("duty.failed"), "bad");
  }

  const elsewhere = others.filter((duty) => duty.count !== null).length;
  return (
    <Menu
      align="start"
      onDark
      label={
        <span className="flex items-center gap-1.5">
          <Icon name="swap" size="sm" />
          <span className="min-w-0 truncate">{busy ? ts("duty.switching") : current?.label}</span>
          {elsewhere === 0 ? null : <span className="size-2 shrink-0 rounded-full bg-on-brand" />}
        </span>
      }
    >
      <MenuHeading>{ts("duty.change")}</MenuHeading>
      {duties.map((duty) => (
        <MenuButton
          key={duty.id}
          type="button"
          current={duty.current}
          onClick={() => {
            if (!duty.current && !busy) void change(duty);
          }}
        >
          <span className="flex items-center justify-between gap-2">
            <span>
              <span className="block">{duty.label}</span>
              <span className="block text-xs text-ink-faint">{duty.waiting}</span>
            </span>
            {duty.current || duty.count === null ? null : <CountBadge count={duty.count} alert />}
          </span>
        </MenuButton>
      ))}
    </Menu>
  );
}
