"use server";

import { follow } from "@/lib/across/walls/commands/follow";
import { unfollow } from "@/lib/across/walls/commands/unfollow";
import { castRating } from "@/lib/parts/ratings/commands/cast";
import { followerAction } from "@/lib/web/follower";
import { raterAction } from "@/lib/web/rater";

export const followIssue = followerAction(follow);
export const unfollowIssue = followerAction(unfollow);
export const rateAnswer = raterAction(castRating);
