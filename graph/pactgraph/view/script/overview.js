// The opening panel: what a reader wants to know first, answered before any click.

function overviewPanel() {
  const ties = shown.facts.filter(isTie);
  return [
    heading("Overview", "Who stands with whom", lede(ties)),
    left(),
    holdsTogether(),
    section("Most connected", ranking()),
    changesSection(),
    strongest("+", "Strongest co-operation"),
    strongest("-", "Sharpest conflict"),
    words(),
    pathForm(),
    make(
      "p",
      { class: "hint" },
      "Click a country, a leader or a line to read its sentences. Every statement here is one that a document makes, ",
      "with its status; nothing else is drawn.",
    ),
  ];
}

function lede(ties) {
  const kinds = KINDS.map(([kind]) => [...shown.nodes].filter((node) => NODES[node].kind === kind).length);
  const words = [
    [kinds[0], "country", "countries"],
    [kinds[1], "organisation"],
    [kinds[2], "leader"],
  ]
    .filter(([number]) => number)
    .map(([number, one, many]) => count(number, one, many));
  const sentences = ties.reduce((sum, fact) => sum + fact.proofs.length, 0);
  const documents = new Set(shown.facts.map((fact) => fact.doc)).size;
  const when = span(ties.flatMap((fact) => [fact.from, fact.to]));
  const texts = `${count(sentences, "sentence")} from ${count(documents, "document")}`;
  return `${words.join(", ") || "Nobody"}; ${texts} that tie them${when ? `, ${when}` : ""}.`;
}

function left() {
  const { nodes, facts, quotations, sentences } = DATA.left;
  const gone = [[nodes, "weaker node"], [facts, "fact"], [quotations, "quotation"]].filter(([number]) => number);
  const parts = [];
  if (nodes) parts.push(`The ${NODES.length.toLocaleString("en")} nodes with most evidence are shown.`);
  if (gone.length) parts.push(`Left out: ${gone.map(([number, name]) => count(number, name)).join(", ")}.`);
  if (sentences) parts.push(`${count(sentences, "sentence")} are left out of the page, their facts are not.`);
  return parts.length ? make("p", { class: "left-out", id: "left-out" }, parts.join(" ")) : null;
}

function holdsTogether() {
  const ranked = [...betweennessShown()].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, 3);
  if (!ranked.length) return null;
  const title = make("h3", {}, "Who holds it together");
  if (!ranked[0][1]) {
    const nobody = "No single one: whoever co-operates here does so directly, not through another.";
    return make("section", { class: "answer", id: "holds" }, title, make("p", {}, nobody));
  }
  const [[node, share], ...next] = ranked;
  const lost = cutOff(
    tieNetwork(shown.lines, (line) => line.sign === "+"),
    node,
  );
  const others = next.filter(([, value]) => value > 0);
  const text = make(
    "p",
    {},
    nodeButton(node, { class: "name large" }),
    ` stands between ${percent(share)} of all other pairs, on their shortest path of co-operation`,
    lost ? `; without it ${count(lost, "actor")} would lose touch with the rest.` : ".",
    others.length ? " Next: " : null,
    others.map(([other, value], at) => [at ? ", " : "", nodeButton(other), ` (${percent(value)})`]),
    others.length ? "." : null,
  );
  return make("section", { class: "answer", id: "holds" }, title, text);
}

function percent(share) {
  return share < 0.01 ? "under 1%" : `${Math.round(share * 100)}%`;
}

function ranking() {
  const near = tieNetwork(shown.lines);
  const ranked = [...degrees(near)].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, 6);
  const most = ranked[0]?.[1] ?? 1;
  return make(
    "ol",
    { class: "partners plain" },
    ranked.map(([node, degree]) => {
      return make(
        "li",
        {},
        button(
          [make("span", { class: "who" }, nameOf(node)), bar(degree / most), make("span", { class: "number" }, String(degree))],
          () => choose({ node }),
          { "aria-label": `${nameOf(node)}, ties with ${degree} others` },
        ),
      );
    }),
  );
}

