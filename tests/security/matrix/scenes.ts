import { readFileSync } from "node:fs";
import { newId } from "@/lib/platform/core/id";
import writeXlsxFile from "write-excel-file/node";
import { catalogueColumns } from "@/lib/affairs/tickets/data/catalogue-columns";
import { caseColumns } from "@/lib/affairs/tickets/data/case-columns";
import { catalogue } from "@/lib/ground/settings/rules/parameters";
import { settingKeys } from "@/lib/ground/settings/rules/settings";
import { typedOf } from "@/lib/ground/settings/rules/typed-value";
import { must } from "@/tests/support/world";
import type { MemberState, UnitState } from "@/tests/support/members";
import type { Matter, Needs } from "./matter";
import type { ListNeeds } from "./member-lists";
import type { Registers } from "./registers";
import { councilScenes } from "./council-scenes";
import { importScenes } from "./import-scenes";
import { partyScenes } from "./party-scenes";
import { meetingScenes } from "./meeting-scenes";
import { propertyScenes } from "./property-scenes";
import { agreementScenes } from "./agreement-scenes";
import { coBuildingScenes } from "./co-building-scenes";
import { opinionScenes } from "./opinion-scenes";
import { unitScenes } from "./unit-scenes";
import { promiseScenes } from "./promise-scenes";
import { requestScenes } from "./request-scenes";
import { roundScenes } from "./round-scenes";
import type { Scene, Target } from "./target";
import { proactiveScenes } from "./proactive";
import { topicScenes } from "./topic-scenes";
import { wallWords } from "./wall";

/** Another of the months that are over for every try: what is published once is not published again. */
let published = 0;
function monthOver(): string {
  published = (published % 11) + 1;
  const day = new Date(Date.now() - 86_400_000);
  return new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() - published, 1))
    .toISOString()
    .slice(0, 10);
}

