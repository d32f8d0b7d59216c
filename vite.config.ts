import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  build: {
    outDir: 'dist/web',
    emptyOutDir: true,
    // Nothing becomes a data: address, so that the content policy can forbid them.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
    // To the client a contract is types: the library that reads it is the server's, and asks for `eval`.
    rolldownOptions: { treeshake: { moduleSideEffects: [{ test: /\/contract\.ts$/, sideEffects: false }] } },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:4310' } },
});
