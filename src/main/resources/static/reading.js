// The reading list: what somebody wants to read, is reading or has read, with notes. It stays in this browser and leaves it only as a
// file that its owner saves (docs/reading-list.md tells the format). All words come from the page; all that is kept is shown as text.
(() => {
  const KEY = 'reading-list';
  const ASIDE = 'reading-list-set-aside';
  const FORMAT = 'zukan-reading-list';
  const VERSION = 1;
  const STATES = ['want', 'reading', 'read'];
  const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
  const LONGEST_NOTE = 4000; // as the text fields say
  const MOST_PAPERS = 2000;
  const LARGEST_FILE = 16 * 1024 * 1024; // more than a browser keeps
  const LONG_AGO = '1970-01-01T00:00:00.000Z';

  // What is kept, or would be: a browser may refuse, and then the list lasts as long as the page.
  let memory = null;
  const keeps = (() => {
    try {
      localStorage.setItem(ASIDE + '-test', '');
      localStorage.removeItem(ASIDE + '-test');
      return true;
    } catch {
      try { return localStorage.length > 0; /* full, not forbidden */ } catch { return false; }
    }
  })();
  const stored = (key) => (keeps ? localStorage.getItem(key) : key === KEY ? memory : null);
  const store = (key, text) => {
    try {
      if (!keeps) memory = text;
      else if (text === null) localStorage.removeItem(key);
      else localStorage.setItem(key, text);
      return true;
    } catch {
      return false;
    }
  };

  // One line of a list, or null if it is none.
  const entry = (line) => {
    const { slug, state = null, note = '', changedAt } = line ?? {};
    const fits = typeof slug === 'string' && slug.length <= 80 && SLUG.test(slug) && (state === null || STATES.includes(state))
      && typeof note === 'string' && note.length <= LONGEST_NOTE && (state !== null || note.trim() !== '');
    if (!fits) return null;
    const dated = typeof changedAt === 'string' && /^\d{4}-\d\d-\d\dT/.test(changedAt) && !Number.isNaN(Date.parse(changedAt));
    return { slug, state, note: note.trim() === '' ? '' : note, changedAt: dated ? new Date(changedAt).toISOString() : LONG_AGO };
  };

  // A list from its text. problem: why it cannot be one; dropped: how many of its lines were none.
  const parse = (text) => {
    const list = { papers: new Map(), dropped: 0, problem: null };
    let content = null;
    try { content = JSON.parse(text); } catch { return { ...list, problem: 'unreadable' }; }
    if (content?.format !== FORMAT || !Number.isInteger(content.version) || content.version < 1) return { ...list, problem: 'foreign' };
    if (content.version > VERSION) return { ...list, problem: 'newer' };
    if (!Array.isArray(content.papers)) return { ...list, problem: 'foreign' };
    if (content.papers.length > MOST_PAPERS) return { ...list, problem: 'many' };
    for (const line of content.papers) {
      const read = entry(line);
      if (!read) list.dropped += 1;
      else if (!(list.papers.get(read.slug)?.changedAt > read.changedAt)) list.papers.set(read.slug, read);
    }
    return list;
  };
  const lines = (list) => [...list.papers.values()].map(({ slug, state, note, changedAt }) => ({
    slug, ...(state ? { state } : {}), ...(note ? { note } : {}), changedAt,
  }));
  const write = (list) => store(KEY, list.papers.size === 0 ? null : JSON.stringify({ format: FORMAT, version: VERSION, papers: lines(list) }));

  // Asked anew each time, since other tabs write too. What is damaged is put aside before anything is written over it; a list of a
  // newer version, and one that cannot be put aside, is locked.
  const read = () => {
    const text = stored(KEY);
    if (text === null) return { papers: new Map() };
    const list = parse(text);
    if (list.problem === 'newer') return { ...list, locked: true };
    if (list.problem || list.dropped > 0) {
      if (!store(ASIDE, text)) return { ...list, locked: true };
      write(list);
    }
    return list;
  };

  // Returns whether it was kept.
  const change = (slug, wish) => {
    const list = read();
    const changed = { slug, state: null, note: '', ...list.papers.get(slug), ...wish, changedAt: new Date().toISOString() };
    if (changed.state || changed.note.trim()) list.papers.set(slug, changed); else list.papers.delete(slug);
    const kept = !list.locked && list.papers.size <= MOST_PAPERS && write(list);
    refresh();
    return kept;
  };

  const views = [];
  const refresh = () => {
    const list = read();
    views.forEach((show) => show(list));
  };
  const fill = (text, values) => text.replace(/%([a-z]+)/g, (all, name) => values[name] ?? all);
  const say = (place, text) => {
    place.textContent = '';
    // a status that says the same again is heard only if it was empty in between
    requestAnimationFrame(() => { place.textContent = text; });
  };
  const showNotices = (page, list) => {
    page.querySelector('[data-reading-private]').hidden = keeps;
    page.querySelector('[data-reading-locked]').hidden = !list.locked;
  };

  // Radio buttons or a select, and the note, of one paper.
  const wire = (part, slug, words, said) => {
    part.addEventListener('change', ({ target }) => {
      if (target.matches('textarea')) {
        say(said(), change(slug, { note: target.value }) ? words.keptNote : words.full);
      } else {
        const state = STATES.includes(target.value) ? target.value : null;
        const kept = change(slug, { state });
        say(said(), kept ? words[`kept${state ? state[0].toUpperCase() + state.slice(1) : 'None'}`] : words.full);
      }
    });
    part.querySelector('textarea').addEventListener('input', ({ target }) => { change(slug, { note: target.value }); });
  };
  const showNote = (part, kept, first) => {
    const field = part.querySelector('textarea');
    if (field !== document.activeElement) field.value = kept?.note ?? '';
    if (first && kept?.note) part.querySelector('details').open = true;
  };

  // On every page: the link with its count, and the marks on cards.
  const everywhere = () => {
    const link = document.querySelector('[data-reading-link]');
    if (!link) return;
    views.push((list) => {
      link.hidden = list.papers.size === 0;
      link.querySelector('[data-reading-count]').textContent = list.papers.size;
      document.querySelectorAll('[data-paper]').forEach((card) => {
        const kept = list.papers.get(card.dataset.paper);
        card.querySelector('.reading-mark')?.remove();
        if (!kept) return;
        const mark = document.createElement('span');
        mark.className = `reading-mark reading-mark-${kept.state ?? 'note'}`;
        mark.textContent = link.dataset[kept.state ?? 'note'];
        card.querySelector('.card-labels').append(' ', mark);
      });
    });
  };

  const paperPage = () => {
    const control = document.querySelector('[data-reading-control]');
    if (!control) return;
    control.append(control.querySelector('template').content.cloneNode(true));
    const slug = control.dataset.readingControl;
    const said = control.querySelector('[role="status"]');
    wire(control, slug, control.dataset, () => said);
    let first = true;
    views.push((list) => {
      const kept = list.papers.get(slug);
      control.querySelector(`input[value="${kept?.state ?? ''}"]`).checked = true;
      control.querySelectorAll('input, textarea').forEach((field) => { field.disabled = Boolean(list.locked); });
      showNote(control, kept, first);
      showNotices(control, list);
      first = false;
    });
  };

  const listPage = () => {
    const page = document.querySelector('[data-reading-page]');
    if (!page) return;
    const words = page.dataset;
    const part = (selector) => page.querySelector(selector);
    page.append(part('template').content.cloneNode(true));
    const said = part('.reading-said');
    const toolSaid = part('.reading-tools .reading-said');
    const groups = [...page.querySelectorAll('[data-reading-group]')];
    const filters = [...page.querySelectorAll('[name="reading-filter"]')];
    const chosen = () => filters.find((filter) => filter.checked).value;

    // The survey's papers are named by the page, others by the catalog when they are needed, a few at a time.
    const rows = new Map();
    const add = (row, slug) => {
      rows.set(slug, row);
      wire(row, slug, words, () => said);
      return row;
    };
    const survey = [...part('[data-reading-survey]').content.querySelectorAll('[data-slug]')].map((row) => {
      add(document.importNode(row, true), row.dataset.slug);
      return row.dataset.slug;
    });
    const waiting = [];
    let asking = 0;
    const ask = async () => {
      if (asking >= 4 || waiting.length === 0) return;
      const slug = waiting.shift();
      const row = rows.get(slug);
      asking += 1;
      try {
        const answer = await fetch(`${words.api}/${slug}`);
        if (answer.ok) {
          const paper = await answer.json();
          row.querySelectorAll('[data-name]').forEach((name) => { name.textContent = paper.shortName; });
          row.querySelector('[data-title]').textContent = paper.title;
          row.querySelector('[data-domain]').textContent = paper.domain.name[document.documentElement.lang];
          row.classList.add(`domain-${paper.domain.slug}`);
        } else {
          row.querySelector(answer.status === 404 ? '[data-gone]' : answer.status === 410 ? '[data-withdrawn]' : '[data-unreached]').hidden = false;
          if (answer.status === 404 || answer.status === 410) row.querySelector('a').removeAttribute('href');
        }
      } catch {
        row.querySelector('[data-unreached]').hidden = false;
      }
      asking -= 1;
      ask();
    };
    const other = (slug) => {
      const row = add(part('[data-reading-other]').content.querySelector('li').cloneNode(true), slug);
      row.querySelectorAll('[data-name]').forEach((name) => { name.textContent = slug; });
      row.dataset.slug = slug;
      row.querySelector('a').href = `${words.papers}/${slug}`;
      waiting.push(slug);
      ask();
      return row;
    };

    const place = (list, wanted) => {
      // rows that stay where they are are not touched, so that nobody is disturbed who writes in one
      if (wanted.length !== list.children.length || wanted.some((row, at) => list.children[at] !== row)) list.replaceChildren(...wanted);
    };
    let known = new Set();
    views.push((list) => {
      const filter = chosen();
      const shown = { want: [], reading: [], read: [], note: [], unread: [] };
      const count = { all: list.papers.size, want: 0, reading: 0, read: 0, note: 0, unread: 0 };
      const order = [...survey, ...[...list.papers.keys()].filter((slug) => !survey.includes(slug))];
      order.forEach((slug) => {
        const kept = list.papers.get(slug);
        const row = rows.get(slug) ?? other(slug);
        row.dataset.state = kept?.state ?? 'none';
        row.querySelector('select').value = kept?.state ?? '';
        row.querySelectorAll('select, textarea').forEach((field) => { field.disabled = Boolean(list.locked); });
        row.querySelector('[data-note-text]').textContent = kept?.note ?? '';
        showNote(row, kept, !known.has(slug));
        known.add(slug);
        if (survey.includes(slug) && kept?.state !== 'read') {
          count.unread += 1;
          if (filter === 'unread') shown.unread.push(row);
        }
        if (kept) {
          const group = kept.state ?? 'note';
          count[group] += 1;
          if (filter === 'all' || filter === group) shown[group].push(row);
        }
      });
      const active = document.activeElement;
      const within = active.closest?.('.reading-row');
      groups.forEach((group) => {
        const wanted = shown[group.dataset.readingGroup];
        place(group.querySelector('ol'), wanted);
        group.hidden = wanted.length === 0;
        group.querySelector('.count').textContent = wanted.length;
      });
      if (within && document.activeElement !== active) (active.isConnected ? active : said).focus();
      filters.forEach(({ value }) => { part(`[data-count="${value}"]`).textContent = count[value]; });
      const none = Object.values(shown).every((group) => group.length === 0);
      part('[data-reading-empty]').hidden = !(none && list.papers.size === 0) || Boolean(list.locked);
      part('[data-reading-none]').hidden = !none || list.papers.size === 0;
      part('[data-reading-aside]').hidden = stored(ASIDE) === null;
      showNotices(page, list);
    });

    const filterBy = (value) => {
      (filters.find((filter) => filter.value === value) ?? filters[0]).checked = true;
    };
    filterBy(location.hash.slice(1));
    filters.forEach((filter) => filter.addEventListener('change', () => {
      history.replaceState(history.state, '', filter.value === 'all' ? location.pathname : `#${filter.value}`);
      refresh();
      const shown = groups.reduce((sum, group) => sum + group.querySelectorAll('.reading-row').length, 0);
      say(said, fill(words.shown, { count: shown }));
    }));

    const save = (text, name, type) => {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob([text], { type }));
      link.download = name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    };
    const fileName = (ending) => `zukan-reading-list-${new Date().toISOString().slice(0, 10)}${ending}`;
    part('[data-export]').addEventListener('click', () => {
      const list = read();
      // what cannot be read goes out as it is
      save(list.locked ? stored(KEY)
        : JSON.stringify({ format: FORMAT, version: VERSION, exportedAt: new Date().toISOString(), papers: lines(list) }, null, 2) + '\n',
      fileName('.json'), 'application/json');
      say(toolSaid, fill(words.exported, { count: list.papers.size }));
    });
    part('[data-aside-save]').addEventListener('click', () => save(stored(ASIDE), fileName('-damaged.txt'), 'text/plain'));
    part('[data-aside-drop]').addEventListener('click', () => {
      store(ASIDE, null);
      refresh();
      said.focus();
    });

    // The later change of a paper counts; of two notes none is lost. Returns what happened, in numbers.
    const merge = (own, sent) => {
      const done = { added: 0, changed: 0, same: 0, long: 0 };
      sent.papers.forEach((theirs, slug) => {
        const ours = own.papers.get(slug);
        const [later, earlier] = !ours || theirs.changedAt > ours.changedAt ? [theirs, ours] : [ours, theirs];
        let { note } = later;
        if (earlier && !note.includes(earlier.note)) {
          note = earlier.note.includes(note) ? earlier.note : `${note}\n\n${earlier.note}`;
          if (note.length > LONGEST_NOTE) {
            done.long += 1;
            note = ours.note;
          }
        }
        if (ours && ours.state === later.state && ours.note === note) {
          done.same += 1;
        } else {
          done[ours ? 'changed' : 'added'] += 1;
          own.papers.set(slug, { slug, state: later.state, note, changedAt: later.changedAt });
        }
      });
      return done;
    };
    const take = async (file) => {
      if (file.size > LARGEST_FILE) return fill(words.large, { count: LARGEST_FILE / 1024 / 1024 });
      const text = await file.text().catch(() => '');
      const sent = parse(text);
      if (sent.problem) return fill(words[sent.problem], { count: MOST_PAPERS });
      if (sent.papers.size === 0) return sent.dropped > 0 ? words.nothing : words.empty;
      const own = read();
      if (own.locked) return words.full;
      const done = merge(own, sent);
      if (own.papers.size > MOST_PAPERS) return fill(words.many, { count: MOST_PAPERS });
      if (!write(own)) return words.full;
      known = new Set();
      refresh();
      return [fill(words.imported, done), sent.dropped > 0 && fill(words.dropped, { count: sent.dropped }), done.long > 0 && fill(words.long, { count: done.long })]
        .filter(Boolean).join(' ');
    };
    part('[data-import]').addEventListener('change', async ({ target }) => {
      const [file] = target.files;
      if (!file) return;
      const text = await take(file);
      target.value = ''; // so that the same file can be chosen again
      say(toolSaid, text);
    });

    const dialog = part('dialog');
    part('[data-forget]').addEventListener('click', () => {
      const { papers } = read();
      part('[data-forget-text]').textContent = fill(words.forgetQuestion, { papers: papers.size, notes: [...papers.values()].filter(({ note }) => note).length });
      dialog.returnValue = 'cancel';
      dialog.showModal();
    });
    dialog.addEventListener('close', () => {
      if (dialog.returnValue !== 'forget') return;
      store(ASIDE, null);
      store(KEY, null);
      refresh();
      say(toolSaid, words.forgotten);
    });
    addEventListener('beforeprint', () => {
      part('[data-reading-printed]').textContent = fill(words.printed, { date: new Date().toLocaleDateString(document.documentElement.lang, { dateStyle: 'long' }) });
    });
  };

  everywhere();
  paperPage();
  listPage();
  refresh();
  addEventListener('storage', ({ key }) => { if (key === KEY || key === ASIDE || key === null) refresh(); });
  addEventListener('pageshow', ({ persisted }) => { if (persisted) refresh(); });
  document.addEventListener('htmx:afterSettle', refresh);
})();
