import { chromium } from 'playwright-core';
import { openStand } from './web/stand.ts';
import { writeFileSync } from 'node:fs';
const stand = await openStand({ companies: 1000, invoices: 100_000 });
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
const c0 = await browser.newContext();
await c0.request.post(`${stand.url}/api/auth/sign-in/email`, { data: { email: stand.email, password: stand.password }, headers: { origin: new URL(stand.url).origin } });
const session = await c0.storageState();
writeFileSync('/tmp/prof/stand.json', JSON.stringify({ url: stand.url, session }));
for (const path of ['/', '/facturi']) for (let i = 0; i < 3; i++) {
  const context = await browser.newContext({ storageState: session, viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.addInitScript(`
    window.__long=[]; new PerformanceObserver(l=>{for(const e of l.getEntries())window.__long.push([Math.round(e.startTime),Math.round(e.duration)])}).observe({type:'longtask',buffered:true});
    const row = () => document.querySelector('[role=row][data-index="0"]');
    const free = (then) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(then, 0)));
    const look = () => { if (row()) { window.__row=performance.now(); free(() => {window.__usable=performance.now()}) } else requestAnimationFrame(look)};
    look();`);
  const cdp = await context.newCDPSession(page);
  if (i === 2) { await cdp.send('Profiler.enable'); await cdp.send('Profiler.setSamplingInterval', { interval: 500 }); await cdp.send('Profiler.start'); }
  await page.goto(stand.url + path, { waitUntil: 'commit' });
  await page.waitForFunction('window.__usable', undefined, { polling: 200 });
  const said = await page.evaluate(`({row:window.__row, usable: window.__usable, long: window.__long, res: performance.getEntriesByType('resource').map(e=>[e.name.replace(location.origin,''), Math.round(e.startTime), Math.round(e.requestStart), Math.round(e.responseStart), Math.round(e.responseEnd), e.encodedBodySize]), nav: performance.getEntriesByType('navigation').map(e=>[e.responseStart,e.responseEnd,e.domInteractive, e.domContentLoadedEventEnd])})`) as any;
  console.log(path, i, 'row', Math.round(said.row), 'usable', Math.round(said.usable), 'nav', JSON.stringify(said.nav), 'long', JSON.stringify(said.long));
  if (i === 1) for (const r of said.res) console.log('   ', ...r);
  if (i === 2) { const { profile } = await cdp.send('Profiler.stop'); writeFileSync(`/tmp/prof/${path === '/' ? 'home' : 'inv'}.cpuprofile`, JSON.stringify(profile)); }
  await context.close();
}
await browser.close();
if (process.env.KEEP) await new Promise(() => {});
await stand[Symbol.asyncDispose]();
