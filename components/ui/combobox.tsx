"use client";

import {
  useEffect,
  useId,
  useRef,
  useState,
  useSyncExternalStore,
  type KeyboardEvent,
} from "react";
import { t } from "../messages/text";
import { classes } from "./classes";
import { matchOptions, type ComboboxOption } from "./combobox-match";
import { controlClasses, controlHeight } from "./control";
import type { FieldWiring } from "./field";
import { Icon } from "./icon";
import { Select } from "./select";

// More than this is not read; the last line says that typing narrows it.
const SHOWN = 50;

type Wiring = Pick<FieldWiring, "id" | "name" | "required" | "aria-describedby" | "aria-invalid">;

/**
 * One of many: organizations, areas. Finds by name or a part of it. Until scripts run it is the native list with the same name, so that the form works without them.
 */
export function Combobox({
  options,
  value = "",
  empty,
  onChoose,
  ...wiring
}: Wiring & {
  options: readonly ComboboxOption[];
  /** What is chosen at the start. */
  value?: string | undefined;
  empty?: string | undefined;
  onChoose?: ((value: string) => void) | undefined;
}) {
  const scripted = useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  );
  return scripted ? (
    <Picker
      options={options}
      value={value}
      empty={empty ?? t("combobox.empty")}
      onChoose={onChoose}
      {...wiring}
    />
  ) : (
    <Select options={options} defaultValue={value} empty={empty ?? t("select.empty")} {...wiring} />
  );
}

function Picker({
  options,
  value,
  empty,
  onChoose,
  name,
  id,
  required,
  ...described
}: Wiring & {
  options: readonly ComboboxOption[];
  value: string;
  empty: string;
  onChoose: ((value: string) => void) | undefined;
}) {
  const listId = useId();
  const box = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState(() => options.find((option) => option.value === value));
  // null: not typing; the name of what is chosen is shown.
  const [typed, setTyped] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);

  const found = matchOptions(options, typed ?? "");
  const shown = found.slice(0, SHOWN);
  const activeId = open && shown.length > 0 ? `${listId}-${active}` : undefined;

  useEffect(() => {
    if (activeId !== undefined)
      document.getElementById(activeId)?.scrollIntoView({ block: "nearest" });
  }, [activeId]);

  function show() {
    const at = typed === null ? shown.findIndex((option) => option.value === chosen?.value) : 0;
    setActive(Math.max(at, 0));
    setOpen(true);
  }

  function choose(option: ComboboxOption | undefined) {
    setChosen(option);
    setTyped(null);
    setOpen(false);
    if (option?.value !== chosen?.value) onChoose?.(option?.value ?? "");
  }

  /** Leaving with an empty box means "none"; leaving with half a word changes nothing. */
  function leave() {
    if (typed === "") choose(undefined);
    setTyped(null);
    setOpen(false);
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    // While an input method composes, its own keys must not move the list.
    if (event.nativeEvent.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!open) return show();
      const step = event.key === "ArrowDown" ? 1 : -1;
      if (shown.length > 0) setActive((active + step + shown.length) % shown.length);
    } else if (event.key === "PageDown" || event.key === "PageUp") {
      if (!open) return;
      event.preventDefault();
      const step = event.key === "PageDown" ? 10 : -10;
      setActive(Math.min(Math.max(active + step, 0), Math.max(shown.length - 1, 0)));
    } else if (event.key === "Enter" && open) {
      event.preventDefault();
      const option = shown[active];
      if (option !== undefined) choose(option);
    } else if (event.key === "Tab" && open && typed !== null && typed !== "") {
      const option = shown[active];
      if (option !== undefined) choose(option);
    } else if (event.key === "Escape" && (open || typed !== null)) {
      // A dialog around it stays open: the first Escape is ours.
      event.preventDefault();
      event.stopPropagation();
      setTyped(null);
      setOpen(false);
    }
  }

  return (
    <div
      ref={box}
      className="relative"
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) leave();
      }}
    >
      <input type="hidden" name={name} value={chosen?.value ?? ""} />
      <input
        id={id}
        type="text"
        role="combobox"
        autoComplete="off"
        spellCheck={false}
        aria-autocomplete="list"
        aria-expanded={open}
        aria-controls={listId}
        aria-activedescendant={activeId}
        required={required}
        placeholder={empty}
        value={typed ?? chosen?.label ?? ""}
        onChange={(event) => {
          setTyped(event.target.value);
          setActive(0);
          setOpen(true);
        }}
        onClick={() => (open ? setOpen(false) : show())}
        onFocus={(event) => event.target.select()}
        onKeyDown={onKeyDown}
        className={classes(controlClasses, controlHeight, "pr-9")}
        {...described}
      />
      <Icon
        name="chevronDown"
        size="sm"
        className="pointer-events-none absolute top-1/2 right-2.5 -mt-2 text-ink-soft"
      />
      <ul
        id={listId}
        role="listbox"
        aria-label={empty}
        hidden={!open}
        className="absolute inset-x-0 top-full z-40 mt-1 max-h-72 overflow-y-auto rounded-md border bg-surface py-1 shadow-float"
      >
        {shown.map((option, at) => (
          <li
            key={option.value}
            id={`${listId}-${at}`}
            role="option"
            aria-selected={option.value === chosen?.value}
            // Pressing must not take the focus from the box.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(option)}
            onMouseMove={() => at !== active && setActive(at)}
            className={classes(
              "flex min-h-9 cursor-pointer items-baseline gap-2 px-3 py-1.5 text-sm touch:min-h-11 touch:text-base",
              at === active && "bg-action-soft text-action-dark",
            )}
          >
            <span className={option.value === chosen?.value ? "font-semibold" : undefined}>
              {option.label}
            </span>
            {option.detail === undefined ? null : (
              <span className="ml-auto pl-3 text-xs text-ink-faint">{option.detail}</span>
            )}
          </li>
        ))}
        {found.length > SHOWN ? (
          <li role="presentation" className="border-t px-3 py-1.5 text-xs text-ink-faint">
            {t("combobox.more", { count: found.length - SHOWN })}
          </li>
        ) : null}
        {found.length === 0 ? (
          <li role="presentation" className="px-3 py-2 text-sm text-ink-soft">
            {t("combobox.none")}
          </li>
        ) : null}
      </ul>
      <span role="status" className="sr-only">
        {open ? t("combobox.found", { count: found.length }) : ""}
      </span>
    </div>
  );
}

function neverChanges(): () => void {
  return () => undefined;
}
