/** The way to the issuer, and back to the page that is left. */

export function oidcStart(): string {
  const { pathname } = window.location;
  const returnTo = /^\/(?:[a-z0-9][a-z0-9/-]{0,200})?$/.test(pathname) ? pathname : '/';
  return `/api/auth/oidc/start?${new URLSearchParams({ returnTo })}`;
}
