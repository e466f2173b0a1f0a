// What the reader has chosen, the part of the data which that leaves, and the fragment of the address that holds it.

const DEFAULTS = () => ({
  view: "network",
  selected: null,
  from: null,
  to: null,
  relationsOff: new Set(),
  statuses: new Set(["asserted", "planned"]),
  kindsOff: new Set(),
  loose: null,
  colour: "community",
  size: "degree",
  language: DATA.language,
  theme: "",
  focus: null,
  steps: 1,
  path: null,
  hidden: new Set(),
  pinned: new Set(),
  sort: "date",
  descending: true,
});
const DRAWN_LEADERS = 60; // with more than so many, leaders start switched off: the actors are the network
const listeners = [];
let state = null;
let shown = null;

function nameOf(index) {
  const node = NODES[index];
  return node.names[state ? state.language : DATA.language] || node.label;
}

// The name as it stands on the canvas: long names of organisations give way to their code, others are cut.
function shortName(index) {
  const name = nameOf(index);
  if (name.length <= 20) return name;
  const code = NODES[index].key.split("/")[1];
  return NODES[index].kind === "organisation" && code.length < 20 ? code : name.length > 34 ? `${name.slice(0, 32)}…` : name;
}

function beginState() {
  state = DEFAULTS();
  state.loose = NODES.length <= 150;
  if (NODES.filter((node) => node.kind === "leader").length > DRAWN_LEADERS) state.kindsOff.add("leader");
  state.start = JSON.stringify(toFragment());
}

function change(patch, said = "") {
  Object.assign(state, patch);
  refresh();
  writeFragment();
  if (said) announce(said);
}

function toggle(set, value) {
  const next = new Set(set);
  if (!next.delete(value)) next.add(value);
  return next;
}

function refresh() {
  shown = select();
  state.pathFound = state.path ? shortestPath(shown.near, ...state.path) : null;
  for (const listener of listeners) listener();
}

function inTime(from, to = from) {
  return state.from === null || (from !== null && from >= state.from && to <= state.to);
}

function passes(fact) {
  return (
    state.statuses.has(fact.status) && !state.relationsOff.has(fact.r) && inTime(fact.from, fact.to) && allowed(fact.s) && allowed(fact.t)
  );
}

function allowed(node) {
  return (!state.kindsOff.has(NODES[node].kind) || state.pinned.has(node)) && !state.hidden.has(node);
}

// The facts, lines and nodes that are left, and the neighbours of each node by line.
function select() {
  const facts = FACTS.filter(passes);
  const lines = new Map();
  for (const fact of facts) {
    if (!fact.line) continue;
    if (!lines.has(fact.line)) lines.set(fact.line, { ...LINES.get(fact.line), facts: [] });
    lines.get(fact.line).facts.push(fact);
  }
  const found = { facts, lines, nodes: present(lines), near: null };
  return state.focus === null ? finish(found) : finish(nearFocus(found));
}

// A node is there when a tie is; a leader or an actor without a tie when the reader asks, and a pinned one always.
function present(lines) {
  const nodes = new Set([...state.pinned].filter(allowed));
  for (const line of lines.values()) {
    if (line.sign !== "=") [line.a, line.b].forEach((end) => nodes.add(end));
  }
  for (const line of lines.values()) {
    if (line.sign === "=" && (state.loose || nodes.has(line.a) || nodes.has(line.b)))
      [line.a, line.b].forEach((end) => nodes.add(end));
  }
  if (state.loose && state.from === null) {
    NODES.forEach((node, index) => node.kind !== "leader" && allowed(index) && !hasTie(index) && nodes.add(index));
  }
  return nodes;
}

let tied = null;
function hasTie(node) {
  tied ??= new Set(FACTS.flatMap((fact) => [fact.s, fact.t]));
  return tied.has(node);
}

function nearFocus(found) {
  const near = neighbours(found.lines);
  let reached = new Set([state.focus]);
  for (let step = 0; step < state.steps; step += 1) {
    reached = new Set([...reached, ...[...reached].flatMap((node) => [...(near.get(node) ?? new Map()).keys()])]);
  }
  const lines = new Map([...found.lines].filter(([, line]) => reached.has(line.a) && reached.has(line.b)));
  const facts = found.facts.filter((fact) => reached.has(fact.s) && reached.has(fact.t));
  return { facts, lines, nodes: reached };
}

