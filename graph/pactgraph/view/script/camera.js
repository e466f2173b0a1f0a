// What part of the network the window shows.

const MOST_ZOOM = 1.35;
let whole = true; // the window shows all of it, and the reader has not moved it: it is fitted again when its size changes

function beginCamera() {
  for (const moved of ["zoom", "dragStart"]) network.on(moved, () => (whole = false));
  network.on("resize", () => setTimeout(() => whole && fit(false))); // later, since vis-network then sets its own view
}

// Fit what is shown into the window, with room for the names at the edge and for the buttons.
function fit(animated = true, nodes = shown.nodes, most = MOST_ZOOM) {
  const points = [...nodes].filter((node) => shown.nodes.has(node)).map((node) => ({ ...place(node), node }));
  if (!points.length) return;
  const [width, height] = [$("network").clientWidth, $("network").clientHeight];
  const margin = { left: 12, right: 58, top: 12, bottom: 12 };
  whole = nodes === shown.nodes;
  let scale = 1;
  let box = null;
  for (let round = 0; round < 6; round += 1) {
    box = bounds(points, scale);
    scale = Math.min(
      round < 3 ? most : scale, // names change their sides with the scale, so that it would swing
      (width - margin.left - margin.right) / (box.right - box.left),
      (height - margin.top - margin.bottom) / (box.bottom - box.top),
    );
  }
  const position = {
    x: (box.left + box.right) / 2 + (margin.right - margin.left) / 2 / scale,
    y: (box.top + box.bottom) / 2 + (margin.bottom - margin.top) / 2 / scale,
  };
  network.moveTo({ position, scale: Math.max(0.03, scale), animation: animated && !still() ? { duration: 350 } : false });
}

// Where the nodes and their names end at a scale, the names where they would stand; in a crowd few are named.
function bounds(points, scale) {
  const context = network.canvas.getContext();
  const names = new Map((points.length > 150 ? [] : arrange(context, scale, null)).map((name) => [name.node, name]));
  const box = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
  const take = (x, y, wide, high) => {
    box.left = Math.min(box.left, x - wide);
    box.right = Math.max(box.right, x + wide);
    box.top = Math.min(box.top, y - high);
    box.bottom = Math.max(box.bottom, y + high);
  };
  for (const { x, y, node } of points) {
    take(x, y, sizes.get(node), sizes.get(node));
    const name = names.get(node);
    if (name) take(x + name.dx / scale, y + name.dy / scale, (textWidth(context, node) / 2 + 2) / scale, 8 / scale);
  }
  return box;
}

function still() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

// On a phone what was chosen fills the little window; elsewhere the reader's own view stays, unless it is out of sight.
function lookAt({ node, tie }) {
  const wanted = tie ?? [node, ...(shown.near.get(node)?.keys() ?? [])];
  if (narrow()) fit(true, new Set(wanted));
  else centreOn(tie ?? [node]);
}

function centreOn(nodes) {
  const seen = nodes.filter((node) => shown.nodes.has(node)).map((node) => NODES[node].key);
  if (!seen.length) return;
  const box = $("network").getBoundingClientRect();
  const out = seen.some((key) => {
    const at = network.canvasToDOM(network.getPosition(key));
    return at.x < 20 || at.y < 20 || at.x > box.width - 20 || at.y > box.height - 20;
  });
  if (out) fit(true, nodes, Math.max(1, network.getScale()));
}
