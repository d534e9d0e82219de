"use client";

import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { Json } from "@/lib/platform/core/json";
import { t } from "./text";

interface SlipData {
  number: string;
  code: string;
  address: string;
  qr: { d: string; size: number };
}

/** The answer of the action, if it is a receipt. */
export function slipOf(result: Json): SlipData | null {
  if (!isObject(result)) return null;
  const { number, code, address, qr } = result;
  if (typeof number !== "string" || typeof code !== "string" || typeof address !== "string") {
    return null;
  }
  if (qr === undefined || !isObject(qr)) return null;
  const { d, size } = qr;
  return typeof d === "string" && typeof size === "number"
    ? { number, code, address, qr: { d, size } }
    : null;
}

function isObject(value: Json): value is { [key: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The receipt, shown once: on the screen, on paper, as a picture for the telephone. */
export function Slip({
  slip,
  district,
  districtName,
  again,
}: {
  slip: SlipData;
  district: string;
  districtName: string;
  /** Where the next one is begun. */
  again: { href: string; label: string };
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
    window.scrollTo(0, 0);
  }, []);
  return (
    <section aria-labelledby="slip" className="grid gap-5">
      <h1
        id="slip"
        ref={heading}
        tabIndex={-1}
        className="text-2xl text-ok outline-none print:hidden"
      >
        {t("slip.title")}
      </h1>
      <p className="text-xl font-bold not-print:hidden">
        {t("slip.paper", { district: districtName })}
      </p>
      <div className="print:hidden">
        <Notice tone="warn">{t("slip.once")}</Notice>
      </div>
      <div className="grid gap-5 rounded-lg border-2 border-ink p-5 sm:grid-cols-[1fr_auto]">
        <dl className="grid content-start gap-3">
          <div>
            <dt className="text-sm text-ink-soft">{t("slip.number")}</dt>
            <dd className="font-mono text-xl font-bold select-all">{slip.number}</dd>
          </div>
          <div>
            <dt className="text-sm text-ink-soft">{t("slip.code")}</dt>
            <dd className="font-mono text-2xl font-bold whitespace-nowrap select-all">
              {slip.code}
            </dd>
          </div>
        </dl>
        <figure className="w-48 max-w-full">
          <svg
            role="img"
            aria-label={t("slip.qr")}
            viewBox={`0 0 ${String(slip.qr.size)} ${String(slip.qr.size)}`}
            shapeRendering="crispEdges"
            className="w-full bg-white text-ink"
          >
            <path d={slip.qr.d} fill="currentColor" />
          </svg>
          <figcaption className="text-sm text-ink-soft">{t("slip.qrHint")}</figcaption>
        </figure>
        <p className="text-sm break-all text-ink-soft sm:col-span-2">
          {t("slip.where", { address: slip.address })}
        </p>
      </div>
      <div className="flex flex-wrap items-center gap-3 print:hidden">
        <span className="js-only">
          <Button variant="primary" size="lg" icon="print" onClick={() => window.print()}>
            {t("slip.print")}
          </Button>
        </span>
        <a
          href={`/${district}/track?number=${slip.number}#${slip.code}`}
          className="text-link inline-flex min-h-11 items-center"
        >
          {t("slip.track")}
        </a>
        <a href={again.href} className="text-link inline-flex min-h-11 items-center">
          {again.label}
        </a>
      </div>
    </section>
  );
}
