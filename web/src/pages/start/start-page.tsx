/** The first steps after the account. */
import { Page } from '../../parts/page.tsx';
export function StartPage() {
  return <Page title="…">…</Page>;
}
