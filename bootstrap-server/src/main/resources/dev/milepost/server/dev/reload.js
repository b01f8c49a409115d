// Loads the page again when its files change, and shows what the compiler complains of. Only ./milepost dev gives this out.

/** @param {string} text @returns {{pages: string, faults: string}} */
const parse = (text) => {
  const end = text.indexOf('\n');
  return {pages: text.slice(0, end).split(' ')[1], faults: text.slice(end + 1).trim()};
};

/** @param {string} faults */
function show(faults) {
  const old = document.querySelector('#dev-faults');
  if (!faults) {
    old?.remove();
    return;
  }
  const box = old ?? document.body.appendChild(Object.assign(document.createElement('pre'), {id: 'dev-faults'}));
  box.setAttribute('role', 'alert');
  box.textContent = `The sources have problems; the last good version goes on.\n\n${faults}`;
  // By the object model: the policy of the page allows no style in its text.
  Object.assign(/** @type {HTMLElement} */ (box).style, {
    position: 'fixed', inset: 'auto 0 0 0', zIndex: '1000', margin: '0', padding: '16px', maxHeight: '50vh', overflow: 'auto',
    background: '#7f1d1d', color: '#fff', font: '13px/1.5 ui-monospace, monospace', whiteSpace: 'pre-wrap',
  });
}

async function watch() {
  // A courier's page must not come from what was kept before the change.
  for (const worker of (await navigator.serviceWorker?.getRegistrations()) ?? []) await worker.unregister();
  // What the page was made of, not what there is by now: its files may have changed while it loaded.
  const shown = document.querySelector('script[data-pages]')?.getAttribute('data-pages');
  let known = '';
  for (;;) {
    try {
      const answer = await fetch('/dev/status', {method: 'POST', body: known});
      if (!answer.ok) throw new Error(`status ${answer.status}`);
      known = await answer.text();
      const {pages, faults} = parse(known);
      if (pages !== shown) location.reload();
      show(faults);
    } catch {
      // The server is between two versions, or has been stopped.
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
  }
}
void watch();
