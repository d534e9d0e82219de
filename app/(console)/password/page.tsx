import type { Metadata } from "next";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { newId } from "@/lib/platform/core/id";
import { readUnsettled } from "@/lib/web/guard";
import { PasswordForm } from "./_components/password-form";
import { tp } from "./_components/text";
import { savePassword } from "./actions";

export const metadata: Metadata = { title: tp("title") };

export default async function Password() {
  const mustChange = await readUnsettled(({ actor }) => Promise.resolve(actor.mustChange));
  return (
    <>
      <PageHeader title={tp("title")} />
      <div className="grid max-w-2xl gap-4">
        {mustChange ? <Notice tone="warn">{tp("first")}</Notice> : null}
        <Card>
          <PasswordForm action={savePassword} formKey={newId()} />
        </Card>
      </div>
    </>
  );
}
