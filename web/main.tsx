import { createRoot } from 'react-dom/client'
import { App } from './app/App.tsx'
import 'antd/dist/antd.css'
import './app/base.css'
import { startWorker } from './app/installable.ts'
import { StartFailed } from './app/StartFailed.tsx'
import { start } from './app/start.ts'

const place = document.getElementById('root')
if (!place) throw new Error('index.html lacks #root')
const page = createRoot(place)

try {
  await start()
  page.render(<App />)
} catch (reason) {
  page.render(<StartFailed reason={reason} />)
}
startWorker()
