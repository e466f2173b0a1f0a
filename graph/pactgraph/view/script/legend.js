// The legend, which is also the filter: every entry is a switch with its count.

let relationsOpen = false;

function renderLegend() {
  const open = document.activeElement?.closest?.("#legend") ? document.activeElement.dataset.key : null;
  fill($("legend"), classGroup(), statusGroup(), kindGroup(), colourGroup(), sizeGroup(), namesGroup(), resetButton());
  if (open)
    $("legend")
      .querySelector(`[data-key="${CSS.escape(open)}"]`)
      ?.focus();
}

function group(title, ...content) {
  return make("div", { class: "legend-group", role: "group", "aria-label": title }, make("h3", {}, title), content);
}

function entry(key, label, swatch, on, number, action, extra = {}) {
  return button(
    [
      swatch,
      make("span", { class: "what" }, label),
      make("span", { class: "number" }, number === null ? "" : number.toLocaleString("en")),
    ].flat(),
    action,
    { class: "entry", "data-key": key, "aria-pressed": on ? "true" : "false", ...extra },
  );
}

function stroke(colourName, dashes = "") {
  const line = drawing("line", { x1: 1, y1: 6, x2: 25, y2: 6, "stroke-dasharray": dashes, class: `stroke-${colourName}` });
  return drawing("svg", { class: "swatch", viewBox: "0 0 26 12", "aria-hidden": "true" }, line);
}

function countBy(name) {
  const found = new Map();
  for (const fact of FACTS) found.set(fact[name], (found.get(fact[name]) ?? 0) + 1);
  return found;
}

function classGroup() {
  const numbers = countBy("class");
  const relations = countBy("r");
  const rows = CLASSES.filter(([name]) => numbers.has(name)).flatMap(([name, label, colourName]) => {
    const inside = Object.keys(DATA.relations).filter((relation) => DATA.relations[relation].class === name);
    const on = inside.some((relation) => !state.relationsOff.has(relation));
    const flip = () =>
      change(
        {
          relationsOff: new Set(
            on ? [...state.relationsOff, ...inside] : [...state.relationsOff].filter((relation) => !inside.includes(relation)),
          ),
        },
        `${label} ${on ? "off" : "on"}`,
      );
    const head = entry(`class ${name}`, label, stroke(colourName), on, numbers.get(name), flip);
    if (!relationsOpen || inside.length < 2) return [head];
    return [
      head,
      ...inside.map((relation) =>
        entry(
          `relation ${relation}`,
          relationLabel(relation),
          "",
          !state.relationsOff.has(relation),
          relations.get(relation),
          () => change({ relationsOff: toggle(state.relationsOff, relation) }),
          { class: "entry inner", title: DATA.relations[relation].definition },
        ),
      ),
    ];
  });
  const more = button(
    relationsOpen ? "Fewer" : "By relation",
    () => {
      relationsOpen = !relationsOpen;
      renderLegend();
    },
    { class: "more", "data-key": "relations", "aria-expanded": relationsOpen ? "true" : "false" },
  );
  return group("Ties", rows, more);
}

function statusGroup() {
  const numbers = countBy("status");
  return group(
    "As the text puts it",
    STATUSES.filter(([name]) => numbers.has(name)).map(([name, label, dashes]) =>
      entry(`status ${name}`, label, stroke("ink", dashes.join(" ")), state.statuses.has(name), numbers.get(name), () =>
        change({ statuses: toggle(state.statuses, name) }, `${label} ${state.statuses.has(name) ? "off" : "on"}`),
      ),
    ),
  );
}

function shape(kind) {
  const body =
    kind === "country"
      ? drawing("circle", { cx: 13, cy: 6, r: 5 })
      : kind === "organisation"
        ? drawing("rect", { x: 8.5, y: 1.5, width: 9, height: 9 })
        : drawing("path", { d: "M13 1l5 5-5 5-5-5z" });
  return drawing("svg", { class: "swatch shape", viewBox: "0 0 26 12", "aria-hidden": "true" }, body);
}

function kindGroup() {
  const rows = KINDS.map(([kind, label]) => [kind, label, NODES.filter((node) => node.kind === kind).length])
    .filter(([, , number]) => number)
    .map(([kind, label, number]) =>
      entry(`kind ${kind}`, label, shape(kind), !state.kindsOff.has(kind), number, () =>
        change({ kindsOff: toggle(state.kindsOff, kind) }, `${label} ${state.kindsOff.has(kind) ? "on" : "off"}`),
      ),
    );
  return group(
    "Who",
    rows,
    entry("loose", "Without a tie", "", state.loose, null, () => change({ loose: !state.loose }), { class: "entry inner" }),
  );
}

