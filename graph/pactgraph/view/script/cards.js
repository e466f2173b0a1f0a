// The pieces that panels are made of: sentences with their parties marked, where they stand, lists of partners.

function sentence(proof) {
  return make(
    "p",
    { class: "sentence" },
    proof.pieces.map((piece) => (typeof piece === "string" ? piece : make("mark", { class: piece[1] }, piece[0]))),
  );
}

function cite(number, stated = "") {
  const source = DATA.documents[number];
  const when = stated ? `${stated} (in the text)` : source.date ? showDay(toDay(source.date)) : "undated";
  return make("p", { class: "cite" }, make("cite", {}, link(source.url, source.title)), make("span", { class: "when" }, when));
}

function badge(status) {
  return make("span", { class: `badge ${status}` }, statusWord(status));
}

// "Denmark partners with Norway", each name a way on.
function phrase(fact) {
  const detail = fact.detail ? ` (${fact.detail})` : "";
  return make(
    "p",
    { class: "phrase" },
    nodeButton(fact.s),
    make("span", { class: `verb ${CLASS_COLOUR.get(fact.class)}` }, ` ${relationLabel(fact.r)} `),
    nodeButton(fact.t),
    detail,
  );
}

function nodeButton(node, extra = {}) {
  return button(nameOf(node), () => choose({ node }), { class: "name", ...extra });
}

function factCard(fact) {
  const more = [];
  if (fact.sa !== undefined) more.push(`through ${nameOf(fact.sa)}`);
  if (fact.ta !== undefined) more.push(`with ${nameOf(fact.ta)}`);
  if (fact.place) more.push(`in ${fact.place}`);
  if (fact.areas) more.push(`about ${fact.areas.map((area) => DATA.areas[area] ?? area).join(", ")}`);
  const rules = [...new Set(fact.proofs.map((proof) => proof.rule))].join(", ");
  return make(
    "article",
    { class: `fact ${fact.sign === "-" ? "conflict" : fact.sign === "+" ? "accord" : "bond"}` },
    phrase(fact),
    fact.proofs.map(sentence),
    fact.proofs.length ? null : make("p", { class: "hint" }, "Its sentence is not part of this page; pactgraph why shows it."),
    cite(fact.doc, fact.stated ? showWhen(fact) : ""),
    make(
      "p",
      { class: "meta" },
      badge(fact.status),
      make("span", {}, `confidence ${fact.conf.toFixed(2)}`),
      make("span", {}, "rule ", make("code", {}, rules)),
      more.map((words) => make("span", {}, words)),
    ),
  );
}

function sayingCard(saying, withName = true) {
  const who = saying.by !== undefined ? nodeButton(saying.by) : make("span", {}, saying.name || "unnamed");
  const office = saying.by !== undefined ? officeOf(saying.by) : saying.of !== undefined ? nameOf(saying.of) : "";
  return make(
    "figure",
    { class: "saying" },
    make("blockquote", { class: saying.direct ? "direct" : "indirect" }, saying.text),
    make(
      "figcaption",
      {},
      withName ? make("p", { class: "speaker" }, who, office ? make("span", { class: "office" }, office) : null) : null,
      make(
        "details",
        {},
        make("summary", {}, saying.direct ? "In its sentence" : "Reported speech, in its sentence"),
        sentence(saying.proof),
      ),
      cite(saying.doc),
    ),
  );
}

// A list of nodes with a bar for their weight; each opens the tie, not the node, because the tie has the sentences.
function partnerList(entries, sign) {
  const most = Math.max(...entries.map((entry) => entry.weight), 1);
  const row = ({ node, weight, tie, note }) => {
    const label = make("span", { class: "who" }, nameOf(node), note ? make("span", { class: "note" }, note) : null);
    return make(
      "li",
      {},
      button([label, bar(weight / most), make("span", { class: "number" }, String(weight))], () => choose({ tie }), {
        "aria-label": `${nameOf(node)}, ${count(weight, "sentence")}${note ? `, ${note}` : ""}`,
      }),
    );
  };
  return firstOf(entries, row, 8, make("ol", { class: `partners ${sign === "-" ? "conflict" : "accord"}` }));
}

function bar(share) {
  const element = make("span", { class: "bar", "aria-hidden": true });
  element.style.setProperty("--share", String(share));
  return element;
}

function heading(kicker, title, below) {
  return make(
    "header",
    { class: "head" },
    make("p", { class: "kicker" }, kicker),
    make("h2", {}, title),
    below ? make("p", { class: "deck" }, below) : null,
  );
}

function section(title, ...content) {
  return make("section", {}, make("h3", {}, title), content);
}

// The first few, and a button for the rest, so that a list of thousands does not stop the page.
function firstOf(items, card, first = 8, box = make("div", { class: "few" })) {
  box.append(...items.slice(0, first).map(card));
  if (items.length <= first) return box;
  const rest = items.length - first;
  const wrap = box.tagName === "OL" ? (child) => make("li", {}, child) : (child) => child;
  const more = wrap(
    button(
      rest > 50 ? `Show 50 more of ${items.length}` : `Show ${rest} more`,
      () => {
        more.replaceWith(
          ...items.slice(first, first + 50).map(card),
          ...(rest > 50 ? [wrap(make("p", { class: "hint" }, "The table has them all."))] : []),
        );
        box.children[first].querySelector("button, a")?.focus();
      },
      { class: "more" },
    ),
  );
  box.append(more);
  return box;
}
