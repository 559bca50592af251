/** For a dialog that is drawn only while it is open: when it goes, what had the focus before has it again. */
import { useLayoutEffect } from 'react';

/** One that is always drawn, opened and closed, does so by itself. */
export function useFocusBack(): void {
  useLayoutEffect(() => {
    const before = document.activeElement;
    return () => {
      // After it has gone. A page that was opened from it has the focus by then.
      setTimeout(() => {
        if (document.activeElement === document.body && before instanceof HTMLElement) {
          before.focus({ preventScroll: true });
        }
      });
    };
  }, []);
}
