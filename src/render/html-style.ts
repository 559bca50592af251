/** How the page looks on a screen and on paper. Named by its hash in the policy it is served with, so that no other style applies. */
import { createHash } from 'node:crypto';

export const style = `
:root { color-scheme: light; --ink: #1c2733; --accent: #1d4e68; --quiet: #56636f; --hair: #c4ccd3; --alarm: #a3210f }
* { box-sizing: border-box }
body {
  margin: 0 auto; padding: 2.5rem 2rem; max-width: 60rem; background: #fff; color: var(--ink);
  font: 15px/1.45 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
  font-variant-numeric: lining-nums tabular-nums; overflow-wrap: anywhere;
}
header { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 1rem 2rem; padding-bottom: 1.25rem; border-bottom: 2px solid var(--accent) }
h1 { margin: 0; color: var(--accent); font-size: 2rem; line-height: 1.15 }
h1 small { display: block; margin-top: .35rem; color: var(--ink); font-size: 1.2rem; font-weight: 400 }
h2 { margin: 0 0 .4rem; color: var(--accent); font-size: .95rem }
section { margin-top: 1.6rem; break-inside: avoid-page }
section.lines { break-inside: auto }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; align-items: baseline; margin: 0 }
dt, .quiet { color: var(--quiet) }
dt, .small { font-size: .87em }
dd { margin: 0 }
dd, .item, .note, .small { white-space: pre-line }
header dd { font-weight: 600; text-align: right }
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(18rem, 1fr)); gap: 0 2.5rem }
.name { margin: 0 0 .5rem; font-size: 1.2rem; font-weight: 700 }
.scroll { overflow-x: auto }
table { width: 100%; border-collapse: collapse }
th { padding: .35rem .6rem; border-bottom: 2px solid var(--accent); color: var(--accent); font-size: .87em; text-align: left; vertical-align: bottom; overflow-wrap: normal }
td { padding: .4rem .6rem; border-bottom: 1px solid var(--hair); vertical-align: top }
th:first-child, td:first-child { padding-left: 0 }
th:last-child, td:last-child { padding-right: 0 }
.figure { text-align: right; white-space: nowrap; overflow-wrap: normal }
th.figure { white-space: normal }
.item { min-width: 13em }
.unit { min-width: 4.5em }
.ordinal { min-width: 2em; white-space: nowrap }
.totals { grid-template-columns: 1fr max-content; gap: .3rem 1.5rem }
.totals dd { text-align: right }
.payable { display: flex; justify-content: space-between; align-items: baseline; gap: 1.5rem; margin: .8rem 0 0; padding: .6rem 0; border: solid var(--accent); border-width: 2px 0; color: var(--accent); font-weight: 700 }
.payable b { color: var(--ink); font-size: 1.35rem; white-space: nowrap }
.alarm { color: var(--alarm); font-weight: 600 }
footer { margin-top: 2.2rem; padding-top: .8rem; border-top: 1px solid var(--hair); color: var(--quiet); font-size: .8rem }
footer p { margin: .15rem 0 }
footer b { color: var(--ink); font-weight: 400 }
footer .seal b { font-weight: 700 }
footer .alarm b { color: var(--alarm) }
@media (max-width: 40rem) { body { padding: 1.25rem 1rem } header dd { text-align: left } }
@media print {
  @page { size: A4; margin: 16mm 16mm 18mm }
  html { font-size: 12px }
  body { max-width: none; padding: 0; font-size: 1rem }
  header { flex-wrap: nowrap }
  section { margin-top: 1.1rem }
  .pair { grid-template-columns: 1fr 1fr }
  .scroll { overflow: visible }
  thead { display: table-header-group }
  tr { break-inside: avoid }
}
`;

/** What the page may load: nothing, and no other style than its own. */
export const htmlPolicy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  // The dashboard of the same installation shows it in a frame.
  "frame-ancestors 'self'",
  'sandbox',
].join('; ');
