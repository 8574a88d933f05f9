/** What hosts may use of each element; what is private or protected stays out of the documentation. */
export default {
  globs: ['src/*/*.ts'],
  exclude: ['src/**/*.test.ts', 'src/core/widget-manners.ts', 'src/cdn/**'],
  litelement: true,
  outdir: '.',
  packagejson: false,
  plugins: [
    {
      name: 'public-only',
      packageLinkPhase({ customElementsManifest }) {
        const isPublic = ({ name, privacy }) => !name.startsWith('#') && privacy !== 'private' && privacy !== 'protected';
        for (const module of customElementsManifest.modules) {
          module.declarations = module.declarations.filter((each) => each.kind === 'class' && (each.customElement || each.name.endsWith('Event')));
          for (const declaration of module.declarations) {
            declaration.members = declaration.members?.filter((member) => isPublic(member) && !['styles', 'connectedCallback', 'disconnectedCallback'].includes(member.name));
            declaration.events = declaration.events?.filter(({ name }) => name?.startsWith('motcua-'));
          }
          module.exports = module.exports?.filter(({ declaration }) => module.declarations.some(({ name }) => name === declaration?.name));
        }
        customElementsManifest.modules = customElementsManifest.modules.filter(({ declarations, exports }) => declarations.length > 0 || exports?.length > 0);
      },
    },
  ],
};
