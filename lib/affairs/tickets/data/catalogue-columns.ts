/** The heads of the catalogue's template, in its order. */
export const catalogueColumns = {
  category: "事项分类",
  area: "适用范围",
  lead: "主办单位",
  co: "协办单位",
  limit: "办理时限",
  statutory: "法定时限",
  filing: "立案条件",
  closing: "结案条件",
  reference: "依据",
} as const;

export type CatalogueColumn = keyof typeof catalogueColumns;

/** Words of the template that stand for something. */
export const everywhere = "全域";
/** How districts of every kind have written it. */
export const everywhereWords = [everywhere, "全区", "全市", "全县", "全旗"] as const;
export const yesWord = "是";
export const officeWords = { street: "属地街道", community: "属地社区" } as const;
export const nameSeparators = /[、，,；;\s]+/u;
export const nameSeparator = "、";

/** How a limit is written: a number and one of these. */
export const limitUnits = {
  minute: "分钟",
  hour: "小时",
  work_hour: "工作小时",
  day: "天",
  work_day: "工作日",
} as const;

export const limitShape = /^(\d{1,3})\s*个?(分钟|工作小时|小时|自然日|天|工作日)$/u;
export const naturalDay = "自然日";
