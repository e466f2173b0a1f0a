// Measures of what is drawn. Asserted ties only: a plan or an allegation joins nobody yet.

function tieNetwork(lines, wanted = (line) => line.sign !== "=") {
  const near = new Map();
  for (const line of lines.values()) {
    const weight = line.facts.reduce((sum, fact) => sum + (fact.status === "asserted" ? Math.max(1, fact.proofs.length) : 0), 0);
    if (!weight || !wanted(line)) continue;
    for (const [from, to] of [
      [line.a, line.b],
      [line.b, line.a],
    ]) {
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

// The share of all pairs of other actors whose shortest path of co-operation runs through a node (Freeman 1977, by the
// algorithm of Brandes 2001; unweighted). As in the network command, all actors with any asserted tie count.
function betweenness(lines) {
  const near = tieNetwork(lines, (line) => line.sign === "+");
  const actors = tieNetwork(lines).size;
  const nodes = [...near.keys()];
  const at = new Map(nodes.map((node, index) => [node, index]));
  const ends = nodes.map((node) => Int32Array.from(near.get(node).keys(), (end) => at.get(end)));
  const score = new Float64Array(nodes.length);
  const walk = {
    order: new Int32Array(nodes.length),
    distance: new Int32Array(nodes.length),
    paths: new Float64Array(nodes.length),
  };
  const passed = new Float64Array(nodes.length);
  for (let source = 0; source < nodes.length; source += 1) {
    const reached = breadth(ends, source, walk);
    passed.fill(0);
    for (let place = reached - 1; place > 0; place -= 1) {
      const node = walk.order[place];
      for (const earlier of ends[node]) {
        if (walk.distance[earlier] !== walk.distance[node] - 1) continue;
        passed[earlier] += (walk.paths[earlier] / walk.paths[node]) * (1 + passed[node]);
      }
      score[node] += passed[node];
    }
  }
  const pairs = Math.max(1, (actors - 1) * (actors - 2));
  return new Map(nodes.map((node, index) => [node, score[index] / pairs]));
}

// That of what is shown, computed once for each selection.
function betweennessShown() {
  shown.betweenness ??= betweenness(shown.lines);
  return shown.betweenness;
}

// Breadth first from a source: the order of arrival, the distance, the number of shortest paths; returns how many were reached.
function breadth(ends, source, { order, distance, paths }) {
  distance.fill(-1);
  paths.fill(0);
  [order[0], distance[source], paths[source]] = [source, 0, 1];
  let reached = 1;
  for (let place = 0; place < reached; place += 1) {
    const node = order[place];
    for (const next of ends[node]) {
      if (distance[next] < 0) {
        order[reached] = next;
        reached += 1;
        distance[next] = distance[node] + 1;
      }
      if (distance[next] === distance[node] + 1) paths[next] += paths[node];
    }
  }
  return reached;
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
  const dated = facts.filter((fact) => fact.from !== null && fact.line && isTie(fact) && fact.status === "asserted");
  const last = dated.reduce((latest, fact) => Math.max(latest, fact.day ?? -Infinity), -Infinity);
  if (last === -Infinity) return null;
  const since = last - 29;
  const days = new Map();
  for (const fact of dated) days.set(fact.line, [...(days.get(fact.line) ?? []), fact]);
  const pick = (test) =>
    [...days].filter(([, all]) => test(all)).map(([id, all]) => ({ id, ...LINES.get(id), times: all.length }));
  const recent = (fact) => fact.from >= since; // a month or a year: where all of it is
  const before = (fact) => fact.from >= since - 30 && fact.to < since;
  return {
    since,
    last,
    fresh: pick((all) => all.every(recent)).sort((a, b) => b.times - a.times),
    quiet: pick((all) => all.every((fact) => fact.to < since) && all.some(before)).sort((a, b) => b.times - a.times),
    known: pick((all) => all.some(recent) && !all.every(recent)).length,
  };
}
