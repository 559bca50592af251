/** Which browser tests and scripts use: CHROMIUM, or what Debian has of Chromium. */
import { existsSync } from 'node:fs';

// The one without windows first: a page costs it two thirds of the time.
const known = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'];

export const browserPath = process.env.CHROMIUM || (known.find((path) => existsSync(path)) ?? known[1]!);
