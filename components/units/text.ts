import coverageWords from "@/lib/across/coverage/messages/zh-CN.json";
import unitWords from "@/lib/ground/units/messages/zh-CN.json";
import { messages } from "@/lib/platform/i18n/messages";

/** Words of the register itself: types, forms, verbs. */
export const tu = messages(unitWords);
/** Words of what reaches the units. */
export const tcv = messages(coverageWords);
