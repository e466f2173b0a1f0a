// Measures of what is drawn. Asserted ties only: a plan or an allegation joins nobody yet.

function tieNetwork(lines, wanted = (line) => line.sign !== "=") {
  const near = new Map();
  for (const line of lines.values()) {
    const weight = line.facts.reduce((sum, fact) => sum + (fact.status === "asserted" ? Math.max(1, fact.proofs.length) : 0), 0);
    if (!weight || !wanted(line)) continue;
    for (const [from, to] of [[line.a, line.b], [line.b, line.a]]) {
      if (!near.has(from)) near.set(from, new Map());
      near.get(from).set(to, (near.get(from).get(to) ?? 0) + weight);
    }
  }
  return near;
}

// Degree: partners and opponents. Strength: the sentences of all its ties.
function degrees(near) {
  return new Map([...near].map(([node, ends]) => [node, ends.size]));
}

function strengths(near) {
  return new Map([...near].map(([node, ends]) => [node, [...ends.values()].reduce((a, b) => a + b, 0)]));
}

// Share of the shortest paths between all other pairs that run through a node (Freeman 1977, by Brandes 2001; unweighted).
function betweenness(near) {
  const score = new Map([...near.keys()].map((node) => [node, 0]));
  for (const source of near.keys()) {
    const { order, before, paths } = breadth(near, source);
    const passed = new Map();
    for (const node of order.reverse()) {
      for (const earlier of before.get(node)) {
        const share = (paths.get(earlier) / paths.get(node)) * (1 + (passed.get(node) ?? 0));
        passed.set(earlier, (passed.get(earlier) ?? 0) + share);
      }
      if (node !== source) score.set(node, score.get(node) + (passed.get(node) ?? 0));
    }
  }
  const pairs = (near.size - 1) * (near.size - 2);
  for (const [node, value] of score) score.set(node, pairs > 0 ? value / pairs : 0);
  return score;
}

function breadth(near, source) {
  const [order, distance, before, paths] = [[source], new Map([[source, 0]]), new Map([[source, []]]), new Map([[source, 1]])];
  for (let at = 0; at < order.length; at += 1) {
    const node = order[at];
    for (const next of near.get(node).keys()) {
      if (!distance.has(next)) {
        order.push(next);
        distance.set(next, distance.get(node) + 1);
        before.set(next, []);
        paths.set(next, 0);
      }
      if (distance.get(next) === distance.get(node) + 1) {
        before.get(next).push(node);
        paths.set(next, paths.get(next) + paths.get(node));
      }
    }
  }
  return { order, before, paths };
}

// How many nodes lose touch with the largest rest when this one goes.
function cutOff(near, gone) {
  const start = component(near, gone, -1);
  const rest = new Set([...start].filter((node) => node !== gone));
  let largest = 0;
  const left = new Set(rest);
  while (left.size) {
    const part = component(near, left.values().next().value, gone);
    largest = Math.max(largest, part.size);
    part.forEach((node) => left.delete(node));
  }
  return rest.size - largest;
}

function component(near, from, without) {
  const reached = new Set([from]);
  for (const node of reached) for (const next of (near.get(node) ?? new Map()).keys()) if (next !== without) reached.add(next);
  return reached;
}

// A shortest path over what is drawn; among equals the one whose ties have more sentences.
function shortestPath(near, from, to) {
  const back = new Map([[from, null]]);
  const queue = [from];
  for (const node of queue) {
    if (node === to) break;
    const ends = [...(near.get(node) ?? new Map())].sort((x, y) => evidence(y[1]) - evidence(x[1]));
    for (const [next] of ends) {
      if (back.has(next)) continue;
      back.set(next, node);
      queue.push(next);
    }
  }
  if (!back.has(to)) return null;
  const path = [];
  for (let node = to; node !== null; node = back.get(node)) path.unshift(node);
  return path;
}

function evidence(lines) {
  return lines.reduce((sum, line) => sum + line.facts.reduce((all, fact) => all + Math.max(1, fact.proofs.length), 0), 0);
}

// New: a first asserted fact of this sign in the last 30 days. Quiet: spoken of in the 30 days before, and no more since.
function recentChanges(facts) {
  const dated = facts.filter((fact) => fact.day !== null && fact.line && isTie(fact) && fact.status === "asserted");
  if (!dated.length) return null;
  const last = dated.reduce((latest, fact) => Math.max(latest, fact.day), -Infinity);
  const since = last - 29;
  const days = new Map();
  for (const fact of dated) days.set(fact.line, [...(days.get(fact.line) ?? []), fact.day]);
  const pick = (test) => [...days].filter(([, all]) => test(all)).map(([id, all]) => ({ id, ...LINES.get(id), times: all.length }));
  const recent = (day) => day >= since;
  return {
    since, last,
    fresh: pick((all) => all.every(recent)).sort((a, b) => b.times - a.times),
    quiet: pick((all) => !all.some(recent) && all.some((day) => day >= since - 30)).sort((a, b) => b.times - a.times),
    known: pick((all) => all.some(recent) && !all.every(recent)).length,
  };
}
