/** The way to the issuer, and back to the page that is left. */
import { useEffect, useState } from 'react';

/** What the way back from the issuer, or the way to it, says to the page; said once. */
export function useTold() {
  const state = useState(readTold);
  const [told] = state;
  // Not while it is read: React may render again what it has not shown yet.
  useEffect(() => {
    if (told !== undefined) window.history.replaceState(window.history.state, '', window.location.pathname);
  }, [told]);
  return state;
}

function readTold(): string | undefined {
  const [, told] = /^#signin=([a-z_]+)$/.exec(window.location.hash) ?? [];
  return told;
}

/** @param confirm the issuer asks even if it knows the browser: a person who is signed in proves again who they are */
export function oidcStart({ confirm }: { confirm: boolean } = { confirm: false }): string {
  const { pathname } = window.location;
  const returnTo = /^\/(?:[a-z0-9][a-z0-9/-]{0,200})?$/.test(pathname) ? pathname : '/';
  return `/api/auth/oidc/start?${new URLSearchParams({ returnTo, ...(confirm && { confirm: 'true' }) })}`;
}
