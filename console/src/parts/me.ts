import { useMe } from './ask'

/** Whether the key that is signed in may do this; nothing is, before the server said so. */
export function useScope(scope: string): boolean {
  const scopes = useMe().data?.scopes ?? []
  return scopes.includes(scope) || scopes.includes('admin')
}
