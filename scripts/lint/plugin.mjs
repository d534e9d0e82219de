// The house's own lint rules. Each knows what is wrong, why, and where the code should go instead;
// where a rule holds and where not is decided in one table, eslint.config.mjs.
import { fileNames } from "./file-names.mjs";
import { noAmbientTime } from "./no-ambient-time.mjs";
import { noBrowserAdvice } from "./no-browser-advice.mjs";
import { noChineseLiterals } from "./no-chinese-literals.mjs";
import { noProcessEnv } from "./no-process-env.mjs";
import { noRawHtml } from "./no-raw-html.mjs";
import { noUnsafeSql } from "./no-unsafe-sql.mjs";

export default {
  meta: { name: "house" },
  rules: {
    "file-names": fileNames,
    "no-ambient-time": noAmbientTime,
    "no-browser-advice": noBrowserAdvice,
    "no-chinese-literals": noChineseLiterals,
    "no-process-env": noProcessEnv,
    "no-raw-html": noRawHtml,
    "no-unsafe-sql": noUnsafeSql,
  },
};