/** One scene for each row of commands.txt: the state and the form with which it would succeed. */
export const scenes: Readonly<Record<string, Scene>> = {
  ...requestScenes,
  ...coBuildingScenes,
  ...agreementScenes,
  ...promiseScenes,
  ...topicScenes,
  ...proactiveScenes,
  ...councilScenes,
  ...partyScenes,
  ...importScenes,
  ...meetingScenes,
  ...propertyScenes,
  ...opinionScenes,
  ...roundScenes,
  ...unitScenes,
  "ticket.report": {
    subject: "none",
    input: ({ world, gridId }) => ({
      text: "楼道里的灯坏了两天了。",
      categoryId: must(world.categories["0102"]),
      areaId: gridId,
    }),
  },
  "ticket.register": {
    subject: "place",
    input: ({ world, gridId }) => ({
      text: "来访反映楼道里的灯坏了。",
      categoryId: must(world.categories["0102"]),
      areaId: gridId,
    }),
  },
  "ticket.recordSolved": {
    subject: "place",
    input: ({ world, gridId }) => ({
      text: "巡查发现楼道里的灯坏了。",
      categoryId: must(world.categories["0102"]),
      areaId: gridId,
      result: "当场更换了灯泡。",
    }),
  },
  "ticket.importCases": {
    subject: "none",
    input: () => ({ mode: "check", file: caseSheet }),
  },
  "ticket.export": { subject: "none", input: () => ({}) },
  "ticket.locate": {
    subject: "ticket",
    needs: { ticket: "registered" },
    pool: true,
    input: ({ matter, gridId }) => ({ ...ticket(matter), areaId: gridId }),
  },
  "ticket.transfer": onTicket(({ otherStreetId }) => ({
    areaId: otherStreetId,
    text: "属彼街道。",
  })),
  "ticket.reject": onTicket(() => ({ reasonCode: "out_of_scope", text: "不属于受理范围。" })),
  "ticket.overrule": onTicket(text, { ticket: "rejected" }),
  "ticket.uphold": onTicket(() => ({ text: "经复核，原结论符合规定，予以维持。" }), {
    ticket: "rejected",
    contested: true,
  }),
  "ticket.reopen": onTicket(text, { ticket: "closed" }),
  "ticket.link": onTicket(({ matter }) => ({ number: matter.leadNumber }), {
    ticket: "screening",
    lead: "screening",
  }),
  "ticket.unlink": onTicket(text, { ticket: "linked", lead: "screening" }),
  "ticket.closeLinked": onTicket(nothing, { ticket: "linked", lead: "closed" }),
  "ticket.releaseLinked": onTicket(nothing, { ticket: "linked", lead: "rejected" }),
  "ticket.answer": onTicket(() => ({ text: "您好，答复如下。" })),
  "ticket.reclassify": onTicket(({ world }) => ({ categoryId: must(world.categories["0201"]) })),
  "ticket.nameComplained": onTicket(() => ({ complainedId: "" }), { work: "in_progress" }),
  "ticket.dispatch": onTicket(({ departmentId }) => ({
    organizationId: departmentId,
    urgency: "routine",
    task: "请到现场查看并处理。",
  })),
  "ticket.claim": byId({ ticket: "screening" }),
  "ticket.unclaim": byId({ ticket: "screening", claimed: true }),
  "ticket.selfSolve": onTicket(() => ({ result: "当场更换了灯泡。" })),
  "ticket.callAfterRating": onTicket(() => ({ ...text(), channel: "phone", reached: "yes" }), {
    ticket: "closed",
    lowScore: true,
  }),
  "ticket.note": onTicket(text),
  "ticket.reply": onTicket(text),
  "ticket.instruct": onTicket(text),
  "ticket.reveal": onTicket(text),
  "exclusion.ask": {
    subject: "ticket",
    needs: { work: "in_progress" },
    input: ({ matter }) => ({
      id: matter.ticketId,
      reasonCode: "untrue",
      text: "经现场核实，反映的情况不属实。",
    }),
  },
  "exclusion.decide": {
    subject: "ticket",
    needs: { work: "in_progress", exclusion: "asked" },
    input: ({ matter }) => ({ id: matter.exclusionId, decision: "grant", text: "同意不计入。" }),
  },
  "exclusion.lift": {
    subject: "ticket",
    needs: { work: "in_progress", exclusion: "excluded" },
    input: ({ matter }) => ({ id: matter.exclusionId, text: "重新核实，应当计入。" }),
  },
  "figures.publish": {
    subject: "none",
    input: () => ({ month: monthOver() }),
  },
  "ticket.recuse": {
    subject: "ticket",
    needs: { work: "in_progress" },
    input: ({ matter, handlerId }) => ({
      id: matter.ticketId,
      personId: handlerId,
      ground: "related",
      text: "与当事人有利害关系。",
    }),
  },
  "ticket.liftRecusal": {
    subject: "ticket",
    needs: { recused: true },
    input: ({ matter, world }) => ({
      id: matter.ticketId,
      personId: must(world.people["org"]).personId,
      text: "经核实并无利害关系。",
    }),
  },
  "ticket.urge": onTicket(text, { work: "in_progress" }),
  "ticket.releasePhotos": onTicket(({ matter }) => ({ show: [matter.photoId] }), {
    work: "accepted",
  }),
  "ticket.addFacts": ofReceipt({ ticket: "screening" }, text),
  "ticket.dispute": ofReceipt({ ticket: "closed" }, text),
  "ticket.contest": ofReceipt({ ticket: "rejected" }, () => ({ text: "不服这个结论，请复核。" })),
  "ticket.withdraw": ofReceipt({ ticket: "screening" }, () => ({ confirm: "yes" })),
  "ticket.hurry": ofReceipt({ ticket: "screening" }, nothing),
  "ticket.declineReply": ofReceipt({ work: "in_progress" }, () => ({ confirm: "yes" })),
  "ticket.rate": ofReceipt({ work: "verified" }, () => ({
    contacted: "yes",
    solved: "yes",
    satisfied: "yes",
  })),
  "ticket.addCo": onTicket(
    ({ departmentId }) => ({ organizationId: departmentId, task: "请配合断水断电。" }),
    { work: "in_progress" },
  ),
  "assignment.deliver": onWork("in_progress", () => ({ result: "已配合断水断电，可以施工。" }), {
    co: true,
  }),
  "assignment.waive": onWork("in_progress", text, { co: true }),
  "ticket.consult": onTicket(() => ({ ...text(), consultWith: "住建局、水务局" })),
  "ticket.conclude": onTicket(text, { ticket: "consulting" }),
  "assignment.askExtension": onWork("in_progress", () => ({ ...asking, days: "2" })),
  "assignment.askDeferral": onWork("in_progress", () => ({
    ...asking,
    reasonCode: "funds",
    plan: "先立项，再施工，最后验收。",
    reviewOn: inDays(20),
  })),
  "assignment.askTermination": onWork("in_progress", () => ({
    ...asking,
    reasonCode: "statutory",
  })),
  "assignment.withdrawApplication": onWork("in_progress", nothing, { asked: "extension" }),
  "assignment.extend": onWork("in_progress", () => ({ ...text(), days: "1" }), {
    asked: "extension",
  }),
  "assignment.defer": onWork("in_progress", text, { asked: "deferral" }),
  "assignment.terminate": onWork("in_progress", text, { asked: "termination" }),
  "assignment.refuseApplication": onWork("in_progress", text, { asked: "termination" }),
  "assignment.reviewDeferral": onWork("deferred", () => ({ ...text(), reviewOn: inDays(20) })),
  "assignment.resume": onWork("deferred", text),
  "assignment.recall": onWork("dispatched", text),
  "assignment.accept": onWork("dispatched", nothing),
  "assignment.requestReturn": onWork("dispatched", () => ({
    reasonCode: "duplicate",
    text: "此件与另一件重复，请一并处理。",
  })),
  "assignment.acceptReturn": onWork("return_requested", text),
  "assignment.refuseReturn": onWork("return_requested", text),
  "assignment.assignHandler": onWork("in_progress", ({ handlerId }) => ({ handlerId })),
  "assignment.takeOn": workById("in_progress"),
  "assignment.putBack": workById("in_progress", { held: true }),
  "assignment.contact": onWork("accepted", text),
  "assignment.begin": onWork("accepted", text),
  "assignment.arrive": onWork("accepted", nothing, { urgency: "urgent" }),
  "assignment.reportProgress": onWork(
    "in_progress",
    () => ({ text: "已排出施工计划，下周一进场。", told: "on" }),
    { urgency: "key" },
  ),
  "assignment.remark": onWork("in_progress", text),
  "assignment.revealPhone": onWork("in_progress", text),
  "assignment.submit": onWork("in_progress", () => ({
    result: "已更换楼道灯具并测试正常。",
    measures: "已派人到现场处理。",
    answeredHow: "phone",
    outcome: "solved",
  })),
  "assignment.signOff": onWork("sign_off", nothing),
  "assignment.sendBack": onWork("sign_off", text),
  "assignment.verify on site": onWork("submitted", text, { physical: true }),
  "assignment.verify at desk": onWork("submitted", text),
  "assignment.redo unverified": onWork("submitted", () => ({ text: "仍未解决，请重办。" })),
  "assignment.redo verified": onWork("verified", () => ({ text: "仍未解决，请重办。" })),
  "assignment.confirmCard": onCard("proposed"),
  "assignment.dismissCard": onCard("proposed"),
  "assignment.raiseCard yellow": onWork("in_progress", () => ({
    level: "yellow",
    text: "请三日内办结。",
  })),
  "assignment.raiseCard listed": onWork("in_progress", () => ({
    level: "listed",
    text: "请三日内办结。",
  })),
  "assignment.liftCard": onCard("issued"),
  "assignment.acceptLate": onWork("dispatched", nothing, { returnLate: true }),
  "assignment.correctCalendar": onWork("in_progress", nothing),
  "assignment.callBack": onWork("verified", () => ({ channel: "phone", reached: "no" })),
  "assignment.callAtDue": onWork(
    "in_progress",
    () => ({ ...text(), channel: "phone", reached: "no" }),
    { overdue: true },
  ),
  "assignment.close": onWork(
    "verified",
    () => ({ outcome: "solved", text: "已办结，谢谢反映。" }),
    { noReply: true },
  ),
  "assignment.closeUnrated": onWork("verified", nothing, { dueForClosing: true }),
  "assignment.export": { subject: "none", input: () => ({}) },
  "service.setPostKind": { subject: "none", input: (_target, n) => ({ name: `岗${String(n)}` }) },
  "service.offerPost": {
    subject: "none",
    input: () => ({ kind: "patrol", duties: "每周巡逻一次。", capacity: "2" }),
  },
  "service.closePost": {
    subject: "register",
    input: ({ service }) => ({ id: service.postId, version: "1", ...text() }),
  },
  "service.resize": {
    subject: "register",
    input: ({ service }) => ({ slotId: service.slotId, capacity: "6" }),
  },
  "service.planActivity": {
    subject: "none",
    input: () => ({
      kind: "patrol",
      title: "夜间巡逻",
      body: "两人一组，走一圈。",
      place: "东门",
      ...aShift,
    }),
  },
  "service.addShift": onActivity(() => aShift),
  "service.callOffShift": onActivity(({ service }) => ({
    slotId: service.otherShiftId,
    ...text(),
  })),
  "service.moveShift": onActivity(({ service }) => ({
    slotId: service.otherShiftId,
    startsAt: "2098-05-01T19:00",
    endsAt: "2098-05-01T21:00",
  })),
  "service.finishActivity": onActivity(text),
  "service.cancelActivity": onActivity(text),
  "service.claim": byMember(({ service }) => ({ slotId: service.slotId })),
  "service.release": byMember(({ service }) => ({ claimId: service.shiftClaimId })),
  "service.wantSwap": byMember(({ service }) => ({
    claimId: service.shiftClaimId,
    slotId: service.otherShiftId,
  })),
  "service.agreeSwap": byMember(({ service }) => ({
    mine: service.shiftClaimId,
    other: service.otherClaimId,
  })),
  "service.enterRecord": byMember(({ service }) => ({
    claimId: service.heldId,
    from: "2020-06-01T10:00",
    to: "2020-06-01T10:30",
    what: "巡逻一圈",
  })),
  "service.withdrawRecord": byMember(({ service }) => ({ id: service.recordId, version: "1" })),
  "service.exportRecords": {
    subject: "none",
    input: () => ({ from: "1990-01-01", to: "2009-01-01" }),
  },
  "service.setColumns": {
    subject: "none",
    input: ({ registers }) => ({
      version: String(registers.columnsVersion),
      columns: '[{"head":"姓名","field":"name"}]',
    }),
  },
  "service.confirmRecords": {
    subject: "register",
    input: ({ service }) => ({ ids: [service.recordId] }),
  },
  "service.refuseRecord": {
    subject: "register",
    input: ({ service }) => ({ id: service.recordId, version: "1", ...text() }),
  },
  "checkIn.register": {
    subject: "none",
    input: ({ communityId }, serial) => ({
      areaId: communityId,
      name: "赵建国",
      unit: "区第一中学",
      phone: `138${String(serial).padStart(8, "0")}`,
      consent: "on",
      codes: "never",
    }),
  },
  "checkIn.accept": onCheckIn(({ gridId }) => ({ gridId }), "submitted"),
  "checkIn.acceptMany": {
    reported: { member: "submitted" },
    subject: "register",
    input: ({ member, gridId }) => ({ ids: [member.checkInId], gridId, phoneChecked: "on" }),
  },
  "checkIn.decline": onCheckIn(text, "submitted"),
  "checkIn.assign": onCheckIn(({ gridId }) => ({ gridId })),
  "checkIn.reveal": {
    subject: "register",
    input: ({ member }) => ({ id: member.checkInId, text: "核对手机号。" }),
  },
  "checkIn.tellCode": onCheckIn(nothing),
  "checkIn.correct": onCheckIn(() => ({ name: "赵正", text: "本人更正。" })),
  "checkIn.transfer": onCheckIn(({ otherCommunityId }) => ({ areaId: otherCommunityId })),
  "checkIn.exempt": onCheckIn(() => ({ reason: "sick" })),
  "checkIn.reinstate": onCheckIn(({ gridId }) => ({ gridId }), "exempt"),
  "member.edit": ofMember(() => ({ version: "1", unit: "区图书馆", skills: ["law"] })),
  "member.changePhone": ofMember(() => ({ version: "1", ...wrongCode })),
  "member.move": ofMember(({ otherCommunityId }) => ({ version: "1", areaId: otherCommunityId })),
  "member.handOver": ofMember(() => ({ version: "1", agreed: "on" })),
  "member.leave": ofMember(() => ({ sure: "on" })),
  "consent.give": ofMember(() => ({ purpose: "public_name" })),
  "consent.withdraw": ofMember(() => ({ purpose: "public_name" })),
  "system.open": {
    subject: "none",
    wide: true,
    input: (_target, serial) => ({
      name: `系统${String(serial)}`,
      keeper: "区数据局 王工",
      lastDay: nextMonth(),
    }),
  },
  "system.renew": {
    subject: "none",
    wide: true,
    input: ({ registers }) => ({ id: registers.system, version: "1", lastDay: nextMonth() }),
  },
  "system.revoke": {
    subject: "none",
    wide: true,
    input: ({ registers }) => ({ id: registers.system, version: "1" }),
  },
  "knownDistrict.enter": {
    subject: "none",
    input: (_target, serial) => ({
      name: "邻区",
      publicKey: String(serial).padStart(43, "A"),
      compared: "on",
    }),
  },
  "knownDistrict.end": register(({ knownDistrict }) => ({ id: knownDistrict, version: "1" })),
  "unit.register": {
    subject: "none",
    input: ({ communityId }, serial) => ({
      areaId: communityId,
      unit: "区第一中学",
      kind: "school",
      partyOrg: "区第一中学党总支",
      memberCount: "30",
      name: "钱联络",
      phone: `137${String(serial).padStart(8, "0")}`,
      consent: "on",
      codes: "never",
    }),
  },
  "unit.accept": onUnit({}, "submitted"),
  "unit.decline": onUnit({ text: "请向单位所在社区报到。" }, "submitted"),
  "unit.reveal": {
    subject: "register",
    input: ({ unit }) => ({ id: unit.checkInId, text: "通知会议。" }),
  },
  "unit.tellCode": onUnit({}),
  "unit.correct": onUnit({ name: "李正", text: "换了联络员。" }),
  "unit.changePhone": {
    reported: { unit: "active" },
    subject: "none",
    input: () => ({ version: "1", ...wrongCode }),
  },
  "unit.end": onUnit({ reason: "closed" }),
  "unit.edit": onUnit({ memberCount: "31", resources: "会议室可借用。" }),
  "unit.leave": onUnit({}),
  "checkIn.merge": {
    ...onCheckIn(({ twinId }) => ({ keepId: twinId })),
    reported: { member: "active", twin: true },
  },
  "checkIn.end": onCheckIn(() => ({ reason: "moved" })),
  "whistle.blow": {
    subject: "place",
    input: ({ departmentId, gridId }) => ({
      kind: "demand",
      areaId: gridId,
      place: "三号楼前",
      title: "水管爆裂",
      matter: "请到现场关阀抢修。",
      organizationIds: [departmentId],
    }),
  },
  "whistle.confirm": onWhistle("arrived", "call", text()),
  "whistle.cancel": onWhistle("called", "call", text()),
  "whistle.acknowledge": onWhistle("called", "response", {}),
  "whistle.refuse": onWhistle("called", "response", { text: "该路段不属于我单位管养范围。" }),
  "whistle.arrive": onWhistle("acknowledged", "response", { people: "王某等三人" }),
  "whistle.leave": onWhistle("arrived", "response", text()),
  "whistle.markOverdue": {
    whistle: "called",
    subject: "register",
    input: ({ whistle }) => ({ id: whistle.responseId }),
  },
  "wall.publish": {
    needs: { work: "in_progress" },
    subject: "ticket",
    input: ({ matter }) => ({ id: matter.ticketId, ...wallWords, confirmed: "yes" }),
  },
  "wall.revise": onWall({ work: "in_progress" }, { ...wallWords, confirmed: "yes" }),
  "wall.answer": onWall({ work: "done" }, { result: "已更换灯具。", confirmed: "yes" }),
  "wall.takeDown": onWall({ work: "in_progress" }, { reason: "mistake" }),
  "wall.object": ofReceipt({ work: "in_progress" }, () => ({ confirm: "yes" })),
  "wall.follow": { ...onWall({ work: "in_progress" }, {}), subject: "none", input: onDevice },
  "wall.unfollow": { ...onWall({ work: "in_progress" }, {}), subject: "none", input: onDevice },
  "rating.cast": {
    subject: "none",
    input: ({ ratingId }, serial) => ({
      id: ratingId,
      token: String(serial).padStart(43, "r"),
      answers: { cleaning: "good" },
    }),
  },
  "clock.plan": { subject: "none", input: () => ({ ids: [newId()] }) },
  "clock.proposeCause": {
    needs: { work: "in_progress" },
    subject: "assignment",
    input: ({ matter }) => ({ id: matter.assignmentId, cause: "repeated" }),
  },
  "clock.step": {
    subject: "ticket",
    needs: {},
    input: ({ matter }) => ({
      subjectId: matter.ticketId,
      kind: "screen",
      generation: 1,
      step: 0,
    }),
  },
  "reply.save new": {
    subject: "none",
    input: () => ({ title: "常用答复", body: "已收到，正在处理。" }),
  },
  "reply.save own": {
    subject: "reply",
    input: ({ replyId }) => ({ id: replyId, version: "1", title: "改过", body: "已收到，谢谢。" }),
  },
  "catalogue.setEntry": {
    subject: "none",
    input: ({ world, departmentId }) => ({
      categoryId: must(world.categories["0102"]),
      lead: "organization",
      organizationId: departmentId,
    }),
  },
  "catalogue.removeEntry": {
    subject: "none",
    input: ({ world }) => ({ categoryId: must(world.categories["0201"]) }),
  },
  "catalogue.import": {
    subject: "none",
    input: () => ({ file: catalogueSheet, mode: "check" }),
  },
  "catalogue.publish": {
    subject: "none",
    input: ({ draftVersion }) => ({
      version: String(draftVersion),
      effectiveFrom: "2099-01-01",
      note: "职责调整",
    }),
  },
  "catalogue.discard": {
    subject: "none",
    input: ({ draftVersion }) => ({ version: String(draftVersion) }),
  },
  "category.add": {
    subject: "none",
    input: ({ world }, n) => ({
      parentId: must(world.categories["01"]),
      name: `新类别${String(n)}`,
      urgency: "routine",
    }),
  },
  "category.edit": {
    subject: "register",
    input: ({ categoryId }) => ({
      id: categoryId,
      version: "1",
      name: "改名的类别",
      urgency: "key",
    }),
  },
  "category.preset": { subject: "none", input: () => ({ majors: [], minors: [] }) },
  "dutyList.add": {
    subject: "place",
    input: ({ world, otherStreetId }) => ({
      categoryId: must(world.categories["0102"]),
      areaId: otherStreetId,
      from: today(),
      reference: "清单第 3 条",
    }),
  },
  "suggestion.learn": {
    subject: "none",
    input: ({ world }) => ({ id: must(world.categories["0102"]) }),
  },
  "dutyList.end": {
    subject: "register",
    input: ({ listedId }) => ({ id: listedId, version: "1", on: today() }),
  },
  "reply.archive": {
    subject: "reply",
    input: ({ replyId }) => ({ id: replyId, version: "1" }),
  },
  "notification.tell": { subject: "none", input: () => ({}) },
  // Where nothing is due, and elsewhere nothing ever is, it does nothing.
  "notification.summarise": {
    subject: "none",
    input: ({ registers }) => ({ personId: registers.clerk }),
  },
  "delivery.claim": { subject: "none", input: () => ({}) },
  "delivery.settle": register(({ delivery }) => ({ id: delivery, error: null })),
  "retention.run": { subject: "none", input: () => ({ rule: "contact" }) },
  "retention.hold": {
    subject: "none",
    wide: true,
    input: ({ matter }) => ({ number: matter.number, reason: "法院要求保存。" }),
  },
  "retention.lift": {
    subject: "none",
    wide: true,
    input: ({ registers }) => ({ id: registers.hold, version: "1", reason: "案件已经审结。" }),
  },
  "delivery.retry": register(({ delivery }) => ({ id: delivery, version: "1" })),
  "preference.save": {
    subject: "none",
    input: () => ({ version: "0", digestAt: "08:30", mail: "somebody@example.com" }),
  },
  "views.save": {
    subject: "none",
    input: () => ({ list: "tickets", version: "0", views: "[]" }),
  },
  "notification.read": { subject: "notice", input: ({ noticeId }) => ({ id: noticeId }) },
  "notification.readAll": {
    subject: "none",
    input: () => ({ until: new Date().toISOString() }),
  },
  "area.add": register(({ grid }, n) => ({ parentId: grid.id, name: `新增${String(n)}号楼` })),
  "area.rename": register(({ building }, n) => ({
    id: building.id,
    name: `改名${String(n)}号楼`,
    was: building.name,
  })),
  "area.setHouseholds": register(({ grid }) => ({ id: grid.id, households: "500", was: "400" })),
  "area.end": register(({ building }) => ({ id: building.id, on: today() })),
  "area.import": { subject: "none", input: () => ({ rows: [] }) },
  "organization.add": register(({ street }, n) => ({
    areaId: street.id,
    name: `新设单位${String(n)}`,
    shortName: `单位${String(n)}`,
  })),
  "organization.edit": register(({ department }, n) => ({
    id: department,
    version: "1",
    name: `改名单位${String(n)}`,
    shortName: "改名",
  })),
  "organization.end": register(({ emptyDepartment }) => ({
    id: emptyDepartment,
    version: "1",
    on: today(),
  })),
  "person.add": register(({ department }, n) => ({
    name: "新人",
    organizationId: department,
    login: `added${String(n)}`,
  })),
  "person.edit": register(({ newcomer, department }) => ({
    id: newcomer,
    version: "1",
    name: "改名",
    organizationId: department,
  })),
  "person.openAccount": register(({ newcomer }, n) => ({
    id: newcomer,
    login: `opened${String(n)}`,
  })),
  "person.resetPassword": register(({ clerk }) => ({ id: clerk })),
  "person.disableAccount": register(({ clerk }) => ({ id: clerk })),
  "person.enableAccount": register(({ clerk }) => ({ id: clerk })),
  "person.endSessions": register(({ clerk }) => ({ id: clerk })),
  "person.previewImport": { subject: "none", input: () => ({ file: accountSheet }) },
  "person.appointAdministrator": {
    subject: "none",
    input: (_target, n) => ({ name: "管理员", login: `appointed${String(n)}` }),
  },
  "person.import": {
    subject: "place",
    input: ({ registers }, n) => ({
      rows: JSON.stringify([
        {
          line: 2,
          name: "导入人",
          login: `import${String(n)}`,
          role: "street_dispatcher",
          place: registers.street.name,
          from: today(),
          to: "",
        },
      ]),
    }),
  },
  "duty.add": register(({ newcomer, department }) => ({
    personId: newcomer,
    role: "dept_clerk",
    placeId: department,
    from: today(),
  })),
  "setting.enterDays": {
    subject: "none",
    wide: true,
    input: () => ({
      year: "2027",
      days: '{"2027-01-01":"holiday"}',
      daysVersion: "0",
      yearsVersion: "0",
      note: "按放假通知录入。",
    }),
  },
  "setting.enterSeasons": {
    subject: "none",
    wide: true,
    input: () => ({
      seasons: JSON.stringify(catalogue["calendar.seasons"].default),
      version: "0",
      validFrom: nextMonth(),
      note: "作息时间调整。",
    }),
  },
  "setting.enter": register(({ street }, n) => ({ areaId: street.id, ...newNumber(n) })),
  "duty.handOver": {
    subject: "register",
    needs: { atDesk: true },
    input: ({ registers, matter }) => ({
      dutyId: registers.desk,
      to: "queue",
      ticketIds: [matter.ticketId],
    }),
  },
  "duty.seeHandOver": { subject: "notice", input: ({ handOverId }) => ({ id: handOverId }) },
  "duty.sweep": register(({ desk }) => ({ id: desk })),
  "absence.begin": {
    subject: "register",
    input: ({ registers, deputyId }) => ({
      dutyId: registers.desk,
      deputyId,
      from: inDays(2),
      to: inDays(3),
    }),
  },
  "onCall.enter": register(({ desk }) => ({ dutyId: desk, from: inDays(2) })),
  "onCall.remove": register(({ onCall }) => ({ id: onCall })),
  "absence.end": register(({ absence }) => ({ id: absence })),
  "duty.end": register(({ duty }) => ({ id: duty, version: "1", on: today() })),
  // What was sent before is settled: there is one list at a time.
  "memberList.send": {
    subject: "none",
    reported: { unit: "active" },
    list: { status: "cancelled" },
    input: () => ({ file: memberSheet }),
  },
  "headCount.enter": {
    subject: "register",
    input: ({ member }) => ({
      areaId: member.areaId,
      kind: "members_living",
      n: "120",
      source: "居委会走访",
      asOf: "2026-01-01",
    }),
  },
  "memberList.confirm list": onList("checked"),
  "memberList.confirm unit": onList("checked", true),
  "memberList.cancel list": onList("waiting"),
  "memberList.cancel unit": onList("waiting", true),
  "memberList.check": {
    subject: "register",
    list: { status: "waiting" },
    input: ({ listId }) => ({ id: listId, file: memberSheet }),
  },
  "memberList.write": {
    subject: "register",
    list: { status: "writing" },
    input: ({ listId }) => ({ id: listId, n: 0 }),
  },
  "memberList.wipe": {
    subject: "register",
    list: { status: "cancelled" },
    input: ({ listId }) => ({ id: listId }),
  },
};

