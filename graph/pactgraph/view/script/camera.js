// What part of the network the window shows.

const MOST_ZOOM = 1.35;

// Fit what is shown into the window, with room for the names at the edge and for the buttons.
function fit(animated = true, nodes = shown.nodes, most = MOST_ZOOM) {
  const points = [...nodes].filter((node) => shown.nodes.has(node)).map((node) => ({ ...place(node), node }));
  if (!points.length) return;
  const [width, height] = [$("network").clientWidth, $("network").clientHeight];
  const margin = { left: narrow() ? 40 : 16, right: 58, top: 18, bottom: 30 };
  let scale = 1;
  let box = null;
  for (let round = 0; round < 4; round += 1) {
    box = bounds(points, scale);
    scale = Math.min(
      most,
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

function bounds(points, scale) {
  const box = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
  for (const { x, y, node } of points) {
    const letters = points.length > 150 ? 0 : shortName(node).length; // in a crowd few are named
    const half = Math.max(sizes.get(node), ((NODES[node].kind === "leader" ? 2.4 : 3.2) * letters) / scale);
    box.left = Math.min(box.left, x - half);
    box.right = Math.max(box.right, x + half);
    box.top = Math.min(box.top, y - sizes.get(node));
    box.bottom = Math.max(box.bottom, y + sizes.get(node));
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
