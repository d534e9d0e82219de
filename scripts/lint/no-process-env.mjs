const isProcess = (node) => node?.type === "Identifier" && node.name === "process";
const namesEnv = (key) => key.name === "env" || key.value === "env";

/** @type {import("eslint").Rule.RuleModule} */
export const noProcessEnv = {
  meta: {
    type: "problem",
    schema: [],
    messages: {
      env:
        "lib/platform/env.ts is the only reader of the environment: there a missing or wrong value " +
        "stops the start and names the variable. Add it to that schema and import it.",
    },
  },
  create(context) {
    const report = (node) => context.report({ node, messageId: "env" });
    return {
      MemberExpression(node) {
        if (isProcess(node.object) && namesEnv(node.property)) report(node);
      },
      VariableDeclarator(node) {
        if (node.id.type !== "ObjectPattern" || !isProcess(node.init)) return;
        if (node.id.properties.some(({ key }) => key && namesEnv(key))) report(node);
      },
      ImportDeclaration(node) {
        if (/^(node:)?process$/.test(node.source.value)) report(node);
      },
      MetaProperty(node) {
        const { parent } = node;
        if (parent.type === "MemberExpression" && namesEnv(parent.property)) report(parent);
      },
    };
  },
};
