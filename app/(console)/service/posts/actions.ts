"use server";

import { closePost } from "@/lib/affairs/service/commands/close-post";
import { offerPost } from "@/lib/affairs/service/commands/offer-post";
import { resize } from "@/lib/affairs/service/commands/resize";
import { setPostKind } from "@/lib/affairs/service/commands/set-post-kind";
import { action } from "@/lib/web/action";

export const offerServicePost = action(offerPost);
export const closeServicePost = action(closePost);
export const resizePost = action(resize);
export const setKindOfPost = action(setPostKind);