function onTicket(
  more: (target: Target) => Record<string, unknown>,
  needs: Needs = { ticket: "screening" },
): Scene {
  return {
    needs,
    subject: "ticket",
    input: (target) => ({ ...ticket(target.matter), ...more(target) }),
  };
}

/** Whoever takes a ticket does not say which version was seen. */
function byId(needs: Needs): Scene {
  return { needs, subject: "ticket", input: ({ matter }) => ({ id: matter.ticketId }) };
}

function workById(status: string, needs: Needs = {}): Scene {
  return {
    needs: { ...needs, work: status },
    subject: "assignment",
    input: ({ matter }) => ({ id: matter.assignmentId }),
  };
}

function onWork(
  status: string,
  more: (target: Target) => Record<string, unknown>,
  needs: Needs = {},
): Scene {
  return {
    needs: { ...needs, work: status },
    subject: "assignment",
    input: (target) => ({
      id: target.matter.assignmentId,
      version: String(target.matter.assignmentVersion),
      ...more(target),
    }),
  };
}

/** The receipt is the subject: nothing in the form names a ticket. */
function ofReceipt(needs: Needs, input: () => Record<string, unknown>): Scene {
  return { needs, subject: "none", input };
}

function onWhistle(
  status: string,
  which: "call" | "response",
  more: Record<string, unknown>,
): Scene {
  return {
    whistle: status,
    subject: "register",
    input: ({ whistle }) => ({ id: whistle[`${which}Id`], version: "1", ...more }),
  };
}

