/** What a browser says of itself (User-Agent) as a person would name it: the browser and the system. Pure. */

export interface BrowserName {
  browser: string;
  system: string | undefined;
}

/** In this order: Chrome names Safari as well, and Edge names both. */
const browsers: [RegExp, string][] = [
  [/\bEdgA?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(Chrome|CriOS|HeadlessChrome)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];
const systems: [RegExp, string][] = [
  [/\bAndroid\b/, 'Android'],
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
];

/** Undefined for what is no browser that it knows. */
export function nameBrowser(userAgent: string | null): BrowserName | undefined {
  const find = (known: [RegExp, string][]) => known.find(([shape]) => shape.test(userAgent ?? ''))?.[1];
  const browser = find(browsers);
  return browser === undefined ? undefined : { browser, system: find(systems) };
}
