/** `npm run fuzz`: damaged downloads (run-downloads.ts); `npm run fuzz -- api`: generated requests (run-api.ts). */
if (process.argv[2] === 'api') await import('./run-api.ts');
else await import('./run-downloads.ts');