/** What a member does alone: there is no subject of somebody else to name. */
function ofMember(input: (target: Target) => Record<string, unknown>): Scene {
  return { reported: { member: "active" }, subject: "none", input };
}

function onUnit(more: Record<string, unknown>, status: UnitState = "active"): Scene {
  return {
    reported: { unit: status },
    subject: "register",
    input: ({ unit }) => ({ id: unit.checkInId, version: "1", ...more }),
  };
}

/** An answer and no refusal: it counts as a try. */
const wrongCode = { phone: "13900000000", code: "000000", codes: "always" };

const aShift = { startsAt: "2099-01-05T19:00", endsAt: "2099-01-05T21:00", capacity: "2" };

function onActivity(more: (target: Target) => Record<string, unknown>): Scene {
  return {
    subject: "register",
    input: (target) => ({ id: target.service.activityId, version: "1", ...more(target) }),
  };
}

/** By the member of whom the target tells, who was made for it. */
function byMember(input: (target: Target) => Record<string, unknown>): Scene {
  return { reported: { member: "active" }, subject: "register", input };
}

function onCheckIn(
  more: (target: Target) => Record<string, unknown>,
  status: MemberState = "active",
): Scene {
  return {
    reported: { member: status },
    subject: "register",
    input: (target) => ({ id: target.member.checkInId, version: "1", ...more(target) }),
  };
}

