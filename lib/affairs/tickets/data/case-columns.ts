/** The heads of the template for cases of the hotline and other channels, in its order. */
export const caseColumns = {
  externalNumber: "外部编号",
  externalDueAt: "外部办结时限",
  type: "诉求类型",
  category: "事项分类",
  place: "社区",
  address: "详细地址",
  text: "诉求内容",
  name: "姓名",
  phone: "电话",
} as const;

export type CaseColumn = keyof typeof caseColumns;
