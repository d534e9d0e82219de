/* Every sentence the commands of this folder say to the person at the terminal. */

export const messages = {
  // Steps
  gettingNode: (version) => `获取 Node ${version}`,
  installingPackages: "安装依赖包",
  generatingClient: "生成数据库访问代码",
  creatingCluster: "建立数据库（仅第一次）",
  startingCluster: "启动数据库",
  startingTestCluster: (version) => `启动测试数据库（PostgreSQL ${version}）`,
  migrating: "更新数据库结构",
  seeding: "导入区划与演示数据",
  building: "生成正式版本",
  buildFresh: "正式版本已是最新，无需重新生成",
  startingServices: "启动网站与后台任务",
  copyingBinaries: "复制数据库程序",
  endingLeftovers: "清理上次异常退出留下的进程",
  seconds: (n) => `${n} 秒`,
  stillRunning: (text, n) => `… ${text}：已用 ${n} 秒`,
  ofTotal: (done, total) => `（${done}/${total}）`,

  // Bootstrap
  nodeTooOld: (version) =>
    `需要 Node 20.19 或更高版本，当前是 ${version}。请先升级 Node，再运行同一条命令。`,
  noNodeForPlatform: (platform) =>
    `没有适用于 ${platform} 的 Node 24 安装包，请自行安装 Node 24 后再运行同一条命令。`,
  commandFailed: (command, code) => `命令失败（退出码 ${code}）：${command}`,
  unknownCommand: (name, known) => `没有名为“${name}”的命令。可用的命令：${known}`,
  unknownProof: (word, known) => `没有名为“${word}”的证明。可用的：${known}`,
  proofFailed: (log) => `有数字没有达到目标，或证明没有跑完。日志：${log}`,
  missingEntry: (file) => `缺少文件 ${file}，无法继续。`,
  noPostgresBinaries: (platform) =>
    `没有适用于 ${platform} 的内置数据库。请用 DATABASE_URL 指定一个 PostgreSQL 15 或更高版本的服务器。`,

  // Embedded database
  runsAs: (user) => `以系统用户 ${user} 运行数据库（PostgreSQL 不允许以 root 运行）`,
  noUnprivilegedUser:
    "当前是 root，但系统里没有可用的普通用户来运行数据库。请创建一个普通用户，或用 DATABASE_URL 指定外部数据库。",
  fallbackPlace: (wanted, place) =>
    `数据库用户进不了 ${wanted}（上级目录不对其他用户开放），数据库文件改放在 ${place}`,
  lostFallback: (place) =>
    `数据库文件原来放在 ${place}，现在不见了或不属于当前用户。找回它，或运行 npm run demo -- --reset 重新开始。`,
  attached: (pid) => `使用正在运行的数据库（进程 ${pid}）`,
  stalePid: "上次数据库没有正常停止，正在恢复",
  clusterFailed: "数据库没有启动成功",
  clusterGone: "数据库意外停止",
  newPort: (port) => `原来的数据库端口已被占用，改用 ${port}`,
  passwordLost: (file) =>
    `数据库目录在，但管理员口令文件 ${file} 不见了。找回它，或运行 npm run demo -- --reset 重新开始。`,
  otherMajor: (found, wanted) =>
    `数据目录是 PostgreSQL ${found} 建立的，当前程序是 ${wanted}，不能直接使用。`,

  // Demo
  externalDatabase: "使用 DATABASE_URL 指定的数据库，不启动内置数据库",
  alreadyRunning: (address) => `演示已在运行：${address}`,
  stopOther: (pid) => `要停止它，请在那个窗口按 Ctrl-C，或执行 kill ${pid}`,
  portTaken: (port) =>
    `端口 ${port} 已被别的程序占用。换一个端口，例如：PORT=${port + 1} npm run demo`,
  badPort: (value) => `PORT 应为 1 到 65535 之间的整数，现在是“${value}”`,
  ready: (address, seconds) => `已就绪：${address}   （用时 ${seconds} 秒）`,
  accountsTitle: "演示账号（每种岗位一个）：",
  phonesTitle: (address) =>
    `党员和单位联络员用手机号登录，演示手机号列在 ${address}/sign-in/phone，验证码由页面代填。`,
  columnTenant: "区县",
  columnRole: "岗位",
  columnName: "登录名",
  columnPassword: "密码",
  howToStop: "按 Ctrl-C 停止。数据保留在数据目录里，下次启动仍在。",
  stopping: "正在停止 …",
  stopped: "已全部停止",
  stopAgain: "再按一次 Ctrl-C 将强行停止",
  serviceNames: {
    web: "网站",
    worker: "后台任务",
    build: "生成",
    prepare: "数据准备",
    postgres: "数据库",
  },
  childDied: (name, reason, delay) => `${name}意外停止（${reason}），${delay} 秒后重新启动`,
  childGivenUp: (name) => `${name}连续 5 次启动后很快停止，不再重试`,
  notReady: (seconds) => `等了 ${seconds} 秒，网站仍未就绪`,
  buildFailed: "生成正式版本失败",
  buildInUse: "代码有变化，需要重新生成正式版本，但演示正在使用现有的版本。请先停止演示。",
  prepareFailed: "准备数据失败",
  exitedWith: (code, signal) => (signal ? `信号 ${signal}` : `退出码 ${code}`),

  // Reset
  resetQuestion: (what) => `将永久删除演示数据：\n${what}\n确定吗？输入 yes 继续：`,
  resetNeedsYes: "没有可以回答问题的终端。确实要清空，请加 --yes：npm run demo -- --reset --yes",
  resetCancelled: "已取消，什么也没有删除。",
  resetDone: "演示数据已清空",
  resetNothing: "没有可清空的演示数据",
  resetExternal: "DATABASE_URL 指定的外部数据库不会由本命令清空，请由数据库管理员处理。",

  // Tests
  needRootForBrowser:
    "没有找到浏览器。请安装 Debian 软件包 chromium 和 fonts-noto-cjk，或用 CHROMIUM_PATH 指定浏览器的路径。",
  stepStarted: (lane, name) => `[${lane}] ${name} 开始`,
  stepPassed: (lane, name, detail, seconds) => `[${lane}] ✓ ${name}${detail}   ${seconds} 秒`,
  stepFailed: (lane, name, detail, seconds) => `[${lane}] ✗ ${name}${detail}   ${seconds} 秒`,
  stepSkipped: (lane, name, because) => `[${lane}] - ${name}（未运行：${because} 失败）`,
  stepTimedOut: (minutes) => `超过 ${minutes} 分钟，已中止`,
  stepCounts: (passed, failed) => `，通过 ${passed}，失败 ${failed}`,
  logTail: (file) => `—— ${file} 的最后部分 ——`,
  tableStep: "步骤",
  tableResult: "结果",
  tableSeconds: "秒",
  tablePassed: "通过",
  tableFailed: "失败",
  resultWords: { passed: "通过", failed: "失败", skipped: "未运行" },
  tooManyRuns: "已有 9 个测试同时在运行，请等它们结束。",
};