function onWall(needs: Needs, more: Record<string, unknown>): Scene {
  return {
    needs,
    wall: true,
    subject: "register",
    input: ({ entryId }) => ({ id: entryId, version: "1", ...more }),
  };
}

/** A device that follows: its token stands for nobody. */
function onDevice({ entryId }: Target) {
  return { id: entryId, token: "t".repeat(43) };
}

function register(input: (registers: Registers, serial: number) => Record<string, unknown>): Scene {
  return { subject: "register", input: ({ registers }, serial) => input(registers, serial) };
}

function ticket(matter: Matter) {
  return { id: matter.ticketId, version: String(matter.ticketVersion) };
}

function text() {
  return { text: "情况属实，已经安排。" };
}

/** The first version of another number each time: the streets are always the same. */
function newNumber(n: number) {
  const numbers = settingKeys.filter((key) => catalogue[key].stricter !== null);
  const key = must(numbers[n % numbers.length]);
  return {
    key,
    version: "0",
    ...typedOf(key, catalogue[key].default),
    validFrom: nextMonth(),
    note: "街道专题会议决定。",
  };
}

function nothing() {
  return {};
}

/** Some day ahead, in whatever zone today is counted. */
function nextMonth(): string {
  return new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
}

const asking = { reason: "配件要从外地调来，需要两天。", told: "配件正在路上，请稍候。" };

