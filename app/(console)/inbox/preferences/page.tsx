import type { Metadata } from "next";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { preferenceOf } from "@/lib/across/notifications/queries/preference";
import { newId } from "@/lib/platform/core/id";
import { read } from "@/lib/web/guard";
import { ti } from "../_components/text";
import { savePreference } from "../actions";
import { PreferenceForm } from "./_components/preference-form";

export const metadata: Metadata = { title: ti("preferences.title") };

/** 消息设置: the person's own, whatever duty is acted for. */
export default async function Preferences() {
  const values = await read("all", preferenceOf);
  return (
    <>
      <PageHeader
        title={ti("preferences.title")}
        crumbs={[{ href: "/inbox", label: ti("inbox.title") }]}
        lead={ti("preferences.lead")}
      />
      <div className="max-w-2xl">
        <Card>
          <PreferenceForm action={savePreference} formKey={newId()} values={values} />
        </Card>
      </div>
    </>
  );
}
