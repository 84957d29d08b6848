import { defineConfig } from 'vite';

/** Names that only our own objects have: neither a browser's nor the wire's. */
const OURS =
  /^(retryAfterSeconds|embedded|decorate|commands|arrive|confirm|forget|candidate|answered|grants|told|decide|land)$/;

export default defineConfig({
  build: {
    outDir: 'target/classes/outlay/tag',
    emptyOutDir: true,
    // One classic script without a global of its own: it runs on any page, under any content security policy.
    lib: { entry: 'src/main.ts', formats: ['iife'], name: 'outlayTag', fileName: () => 'o.js' },
    target: 'es2022',
    // Five per cent smaller than the built-in one, which is what a visitor waits for.
    minify: 'terser',
    terserOptions: {
      ecma: 2020,
      compress: { passes: 3, unsafe_arrows: true, pure_getters: true },
      mangle: { properties: { regex: OURS } },
    },
    reportCompressedSize: false,
  },
});