function inDays(count: number): string {
  return new Date(Date.now() + count * 86_400_000).toISOString().slice(0, 10);
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}

const caseSheet = await sheet(Object.values(caseColumns));
const catalogueSheet = await sheet(Object.values(catalogueColumns));
const accountSheet = await sheet(accountHeads());

const memberSheet = await sheet(["姓名", "手机", "单位", "居住社区", "网格"]);

function accountHeads(): string[] {
  const words: unknown = JSON.parse(readFileSync("lib/ground/people/messages/zh-CN.json", "utf8"));
  return Object.entries(words ?? {}).flatMap(([key, text]) =>
    key.startsWith("people.column.") ? [String(text)] : [],
  );
}

/** A workbook with these heads and one line that means nothing. */
async function sheet(heads: readonly string[]): Promise<File> {
  const cells = [heads, heads.map(() => "1")].map((row) =>
    row.map((value) => ({ value, type: String })),
  );
  const bytes = await writeXlsxFile(cells).toBuffer();
  return new File([new Uint8Array(bytes)], "rows.xlsx");
}

function onCard(card: "proposed" | "issued"): Scene {
  return onWork(
    "in_progress",
    ({ matter }) => ({ cardId: matter.cardId, text: "请三日内办结。" }),
    {
      card,
    },
  );
}

function onList(status: ListNeeds["status"], ofUnit = false): Scene {
  return {
    subject: "register",
    ...(ofUnit ? { reported: { unit: "active" as const } } : {}),
    list: { status, ...(ofUnit ? { ofUnit } : {}) },
    input: ({ listId }) => ({ id: listId, version: "1" }),
  };
}
