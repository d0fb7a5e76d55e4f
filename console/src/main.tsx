import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { takeKeyFromAddress } from './api/session'
import { App } from './App'
import { guardInputMethod } from './shell/inputMethod'
import './styles.css'

takeKeyFromAddress()
guardInputMethod(window)
// The demo's link pasted into an open tab changes the hash only.
window.addEventListener('hashchange', takeKeyFromAddress)

const root = document.getElementById('root')
if (root)
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
