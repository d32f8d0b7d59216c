// The field page by itself: what it needs is kept by the browser whole, so it shares nothing with the rest.
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

export default defineConfig({
  base: '/campo/',
  publicDir: 'src/main/campo',
  plugins: [
    react(),
    VitePWA({
      filename: 'sw.js',
      // It registers itself: nothing is written into the page, whose content policy would refuse it.
      injectRegister: null,
      scope: '/campo',
      manifest: {
        id: '/campo',
        name: 'Barrio Seguro en campo',
        short_name: 'Barrio Seguro',
        description: 'Actividades de Barrio Seguro, registradas también sin conexión.',
        lang: 'es-PE',
        start_url: '/campo',
        scope: '/campo',
        display: 'standalone',
        background_color: '#ffffff',
        theme_color: '#0f4c75',
        icons: [{ src: '/campo/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' }],
      },
      workbox: {
        globPatterns: ['**/*.{html,js,css,svg}'],
        navigateFallback: '/campo/campo.html',
        navigateFallbackAllowlist: [/^\/campo(\/|\?|$)/],
        clientsClaim: true,
        skipWaiting: true,
        cleanupOutdatedCaches: true,
        sourcemap: false,
      },
    }),
  ],
  build: {
    outDir: 'dist/web/campo',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: 'campo.html',
      treeshake: { moduleSideEffects: [{ test: /\/contract\.ts$/, sideEffects: false }] },
    },
  },
});
