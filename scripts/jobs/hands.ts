/** A person at the dashboard: clicks, types key by key, pastes and turns the wheel. Each is counted and written down; nothing is filled in and nothing asked of the API. */
import type { Locator, Page } from 'playwright-core';

export interface Hands {
  page: Page;
  /** With the mouse. */
  click(what: Locator): Promise<void>;
  /** Key by key, into what has the focus. Not a click, however long it is. */
  type(text: string): Promise<void>;
  /** Ctrl+V of what was copied elsewhere. Counts as a click, as each key that is no text does. */
  paste(text: string): Promise<void>;
  /** A key that is no text: `/`, Enter, Tab. Counts as a click. */
  press(key: string): Promise<void>;
  /** Turns the wheel until it is in sight: a list of hundreds draws the rows that are. */
  scrollTo(what: Locator): Promise<void>;
  /** Waits for a screen of its own, as the steps of the first visit are. */
  screen(heading: string): Promise<void>;
  /** What was done so far, in order: `click „Luna”`. */
  done(): Done;
}

export interface Done {
  clicks: number;
  /** Texts that were typed or pasted. */
  typed: string[];
  screens: number;
  /** As sentences, for the report. */
  steps: string[];
}

const wheelSteps = 200;
const mostLetters = 48;

export function handsAt(page: Page): Hands {
  const done: Done = { clicks: 0, typed: [], screens: 0, steps: [] };
  const press = async (key: string, said = key) => {
    done.clicks++;
    done.steps.push(`key ${said}`);
    await page.keyboard.press(key);
  };
  return {
    page,
    click: async (what) => {
      done.clicks++;
      done.steps.push(`click „${await nameOf(what)}”`);
      await what.click();
    },
    type: async (text) => {
      done.typed.push(text);
      done.steps.push(`typed „${short(text)}”`);
      await page.keyboard.type(text);
    },
    paste: async (text) => {
      done.typed.push(text);
      await copyElsewhere(page, text);
      await press('ControlOrMeta+v', `Ctrl+V (${text.split('\n').length} lines)`);
    },
    press,
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
    screen: async (heading) => {
      await page.getByRole('heading', { name: heading }).waitFor();
      done.screens++;
      done.steps.push(`screen „${heading}”`);
    },
    done: () => done,
  };
}

/** From another page of the browser, as from a spreadsheet: all of it selected, and Ctrl+C. */
async function copyElsewhere(page: Page, text: string): Promise<void> {
  const table = await page.context().newPage();
  await table.setContent('<textarea autofocus></textarea>');
  await table.locator('textarea').focus();
  await table.keyboard.insertText(text);
  await table.keyboard.press('ControlOrMeta+a');
  await table.keyboard.press('ControlOrMeta+c');
  await table.close();
  await page.bringToFront();
}

/** As a person would call it: what is written on it, or its label. */
async function nameOf(what: Locator): Promise<string> {
  const name = await what.evaluate((element) => {
    const { labels } = element as { labels?: { textContent: string | null }[] };
    return element.getAttribute('aria-label') ?? labels?.[0]?.textContent ?? element.textContent;
  });
  return short(name ?? '');
}

function short(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= mostLetters ? line : `${line.slice(0, mostLetters - 1)}…`;
}
