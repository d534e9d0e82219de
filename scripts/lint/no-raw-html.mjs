/** @type {import("eslint").Rule.RuleModule} */
export const noRawHtml = {
  meta: {
    type: "problem",
    schema: [],
    messages: {
      html:
        "Residents type into these pages: text put in as HTML is executed in the browser of an " +
        "official. Let React show it as text, or build the elements from data.",
    },
  },
  create(context) {
    const report = (node) => context.report({ node, messageId: "html" });
    return {
      'JSXAttribute[name.name="dangerouslySetInnerHTML"]': report,
      'Property[key.name="dangerouslySetInnerHTML"]': report,
      'Property[key.value="dangerouslySetInnerHTML"]': report,
      "AssignmentExpression > MemberExpression.left[property.name=/^(inner|outer)HTML$/]": report,
    };
  },
};
