/** What a community offers that has written no template of its own: three usual texts, free to change. */
export const pledgeTemplates = [
  {
    id: "service",
    title: "志愿服务承诺",
    text: "我自愿参加社区志愿服务，认领的岗位按约定时间到岗，有事提前说明；服务中尊重居民意愿，保护居民隐私，不收取任何报酬。",
  },
  {
    id: "policy",
    title: "政策宣传承诺",
    text: "我承诺带头学习和遵守党的政策，向邻里宣传惠民政策，听到居民的意见建议及时向社区反映，不传播未经证实的消息。",
  },
  {
    id: "neighbours",
    title: "邻里互助承诺",
    text: "我承诺关心身边的老人、儿童和困难家庭，力所能及地提供帮助；遇到邻里纠纷主动劝和，带头维护楼道整洁和消防通道畅通。",
  },
] as const;
