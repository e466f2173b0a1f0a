// The panel for what was chosen: an actor, a leader, a tie, a path, or nothing, which is the overview.

function choose(selected) {
  const what = selected?.node !== undefined ? describeNode(selected.node) : selected?.tie ? describeTie(selected.tie) : "";
  change({ selected, path: null }, what);
  $("panel-body").scrollTop = 0;
  if (selected?.node !== undefined || selected?.tie) lookAt(selected);
  else if (narrow()) fit();
}

function choosePath(from, to) {
  change({ path: [from, to], selected: null }, `Path from ${nameOf(from)} to ${nameOf(to)}`);
  $("panel-body").scrollTop = 0;
  if (state.pathFound) centreOn(state.pathFound);
}

function focusOn(node) {
  change({ focus: node, selected: { node }, path: null, view: "network" }, `Only ${nameOf(node)} and its neighbours`);
  fit();
}

function describeNode(node) {
  return `${nameOf(node)}, ${NODES[node].kind}, ${count((shown.near.get(node) ?? new Map()).size, "neighbour")}`;
}

function describeTie([a, b]) {
  return `${nameOf(a)} and ${nameOf(b)}, ${count(evidence(between(a, b)), "sentence")}`;
}

function renderPanel() {
  const { selected, path } = state;
  const content = path
    ? pathPanel()
    : selected?.tie
      ? tiePanel(...selected.tie)
      : selected?.node !== undefined
        ? nodePanel(selected.node)
        : selected?.changes
          ? changesPanel()
          : overviewPanel();
  const back = selected || path ? button([icon("back"), "Overview"], () => choose(null), { class: "back", id: "back" }) : null;
  const focused = $("panel-body").contains(document.activeElement) ? (document.activeElement.dataset.key ?? "") : null;
  fill($("panel-body"), back, ...content);
  if (focused !== null) ($("panel-body").querySelector(`[data-key="${focused}"]`) ?? $("panel-body")).focus();
}

function partnersOf(node, sign) {
  return [...(shown.near.get(node) ?? new Map())]
    .map(([other, lines]) => {
      const mine = lines.filter((line) => line.sign === sign);
      const planned = mine.length && mine.every((line) => line.facts.every((fact) => fact.status !== "asserted"));
      const note = planned ? mine[0].facts[0].status : "";
      return { node: other, weight: evidence(mine), tie: [node, other], note };
    })
    .filter((entry) => entry.weight)
    .sort((a, b) => Boolean(a.note) - Boolean(b.note) || b.weight - a.weight || nameOf(a.node).localeCompare(nameOf(b.node)));
}

function nodePanel(node) {
  const { kind } = NODES[node];
  const said = sayingsOf(node);
  return [
    heading(kind === "leader" ? "Leader" : kind === "country" ? "Country" : "Organisation", nameOf(node), nodeDeck(node)),
    actions(node),
    kind === "leader" ? officeSection(node) : tiesSection(node, "+"),
    kind === "leader" ? null : leaderSection(node),
    said.length
      ? section(
          kind === "leader" ? "In their words" : "What its leaders and officials said",
          firstOf(said, (saying) => sayingCard(saying), 3),
        )
      : null,
    kind === "leader" ? deedsSection(node) : tiesSection(node, "-"),
    bondSection(node),
    kind === "leader" ? null : measureSection(node),
  ];
}

function nodeDeck(node) {
  if (NODES[node].kind === "leader") return officeOf(node);
  const [good, bad] = [partnersOf(node, "+").length, partnersOf(node, "-").length];
  const parts = [good ? count(good, "partner") : "", bad ? `in conflict with ${count(bad, "other")}` : ""].filter(Boolean);
  return parts.length ? `${parts.join(", ")} in what is shown.` : "No tie in what is shown.";
}

function actions(node) {
  const pinned = state.pinned.has(node);
  const pin = () => change({ pinned: toggle(state.pinned, node) }, `${nameOf(node)} is ${pinned ? "no longer " : ""}pinned`);
  const hide = () => change({ hidden: toggle(state.hidden, node), selected: null }, `${nameOf(node)} is hidden`);
  const action = (label, act, title, more = {}) =>
    button(label, act, { title, "data-key": label.replace("Un", "").toLowerCase(), ...more });
  return make(
    "div",
    { class: "actions", role: "group", "aria-label": `What to do with ${nameOf(node)}` },
    action("Focus", () => focusOn(node), "Draw only this and its neighbours"),
    action("Path to…", () => openPath(node), "Find the chain of ties to another"),
    action(pinned ? "Unpin" : "Pin", pin, "Keep it in the picture, whatever the filters say", { "aria-pressed": String(pinned) }),
    action("Hide", hide, "Take it out of the picture"),
  );
}

function openPath(node) {
  choose(null);
  $("path-from").value = nameOf(node);
  $("path-to").focus();
}

function tiesSection(node, sign) {
  const entries = partnersOf(node, sign);
  if (!entries.length) return sign === "+" ? section("Partners", make("p", { class: "hint" }, "None in what is shown.")) : null;
  return section(
    sign === "+" ? "Partners" : "In conflict with",
    partnerList(entries, sign),
    make("p", { class: "hint" }, "The number counts sentences; click to read them."),
  );
}

