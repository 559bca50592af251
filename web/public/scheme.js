// Before the first paint, so that a dark room stays dark; also tells the module loader's style tags their nonce.
(() => {
  let kept = null;
  try {
    kept = localStorage.getItem('efactura.scheme');
  } catch {}
  const dark = kept === 'dark' || (kept !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
  window.__webpack_nonce__ = document.getElementById('nonce').nonce;
})();
