import "server-only";
import { following } from "./following";

/** 取消关注: nothing of it is kept. */
export const unfollow = following("unfollow");
