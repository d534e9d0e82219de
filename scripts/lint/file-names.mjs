import { basename } from "node:path";

// A file that is named after nothing collects everything (STYLE: 61 files called utils.ts).
const emptyWords = /^(utils?|helpers?|common|misc|managers?|services?|index)$/;
const emptyEndings = /-(utils?|helpers?|misc|common)$/;
const kebabCase = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** @type {import("eslint").Rule.RuleModule} */
export const fileNames = {
  meta: {
    type: "suggestion",
    schema: [],
    messages: {
      empty:
        '"{{name}}" says nothing about what is inside. Name the file after the one thing it holds ' +
        "(due-time.ts, dispatch.ts); there are no barrels, a word's public files have fixed names.",
      style: '"{{name}}" is not kebab-case. One spelling for all files: dispatch-form.tsx.',
    },
  },
  create(context) {
    const [name = ""] = basename(context.filename).replace(/^\./, "").split(".");
    return {
      Program(node) {
        if (emptyWords.test(name) || emptyEndings.test(name)) {
          context.report({ node, messageId: "empty", data: { name } });
        } else if (!kebabCase.test(name)) {
          context.report({ node, messageId: "style", data: { name } });
        }
      },
    };
  },
};