function finish(found) {
  found.near = neighbours(found.lines);
  return found;
}

function neighbours(lines) {
  const near = new Map();
  const join = (from, to, line) => {
    if (!near.has(from)) near.set(from, new Map());
    if (!near.get(from).has(to)) near.get(from).set(to, []);
    near.get(from).get(to).push(line);
  };
  for (const line of lines.values()) {
    join(line.a, line.b, line);
    join(line.b, line.a, line);
  }
  return near;
}

const keys = (set) => [...set].map((index) => NODES[index].key).join(",");
const indexes = (text) =>
  new Set(
    (text ?? "")
      .split(",")
      .map((key) => INDEX.get(key))
      .filter((index) => index !== undefined),
  );

function toFragment() {
  const { selected, path } = state;
  return {
    view: state.view,
    colour: state.colour,
    size: state.size,
    names: state.language,
    theme: state.theme,
    time: state.from === null ? "" : `${fromDay(state.from)}..${fromDay(state.to)}`,
    off: [...state.relationsOff].join(","),
    status: [...state.statuses].join(","),
    without: [...state.kindsOff].join(","),
    loose: state.loose ? "1" : "0",
    hide: keys(state.hidden),
    pin: keys(state.pinned),
    focus: state.focus === null ? "" : `${NODES[state.focus].key}~${state.steps}`,
    path: path ? keys(path) : "",
    sort: `${state.sort}${state.descending ? "-" : ""}`,
    select: !selected ? "" : selected.changes ? "changes" : keys(selected.tie ?? [selected.node]),
  };
}

function writeFragment() {
  const start = JSON.parse(state.start);
  const entries = Object.entries(toFragment()).filter(([name, value]) => value !== start[name]);
  const text = new URLSearchParams(entries).toString().replaceAll("%2F", "/").replaceAll("%2C", ",").replaceAll("%7E", "~");
  try {
    history.replaceState(null, "", text ? `#${text}` : location.pathname + location.search);
  } catch {
    // inside a notebook's frame the address cannot be set; the view works all the same
  }
}

function readFragment() {
  const start = JSON.parse(state.start);
  const given = new URLSearchParams(location.hash.slice(1));
  const value = (name) => given.get(name) ?? start[name];
  const among = (name, allowedValues) => (allowedValues.includes(value(name)) ? value(name) : start[name]);
  const words = (name, known) =>
    new Set(
      value(name)
        .split(",")
        .filter((word) => known.includes(word)),
    );
  Object.assign(state, {
    view: among("view", ["network", "table", "quotations"]),
    colour: among("colour", ["community", "alliance"]),
    size: among("size", ["degree", "strength", "betweenness"]),
    language: among("names", Object.keys(DATA.languages)),
    theme: among("theme", ["", "light", "dark"]),
    relationsOff: words("off", Object.keys(DATA.relations)),
    statuses: words(
      "status",
      STATUSES.map(([name]) => name),
    ),
    kindsOff: words(
      "without",
      KINDS.map(([name]) => name),
    ),
    loose: value("loose") === "1",
    hidden: indexes(value("hide")),
    pinned: indexes(value("pin")),
    sort: value("sort").replace(/-$/, ""),
    descending: value("sort").endsWith("-"),
  });
  readPlaces(value);
}

function readPlaces(value) {
  const [from, to] = value("time").split("..").map(toDay);
  const [focus, steps] = value("focus").split("~");
  const path = [...indexes(value("path"))];
  const chosen = [...indexes(value("select"))];
  Object.assign(state, {
    from: Number.isFinite(from) && Number.isFinite(to) ? from : null,
    to: Number.isFinite(from) && Number.isFinite(to) ? to : null,
    focus: INDEX.get(focus) ?? null,
    steps: Math.min(3, Math.max(1, Number(steps) || 1)),
    path: path.length === 2 ? path : null,
    selected:
      value("select") === "changes"
        ? { changes: true }
        : chosen.length === 2
          ? { tie: chosen }
          : chosen.length === 1
            ? { node: chosen[0] }
            : null,
  });
}
