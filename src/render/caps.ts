/** How much of a document is shown: what goes beyond is left out, and the page says so. */

/**
 * typst's time and memory grow with the lines, and it cannot be stopped inside a document: 2,000 lines took 2.4 s and
 * 290 MB, 10,000 took over 1 GB (2 cores, 2026-11-22).
 */
export const mostInPdf = { mostLines: 2_000, mostLetters: 600_000 };

/** Strings alone; what a browser still scrolls. */
export const mostInHtml = { mostLines: 10_000, mostLetters: 3_000_000 };
