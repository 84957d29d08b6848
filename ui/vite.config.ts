import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  build: {
    outDir: 'target/classes/outlay/ui',
    emptyOutDir: true,
    // The pages, and the frame that build/docs.mjs puts around each document.
    rolldownOptions: { input: ['index.html', 'docs.html'] },
    // Data URIs would need a wider content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2022',
    // The charts come after the page, so their size keeps nobody waiting.
    chunkSizeWarningLimit: 700,
    reportCompressedSize: false,
  },
  server: {
    proxy: { '/api': 'http://127.0.0.1:8484', '/openapi.json': 'http://127.0.0.1:8484' },
  },
});
