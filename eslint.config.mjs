import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/**
 * Which lib may import which. Imports go one way: reporting -> audiences -> analyses -> warehouse, stats -> core;
 * ingestion -> warehouse; reporting, audiences, ingestion -> metadata -> core. An app may import every lib but testing.
 */
const allowed = {
  core: [],
  stats: ['core'],
  warehouse: ['core'],
  metadata: ['core'],
  generator: ['core'],
  ingestion: ['core', 'warehouse', 'metadata'],
  analyses: ['core', 'stats', 'warehouse'],
  audiences: ['core', 'warehouse', 'analyses', 'metadata'],
  reporting: ['core', 'stats', 'warehouse', 'analyses', 'audiences', 'metadata'],
  runtime: ['core', 'warehouse', 'metadata', 'ingestion', 'analyses', 'audiences', 'reporting'],
};
const libs = [...Object.keys(allowed), 'testing'];

/** Packages that one lib alone may import. */
const owned = [
  {
    lib: 'warehouse',
    packages: ['@clickhouse/client', 'chdb', 'chdb/*', 'ffi-rs'],
    why: 'libs/warehouse is the only way to ClickHouse',
  },
  {
    lib: 'metadata',
    packages: ['typeorm', 'libsql', 'pg'],
    why: 'libs/metadata alone owns the metadata store',
  },
];

function restrict(owner, forbiddenLibs) {
  return [
    'error',
    {
      patterns: [
        ...(forbiddenLibs.length
          ? [
              {
                group: forbiddenLibs.map((lib) => `#${lib}`),
                message: `${owner} may not import this lib (eslint.config.mjs)`,
              },
            ]
          : []),
        { regex: '(libs|apps)/[a-z-]+/', message: 'reach a lib through its #name, an app not at all' },
        ...owned
          .filter(({ lib }) => lib !== owner)
          .map(({ packages, why }) => ({ group: packages, message: why })),
      ],
    },
  ];
}

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', 'coverage/', '.clientele/', 'apps/dashboard/dist/'] },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false } }],
      '@typescript-eslint/consistent-type-imports': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'env',
          message: 'configuration is read once, in the config class of an app',
        },
      ],
    },
  },
  {
    files: ['libs/runtime/src/config.ts', '**/*.spec.ts', 'libs/testing/**', 'bench/**', 'test/**'],
    rules: { 'no-restricted-properties': 'off' },
  },
  {
    // AssemblyScript has whole numbers of 64 bits.
    files: ['libs/ingestion/assembly/**/*.ts'],
    rules: { 'no-loss-of-precision': 'off' },
  },
  ...Object.entries(allowed).map(([lib, may]) => ({
    files: [`libs/${lib}/src/**/*.ts`],
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-imports': restrict(
        lib,
        libs.filter((other) => other !== lib && !may.includes(other)),
      ),
    },
  })),
  {
    files: ['apps/{server,cli,worker}/src/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: { 'no-restricted-imports': restrict('an app', ['testing']) },
  },
  {
    files: ['apps/{dashboard,snippet}/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [{ regex: '^#', message: 'what runs in browsers imports no lib; it knows the API only' }],
        },
      ],
    },
  },
  {
    files: ['**/*.mjs', '**/*.cjs'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        require: 'readonly',
        module: 'readonly',
        __dirname: 'readonly',
        fetch: 'readonly',
        setTimeout: 'readonly',
        Buffer: 'readonly',
      },
    },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
);
