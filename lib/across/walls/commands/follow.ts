import "server-only";
import { following } from "./following";

/** 关注: the device is told how it goes on, instead of reporting the same again. */
export const follow = following("follow");
