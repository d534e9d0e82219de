import { usualSurnames } from "./name-marks";

/** A door: a building with a flat, or a flat alone. A building without one tells nobody's home. */
export const room =
  /(?:\d{1,4}\s*(?:号楼|幢|栋|座|弄|号)\s*)*(?:\d{1,2}\s*(?:单元|门)\s*)?\d{2,4}\s*(?:室|房(?![屋产]))|\d{1,4}\s*(?:号楼|幢|栋|座)\s*(?:\d{1,2}\s*(?:单元|门)\s*)?\d{3,4}(?!\d)|(?<![\d-])\d{1,3}-\d{1,2}-\d{3,4}(?![\d-])|[一二三四五六七八九十\d]{1,3}楼[东南西北]户|\d{1,3}组\s*\d{1,4}号/gu;

/** Somebody called by a title, or by a usual surname before what people say of themselves. */
export const person = new RegExp(
  "\\p{Script=Han}(?:先生|女士|小姐|阿姨|大爷|大妈|师傅|奶奶|爷爷|叔叔|老伯)|" +
    `(?<!\\p{Script=Han})[${usualSurnames}]\\p{Script=Han}{1,2}(?=说|反映|称|表示|来电|来访|投诉|求助)`,
  "gu",
);

export const plate =
  /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][·•.\s-]?[A-HJ-NP-Z0-9]{4,5}[A-HJ-NP-Z0-9挂学警港澳](?![A-Z0-9])/giu;

export const account =
  /(?:微信|QQ)号?[：:\s]*[A-Za-z0-9_-]{5,20}|[\w.+-]+@[\w-]+\.[\w.]*\w|(?<!\d)\d{16,19}(?!\d)/giu;
