// How large nodes and lines are drawn, in the network's own measure. Zooming in makes them grow on the screen, but more slowly
// than the distances between them, so that it takes a crowd apart.

let unit = 1;
let scaled = { at: 1, fitting: 1, factor: 0.5 };
let rescaling = 0;

// When all of it is in the window, nodes have half their size, or less where they would cover too much of it.
function beginScale(nodes) {
  if (!nodes.length) return;
  const range = (values) => Math.max(...values) - Math.min(...values) + 1;
  const [width, height] = [$("network").clientWidth, $("network").clientHeight];
  const fitting = Math.min(width / range(nodes.map((node) => node.x)), height / range(nodes.map((node) => node.y)), MOST_ZOOM);
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
