import "server-only";
import { lookup } from "@/lib/platform/i18n/messages";
import agenda from "@/lib/across/agenda/messages/zh-CN.json";
import notifications from "@/lib/across/notifications/messages/zh-CN.json";
import open311 from "@/lib/across/open311/messages/zh-CN.json";
import retention from "@/lib/across/retention/messages/zh-CN.json";
import walls from "@/lib/across/walls/messages/zh-CN.json";
import proactive from "@/lib/affairs/proactive/messages/zh-CN.json";
import councils from "@/lib/affairs/councils/messages/zh-CN.json";
import coBuilding from "@/lib/affairs/co-building/messages/zh-CN.json";
import property from "@/lib/affairs/property/messages/zh-CN.json";
import reviews from "@/lib/affairs/reviews/messages/zh-CN.json";
import service from "@/lib/affairs/service/messages/zh-CN.json";
import tickets from "@/lib/affairs/tickets/messages/zh-CN.json";
import topics from "@/lib/affairs/topics/messages/zh-CN.json";
import whistles from "@/lib/affairs/whistles/messages/zh-CN.json";
import checkIns from "@/lib/ground/check-ins/messages/zh-CN.json";
import settings from "@/lib/ground/settings/messages/zh-CN.json";
import territory from "@/lib/ground/territory/messages/zh-CN.json";
import imports from "@/lib/ground/imports/messages/zh-CN.json";
import party from "@/lib/ground/party/messages/zh-CN.json";
import units from "@/lib/ground/units/messages/zh-CN.json";
import systems from "@/lib/ground/systems/messages/zh-CN.json";
import people from "@/lib/ground/people/messages/zh-CN.json";
import capacity from "@/lib/parts/capacity/messages/zh-CN.json";
import ratings from "@/lib/parts/ratings/messages/zh-CN.json";
import meetings from "@/lib/parts/meetings/messages/zh-CN.json";
import web from "./messages/zh-CN.json";

/** The sentence of a refusal or a field, wherever its words live. */
export function sentence(key: string, values: Readonly<Record<string, string | number>> = {}) {
  const tables = [
    web,
    tickets,
    service,
    capacity,
    whistles,
    topics,
    proactive,
    councils,
    property,
    coBuilding,
    reviews,
    meetings,
    ratings,
    settings,
    territory,
    people,
    party,
    units,
    systems,
    imports,
    checkIns,
    agenda,
    notifications,
    retention,
    walls,
    open311,
  ];
  return lookup(tables, key, values);
}
