/** @type {import("eslint").Rule.RuleModule} */
export const noBrowserAdvice = {
  meta: {
    type: "problem",
    schema: [],
    messages: {
      advice:
        "Without noValidate the browser stops this form with a bubble of its own: one field at a " +
        "time, in its own language, gone after a moment. Say noValidate; the answer of the " +
        "server tells everything at once, beside the fields.",
    },
  },
  create(context) {
    return {
      'JSXOpeningElement[name.name="form"]'(node) {
        const says = (name, value) =>
          node.attributes.some(
            (one) => one.name?.name === name && (value === undefined || one.value?.value === value),
          );
        // A dialog's own form only closes it and sends nothing.
        if (!says("noValidate") && !says("method", "dialog")) {
          context.report({ node, messageId: "advice" });
        }
      },
    };
  },
};
