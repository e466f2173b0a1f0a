// Everything begins here: the order of the parts, the switch of views, the theme, the phone's sheet.

const VIEWS = ["network", "table", "quotations"];
let shownView = "network";

function begin() {
  prepare();
  beginState();
  readFragment();
  theme();
  shown = select();
  beginCanvas();
  beginTimeline();
  beginSearch();
  beginKeyboard();
  beginButtons();
  listeners.push(
    theme,
    restyle,
    renderPanel,
    renderLegend,
    renderChips,
    renderTimeline,
    renderTable,
    renderQuotations,
    renderView,
    redraw,
  );
  state.pathFound = state.path ? shortestPath(shown.near, ...state.path) : null;
  listeners.filter((listener) => listener !== restyle).forEach((listener) => listener());
  fit(false);
  beginCamera();
  if (narrow() && (state.selected?.node !== undefined || state.selected?.tie)) lookAt(state.selected);
  addEventListener("hashchange", () => {
    readFragment();
    refresh();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    palette.clear();
    refresh();
  });
  document.documentElement.dataset.ready = String(Math.round(performance.now()));
}

function beginButtons() {
  VIEWS.forEach((view) => $(`tab-${view}`).addEventListener("click", () => change({ view }, `${view} view`)));
  document.querySelector(".tabs").addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    change({ view: VIEWS[(VIEWS.indexOf(state.view) + step + VIEWS.length) % VIEWS.length] });
    $(`tab-${state.view}`).focus();
  });
  const actions = {
    home: () => choose(null),
    skip: () => {
      change({ view: "table" });
      $("table-view").querySelector(".scroll").focus();
    },
    copy: copyAddress,
    png: downloadPicture,
    "zoom-in": () => zoom(1.3),
    "zoom-out": () => zoom(1 / 1.3),
    "zoom-fit": () => fit(),
    theme: () => change({ theme: dark() ? "light" : "dark" }, `${dark() ? "Light" : "Dark"} colours`),
    sheet: () => sheet(document.body.dataset.sheet === "full" ? "half" : "full"),
    "legend-toggle": () => openLegend(document.body.dataset.legend !== "open"),
  };
  for (const [id, action] of Object.entries(actions)) $(id).addEventListener("click", action);
  addEventListener("pointerdown", (event) => !event.target.closest?.("#legend, #legend-toggle") && openLegend(false));
  dragSheet();
}

function dark() {
  return state.theme ? state.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

function theme() {
  if (document.documentElement.dataset.theme === state.theme) return;
  document.documentElement.dataset.theme = state.theme;
  palette.clear();
}

function renderView() {
  for (const view of VIEWS) {
    const here = state.view === view;
    $(`${view}-view`).hidden = !here;
    $(`tab-${view}`).setAttribute("aria-selected", String(here));
    $(`tab-${view}`).tabIndex = here ? 0 : -1;
  }
  if (narrow() && state.view !== shownView) sheet(state.view === "network" ? "half" : "low");
  shownView = state.view;
}

function redraw() {
  forgetLabels();
  network.redraw();
}

function narrow() {
  return matchMedia("(max-width: 760px)").matches;
}

function openLegend(open) {
  document.body.dataset.legend = open ? "open" : "";
  $("legend-toggle").setAttribute("aria-expanded", String(open));
}

function sheet(height) {
  document.body.dataset.sheet = height;
  $("sheet").setAttribute("aria-expanded", String(height === "full"));
}

// On a phone the panel is a sheet; its grip can be tapped or pulled.
function dragSheet() {
  let start = null;
  $("sheet").addEventListener("pointerdown", (event) => {
    start = event.clientY;
  });
  $("sheet").addEventListener("pointerup", (event) => {
    const moved = start === null ? 0 : event.clientY - start;
    start = null;
    if (Math.abs(moved) < 24) return;
    event.preventDefault();
    $("sheet").addEventListener("click", (click) => click.stopImmediatePropagation(), { once: true, capture: true });
    const heights = ["full", "half", "low"];
    const at = heights.indexOf(document.body.dataset.sheet || "half");
    sheet(heights[Math.min(2, Math.max(0, at + Math.sign(moved)))]);
  });
}

// What a page around this one, or a test, may ask; it cannot change anything.
window.pactgraph = Object.freeze({
  at: (key) => {
    const box = $("network").getBoundingClientRect();
    const inside = network.canvasToDOM(network.getPosition(key));
    return { x: box.left + inside.x, y: box.top + inside.y };
  },
  names: () => {
    const [scale, context] = [network.getScale(), network.canvas.getContext()];
    return arrange(context, scale, windowEdges(scale)).map(({ node, dx, dy }) => {
      const at = network.canvasToDOM(place(node));
      const half = textWidth(context, node) / 2;
      return { name: shortName(node), left: at.x + dx - half, right: at.x + dx + half, y: at.y + dy };
    });
  },
  nodes: () => [...shown.nodes].map((node) => NODES[node].key).sort(),
  lines: () => [...shown.lines.keys()].sort(),
  betweenness: () => Object.fromEntries([...betweennessShown()].map(([node, value]) => [NODES[node].key, value])),
});

begin();
