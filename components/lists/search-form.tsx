import type { ReactNode } from "react";
import { Button, ButtonLink } from "@/components/ui/button";
import { TextInput } from "@/components/ui/text-input";

/** Looking for a word; the words live in the address, so that a search can be passed on. */
export function SearchForm({
  label,
  submit,
  clear,
  action,
  text,
  keep = {},
  children,
}: {
  label: string;
  submit: string;
  clear: { label: string; href: string };
  action: string;
  text: string | undefined;
  /** Other parameters of the address that stay. */
  keep?: Readonly<Record<string, string | undefined>> | undefined;
  children?: ReactNode;
}) {
  return (
    <form
      action={action}
      role="search"
      className="mb-3 flex flex-wrap items-center gap-2"
      noValidate
    >
      {Object.entries(keep).map(([name, value]) =>
        value === undefined ? null : <input key={name} type="hidden" name={name} value={value} />,
      )}
      <div className="min-w-40 flex-1 sm:max-w-72">
        <TextInput
          type="search"
          name="q"
          aria-label={label}
          placeholder={label}
          defaultValue={text ?? ""}
          maxLength={60}
        />
      </div>
      <Button type="submit" icon="search">
        {submit}
      </Button>
      {text === undefined ? null : <ButtonLink href={clear.href}>{clear.label}</ButtonLink>}
      {children}
    </form>
  );
}
