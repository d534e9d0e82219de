/** Signs so common in every matter that alone they tell nothing of what it is about. */
export const commonSigns: ReadonlySet<string> = new Set(
  "的了是我有在不一这那个们就都也还很要会没来去到上下里外大小人说和跟与或及等又再才把被给让对为于从向着过得地么吗呢吧啊呀哦嗯喂您你他她它请谢希望反映市民来电前后左右中间号年月日天点分时候现今昨明已经能可以好多少几次家住区街道社镇村".split(
    "",
  ),
);

/** Signs that join words: a run with one of them mostly lies across the end of a word. */
export const joiningSigns: ReadonlySet<string> = new Set(
  "的了是我有在这那就都也还很要来去到着过得么吗呢吧啊和跟与把被给让对为于从向又再才说您你他她它们个".split(
    "",
  ),
);
