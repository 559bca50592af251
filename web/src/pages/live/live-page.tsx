/** A run as it happens. */
import { Page } from '../../parts/page.tsx';
export function LivePage() {
  return <Page title="…">…</Page>;
}
