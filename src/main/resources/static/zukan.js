// Comfort for readers with JavaScript: a theme switch, a key for the search, buttons that copy and print. Pages work without it.
(() => {
  const root = document.documentElement;
  const themes = ['auto', 'light', 'dark'];
  const stored = (setting) => { try { return localStorage.getItem(setting); } catch { return null; } };
  const store = (setting, value) => { try { localStorage.setItem(setting, value); } catch { /* private browsing: the choice lasts for this page */ } };
  const apply = (theme) => {
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme; else delete root.dataset.theme;
  };
  apply(stored('theme'));

  const ready = () => {
    const button = document.querySelector('[data-theme-switch]');
    const name = document.querySelector('[data-theme-name]');
    const show = () => { name.textContent = button.dataset[root.dataset.theme ?? 'auto']; };
    if (button) {
      show();
      button.hidden = false;
      button.addEventListener('click', () => {
        const next = themes[(themes.indexOf(root.dataset.theme ?? 'auto') + 1) % themes.length];
        store('theme', next);
        apply(next);
        show();
      });
    }
    // a key of one sign can be switched off, for those who dictate (WCAG 2.1.4)
    const words = document.getElementById('search-words');
    const slash = document.querySelector('[data-slash-switch]');
    if (slash) {
      slash.closest('[hidden]').hidden = false;
      slash.checked = stored('slash') !== 'off';
      slash.addEventListener('change', () => store('slash', slash.checked ? 'on' : 'off'));
    }
    document.addEventListener('keydown', (event) => {
      const typing = event.target.closest?.('input:not([type="checkbox"]), textarea, select, [contenteditable]');
      if (event.key !== '/' || !slash?.checked || event.ctrlKey || event.metaKey || event.altKey || typing || !words) return;
      event.preventDefault();
      words.focus();
      words.select();
    });
    const copy = document.querySelector('[data-copy]');
    if (copy && navigator.clipboard) {
      copy.hidden = false;
      copy.addEventListener('click', async () => {
        await navigator.clipboard.writeText(document.querySelector('[data-copy-source]').textContent);
        copy.textContent = copy.dataset.done;
      });
    }
    document.querySelectorAll('[data-print]').forEach((button) => {
      button.hidden = false;
      button.addEventListener('click', () => print());
    });
    fold();
  };

  // On a narrow screen the filters start folded; without JavaScript they are open, since nothing could tell the width.
  const fold = () => {
    const filters = document.querySelector('.facets-fold');
    if (filters && matchMedia('(max-width: 52rem)').matches) filters.open = false;
  };

  // The list is replaced as a whole: say how long it is now, and keep the focus of who used a link that is gone.
  const settled = () => {
    fold();
    const results = document.getElementById('results');
    const status = document.getElementById('status');
    if (!results || !status) return;
    status.textContent = results.dataset.status;
    if (document.activeElement === document.body) results.focus({ preventScroll: true });
  };
  document.addEventListener('htmx:afterSettle', settled);
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', ready); else ready();
})();
