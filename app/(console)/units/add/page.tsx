import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { tcv, tu } from "@/components/units/text";
import { enterForm } from "@/lib/ground/units/queries/choices";
import { unitReaders } from "@/lib/ground/units/rules/rights";
import { newId } from "@/lib/platform/core/id";
import { read } from "@/lib/web/guard";
import { EnterUnit } from "../_components/unit-form";
import { enterRegisterUnit } from "../actions";

export const metadata: Metadata = { title: tu("enter") };

/** 登记单位 of the own place. */
export default async function AddUnit() {
  const given = await read(unitReaders, enterForm);
  return (
    <>
      <PageHeader
        crumbs={[{ href: "/units", label: tcv("title") }]}
        title={tu("enter")}
        lead={tu(given.known.length === 0 ? "enter.lead" : "enter.leadKnown", {
          place: given.place,
        })}
      />
      <EnterUnit send={{ action: enterRegisterUnit, startKey: newId() }} given={given} />
    </>
  );
}
