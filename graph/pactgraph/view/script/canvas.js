// The network that pyvis made, drawn by vis-network; this file decides colours, widths and sizes and what stands out.

const read = (id) => JSON.parse($(id).textContent);
const LEADER_SIZE = 6;
const GROUP_COLOURS = 8;
let network = null;
let nodeSet = null;
let edgeSet = null;
let sizes = new Map();
let groupOf = new Map();
let highlight = null;
let hovered = null;
let hoverTimer = 0;
const palette = new Map();

function colour(name, alpha = 1) {
  const key = `${name}/${alpha}`;
  if (!palette.has(key)) palette.set(key, paint(name, alpha));
  return palette.get(key);
}

function beginCanvas() {
  const options = read("pyvis-options");
  const nodes = proportioned(read("pyvis-nodes"));
  beginScale(nodes);
  nodeSet = new vis.DataSet(nodes.map((node) => ({ ...node, label: undefined })));
  edgeSet = new vis.DataSet(read("pyvis-edges"));
  restyle();
  network = new vis.Network($("network"), { nodes: nodeSet, edges: edgeSet }, options);
  $("network").firstElementChild.tabIndex = -1; // the keyboard meets our own element, which has a name and its keys
  network.on("afterDrawing", overlay);
  network.on("hoverNode", ({ node }) => hover({ node: INDEX.get(node) }));
  network.on("hoverEdge", ({ edge }) => hover({ line: LINES.get(edge) }));
  network.on("blurNode", () => hover(null));
  network.on("blurEdge", () => hover(null));
  $("network").addEventListener("mouseleave", () => hover(null));
  network.on("click", clicked);
  network.on("doubleClick", ({ nodes }) => nodes.length && focusOn(INDEX.get(nodes[0])));
  network.on("dragging", ({ nodes }) => nodes.length && forgetLabels());
}

function clicked({ nodes, edges }) {
  if (nodes.length) return choose({ node: INDEX.get(nodes[0]) });
  if (edges.length) return choose({ tie: [LINES.get(edges[0]).a, LINES.get(edges[0]).b] });
  return choose(null);
}

// Bring the sets of vis-network up to date with what is shown, telling it only what differs.
function restyle() {
  measure();
  const wanted = NODES.map((node, index) => nodeStyle(node, index));
  nodeSet.update(wanted.filter(differs));
  const arrows = shown.lines.size <= 400;
  const lines = [...LINES.values()].map((line) => lineStyle(line, arrows));
  edgeSet.update(lines.filter(differs));
  $("empty").hidden = shown.nodes.size > 0;
  forgetLabels();
}

const told = new Map();

function differs(style) {
  const now = JSON.stringify(style);
  if (told.get(style.id) === now) return false;
  told.set(style.id, now);
  return true;
}

function measure() {
  const near = tieNetwork(shown.lines);
  const measures = { degree: () => degrees(near), strength: () => strengths(near), betweenness: () => betweennessShown() };
  const values = measures[state.size]();
  const most = Math.max(...values.values(), 1e-9);
  const scale = unit;
  sizes = new Map(
    NODES.map((node, index) => {
      const share = Math.sqrt((values.get(index) ?? 0) / most);
      return [index, node.kind === "leader" ? LEADER_SIZE * scale : scale * (7 + 19 * share)];
    }),
  );
  groupOf = new Map();
  DATA.groups[state.colour].forEach((group, place) => group.members.forEach((member) => groupOf.set(member, place)));
}

function groupColour(node) {
  const actor = NODES[node].kind === "leader" ? (offices(node)[0]?.t ?? node) : node;
  const place = groupOf.get(actor);
  return place === undefined || place >= GROUP_COLOURS ? "group-none" : `group-${place}`;
}

function nodeStyle(node, index) {
  const own = colour(groupColour(index));
  const pinned = state.pinned.has(index);
  return {
    id: node.key,
    hidden: !shown.nodes.has(index),
    size: sizes.get(index),
    borderWidth: Math.min((pinned ? 2.5 : 1.3) * unit, 0.15 * sizes.get(index)),
    color: { background: own, border: colour(pinned ? "ink" : "paper"), hover: own, highlight: own },
  };
}

