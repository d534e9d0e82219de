import { ending } from "./end";

/** 街道确认: the matter is done and the departments may leave; who never came is written down as absent. */
export const confirm = ending("confirm", "confirmed");
