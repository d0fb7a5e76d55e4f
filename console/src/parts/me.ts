import { createContext, useContext } from 'react'

export interface Me {
  name: string
  scopes: string[]
}

export const MeContext = createContext<Me>({ name: '', scopes: [] })

export function useScope(scope: string): boolean {
  const { scopes } = useContext(MeContext)
  return scopes.includes(scope) || scopes.includes('admin')
}
