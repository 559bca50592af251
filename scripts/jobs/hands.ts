/** A person at the dashboard: clicks, types key by key and turns the wheel. Each is counted; nothing is filled in and nothing asked of the API. */
import type { Locator, Page } from 'playwright-core';

export interface Hands {
  page: Page;
  /** With the mouse. */
  click(what: Locator): Promise<void>;
  /** Key by key, into what has the focus. */
  type(text: string): Promise<void>;
  /** At once, as from the clipboard, into what has the focus. */
  paste(text: string): Promise<void>;
  /** Enter counts as a click: it does what a click would. */
  press(key: string): Promise<void>;
  /** Turns the wheel until it is in sight: a list of hundreds draws the rows that are. */
  scrollTo(what: Locator): Promise<void>;
  clicks(): number;
}

const wheelSteps = 200;

export function handsAt(page: Page): Hands {
  let clicks = 0;
  return {
    page,
    click: async (what) => {
      clicks++;
      await what.click();
    },
    type: (text) => page.keyboard.type(text),
    paste: (text) => page.keyboard.insertText(text),
    press: async (key) => {
      if (key === 'Enter') clicks++;
      await page.keyboard.press(key);
    },
    scrollTo: async (what) => {
      await page.mouse.move(700, 500);
      for (let step = 0; step < wheelSteps && !(await what.isVisible()); step++) {
        await page.mouse.wheel(0, 400);
        await page.evaluate(
          'new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))',
        );
      }
      await what.waitFor();
    },
    clicks: () => clicks,
  };
}
