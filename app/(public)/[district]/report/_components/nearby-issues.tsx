"use client";

import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { likeliest } from "@/lib/across/walls/rules/nearby";
import type { FormAction } from "@/lib/platform/core/action-state";
import { t } from "../../../_leaves/text";
import { fetchNearby, type Nearby } from "./nearby-data";

/**
 * What stands open on the wall of the chosen place and may be the same: following it saves the one
 * the writing and the other a duplicate. What is typed is compared here and sent nowhere.
 */
export function NearbyIssues({
  district,
  areaId,
  follow,
}: {
  district: string;
  areaId: string | null;
  follow: FormAction;
}) {
  const box = useRef<HTMLDivElement>(null);
  const [found, setFound] = useState<readonly Nearby[]>([]);
  const [report, setReport] = useState({ categoryId: "", text: "" });

  useEffect(() => {
    const form = box.current?.closest("form");
    if (!form) return;
    const read = () => {
      const data = new FormData(form);
      const text = (name: string) => {
        const value = data.get(name);
        return typeof value === "string" ? value : "";
      };
      setReport({ categoryId: text("categoryId"), text: text("text") });
    };
    read();
    form.addEventListener("change", read);
    return () => form.removeEventListener("change", read);
  }, [areaId]);

  useEffect(() => {
    if (areaId === null) return;
    const leave = new AbortController();
    void fetchNearby(district, areaId, leave.signal).then((issues) => {
      if (!leave.signal.aborted) setFound(issues);
    });
    return () => leave.abort();
  }, [district, areaId]);

  const shown = areaId === null ? [] : likeliest(found, report);
  return (
    <div ref={box} role="status" className={shown.length === 0 ? "hidden" : "js-only"}>
      {shown.length === 0 ? null : (
        <section
          aria-label={t("nearby.title")}
          className="rounded-lg border border-info-line bg-info-soft p-4"
        >
          <h2 className="text-base text-info">{t("nearby.title")}</h2>
          <p className="text-sm">{t("nearby.hint")}</p>
          <ul className="mt-3 grid gap-3">
            {shown.map((issue) => (
              <li key={issue.id} className="rounded-md border bg-surface p-3">
                <Issue issue={issue} district={district} follow={follow} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function Issue({
  issue,
  district,
  follow,
}: {
  issue: Nearby;
  district: string;
  follow: FormAction;
}) {
  const [state, setState] = useState<"idle" | "sending" | "followed" | "failed">("idle");

  async function press() {
    if (state === "sending") return;
    setState("sending");
    const form = new FormData();
    form.set("district", district);
    form.set("id", issue.id);
    try {
      const answer = await follow({ state: "idle", key: "" }, form);
      setState(answer.state === "done" ? "followed" : "failed");
    } catch {
      setState("failed");
    }
  }

  return (
    <>
      <p className="font-semibold">{issue.title}</p>
      <p className="line-clamp-2 text-sm">{issue.problem}</p>
      <p className="mt-1 text-sm text-ink-soft">
        {issue.organizationName === null
          ? ""
          : `${t("nearby.organization", { organization: issue.organizationName })} · `}
        {t("nearby.followers", { count: issue.followers })} ·{" "}
        <a
          href={`/${district}/walls/${issue.id}`}
          target="_blank"
          rel="noreferrer"
          className="text-link"
        >
          {t("nearby.look")}
        </a>
      </p>
      <div className="mt-2">
        {state === "followed" ? (
          <p className="flex flex-wrap items-center gap-x-3 text-ok">
            <Icon name="checkCircle" size="sm" />
            <span>{t("nearby.followed")}</span>
            <a href={`/${district}/follow`} className="text-link inline-flex min-h-11 items-center">
              {t("follow.mine")}
            </a>
          </p>
        ) : (
          <Button icon="bell" onClick={() => void press()}>
            {t("nearby.follow")}
          </Button>
        )}
        {state === "failed" ? <p className="text-sm text-bad">{t("nearby.failed")}</p> : null}
      </div>
    </>
  );
}