function choice(name, value, options) {
  return make(
    "div",
    { class: "choice", role: "group", "aria-label": name },
    options.map(([key, label, title]) =>
      button(label, () => change({ [value]: key }, `${name}: ${label}`), {
        "aria-pressed": state[value] === key ? "true" : "false",
        "data-key": `${value} ${key}`,
        title,
      }),
    ),
  );
}

function colourGroup() {
  const groups = DATA.groups[state.colour];
  const rows = groups.slice(0, GROUP_COLOURS).map((found, place) => {
    const here = found.members.filter((member) => shown.nodes.has(member));
    const label = found.centre === null ? found.label : `Around ${nameOf(found.centre)}`;
    const dot = make("span", { class: `dot group-${place}`, "aria-hidden": true });
    return entry(`group ${place}`, label, dot, true, here.length, () => hoverGroup(here, label), {
      class: "entry group",
      "aria-pressed": undefined,
      title: here.map(nameOf).join(", "),
    });
  });
  const rest =
    groups.length > GROUP_COLOURS ? make("p", { class: "hint" }, `and ${groups.length - GROUP_COLOURS} smaller, in grey`) : null;
  return group(
    "Colour",
    choice("Colour", "colour", [
      ["community", "Community", "Found in the co-operation (Louvain)"],
      ["alliance", "Alliance", "Formal alliances in force, from the ontology"],
    ]),
    rows,
    rest,
  );
}

function hoverGroup(members, label) {
  const inside = new Set(members);
  const lines = [...shown.lines.values()].filter((line) => inside.has(line.a) && inside.has(line.b));
  highlight = { nodes: inside, lines };
  network.redraw();
  announce(`${label}: ${members.map(nameOf).join(", ")}`);
}

function sizeGroup() {
  return group(
    "Size",
    choice("Size", "size", [
      ["degree", "Partners", "Degree: with how many others it has a tie"],
      ["strength", "Evidence", "Strength: sentences of all its ties"],
      ["betweenness", "Between", "Betweenness: share of the shortest paths that run through it"],
    ]),
  );
}

function namesGroup() {
  const select = make(
    "select",
    {
      id: "names",
      "data-key": "names",
      "aria-label": "Names of countries",
      on: { change: (event) => change({ language: event.target.value }) },
    },
    Object.entries(DATA.languages).map(([code, label]) =>
      make("option", { value: code, selected: code === state.language }, label),
    ),
  );
  return group("Names", select);
}

function resetButton() {
  const changed =
    state.relationsOff.size ||
    state.hidden.size ||
    state.from !== null ||
    state.focus !== null ||
    JSON.stringify(toFragment()) !== state.start;
  return changed ? button("Reset everything", reset, { class: "more", "data-key": "reset", id: "reset" }) : null;
}

function reset() {
  const { start, theme } = state;
  beginState();
  Object.assign(state, { start, theme });
  change({}, "Back to the opening view");
  fit();
}

// What narrows the view, each with a way back, above every view.
function renderChips() {
  const chips = [];
  const chip = (label, patch) =>
    chips.push(
      button([label, make("span", { "aria-hidden": true }, " ×")], () => change(patch), {
        class: "chip",
        title: "Take this limit away",
      }),
    );
  if (state.focus !== null) {
    chip(`Around ${nameOf(state.focus)}`, { focus: null });
    chips.push(
      button(state.steps === 1 ? "one step" : `${state.steps} steps`, () => change({ steps: (state.steps % 3) + 1 }), {
        class: "chip",
        title: "How many steps around it",
      }),
    );
  }
  if (state.from !== null) chip(`${showDay(state.from)} – ${showDay(state.to)}`, { from: null, to: null });
  if (state.path) chip(`Path ${nameOf(state.path[0])} – ${nameOf(state.path[1])}`, { path: null });
  if (state.hidden.size) chip(`${state.hidden.size} hidden`, { hidden: new Set() });
  if (state.pinned.size) chip(`${state.pinned.size} pinned`, { pinned: new Set() });
  if (state.selected?.node !== undefined && state.view !== "network") chip(nameOf(state.selected.node), { selected: null });
  if (state.selected?.tie && state.view !== "network") chip(state.selected.tie.map(nameOf).join(" – "), { selected: null });
  fill($("chips"), chips);
}