function changesSection() {
  const found = recentChanges(shown.facts);
  if (!found) return section("What changed last month", make("p", { class: "hint" }, "The documents carry no dates."));
  const few = (lines) => make("ul", { class: "changes" }, lines.slice(0, 4).map(changeItem));
  return make(
    "section",
    { id: "changed" },
    make("h3", {}, "What changed last month"),
    make(
      "p",
      { class: "deck" },
      `In the 30 days to ${showDay(found.last, LONG_DATE)}: ${count(found.fresh.length, "new tie")}, `,
      `${count(found.quiet.length, "tie")} gone quiet.`,
    ),
    undated(),
    found.fresh.length ? few(found.fresh) : null,
    button("See what changed", () => choose({ changes: true }), { class: "more", id: "see-changes" }),
  );
}

function undated() {
  const number = shown.facts.filter((fact) => fact.from === null && isTie(fact)).length;
  return number ? make("p", { class: "hint" }, `${count(number, "fact")} without a date cannot be counted here.`) : null;
}

function changeItem(line) {
  return make(
    "li",
    { class: line.sign === "-" ? "conflict" : "accord" },
    button(`${nameOf(line.a)} – ${nameOf(line.b)}`, () => choose({ tie: [line.a, line.b] })),
    make("span", { class: "note" }, line.sign === "-" ? "conflict" : "co-operation"),
  );
}

function changesPanel() {
  const found = recentChanges(shown.facts);
  if (!found) return [heading("What changed", "No dates", "The documents shown carry no dates.")];
  const list = (lines) =>
    lines.length ? make("ul", { class: "changes" }, lines.map(changeItem)) : make("p", { class: "hint" }, "None.");
  return [
    heading(
      "What changed",
      "The last 30 days",
      `${showDay(found.since, LONG_DATE)} to ${showDay(found.last, LONG_DATE)}, the latest date among what is shown.`,
    ),
    section(
      `New (${found.fresh.length})`,
      make("p", { class: "hint" }, "Asserted in these days, and never before."),
      list(found.fresh),
    ),
    section(
      `Gone quiet (${found.quiet.length})`,
      make("p", { class: "hint" }, "Asserted in the 30 days before, not since."),
      list(found.quiet),
    ),
    make("p", { class: "deck" }, `${count(found.known, "older tie")} ${found.known === 1 ? "was" : "were"} confirmed.`),
    button("Show these days in the network", () => change({ from: found.since, to: found.last }), { class: "more" }),
  ];
}

function strongest(sign, title) {
  const lines = [...shown.lines.values()]
    .filter((line) => line.sign === sign)
    .map((line) => ({ line, weight: evidence([line]) }))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, 5);
  if (!lines.length) return null;
  return section(
    title,
    make(
      "ol",
      { class: `pairs ${sign === "-" ? "conflict" : "accord"}` },
      lines.map(({ line, weight }) =>
        make(
          "li",
          {},
          button(
            [
              make("span", { class: "who" }, `${nameOf(line.a)} – ${nameOf(line.b)}`),
              make("span", { class: "number" }, String(weight)),
            ],
            () => choose({ tie: [line.a, line.b] }),
            { "aria-label": `${nameOf(line.a)} and ${nameOf(line.b)}, ${count(weight, "sentence")}` },
          ),
        ),
      ),
    ),
  );
}

function words() {
  const named = SAYINGS.filter(
    (saying) => saying.direct && saying.by !== undefined && inTime(saying.day) && saying.text.length > 40,
  ).sort((a, b) => (b.day ?? 0) - (a.day ?? 0));
  if (!named.length) return null;
  return section(
    "Latest words",
    sayingCard(named[0]),
    button(`All ${count(SAYINGS.length, "quotation")}`, () => change({ view: "quotations" }), { class: "more" }),
  );
}

// Two names, and the chain of ties between them.
function pathForm() {
  const options = make(
    "datalist",
    { id: "path-names" },
    [...shown.nodes].map((node) => make("option", { value: nameOf(node) })),
  );
  const field = (id, label) =>
    make("label", {}, label, make("input", { id, list: "path-names", autocomplete: "off", spellcheck: "false" }));
  const find = (event) => {
    event.preventDefault();
    const [from, to] = ["path-from", "path-to"].map((id) =>
      [...shown.nodes].find((node) => fold(nameOf(node)) === fold($(id).value.trim())),
    );
    if (from === undefined || to === undefined) return announce("Choose two names from the lists.");
    return choosePath(from, to);
  };
  return section(
    "How are two connected?",
    make(
      "form",
      { class: "path", on: { submit: find } },
      field("path-from", "From"),
      field("path-to", "To"),
      options,
      make("button", { type: "submit" }, "Show the path"),
    ),
  );
}
