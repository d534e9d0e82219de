// Han characters, and the punctuation and full-width forms that only stand beside them.
const chinese = /[\p{Script=Han}\u3000-\u303f\uff01-\uff65]/u;

/** @type {import("eslint").Rule.RuleModule} */
export const noChineseLiterals = {
  meta: {
    type: "problem",
    schema: [],
    messages: {
      literal:
        'The text "{{text}}" belongs in messages/zh-CN.json of its word (or in ' +
        "components/messages), and here stands its key: there a test finds missing and unused " +
        "texts, and the offices can change a wording without touching code.",
    },
  },
  create(context) {
    const check = (node, text) => {
      if (!chinese.test(text)) return;
      context.report({ node, messageId: "literal", data: { text: text.trim().slice(0, 24) } });
    };
    return {
      Literal(node) {
        // A regular expression is a rule about characters, not a text that people read.
        if (typeof node.value === "string") check(node, node.value);
      },
      TemplateElement(node) {
        check(node, node.value.raw);
      },
      JSXText(node) {
        check(node, node.value);
      },
    };
  },
};
