/** What may hang on nobody's opinion: somebody's licence, registration or yearly report (DOMAIN §11, P8). */
export const conditionWords = [
  "许可",
  "登记",
  "注册",
  "年检",
  "年报",
  "备案",
  "审批",
  "执照",
  "资质",
] as const;

/** Words that, beside one of those, make something its condition. The table's check has the same. */
export const conditionTies = [
  "前置",
  "前提",
  "条件",
  "挂钩",
  "门槛",
  "依据",
  "一票否决",
  "才给",
  "才能",
  "才可",
  "方可",
  "不予",
  "不给",
  "不办",
  "把关",
] as const;

/** Words that beside the name of a person judge the person. */
export const personWords = ["同志", "先生", "女士"] as const;
export const judgingWords = [
  "态度",
  "作风",
  "表现",
  "能力",
  "不称职",
  "失职",
  "不作为",
  "差",
] as const;

/** Over the end of a sentence words are not read together. */
export const sentenceEnds = "。；！？\n";
