"use client";

import { SubmitButton } from "@/components/ui/submit-button";
import type { ActionState, FormAction } from "@/lib/platform/core/action-state";
import { FormHead } from "./form-head";
import { t } from "./text";
import { useFormAction } from "./use-form-action";

/** 关注 and 取消关注: one button, which also works without scripts. */
export function FollowForm({
  follow,
  unfollow,
  start,
  district,
  id,
  following,
}: {
  follow: FormAction;
  unfollow: FormAction;
  start: ActionState;
  district: string;
  id: string;
  following: boolean;
}) {
  const { state, send } = useFormAction(following ? unfollow : follow, start);
  return (
    <form action={send} className="grid gap-2" noValidate>
      <FormHead state={state} district={district} />
      <input type="hidden" name="id" value={id} />
      {following ? (
        <p role="status" className="flex flex-wrap items-center gap-x-4">
          <span>{t("follow.following")}</span>
          <a href={`/${district}/follow`} className="text-link inline-flex min-h-11 items-center">
            {t("follow.mine")}
          </a>
        </p>
      ) : null}
      <div>
        <SubmitButton variant={following ? "secondary" : "primary"}>
          {t(following ? "follow.unfollow" : "follow.follow")}
        </SubmitButton>
      </div>
    </form>
  );
}
