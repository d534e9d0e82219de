import type { ReactNode } from "react";
import { t } from "../messages/text";
import { Icon } from "./icon";

/** Something broke. The number is what the log knows it by; the person can tell it on the phone. */
export function ErrorPanel({
  title,
  errorId,
  actions,
  children,
}: {
  title?: string | undefined;
  errorId?: string | undefined;
  actions?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <section role="alert" className="rounded-lg border border-bad-line bg-surface p-5 sm:p-8">
      <div className="flex gap-3">
        <Icon name="alert" className="mt-1 text-bad" />
        <div className="min-w-0">
          <h1 className="text-lg">{title ?? t("error.title")}</h1>
          <div className="mt-2 max-w-prose text-ink-soft">
            {children ?? t(errorId === undefined ? "error.advice" : "error.adviceWithId")}
          </div>
          {errorId === undefined ? null : (
            <p className="mt-3 text-sm">
              {t("error.id")}
              <code className="ml-2 rounded-sm bg-idle-soft px-1.5 py-0.5 font-mono select-all">
                {errorId}
              </code>
            </p>
          )}
          {actions === undefined ? null : (
            <div className="mt-5 flex flex-wrap gap-2">{actions}</div>
          )}
        </div>
      </div>
    </section>
  );
}
