// The words at the pointer: who, how many sentences, and the first of them.

function showTip(what) {
  const tip = $("tip");
  tip.hidden = !what;
  if (!what) return;
  fill(tip, what.line ? lineTip(what.line) : nodeTip(what.node));
  const at = network.canvasToDOM(what.line ? middle(what.line) : place(what.node));
  const box = $("network").getBoundingClientRect();
  const away = what.line ? 14 : 14 + sizes.get(what.node) * network.getScale();
  tip.style.left = `${Math.max(8, Math.min(box.width - tip.offsetWidth - 8, at.x + away))}px`;
  tip.style.top = `${Math.max(8, Math.min(box.height - tip.offsetHeight - 8, at.y + 12))}px`;
}

function middle(line) {
  const [a, b] = [place(line.a), place(line.b)];
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}

function nodeTip(node) {
  const leader = NODES[node].kind === "leader";
  return [make("b", {}, nameOf(node)), make("p", {}, leader ? officeOf(node) : nodeDeck(node))];
}

function lineTip({ a, b }) {
  const lines = between(a, b);
  const facts = lines.flatMap((line) => line.facts);
  const names = [...new Set(facts.map((fact) => relationLabel(fact.r)))];
  const [first] = facts.filter((fact) => fact.proofs.length);
  return [
    make("b", {}, `${nameOf(a)} – ${nameOf(b)}`),
    make("p", {}, `${names.join(", ")}; ${count(evidence(lines), "sentence")}`),
    first ? sentence(first.proofs[0]) : null,
  ];
}
