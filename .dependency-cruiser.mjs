// Who may import whom. The order of the modules is written here, once.
const MODULES = [
  'audit',
  'identity',
  'sources',
  'territory',
  'norms',
  'observatory',
  'committees',
  'training',
  'plans',
  'serenos',
  'cameras',
  'occurrences',
  'patrols',
  'incentives',
  'budget',
  'fund',
  'neighbourhoods',
  'thread',
  'quality',
  'briefing',
];

const inModule = (name) => `^src/modules/${name}/`;
/** What another module may reach: its front doors. The field page is a program of its own, with a door of its own. */
const FRONT_DOOR = '/(index\\.ts|server/index\\.ts|web/(field/)?index\\.tsx)$';

const order = MODULES.map((name, index) => ({
  name: `${name}-imports-only-modules-before-it`,
  severity: 'error',
  from: { path: inModule(name), pathNot: '\\.test\\.tsx?$' },
  to: { path: MODULES.slice(index + 1).map(inModule) },
})).filter((rule) => rule.to.path.length > 0);

const frontDoors = MODULES.map((name) => ({
  name: `${name}-is-entered-by-its-front-door`,
  severity: 'error',
  from: { path: '^src/', pathNot: [inModule(name), '\\.test\\.tsx?$'] },
  to: { path: inModule(name), pathNot: FRONT_DOOR },
}));

export default {
  forbidden: [
    ...order,
    ...frontDoors,
    {
      name: 'no-cycles',
      severity: 'error',
      from: { pathNot: '^node_modules' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'pure-files-import-pure-files',
      severity: 'error',
      from: { path: '^src/(shared/|modules/[^/]+/[^/]+\\.ts$)', pathNot: '\\.test\\.ts$' },
      to: { path: ['^src/server/', '^src/web/', '/server/', '/web/', '^node:'], pathNot: '^node_modules' },
    },
    {
      name: 'pure-files-use-no-node',
      severity: 'error',
      from: { path: '^src/(shared/|modules/[^/]+/[^/]+\\.ts$)', pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'server-and-web-do-not-meet',
      severity: 'error',
      from: { path: '^src/(server|modules/[^/]+/server)/' },
      to: { path: '^src/(web|modules/[^/]+/web)/' },
    },
    {
      name: 'web-and-server-do-not-meet',
      severity: 'error',
      from: { path: '^src/(web|modules/[^/]+/web)/' },
      to: { path: '^src/(server|modules/[^/]+/server)/' },
    },
    {
      name: 'foundation-knows-no-module',
      severity: 'error',
      from: { path: '^src/(server|web|shared)/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^src/(modules|main)/' },
    },
    {
      name: 'nobody-imports-main',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/main/', '\\.test\\.tsx?$'] },
      to: { path: '^src/main/' },
    },
    {
      name: 'only-stores-build-queries',
      severity: 'error',
      from: { path: '^src/modules/', pathNot: ['/server/[^/]*store[^/]*\\.ts$', '\\.test\\.ts$'] },
      to: { path: 'node_modules/kysely', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-test-in-production',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.test\\.tsx?$' },
      to: { path: ['^test/', '\\.test\\.tsx?$'] },
    },
    {
      name: 'everything-resolves',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(geojson|topojson-specification)$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    parser: 'swc',
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
};
