// Comfort in the drawing of the lineage: what a work hangs together with stands out, arrow keys follow the lines, the size changes in
// place. Without it every work is a link, sizes are links, and the list says everything.
(() => {
  const map = document.querySelector('.lineage-map');
  if (!map) return;
  const scroll = map.closest('.lineage-scroll');
  const spots = [...map.querySelectorAll('.spot')];
  const strokes = [...map.querySelectorAll('.stroke')];
  const byWork = new Map(spots.map((spot) => [spot.dataset.work, spot]));
  const middle = (spot) => {
    const { x, y, width, height } = spot.querySelector('.spot-box');
    return { x: x.baseVal.value + width.baseVal.value / 2, y: y.baseVal.value + height.baseVal.value / 2 };
  };

  // the work that is pointed at or focused, its lines, and what is at their other ends
  const trace = (spot) => {
    const work = spot?.dataset.work;
    const beside = new Set(work ? [work] : []);
    for (const stroke of strokes) {
      const { left, right } = stroke.dataset;
      const on = left === work || right === work;
      stroke.classList.toggle('on', on);
      if (on) beside.add(left).add(right);
    }
    for (const other of spots) other.classList.toggle('on', beside.has(other.dataset.work));
    map.classList.toggle('traced', Boolean(work));
  };
  const spotAt = (event) => event.target.closest?.('.spot');
  // on the region around: an SVG that listens to focus would be a stop of the Tab key itself
  scroll.addEventListener('pointerover', (event) => trace(spotAt(event) ?? spotAt({ target: document.activeElement })));
  scroll.addEventListener('pointerleave', () => trace(spotAt({ target: document.activeElement })));
  scroll.addEventListener('focusin', (event) => trace(spotAt(event)));
  scroll.addEventListener('focusout', () => trace(null));

  const nearest = (from, candidates, distance) => candidates
    .map((spot) => [distance(middle(spot)), spot])
    .sort(([one], [other]) => one - other)[0]?.[1];
  const along = (spot, here, there) => strokes
    .filter((stroke) => stroke.dataset[here] === spot.dataset.work)
    .map((stroke) => byWork.get(stroke.dataset[there]));
  const next = (spot, key) => {
    const at = middle(spot);
    const height = (to) => Math.abs(to.y - at.y);
    if (key === 'ArrowRight') return nearest(at, along(spot, 'left', 'right'), height);
    if (key === 'ArrowLeft') return nearest(at, along(spot, 'right', 'left'), height);
    const way = key === 'ArrowDown' ? 1 : -1;
    const column = spots.filter((other) => Math.abs(middle(other).x - at.x) < 1 && (middle(other).y - at.y) * way > 0);
    return nearest(at, column, height);
  };
  scroll.addEventListener('keydown', (event) => {
    const spot = spotAt(event);
    if (!spot || !event.key.startsWith('Arrow') || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    // an arrow never moves the page away from who follows lines
    event.preventDefault();
    next(spot, event.key)?.focus();
  });

  const links = [...document.querySelectorAll('[data-zoom]')];
  const factors = links.map((link) => Number(link.dataset.zoom));
  let factor = map.width.baseVal.value / map.dataset.width;
  // what is at this place of the region stays there
  const zoom = (wanted, x = scroll.clientWidth / 2) => {
    const to = Math.min(Math.max(wanted, Math.min(...factors)), Math.max(...factors));
    const place = (scroll.scrollLeft + x) / factor;
    map.setAttribute('width', Math.round(map.dataset.width * to));
    map.setAttribute('height', Math.round(map.dataset.height * to));
    factor = to;
    scroll.scrollLeft = place * to - x;
    for (const link of links) {
      if (Number(link.dataset.zoom) === to) link.setAttribute('aria-current', 'true'); else link.removeAttribute('aria-current');
    }
  };
  for (const link of links) {
    link.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      zoom(Number(link.dataset.zoom));
      history.replaceState(history.state, '', link.href);
    });
  }
  // with the key that enlarges everywhere, and with two fingers on a pad, which browsers report alike
  scroll.addEventListener('wheel', (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    zoom(factor * Math.exp(-event.deltaY / 300), event.clientX - scroll.getBoundingClientRect().left);
  }, { passive: false });
})();
