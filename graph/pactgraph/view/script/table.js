// The same facts as a table: what a screen reader reads instead of the picture, and what goes into a spreadsheet.

const COLUMNS = [
  ["source", "Source", (fact) => nameOf(fact.s)],
  ["relation", "Relation", (fact) => relationLabel(fact.r) + (fact.detail ? ` (${fact.detail})` : "")],
  ["target", "Target", (fact) => nameOf(fact.t)],
  ["status", "Status", (fact) => fact.status],
  ["date", "Date", (fact) => fact.date ?? ""],
  ["confidence", "Conf.", (fact) => fact.conf],
  ["sentence", "Sentence and document", (fact) => fact.proofs.map(plain).join(" … ")],
];
const ROWS = 200;
let rows = ROWS;

function plain(proof) {
  return proof.pieces
    .map((piece) => (typeof piece === "string" ? piece : piece[0]))
    .join("")
    .replace(/\s+/g, " ")
    .trim();
}

function chosenFacts() {
  const { selected } = state;
  if (selected?.tie) return shown.facts.filter((fact) => selected.tie.includes(fact.s) && selected.tie.includes(fact.t));
  if (selected?.node !== undefined)
    return shown.facts.filter((fact) => [fact.s, fact.t, fact.sa, fact.ta].includes(selected.node));
  return shown.facts;
}

function sortedFacts() {
  const [, , value] = COLUMNS.find(([name]) => name === state.sort) ?? COLUMNS[4];
  const way = state.descending ? -1 : 1;
  const compare = (a, b) => (typeof a === "number" ? a - b : a.localeCompare(b, "en"));
  return chosenFacts()
    .map((fact) => [value(fact), fact])
    .sort((a, b) => way * compare(a[0], b[0]) || a[1].index - b[1].index)
    .map(([, fact]) => fact);
}

function renderTable() {
  if (state.view !== "table") return;
  const facts = sortedFacts();
  const focused = document.activeElement?.dataset?.column;
  const head = make(
    "tr",
    { role: "row" },
    COLUMNS.map(([name, label]) =>
      make(
        "th",
        {
          scope: "col",
          role: "columnheader",
          "aria-sort": state.sort === name ? (state.descending ? "descending" : "ascending") : "none",
        },
        button(label, () => sortBy(name), { "data-column": name }),
      ),
    ),
  );
  const table = make(
    "table",
    { role: "table" },
    make("caption", {}, `${count(facts.length, "fact")} of the selection`),
    make("thead", { role: "rowgroup" }, head),
    make("tbody", { role: "rowgroup" }, facts.slice(0, rows).map(tableRow)),
  );
  fill(
    $("table-view"),
    make(
      "div",
      { class: "toolbar" },
      make("p", {}, `${count(facts.length, "fact")}, as filtered by the legend and the timeline.`),
      button("Download CSV", downloadTable, { id: "csv", class: "action" }),
    ),
    make(
      "div",
      { class: "scroll", tabindex: 0, role: "region", "aria-label": "Table of facts" },
      table,
      facts.length > rows
        ? button(
            `Show ${Math.min(ROWS, facts.length - rows)} more of ${facts.length}`,
            () => {
              rows += ROWS;
              renderTable();
            },
            { class: "more" },
          )
        : null,
    ),
  );
  if (focused) $("table-view").querySelector(`[data-column="${focused}"]`)?.focus();
}

function sortBy(name) {
  change({ sort: name, descending: state.sort === name ? !state.descending : false }, `Sorted by ${name}`);
}

function tableRow(fact) {
  const source = DATA.documents[fact.doc];
  const td = (properties, ...content) => make("td", { role: "cell", ...properties }, ...content);
  return make(
    "tr",
    { role: "row" },
    td({}, nodeButton(fact.s)),
    td({ class: `verb ${CLASS_COLOUR.get(fact.class)}` }, COLUMNS[1][2](fact)),
    td({}, nodeButton(fact.t)),
    td({ class: `status ${fact.status}` }, fact.status),
    td({ class: "numeric" }, fact.date ?? ""),
    td({ class: "numeric" }, fact.conf.toFixed(2)),
    td(
      { class: "wide" },
      fact.proofs.length ? sentence(fact.proofs[0]) : null,
      make("p", { class: "cite" }, make("cite", {}, link(source.url, source.title))),
    ),
  );
}
