// Keys for the queue and the review of suggestions. Everything they do, a link or a button does too.
(() => {
  const setting = 'desk-keys';
  const stored = () => { try { return localStorage.getItem(setting); } catch { return null; } };
  const store = (value) => { try { localStorage.setItem(setting, value); } catch { /* private browsing: for this page only */ } };
  let on = stored() !== 'off';

  const dialog = document.getElementById('keys');
  if (!dialog) return;
  const rows = [...document.querySelectorAll('[data-row]')];
  const current = () => document.activeElement?.closest('[data-row]');

  // On the queue a key is for the row that is in focus, else for the first; on a review it is for the page.
  const find = (key) => {
    const wanted = `[data-key="${key}"]`;
    const page = [...document.querySelectorAll(wanted)].find((element) => !element.closest('[data-row]'));
    return rows.length ? (current() ?? rows[0]).querySelector(wanted) ?? page : page;
  };

  const move = (step) => {
    const at = rows.indexOf(current());
    const next = rows[at < 0 ? 0 : Math.min(Math.max(at + step, 0), rows.length - 1)];
    next.querySelector('[data-row-link]').focus();
    next.scrollIntoView({ block: 'nearest' });
  };

  const unfold = (details) => {
    details.open = true;
    details.querySelector('input:not([type="hidden"]), textarea')?.focus();
    details.scrollIntoView({ block: 'nearest' });
  };

  const use = (element) => {
    if (element instanceof HTMLDetailsElement) unfold(element); else element.click();
  };

  const isTyping = (target) => target.closest('input:not([type="radio"]):not([type="checkbox"]), textarea, select, [contenteditable]');

  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && event.target.form) {
      event.preventDefault();
      event.target.form.requestSubmit();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || dialog.open || isTyping(event.target)) return;
    if (event.key === '?') {
      event.preventDefault();
      dialog.showModal();
      return;
    }
    const key = event.key.toLowerCase();
    if (!on || event.shiftKey || !'jkoamdpsu'.includes(key) || key.length !== 1) return;
    if (rows.length && (key === 'j' || key === 'k')) {
      event.preventDefault();
      move(key === 'j' ? 1 : -1);
      return;
    }
    const element = find(key);
    if (element) {
      event.preventDefault();
      use(element);
    }
  });

  const toggle = dialog.querySelector('[data-keys-switch]');
  toggle.checked = on;
  toggle.addEventListener('change', () => {
    on = toggle.checked;
    store(on ? 'on' : 'off');
  });
  const opener = document.querySelector('[data-keys-open]');
  opener.hidden = false;
  opener.addEventListener('click', () => dialog.showModal());

  // A link to a form of the review opens it.
  const unfoldTarget = () => {
    const target = location.hash && document.getElementById(location.hash.slice(1));
    if (target instanceof HTMLDetailsElement) unfold(target);
  };
  addEventListener('hashchange', unfoldTarget);
  unfoldTarget();
})();
