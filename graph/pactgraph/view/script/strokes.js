// Lines and nodes drawn by our own hand: what stands out above the veil, and the picture to take away.

function drawLine(context, line, alpha = 0.95) {
  const { colour: ink, width, dashes } = lineLook(line, alpha);
  const [a, b] = [place(line.a), place(line.b)];
  const bend = bendOf(line);
  const control = { x: (a.x + b.x) / 2 + (b.y - a.y) * bend, y: (a.y + b.y) / 2 - (b.x - a.x) * bend };
  Object.assign(context, { strokeStyle: ink, fillStyle: ink, lineWidth: Math.max(width, 1.4 / network.getScale()) });
  context.setLineDash(dashes);
  context.beginPath();
  context.moveTo(a.x, a.y);
  context.quadraticCurveTo(control.x, control.y, b.x, b.y);
  context.stroke();
  context.setLineDash([]);
  const end = aim(line);
  if (end !== null) drawHead(context, control, end, context.lineWidth);
}

// Two lines between the same nodes bend apart, as vis-network bends them.
function bendOf(line) {
  const both = line.sign !== "=" && between(line.a, line.b).filter((other) => other.sign !== "=").length > 1;
  return both ? (line.sign === "+" ? 0.12 : -0.12) : 0;
}

function drawHead(context, from, node, width) {
  const to = place(node);
  const angle = Math.atan2(to.y - from.y, to.x - from.x);
  const reach = nodeSize(node) + 1;
  const tip = { x: to.x - Math.cos(angle) * reach, y: to.y - Math.sin(angle) * reach };
  const length = 5 * unit + 2 * width;
  context.beginPath();
  context.moveTo(tip.x, tip.y);
  for (const side of [-0.4, 0.4])
    context.lineTo(tip.x - Math.cos(angle + side) * length, tip.y - Math.sin(angle + side) * length);
  context.closePath();
  context.fill();
}

function nodeSize(node) {
  return Math.max(sizes.get(node), 4 / network.getScale());
}

function drawNode(context, node) {
  const { x, y } = place(node);
  const size = nodeSize(node);
  const chosen = state.selected?.node === node || highlight?.centre === node;
  context.beginPath();
  if (NODES[node].kind === "country") context.arc(x, y, size, 0, 2 * Math.PI);
  else if (NODES[node].kind === "organisation") context.rect(x - size, y - size, 2 * size, 2 * size);
  else
    [
      [0, -size],
      [size, 0],
      [0, size],
      [-size, 0],
    ].forEach(([dx, dy], at) => (at ? context.lineTo(x + dx, y + dy) : context.moveTo(x + dx, y + dy)));
  context.closePath();
  context.fillStyle = colour(groupColour(node));
  context.fill();
  context.lineWidth = (chosen ? 2.2 : 1.2) / network.getScale();
  context.strokeStyle = colour(chosen ? "ink" : "paper");
  context.stroke();
}
