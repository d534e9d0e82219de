"use client";

import { useRouter } from "next/navigation";
import { useState, type FormEvent, type ReactNode } from "react";
import { classes } from "../ui/classes";
import { Button } from "../ui/button";
import { TextInput } from "../ui/text-input";
import { tl } from "./text";

/**
 * Search and filters of a list. They live in the address: the form is a plain GET form, and with
 * scripts it leaves out what is empty, so that addresses stay short enough to be passed on. On a
 * phone only the search shows until more is asked for.
 */
export function FilterForm({
  address,
  search,
  searchLabel,
  searchHint,
  kept = {},
  children,
}: {
  address: string;
  search: string;
  searchLabel: string;
  searchHint: string;
  /** Filters that have no control here and must not get lost, such as the tab. */
  kept?: Readonly<Record<string, string | undefined>>;
  children: ReactNode;
}) {
  const router = useRouter();
  const [open, setOpen] = useState(false);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const query = new URLSearchParams();
    for (const [key, value] of new FormData(event.currentTarget)) {
      if (typeof value === "string" && value.trim() !== "") query.append(key, value.trim());
    }
    const text = query.toString();
    router.push(text === "" ? address : `${address}?${text}`);
  }

  return (
    <form
      method="get"
      action={address}
      role="search"
      onSubmit={submit}
      className="rounded-lg border bg-surface p-3 print:hidden"
      noValidate
    >
      {Object.entries(kept).map(([name, value]) =>
        value === undefined ? null : <input key={name} type="hidden" name={name} value={value} />,
      )}
      <div className="flex flex-wrap items-end gap-2">
        <label className="min-w-0 flex-1 basis-52">
          <span className="block text-xs text-ink-soft">{searchLabel}</span>
          <TextInput
            type="search"
            name="q"
            defaultValue={search}
            placeholder={searchHint}
            maxLength={60}
          />
        </label>
        <Button
          className="lg:hidden"
          aria-expanded={open}
          onClick={() => {
            setOpen(!open);
          }}
        >
          {tl(open ? "filter.close" : "filter.more")}
        </Button>
        <Button type="submit" variant="primary" icon="search">
          {tl("filter")}
        </Button>
      </div>
      <div
        className={classes(
          "mt-2 grid gap-2 sm:grid-cols-2 lg:grid-cols-4 xl:grid-cols-8",
          !open && "max-lg:hidden",
        )}
      >
        {children}
      </div>
    </form>
  );
}
