// Comfort for curators with JavaScript: what is typed is saved as a draft by itself. The editor works without it.
(() => {
  const form = document.querySelector('[data-editor]');
  if (!form) return;
  const status = form.querySelector('[data-editor-status]');
  const PAUSE = 2500;
  let changes = 0;
  let saved = 0;
  let stopped = false;
  let running = null;
  let timer;

  const say = (text) => { if (status.textContent !== text) status.textContent = text; };
  const clock = () => new Date().toLocaleTimeString(document.documentElement.lang, { hour: '2-digit', minute: '2-digit', hour12: false });

  const send = (signal, keepalive) => fetch('/desk/drafts', {
    method: 'POST',
    body: new URLSearchParams(new FormData(form)),
    headers: { Accept: 'application/json' },
    redirect: 'manual',
    keepalive,
    signal,
  });

  const save = async () => {
    if (stopped || running || changes === saved) return;
    const upTo = changes;
    running = new AbortController();
    try {
      const answer = await send(running.signal, false);
      if (answer.ok) {
        form.elements.draftVersion.value = (await answer.json()).version;
        saved = upTo;
        say(form.dataset.saved.replace('{}', clock()));
      } else if (answer.status === 409) {
        stopped = true;
        say(form.dataset.notSaved);
      } else if (answer.type === 'opaqueredirect' || answer.status === 401 || answer.status === 403) {
        say(form.dataset.signedOut);
      } else if (answer.status < 500) {
        say(form.dataset.unsaved);
      }
    } catch {
      // offline, or the page is being left: tried again with the next pause
    }
    running = null;
    if (changes !== saved) later();
  };
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(save, PAUSE);
  };
  const changed = () => {
    changes += 1;
    later();
  };

  form.addEventListener('input', changed);
  form.addEventListener('htmx:afterSwap', changed);
  addEventListener('online', save);

  // What leaves with the form need not be saved as well; a preview opens elsewhere, and the form stays.
  form.addEventListener('submit', (event) => {
    if (event.submitter?.formTarget) return;
    stopped = true;
    clearTimeout(timer);
    running?.abort();
  });
  addEventListener('pageshow', (event) => { if (event.persisted) stopped = false; });
  addEventListener('pagehide', () => {
    // browsers send no more than 64 KB of a page that is gone; what is longer was saved at the last pause
    if (!stopped && changes !== saved) send(undefined, true).catch(() => {});
  });

  // What is chosen of a list stands in its summary, also while the list is open.
  form.addEventListener('change', ({ target }) => {
    const summary = target.closest('.checks')?.querySelector('summary');
    if (!summary) return;
    const chosen = [...target.closest('.checks').querySelectorAll('input:checked')].map((box) => box.nextElementSibling.textContent);
    summary.textContent = summary.dataset.chosen.replace('{}', chosen.join(', ') || '–');
  });
})();
