// How large nodes and lines are drawn, in the network's own measure. Zooming in makes them grow on the screen, but more slowly
// than the distances between them, so that it takes a crowd apart.

const MOST_SPREAD = 1.25;
const NAMES = { beside: 190, below: 40 }; // pixels that the names at the edges take
let unit = 1;
let scaled = { at: 1, fitting: 1, factor: 0.5 };
let rescaling = 0;

const extent = (values) => Math.max(...values) - Math.min(...values) + 1;

// The network in the proportions of the window, as far as that does not distort it: a flat one in a high window is spread upwards.
function proportioned(nodes) {
  const seen = nodes.filter((node) => shown.nodes.has(INDEX.get(node.id)));
  if (seen.length < 3) return nodes;
  const flat = extent(seen.map((node) => node.x)) / extent(seen.map((node) => node.y));
  const wanted = Math.max(80, $("network").clientWidth - NAMES.beside) / Math.max(80, $("network").clientHeight - NAMES.below);
  const factor = Math.min(MOST_SPREAD, Math.max(1 / MOST_SPREAD, Math.sqrt(wanted / flat)));
  return nodes.map((node) => ({ ...node, x: node.x * factor, y: node.y / factor }));
}

// When all of it is in the window, nodes have half their size, or less where they would cover too much of it.
function beginScale(nodes) {
  if (!nodes.length) return;
  const [width, height] = [$("network").clientWidth, $("network").clientHeight];
  const fitting = Math.min(width / extent(nodes.map((node) => node.x)), height / extent(nodes.map((node) => node.y)), MOST_ZOOM);
  const roomy = Math.sqrt(((narrow() ? 0.04 : 0.06) * width * height) / (shown.nodes.size * 380 + 1));
  scaled = { at: fitting, fitting, factor: Math.min(nodes.length < 12 ? 0.75 : 0.52, roomy) };
  unit = unitAt(fitting);
}

function unitAt(scale) {
  return Math.min(6, (scaled.factor * (scale / scaled.fitting) ** 0.4) / scale);
}

// After a zoom, and not during it, since every node and line changes.
function followZoom() {
  if (rescaling || Math.abs(Math.log(network.getScale() / scaled.at)) < 0.25) return;
  rescaling = setTimeout(() => {
    rescaling = 0;
    scaled.at = network.getScale();
    unit = unitAt(scaled.at);
    restyle();
  }, 120);
}
