/** The box that all controls share: three-to-one border, bigger under a finger, red when wrong. */
export const controlClasses =
  "block w-full rounded-md border border-line-strong bg-surface px-2.5 text-sm text-ink touch:px-3 touch:text-base " +
  "hover:border-action focus-visible:border-focus focus-visible:outline-2 focus-visible:outline-offset-0 " +
  "aria-invalid:border-2 aria-invalid:border-bad " +
  "disabled:cursor-not-allowed disabled:border-line disabled:bg-idle-soft disabled:text-ink-soft " +
  // Not :read-only, which also means every select.
  "[&[readonly]]:bg-sunken";

export const controlHeight = "h-9 touch:h-12";