function leaderSection(node) {
  const leaders = leadersOf(node);
  if (!leaders.length) return null;
  return section(
    "Leaders and officials",
    make(
      "ul",
      { class: "people" },
      leaders.map(({ person, title, said }) =>
        make(
          "li",
          {},
          nodeButton(person),
          make("span", { class: "office" }, title),
          said ? make("span", { class: "note" }, count(said, "quotation")) : null,
        ),
      ),
    ),
  );
}

function officeSection(node) {
  const found = [...new Map(offices(node).map((fact) => [`${fact.detail}|${fact.t}`, fact])).values()];
  return found.length ? section("Office", firstOf(found, factCard, 2)) : null;
}

// Facts in which a person acted for an actor.
function deedsSection(node) {
  const found = shown.facts.filter((fact) => fact.sa === node || fact.ta === node);
  return found.length ? section("Acts", firstOf(found, factCard, 5)) : null;
}

function bondSection(node) {
  const stated = shown.facts.filter((fact) => fact.r === "memberOf" && (fact.s === node || fact.t === node));
  const formal = DATA.groups.alliance.filter((group) => group.members.includes(node)).map((group) => group.label);
  if (!stated.length && !formal.length) return null;
  return section(
    "Alliance",
    formal.length ? make("p", {}, `${formal.join(", ")} (by treaty, from the ontology)`) : null,
    firstOf(stated, factCard, 4),
  );
}

function measureSection(node) {
  const [all, good, bad] = [() => true, (line) => line.sign === "+", (line) => line.sign === "-"].map((wanted) =>
    tieNetwork(shown.lines, (line) => line.sign !== "=" && wanted(line)),
  );
  const rows = [
    ["Partners", "actors with an asserted tie of co-operation", degrees(good).get(node) ?? 0],
    ["Opponents", "actors with an asserted tie of conflict", degrees(bad).get(node) ?? 0],
    ["Evidence", "sentences of these ties", strengths(all).get(node) ?? 0],
    ["Betweenness", "share of all other pairs that it stands between", (betweennessShown().get(node) ?? 0).toFixed(3)],
  ];
  const row = ([name, meaning, value]) =>
    make("div", {}, make("dt", {}, name, make("span", { class: "note" }, meaning)), make("dd", {}, String(value)));
  return section("Measures", make("dl", { class: "measures" }, rows.map(row)));
}

function tiePanel(a, b) {
  const pair = (fact) => (fact.s === a && fact.t === b) || (fact.s === b && fact.t === a);
  const facts = shown.facts
    .filter(pair)
    .sort((x, y) => (y.sign > x.sign ? -1 : y.sign < x.sign ? 1 : 0) || (y.to ?? 0) - (x.to ?? 0));
  const all = FACTS.filter(pair);
  const off = all.length - facts.length;
  const outside = [...new Set(all.filter((fact) => !facts.includes(fact)).map((fact) => statusWord(fact.status)))];
  return [
    heading("Tie", [nodeButton(a), " – ", nodeButton(b)], tieDeck(facts)),
    firstOf(facts, factCard, 12),
    off
      ? make(
          "p",
          { class: "hint" },
          `${count(off, "more fact")} between them ${off === 1 ? "is" : "are"} outside the filters (${outside.join("; ")}). `,
          button(
            "Show all",
            () => change({ statuses: new Set(STATUSES.map(([name]) => name)), relationsOff: new Set(), from: null, to: null }),
            { class: "inline" },
          ),
        )
      : null,
  ];
}

function tieDeck(facts) {
  const number = (sign) => facts.filter((fact) => fact.sign === sign).reduce((sum, fact) => sum + fact.proofs.length, 0);
  const parts = [
    ["+", "of co-operation"],
    ["-", "of conflict"],
  ]
    .filter(([sign]) => number(sign))
    .map(([sign, words]) => `${number(sign)} ${words}`);
  const documents = count(new Set(facts.map((fact) => fact.doc)).size, "document");
  const when = span(facts.flatMap((fact) => [fact.from, fact.to]));
  const total = count(number("+") + number("-") + number("="), "sentence");
  return `${total} in ${documents}${parts.length > 1 ? `: ${parts.join(", ")}` : ""}${when ? `; ${when}` : ""}.`;
}

function pathPanel() {
  const [from, to] = state.path;
  const found = state.pathFound;
  if (!found) return [heading("Path", `${nameOf(from)} – ${nameOf(to)}`, "Nothing in what is drawn connects them.")];
  const steps = found.slice(1).map((node, at) => {
    const facts = between(found[at], node).flatMap((line) => line.facts);
    return section(`${nameOf(found[at])} – ${nameOf(node)}`, firstOf(facts, factCard, 1));
  });
  return [
    heading(
      "Path",
      `${nameOf(from)} – ${nameOf(to)}`,
      found.length === 2
        ? "They have a tie of their own."
        : `By way of ${found.slice(1, -1).map(nameOf).join(" and ")}, a shortest chain of what is drawn.`,
    ),
    ...steps,
  ];
}
