const unsafe = /^\$(queryRaw|executeRaw)Unsafe$/;

/** @type {import("eslint").Rule.RuleModule} */
export const noUnsafeSql = {
  meta: {
    type: "problem",
    schema: [],
    messages: {
      sql:
        "A statement glued from strings can be rewritten by whoever typed one of them. Use the " +
        "tagged tx.$queryRaw`…`, whose values travel apart; pieces of SQL come from lib/platform/db.",
    },
  },
  create(context) {
    const check = (node, name) => {
      if (unsafe.test(String(name))) context.report({ node, messageId: "sql" });
    };
    return {
      MemberExpression: (node) => check(node, node.property.name ?? node.property.value),
      Property: (node) => check(node, node.key.name ?? node.key.value),
    };
  },
};
