import path from 'node:path';
import lwcRecommended from '@salesforce/eslint-config-lwc/recommended-ts.js';
import slds from '@salesforce-ux/eslint-plugin-slds';
import prettier from 'eslint-config-prettier';
import { defineConfig, globalIgnores } from 'eslint/config';
import globals from 'globals';
import tseslint from 'typescript-eslint';

const root = import.meta.dirname;

/**
 * Which top-level folders a file of each top-level folder may import from, besides its own (architecture.md, "One
 * direction"). Scripts and tests reach an org through its public API only; the local org knows nothing of the package;
 * the package knows neither.
 */
const mayImport = {
  'force-app': [],
  'local-org': [],
  scripts: [],
  tests: ['scripts'],
};

/** Reports an import of a file in a top-level folder that the importing folder does not know. */
const oneDirection = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { wrongWay: '{{from}} must not import from {{to}}: see docs on the direction of dependencies.' },
  },
  create(context) {
    const folderOf = (file) => path.relative(root, file).split(path.sep)[0];
    const from = folderOf(context.filename);
    const check = (source) => {
      if (typeof source?.value !== 'string' || !source.value.startsWith('.')) return;
      const to = folderOf(path.resolve(path.dirname(context.filename), source.value));
      if (to !== from && to in mayImport && from in mayImport && !mayImport[from].includes(to)) {
        context.report({ node: source, messageId: 'wrongWay', data: { from, to } });
      }
    };
    return {
      ImportDeclaration: (node) => check(node.source),
      ImportExpression: (node) => check(node.source),
      ExportNamedDeclaration: (node) => check(node.source),
      ExportAllDeclaration: (node) => check(node.source),
    };
  },
};

const nodeCode = ['bench/**/*.ts', 'local-org/**/*.ts', 'scripts/**/*.ts', 'tests/**/*.ts', 'types/**/*.ts'];
const bundles = ['force-app/**/lwc/**/*.ts'];

/** Rules that read TypeScript's syntax only: they hold in components as well, whatever parser ran. */
const typescriptSyntax = {
  '@typescript-eslint/no-explicit-any': 'error',
  '@typescript-eslint/ban-ts-comment': 'error',
  '@typescript-eslint/no-non-null-assertion': 'error',
};

export default defineConfig([
  globalIgnores([
    '**/node_modules/',
    '.local-org/',
    'coverage/',
    'dist/',
    'test-results/',
    'force-app/**/lwc/**/*.js',
    'docs/**/*.js',
    'local-org/conformance/broken-metadata/',
  ]),
  // No comment switches a rule off: the fault is repaired, or the rule is discussed here.
  { linterOptions: { noInlineConfig: true } },

  {
    files: nodeCode,
    extends: [tseslint.configs.strict],
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
    rules: {
      ...typescriptSyntax,
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      // `void | Promise<void>` says: awaited when there is something to await.
      '@typescript-eslint/no-invalid-void-type': 'off',
      // A parameter that a signature demands is named and marked as unused.
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      eqeqeq: ['error', 'always'],
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'] }],
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'Erasable syntax only: use a union or a const object.' },
        { selector: 'TSParameterProperty', message: 'Erasable syntax only: declare the field.' },
      ],
    },
  },

  {
    // Declarations describe the platform's own classes.
    files: ['**/*.d.ts'],
    rules: { '@typescript-eslint/no-extraneous-class': 'off' },
  },

  {
    files: bundles,
    extends: [lwcRecommended],
    plugins: { '@typescript-eslint': tseslint.plugin },
    // This parser tells a name in a type from a use of a global; the Babel parser of the preset does not.
    languageOptions: { parser: tseslint.parser, globals: globals.browser },
    rules: {
      ...typescriptSyntax,
      '@typescript-eslint/consistent-type-imports': 'error',
      // What tsc already checks, and better: it knows types and whether a switch is exhaustive.
      'consistent-return': 'off',
      'default-case': 'off',
      'no-undef': 'off',
      'no-unused-vars': 'off',
      'import/named': 'off',
      'import/namespace': 'off',
      'import/default': 'off',
      'import/export': 'off',
    },
  },

  {
    files: ['force-app/**/__tests__/**/*.ts'],
    rules: {
      // Tests hold the double of a wire adapter in their hands, and wait for what the component does next.
      '@lwc/lwc/no-unexpected-wire-adapter-usages': 'off',
      '@lwc/lwc/no-async-operation': 'off',
    },
  },

  {
    files: ['*.js', 'scripts/**/*.js', 'scripts/**/*.mjs'],
    extends: [tseslint.configs.strict],
    languageOptions: { globals: { ...globals.node, ...globals.jest } },
  },

  {
    files: ['force-app/**/*.ts', ...nodeCode],
    plugins: { handover: { rules: { 'one-direction': oneDirection } } },
    rules: { 'handover/one-direction': 'error' },
  },

  {
    files: ['force-app/**/lwc/**/*.{html,css}'],
    plugins: slds.sldsCssPlugin(),
    extends: ['@salesforce-ux/slds/recommended'],
  },

  prettier,
]);
