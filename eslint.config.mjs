import next from '@next/eslint-plugin-next';
import a11y from 'eslint-plugin-jsx-a11y';
import hooks from 'eslint-plugin-react-hooks';
import { defineConfig, globalIgnores } from 'eslint/config';
import typescript from 'typescript-eslint';
import { boundaries } from './eslint.boundaries.mjs';

/** Only one statement a write: postgres.js tears transactions when a backend dies. */
const NO_TRANSACTIONS = [
  {
    selector: 'CallExpression[callee.property.name="transaction"]',
    message: 'Write one statement instead of a transaction.',
  },
  {
    selector: 'CallExpression[callee.property.name="begin"]',
    message: 'Write one statement instead of a transaction.',
  },
];
/** Configuration has one reader. NODE_ENV is the build's, and inlined. */
const NO_ENV = [
  {
    selector:
      'MemberExpression[object.object.name="process"][object.property.name="env"]:not([property.name="NODE_ENV"]):not([property.value="NEXT_RUNTIME"])',
    message: 'Read the configuration with env() of lib/env.ts.',
  },
];

export default defineConfig(
  globalIgnores(['.next', '.local', 'dist', 'next-env.d.ts', 'public']),
  {
    files: ['**/*.{ts,tsx}'],
    extends: [typescript.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: 'only-allowed-literals' },
      ],
      'no-restricted-syntax': ['error', ...NO_TRANSACTIONS],
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  {
    files: [
      '{app,backup,components,container,contract,lib,db,worker,sidecar}/**/*.{ts,tsx}',
      '*.ts',
    ],
    ignores: ['lib/env.ts', 'lib/web/start.ts', '*.config.ts'],
    rules: { 'no-restricted-syntax': ['error', ...NO_TRANSACTIONS, ...NO_ENV] },
  },
  ...boundaries,
  {
    files: ['{app,components}/**/*.{ts,tsx}'],
    extends: [hooks.configs.flat['recommended-latest'], a11y.flatConfigs.recommended],
    plugins: { '@next/next': next },
    rules: { ...next.configs.recommended.rules, ...next.configs['core-web-vitals'].rules },
  },
);
