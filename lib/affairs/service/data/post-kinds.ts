/** The eleven kinds of posts that are shipped (DOMAIN §4.4); a district may rename, retire and add. */
export const shippedPostKinds = [
  { key: "policy", name: "政策宣传" },
  { key: "opinion", name: "社情民意收集" },
  { key: "mediation", name: "矛盾调解" },
  { key: "patrol", name: "治安巡逻" },
  { key: "property", name: "物业监督" },
  { key: "sanitation", name: "环境卫生" },
  { key: "relief", name: "扶贫帮困" },
  { key: "legal", name: "法律服务" },
  { key: "culture", name: "文体活动" },
  { key: "care", name: "助老助残" },
  { key: "emergency", name: "应急值守" },
] as const;
