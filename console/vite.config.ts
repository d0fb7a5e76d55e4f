import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

// Development only: where a running server answers. The built console is served by the server itself.
const server = process.env['ANTUI_SERVER'] ?? 'http://127.0.0.1:8080'

export default defineConfig({
  plugins: [react()],
  build: {
    target: 'es2022',
    // The page's content policy allows no inline script, so nothing may be injected into the HTML.
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
    rollupOptions: {
      output: {
        manualChunks: (id) => {
          if (!id.includes('node_modules')) return undefined
          if (/echarts|zrender/.test(id)) return 'charts'
          if (/[\\/]react(-dom)?[\\/]|scheduler/.test(id)) return 'react'
          return undefined
        },
      },
    },
  },
  server: { proxy: { '/api': server } },
})
