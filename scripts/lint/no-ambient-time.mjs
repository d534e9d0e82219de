/** @type {import("eslint").Rule.RuleModule} */
export const noAmbientTime = {
  meta: {
    type: "problem",
    schema: [
      {
        type: "object",
        // instants: new Date(milliseconds) is allowed; clock: Date.now() is allowed as well.
        properties: { instants: { type: "boolean" }, clock: { type: "boolean" } },
        additionalProperties: false,
      },
    ],
    messages: {
      clock:
        "Time is an argument. The only clock is the database's sec.now(): take the instant that the " +
        "scope hands you and pass it on, so that tests and make-up days can decide what day it is.",
      instant:
        "Here time is counted in instants (milliseconds): use a function of " +
        "lib/platform/core/calendar*.ts, where the time zone and the working days are known, or " +
        "add one there. Only queries and commands turn an instant into the database's Date.",
      chance:
        "Chance is not repeatable. Ids and codes come from lib/platform/core/id.ts or crypto.",
    },
  },
  create(context) {
    const [{ instants = false, clock = false } = {}] = context.options;
    const isDate = (node) => node.type === "Identifier" && node.name === "Date";
    const report = (node, messageId) => context.report({ node, messageId });
    return {
      NewExpression(node) {
        if (!isDate(node.callee)) return;
        if (node.arguments.length === 0) report(node, "clock");
        else if (!instants) report(node, "instant");
      },
      CallExpression(node) {
        if (isDate(node.callee)) report(node, "clock");
      },
      MemberExpression(node) {
        if (node.object.type !== "Identifier" || node.property.type !== "Identifier") return;
        const member = `${node.object.name}.${node.property.name}`;
        if (member === "Date.now" && !clock) report(node, "clock");
        if (member === "Math.random") report(node, "chance");
      },
    };
  },
};
