import { defineConfig } from 'vite';

export default defineConfig({
  // Within this workspace the elements' package has a React of its own; a host's package manager gives it the host's.
  resolve: { dedupe: ['react'] },
  ssr: { noExternal: ['@lit/react', '@motcua/widgets'] },
});
