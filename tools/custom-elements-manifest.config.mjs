/** What hosts may use of each element; what is private or protected stays out of the documentation. */
export default {
  globs: ['src/*/*.ts'],
  exclude: ['src/**/*.test.ts', 'src/core/widget-manners.ts', 'src/cdn/**', 'src/frameworks/**'],
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
            // The analyzer takes a class that the browser brings for one of ours.
            if (declaration.superclass?.name === 'Event') declaration.superclass = { name: 'Event', package: 'global:' };
            if (declaration.superclass?.module) declaration.superclass.module = declaration.superclass.module.replace(/^\//, '');
          }
          module.exports = module.exports?.filter(({ declaration }) => module.declarations.some(({ name }) => name === declaration?.name));
          // An element is defined by a call of its own class, which the analyzer does not see.
          for (const { name, tagName } of module.declarations)
            if (tagName) module.exports?.push({ kind: 'custom-element-definition', name: tagName, declaration: { name, module: module.path } });
        }
        customElementsManifest.modules = customElementsManifest.modules.filter(({ declarations, exports }) => declarations.length > 0 || exports?.length > 0);
      },
    },
  ],
};
