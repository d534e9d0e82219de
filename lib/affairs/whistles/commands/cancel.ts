import { ending } from "./end";

/** 撤哨: the call was not needed after all, with a reason. */
export const cancel = ending("cancel", "cancelled");