function lineStyle(line, arrows) {
  const drawn = shown.lines.get(line.id);
  if (!drawn) return { id: line.id, hidden: true };
  const style = lineLook(drawn);
  const other = shown.lines.has(line.id.slice(0, -1) + (line.sign === "+" ? "-" : "+")) && line.sign !== "=";
  return {
    id: line.id,
    hidden: false,
    width: style.width,
    dashes: style.dashes.length ? style.dashes : false,
    color: { color: style.colour, inherit: false, opacity: 1 },
    smooth: other ? { enabled: true, type: line.sign === "+" ? "curvedCW" : "curvedCCW", roundness: 0.12 } : false,
    arrows: arrows && line.sign !== "=" ? arrow(drawn) : { to: { enabled: false }, from: { enabled: false } },
  };
}

// Colour by the strongest class of its facts, width by sentences, dashes by the best status.
function lineLook(line, alpha = translucency()) {
  const classes = new Set(line.facts.map((fact) => fact.class));
  const found = [
    "material co-operation",
    "material conflict",
    "verbal co-operation",
    "verbal conflict",
    "memberOf",
    "represents",
  ].find((name) => classes.has(name));
  const statuses = new Set(line.facts.map((fact) => fact.status));
  const [, , dashes] = STATUSES.find(([name]) => statuses.has(name));
  const width = unit * (line.sign === "=" ? 1 : Math.min(9, 0.6 + 1.25 * Math.sqrt(evidence([line]))));
  const ink = colour(CLASS_COLOUR.get(found), line.sign === "=" ? 0.7 * alpha : alpha);
  return { colour: ink, width, dashes: dashes.map((length) => length * unit) };
}

// The more lines, the lighter each, so that the dense middle of a large network still shows its strong ones.
function translucency() {
  return Math.round(100 * Math.max(0.16, Math.min(0.66, 0.66 * Math.sqrt(500 / Math.max(1, shown.lines.size))))) / 100;
}

// The end at which an arrow points, where every fact of the line goes one way.
function aim(line) {
  if (line.sign === "=" || line.facts.some((fact) => DATA.relations[fact.r].symmetric)) return null;
  const [first] = line.facts;
  return line.facts.every((fact) => fact.t === first.t) ? first.t : null;
}

function arrow(line) {
  const end = aim(line);
  const head = { enabled: true, scaleFactor: 0.4 * unit };
  return { to: end === line.b ? head : { enabled: false }, from: end === line.a ? head : { enabled: false } };
}

function place(node) {
  return network.getPosition(NODES[node].key);
}

// What stands out: what the pointer is on, else what is selected, else a path; everything else goes behind a veil.
function outstanding() {
  if (hovered) return around(hovered);
  if (state.path) return along(state.pathFound);
  if (state.selected?.tie) return { nodes: new Set(state.selected.tie), lines: between(...state.selected.tie) };
  if (state.selected?.node !== undefined) return around({ node: state.selected.node });
  return null;
}

function around({ node, line }) {
  if (line) return { nodes: new Set([line.a, line.b]), lines: between(line.a, line.b) };
  const near = shown.near.get(node) ?? new Map();
  return { nodes: new Set([node, ...near.keys()]), lines: [...near.values()].flat(), centre: node };
}

function between(a, b) {
  return shown.near.get(a)?.get(b) ?? [];
}

function along(path) {
  if (!path) return null;
  return { nodes: new Set(path), lines: path.slice(1).flatMap((node, index) => between(path[index], node)) };
}

// A moment's rest first, so that crossing the network does not make it flicker.
function hover(what) {
  clearTimeout(hoverTimer);
  hoverTimer = setTimeout(() => {
    hovered = what;
    highlight = outstanding();
    showTip(what);
    network.redraw();
  }, 60);
}

function overlay(context) {
  followZoom();
  if (highlight) {
    const scale = network.getScale();
    const centre = network.getViewPosition();
    const [width, height] = [$("network").clientWidth / scale + 50, $("network").clientHeight / scale + 50];
    context.save();
    context.fillStyle = colour("paper", 0.76);
    context.fillRect(centre.x - width / 2, centre.y - height / 2, width, height);
    highlight.lines.forEach((line) => drawLine(context, line));
    const nodes = [...highlight.nodes].filter((node) => shown.nodes.has(node)).sort((a, b) => sizes.get(b) - sizes.get(a));
    for (const node of nodes) if (node !== highlight.centre) drawNode(context, node);
    if (shown.nodes.has(highlight.centre)) drawNode(context, highlight.centre);
    context.restore();
  }
  drawLabels(context);
}
