// One plugin of oxlint, `house`: rules of our own, and those for Lit templates, their accessibility and custom elements.
import litRules from 'eslint-plugin-lit';
import accessibilityRules from 'eslint-plugin-lit-a11y';
import elementRules from 'eslint-plugin-wc';

const zodAsNamespace = {
  meta: { type: 'problem', schema: [] },
  create: (context) => ({
    ImportDeclaration(node) {
      if (!/^zod(\/|$)/.test(node.source.value) || node.importKind === 'type') return;
      const isNamespace = node.source.value === 'zod/mini' && node.specifiers.every(({ type }) => type === 'ImportNamespaceSpecifier');
      if (!isNamespace) context.report({ node, message: "Write `import * as z from 'zod/mini'`: every other form costs a citizen 85 KB." });
    },
  }),
};

const noPrivateKeyword = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const check = (node) => {
      if (node.accessibility === 'private') context.report({ node, message: 'Write `#name`: the keyword `private` hides nothing from a page.' });
    };
    return { MethodDefinition: check, PropertyDefinition: check, TSAbstractPropertyDefinition: check, TSParameterProperty: check };
  },
};

/** The accessibility rules leave notes for themselves in the parser's services, which oxlint has frozen. */
const withNotebook = (rule) => ({
  ...rule,
  create(context) {
    const notebook = { value: {} };
    const sourceCode = { value: Object.create(context.sourceCode, { parserServices: notebook }) };
    return rule.create(Object.create(context, { sourceCode, parserServices: notebook }));
  },
});

export default {
  meta: { name: 'house' },
  rules: {
    'zod-as-namespace': zodAsNamespace,
    'no-private-keyword': noPrivateKeyword,
    ...litRules.rules,
    ...elementRules.rules,
    ...Object.fromEntries(Object.entries(accessibilityRules.rules).map(([name, rule]) => [name, withNotebook(rule)])),
  },
};
