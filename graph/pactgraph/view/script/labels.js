// Names on the canvas: always of readable size, outlined, and never one over another; the larger node goes first.

let labelled = { scale: 0, places: null };
const SIDES = [
  [0, 1],
  [0, -1],
  [1, 0],
  [-1, 0],
]; // below, above, then towards the middle, then outwards
const widths = new Map();
let middleX = 0;
const NAME = -1;
const SANS = "-apple-system, 'Segoe UI', Inter, 'Helvetica Neue', 'Liberation Sans', Arial, sans-serif";
const SERIF = "Charter, Georgia, 'Liberation Serif', serif";

function forgetLabels() {
  labelled.places = null;
  highlight = network ? outstanding() : null;
}

function font(node) {
  if (NODES[node].kind === "leader") return `italic 11px ${SERIF}`;
  return sizes.get(node) > 17 * unit ? `600 13.5px ${SANS}` : `12px ${SANS}`;
}

function drawLabels(context) {
  const scale = network.getScale();
  const edges = windowEdges(scale);
  const key = `${highlight ? [...highlight.nodes].join() : ""}|${edges ?? ""}`;
  if (!labelled.places || labelled.scale !== scale || labelled.key !== key) {
    labelled = { scale, key, places: arrange(context, scale, edges) };
  }
  context.save();
  context.scale(1 / scale, 1 / scale);
  Object.assign(context, {
    textAlign: "center",
    textBaseline: "middle",
    lineJoin: "round",
    lineWidth: 3.5,
    strokeStyle: colour("paper", 0.9),
  });
  const view = network.getViewPosition();
  const reach = [$("network").clientWidth / 2 + 100, $("network").clientHeight / 2 + 30];
  for (const { node, dx, dy } of labelled.places) {
    const at = place(node);
    const [x, y] = [at.x * scale + dx, at.y * scale + dy];
    if (Math.abs(x - view.x * scale) > reach[0] || Math.abs(y - view.y * scale) > reach[1]) continue;
    context.font = font(node);
    context.strokeText(shortName(node), x, y);
    context.fillStyle = colour(NODES[node].kind === "leader" ? "soft" : "ink");
    context.fillText(shortName(node), x, y);
  }
  context.restore();
}

// While the window shows all, no name may reach over its edge; else names move with their nodes.
function windowEdges(scale) {
  if (!whole) return null;
  const { x, y } = network.getViewPosition();
  const [half, tall] = [$("network").clientWidth / 2, $("network").clientHeight / 2];
  return [x * scale - half, y * scale - tall, x * scale + half, y * scale + tall].map(Math.round);
}

// Greedy placement below, above, right or left of the node, on a grid of the boxes that are taken.
function arrange(context, scale, edges) {
  const only = highlight?.nodes;
  const order = [...(only ?? shown.nodes)].filter((node) => shown.nodes.has(node)).sort((a, b) => rank(b) - rank(a) || a - b);
  const taken = new Grid();
  middleX = order.reduce((sum, node) => sum + place(node).x, 0) / Math.max(1, order.length);
  for (const node of order) {
    const { x, y } = place(node);
    const size = Math.max(1, sizes.get(node) * scale - 1);
    taken.add([x * scale - size, y * scale - size, x * scale + size, y * scale + size], node);
  }
  return order
    .filter((node, at) => at < 120 || only || sizes.get(node) * scale > 5)
    .map((node, at) =>
      spot(context, taken, node, scale, edges, at < (only ? 14 : NODES.length > 250 ? 30 : narrow() ? 6 : 10) || state.pinned.has(node)),
    )
    .filter(Boolean);
}

function rank(node) {
  return sizes.get(node) + (state.pinned.has(node) ? 1000 : 0) + (highlight?.centre === node ? 2000 : 0);
}

// The first side that is free; a name that must be there may cover smaller nodes, but no other name.
function spot(context, taken, node, scale, edges, always) {
  const { x, y } = place(node);
  const half = textWidth(context, node) / 2 + 2;
  const away = sizes.get(node) * scale;
  const inwards = x > middleX ? -1 : 1;
  const all = SIDES.map(([sideways, down]) => [sideways * inwards * (away + half + 3), down * (away + 9)]);
  const box = ([dx, dy]) => [x * scale + dx - half, y * scale + dy - 7, x * scale + dx + half, y * scale + dy + 7];
  const inside = ([left, top, right, bottom]) =>
    !edges || (left >= edges[0] && top >= edges[1] && right <= edges[2] && bottom <= edges[3]);
  const sides = all.filter((side) => inside(box(side)));
  const found =
    sides.find((side) => taken.free(box(side), node)) ??
    (always ? sides.find((side) => taken.free(box(side), node, true)) : undefined);
  if (!found) return null;
  taken.add(box(found), NAME);
  return { node, dx: found[0], dy: found[1] };
}

function textWidth(context, node) {
  const key = `${font(node)}|${shortName(node)}`;
  if (!widths.has(key)) {
    context.save();
    context.font = font(node);
    widths.set(key, context.measureText(shortName(node)).width);
    context.restore();
  }
  return widths.get(key);
}

class Grid {
  constructor() {
    this.cells = new Map();
  }

  *around(box) {
    for (let x = Math.floor(box[0] / 60); x <= Math.floor(box[2] / 60); x += 1) {
      for (let y = Math.floor(box[1] / 30); y <= Math.floor(box[3] / 30); y += 1) yield `${x},${y}`;
    }
  }

  add(box, owner) {
    for (const cell of this.around(box)) {
      if (!this.cells.has(cell)) this.cells.set(cell, []);
      this.cells.get(cell).push([box, owner]);
    }
  }

  free(box, owner, namesOnly = false) {
    for (const cell of this.around(box)) {
      for (const [other, whose] of this.cells.get(cell) ?? []) {
        if (
          whose !== owner &&
          (whose === NAME || !namesOnly) &&
          box[0] < other[2] &&
          box[2] > other[0] &&
          box[1] < other[3] &&
          box[3] > other[1]
        )
          return false;
      }
    }
    return true;
  }
}
