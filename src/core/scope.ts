/** What a caller may do: admin includes sync includes read. */

export const scopes = ['read', 'sync', 'admin'] as const;
export type Scope = (typeof scopes)[number];

export function includesScope(held: Scope, needed: Scope): boolean {
  return scopes.indexOf(held) >= scopes.indexOf(needed);
}
