/** The commonest surnames of one sign. */
export const usualSurnames =
  "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤";

/** Words before or after which a person's name usually stands in a complaint. */
export const nameMarks = new RegExp(
  [
    "(?:我叫|姓名|联系人|诉求人|投诉人)[：:\\s]*\\p{Script=Han}{2,4}(?=[，,。；;、\\s]|$)",
    // Who one is may be a resident or an owner too; only a surname makes it a name.
    `(?:我是|本人)[：:\\s]*[${usualSurnames}]\\p{Script=Han}{1,2}(?=[，,。；;、\\s]|$)`,
    "\\p{Script=Han}(?:先生|女士|小姐)(?=[，,。；;、：:的\\s\\d]|$)",
  ].join("|"),
  "gu",
);
