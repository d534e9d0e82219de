"use server";

import { follow } from "@/lib/across/walls/commands/follow";
import { unfollow } from "@/lib/across/walls/commands/unfollow";
import { followerAction } from "@/lib/web/follower";

export const followIssue = followerAction(follow);
export const unfollowIssue = followerAction(unfollow);
