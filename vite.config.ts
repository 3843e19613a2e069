import { createHash } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { antdStyles } from './scripts/antd-styles.ts'

const compress = promisify(brotliCompress)

/** Writes a `.br` beside every text asset, so that the server sends it without compressing again. */
function precompress(): Plugin {
  let folder = ''
  return {
    name: 'precompress',
    apply: 'build',
    configResolved(config) {
      folder = join(config.root, config.build.outDir)
    },
    async writeBundle() {
      const names = await readdir(folder, { recursive: true })
      for (const name of names.filter((name) => /\.(js|css|html|svg|webmanifest)$/.test(name))) {
        const file = join(folder, name)
        const content = await readFile(file)
        const packed = await compress(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } })
        await writeFile(`${file}.br`, packed)
      }
    },
  }
}

/** The service worker, which is another program with each build: browsers take a new one for nothing less. */
function worker(): Plugin {
  return {
    name: 'worker',
    apply: 'build',
    async generateBundle(_, bundle) {
      const program = await readFile(join(import.meta.dirname, 'web/worker.js'), 'utf8')
      const build = createHash('sha256').update(program).update(Object.keys(bundle).sort().join())
      const source = program.replaceAll('__BUILD__', build.digest('hex').slice(0, 12))
      this.emitFile({ type: 'asset', fileName: 'sw.js', source })
    },
  }
}

export default defineConfig({
  root: 'web',
  resolve: { alias: { zod: join(import.meta.dirname, 'web/app/noSchemas.ts') } },
  plugins: [react(), antdStyles(), worker(), precompress()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    // React, the router and the parts of Ant Design that the first page needs: 930 kB, 250 of them sent.
    chunkSizeWarningLimit: 1000,
    rolldownOptions: {
      output: {
        // The first page comes in two files at once instead of some sixty small ones; all else as it is used.
        codeSplitting: {
          groups: [
            { name: 'libraries', tags: ['$initial'], test: /[\\/]node_modules[\\/]/ },
            { name: 'list', tags: ['$initial'] },
          ],
        },
      },
    },
  },
  server: { host: '127.0.0.1', proxy: { '/api': { target: 'http://127.0.0.1:3000', changeOrigin: false } } },
})
