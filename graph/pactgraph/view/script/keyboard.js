// The canvas by keyboard, and the few keys that work everywhere.

function beginKeyboard() {
  $("network").addEventListener("keydown", networkKey);
  $("network").addEventListener("focus", () => announce("Network. Arrow keys go from node to node."));
  addEventListener("keydown", (event) => {
    const typing = event.target.matches?.("input, select, textarea");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      $("search").focus();
    } else if (event.key === "Escape" && !typing) stepBack();
  });
}

function stepBack() {
  if (document.body.dataset.legend === "open") openLegend(false);
  else if (state.selected || state.path) choose(null);
  else if (state.focus !== null) change({ focus: null }, "Everything again");
}

function networkKey(event) {
  const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
  if (way) goTo(way);
  else if (event.key === "+" || event.key === "=") zoom(1.3);
  else if (event.key === "-") zoom(1 / 1.3);
  else if (event.key === "0") fit();
  else if (event.key === "Enter" && state.selected?.node !== undefined) openStrongest(state.selected.node);
  else return;
  event.preventDefault();
}

// To the next node in that direction: near, and not too far off the line.
function goTo([dx, dy]) {
  const from = state.selected?.node;
  if (from === undefined || !shown.nodes.has(from)) return choose({ node: largest() });
  const here = place(from);
  let best = null;
  for (const node of shown.nodes) {
    const at = place(node);
    const ahead = (at.x - here.x) * dx + (at.y - here.y) * dy;
    const aside = Math.abs((at.x - here.x) * dy) + Math.abs((at.y - here.y) * dx);
    const cost = ahead + 2.2 * aside;
    if (node !== from && ahead > 1 && (!best || cost < best.cost)) best = { node, cost };
  }
  return best ? choose({ node: best.node }) : announce("Nothing further this way");
}

function largest() {
  return [...shown.nodes].sort((a, b) => sizes.get(b) - sizes.get(a))[0];
}

function openStrongest(node) {
  const [tie] = [...partnersOf(node, "+"), ...partnersOf(node, "-")].sort((a, b) => b.weight - a.weight);
  const [other] = shown.near.get(node)?.keys() ?? [];
  if (!tie && other === undefined) return announce("No tie to open");
  choose({ tie: tie?.tie ?? [node, other] });
  return $("panel-body").focus();
}

function zoom(factor) {
  network.moveTo({
    scale: Math.min(6, Math.max(0.05, network.getScale() * factor)),
    animation: still() ? false : { duration: 180 },
  });
}
