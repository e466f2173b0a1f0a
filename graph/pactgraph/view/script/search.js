// Search: actors and leaders in every language of the page, two names for a tie, and words of sentences; accents do not matter.

let hits = [];
let active = -1;
let wordIndex = null;

function beginSearch() {
  const box = $("search");
  box.addEventListener("input", () => showHits(find(box.value)));
  box.addEventListener("focus", () => box.value && showHits(find(box.value)));
  box.addEventListener("blur", () => setTimeout(closeHits, 150));
  box.addEventListener("keydown", searchKey);
}

function searchKey(event) {
  if (event.key === "Escape") {
    $("search").value = "";
    closeHits();
  } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    move(event.key === "ArrowDown" ? 1 : -1);
  } else if (event.key === "Enter" && hits.length) {
    take(hits[Math.max(0, active)]);
  } else return;
  event.preventDefault();
  event.stopPropagation();
}

function find(text) {
  const query = fold(text.trim());
  if (!query) return [];
  return [...pairHits(query), ...nameHits(query), ...(query.length > 2 ? [...factHits(query), ...sayingHits(query)] : [])];
}

function namesOf(index) {
  const node = NODES[index];
  return [node.label, ...Object.values(node.names), node.key.split("/")[1]].map(fold);
}

// 3: the name begins so; 2: one of its words does; 1: it holds it.
function score(index, query) {
  let best = 0;
  for (const name of namesOf(index)) {
    if (name.startsWith(query)) best = Math.max(best, name === query ? 4 : 3);
    else if (name.split(/[\s-]+/).some((word) => word.startsWith(query))) best = Math.max(best, 2);
    else if (query.length > 2 && name.includes(query)) best = Math.max(best, 1);
  }
  return best;
}

function nameHits(query) {
  return NODES.map((_, index) => [score(index, query), index])
    .filter(([value]) => value)
    .sort((a, b) => b[0] - a[0] || (sizes.get(b[1]) ?? 0) - (sizes.get(a[1]) ?? 0))
    .slice(0, 7)
    .map(([, index]) => ({
      label: nameOf(index),
      note: NODES[index].kind === "leader" ? officeOf(index) || "leader" : NODES[index].kind,
      open: () => show({ node: index }),
    }));
}

// "Denmark Norway", "Denmark and Norway", "Denmark - Norway"
function pairHits(query) {
  const words = query.split(/\s*(?:\s+and\s+|\s+und\s+|\s+et\s+|\s+og\s+|[,;–—-]|\s)\s*/u).filter(Boolean);
  const found = [];
  for (let cut = 1; cut < words.length; cut += 1) {
    const [first, second] = [words.slice(0, cut).join(" "), words.slice(cut).join(" ")].map((part) =>
      NODES.map((_, index) => [score(index, part), index])
        .filter(([value]) => value >= 3)
        .sort((a, b) => b[0] - a[0])
        .slice(0, 4)
        .map(([, index]) => index),
    );
    for (const a of first)
      for (const b of second) {
        const number = FACTS.filter((fact) => (fact.s === a && fact.t === b) || (fact.s === b && fact.t === a)).length;
        if (a !== b && number)
          found.push({
            label: `${nameOf(a)} – ${nameOf(b)}`,
            note: `tie, ${count(number, "fact")}`,
            open: () => show({ tie: [a, b] }),
          });
      }
  }
  return found.slice(0, 3);
}

function factHits(query) {
  wordIndex ??= FACTS.map((fact) => fold(fact.proofs.map(plain).join(" ")));
  const found = [];
  for (let at = 0; at < FACTS.length && found.length < 5; at += 1) {
    if (!wordIndex[at].includes(query) || FACTS[at].s === FACTS[at].t) continue;
    const fact = FACTS[at];
    found.push({
      label: excerpt(plain(fact.proofs[0]), query),
      note: `${nameOf(fact.s)} ${relationLabel(fact.r)} ${nameOf(fact.t)}`,
      words: true,
      open: () => show({ tie: [fact.s, fact.t] }),
    });
  }
  return found;
}

function sayingHits(query) {
  return SAYINGS.filter((saying) => fold(saying.text).includes(query))
    .slice(0, 3)
    .map((saying) => ({
      label: `“${excerpt(saying.text, query)}”`,
      words: true,
      note: saying.by !== undefined ? nameOf(saying.by) : saying.name,
      open: () => (saying.by !== undefined ? show({ node: saying.by }) : change({ view: "quotations" })),
    }));
}

function excerpt(text, query) {
  const at = Math.max(0, fold(text).indexOf(query) - 34);
  return `${at ? "…" : ""}${text.slice(at, at + 96)}${at + 96 < text.length ? "…" : ""}`;
}

function show(selected) {
  const nodes = selected.tie ?? [selected.node];
  const kindsOff = new Set([...state.kindsOff].filter((kind) => !nodes.some((node) => NODES[node].kind === kind)));
  const outside = nodes.some((node) => !shown.nodes.has(node));
  if (outside)
    Object.assign(state, {
      kindsOff,
      hidden: new Set([...state.hidden].filter((node) => !nodes.includes(node))),
      focus: null,
      from: null,
      to: null,
    });
  if (outside && selected.tie)
    state.statuses = new Set([
      ...state.statuses,
      ...FACTS.filter((fact) => nodes.includes(fact.s) && nodes.includes(fact.t)).map((fact) => fact.status),
    ]);
  choose(selected);
}

function showHits(found) {
  hits = found;
  active = found.length ? 0 : -1;
  fill($("results"), found.length ? found.map(hitOption) : make("p", { class: "hint" }, "Nothing found."));
  $("results").hidden = !$("search").value.trim();
  $("search").setAttribute("aria-expanded", String(!$("results").hidden));
  if (!$("results").hidden)
    announce(found.length ? `${count(found.length, "result")}, the first: ${found[0].label}` : "Nothing found");
  mark();
}

function hitOption(hit, at) {
  return make(
    "div",
    {
      role: "option",
      id: `hit-${at}`,
      class: hit.words ? "hit words" : "hit",
      on: {
        mousedown: (event) => {
          event.preventDefault();
          take(hit);
        },
      },
    },
    make("span", { class: "label" }, hit.label),
    make("span", { class: "note" }, hit.note),
  );
}

function move(step) {
  if (!hits.length) return;
  active = (active + step + hits.length) % hits.length;
  mark();
}

function mark() {
  [...$("results").querySelectorAll("[role=option]")].forEach((option, at) =>
    option.setAttribute("aria-selected", String(at === active)),
  );
  if (active >= 0) $("search").setAttribute("aria-activedescendant", `hit-${active}`);
  else $("search").removeAttribute("aria-activedescendant");
  $(`hit-${active}`)?.scrollIntoView({ block: "nearest" });
}

function take(hit) {
  $("search").value = "";
  closeHits();
  hit.open();
}

function closeHits() {
  $("results").hidden = true;
  $("search").setAttribute("aria-expanded", "false");
  $("search").removeAttribute("aria-activedescendant");
}
