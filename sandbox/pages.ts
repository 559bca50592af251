/** The HTML that is sent instead of an answer: the firewall's page and a maintenance page. */

/** ANAF's firewall, word for word; it comes with HTTP 200 (seen 2026-07-30). */
export const wafPage = (at: number): string =>
  '<html><head><title>Request Rejected</title></head><body>The requested URL was rejected. Please consult with your ' +
  `administrator.<br><br>Your support ID is: 9826${String(Math.floor(at)).padStart(15, '0')}</body></html>`;

/** That HTML comes with HTTP 200 during maintenance is known; its words are not. */
export const maintenancePage =
  '<!DOCTYPE html><html><head><title>Mentenanta</title></head><body><h1>Sistemul este in mentenanta</h1></body></html>';
