// The data of the page, read once, and what can be said about it without a state.

const DATA = JSON.parse($("pactgraph-data").textContent);
const NODES = DATA.nodes;
const FACTS = DATA.facts;
const SAYINGS = DATA.sayings;
const INDEX = new Map(NODES.map((node, index) => [node.key, index]));
const LINES = new Map();
const DAY = 864e5;
const CLASSES = [
  ["material co-operation", "Co-operation in deeds", "deed-good"],
  ["verbal co-operation", "Co-operation in words", "word-good"],
  ["verbal conflict", "Conflict in words", "word-bad"],
  ["material conflict", "Conflict in deeds", "deed-bad"],
  ["memberOf", "Membership", "bond"],
  ["represents", "Office", "bond"],
];
const CLASS_COLOUR = new Map(CLASSES.map(([name, , colour]) => [name, colour]));
const STATUSES = [
  ["asserted", "Asserted", []],
  ["planned", "Planned", [7, 5]],
  ["alleged", "Alleged", [1.5, 5]],
  ["negated", "Negated", [1.5, 5]],
];
const KINDS = [
  ["country", "Countries"],
  ["organisation", "Organisations"],
  ["leader", "Leaders"],
];

function prepare() {
  const known = new Set(JSON.parse($("pyvis-edges").textContent).map((edge) => edge.id));
  FACTS.forEach((fact, index) => {
    const relation = DATA.relations[fact.r];
    const sign = relation.sign > 0 ? "+" : relation.sign < 0 ? "-" : "=";
    const [a, b] = [NODES[fact.s].key, NODES[fact.t].key];
    const id = known.has(`${a}|${b}|${sign}`) ? `${a}|${b}|${sign}` : `${b}|${a}|${sign}`;
    const [first, second] = id.startsWith(`${a}|${b}|`) ? [fact.s, fact.t] : [fact.t, fact.s];
    const { day, from, to } = toDays(fact.date);
    Object.assign(fact, { index, sign, class: relation.class, day, from, to, line: fact.s === fact.t ? null : id });
    if (fact.line && !LINES.has(id)) LINES.set(id, { id, a: first, b: second, sign });
  });
  const held = FACTS.filter((fact) => fact.r === "represents");
  held.sort((a, b) => a.detail.startsWith("former ") - b.detail.startsWith("former ") || (b.to ?? 0) - (a.to ?? 0));
  for (const office of held) {
    add(OFFICES, office.s, office);
    add(LEADERS, office.t, office);
  }
  for (const saying of SAYINGS) saying.day = toDay(DATA.documents[saying.doc].date);
}

// The first and the last day of a date; a month or a year has both, and no day: nothing may place it on one.
function toDays(text) {
  const [year, month, day] = (text ?? "").split("-");
  if (!year || day) return { day: toDay(text), from: toDay(text), to: toDay(text) };
  const from = toDay(`${year}-${month ?? "01"}-01`);
  const to = Math.round(Date.UTC(year, month ?? 12, 0) / DAY);
  return { day: null, from, to };
}

function toDay(text) {
  return text ? Math.round(Date.parse(`${text}T00:00:00Z`) / DAY) : null;
}

function fromDay(day) {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

const LONG_DATE = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
const SHORT_DATE = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
const MONTH = new Intl.DateTimeFormat("en-GB", { month: "short", year: "numeric", timeZone: "UTC" });

function showDay(day, format = SHORT_DATE) {
  return day === null || day === undefined ? "undated" : format.format(new Date(day * DAY));
}

// When a fact was, as exactly as it is known.
function showWhen(fact) {
  if (fact.day !== null || fact.from === null) return showDay(fact.day);
  return fact.date.includes("-") ? showDay(fact.from, MONTH) : fact.date;
}

function span(days) {
  const dated = days.filter((day) => day !== null);
  if (!dated.length) return "";
  const [first, last] = [dated.reduce((a, b) => Math.min(a, b)), dated.reduce((a, b) => Math.max(a, b))];
  const [from, to] = [showDay(first, MONTH), showDay(last, MONTH)];
  return first === last ? showDay(first) : from === to ? from : `${from} – ${to}`;
}

function isTie(fact) {
  return fact.sign !== "=";
}

function relationLabel(name) {
  return DATA.relations[name].label;
}

function statusWord(status) {
  return { asserted: "asserted", planned: "planned", alleged: "alleged, not established", negated: "denied" }[status] ?? status;
}

const OFFICES = new Map();
const LEADERS = new Map();

function add(map, key, value) {
  if (!map.has(key)) map.set(key, []);
  map.get(key).push(value);
}

// All offices that the documents give a person, those held now before the former ones, the latest first.
function offices(person) {
  return OFFICES.get(person) ?? [];
}

function officeOf(person) {
  const [office] = offices(person);
  return office ? `${office.detail}, ${nameOf(office.t)}` : "";
}

// The people of an actor, the most quoted first, each with the latest title.
function leadersOf(actor) {
  const found = new Map();
  for (const { s: person } of LEADERS.get(actor) ?? []) {
    const title = offices(person).find((office) => office.t === actor).detail;
    found.set(person, { person, title, said: sayingsOf(person).length });
  }
  return [...found.values()].sort((a, b) => b.said - a.said || nameOf(a.person).localeCompare(nameOf(b.person)));
}

// Direct speech before reported speech, a person's words before those of a whole country, the latest first.
function tellingFirst(a, b) {
  return b.direct - a.direct || isPerson(b.by) - isPerson(a.by) || (b.day ?? 0) - (a.day ?? 0);
}

function isPerson(node) {
  return node !== undefined && NODES[node].kind === "leader";
}

// What a person said, or for an actor what it and its people said.
function sayingsOf(node) {
  const people = new Set([node, ...(LEADERS.get(node) ?? []).map((office) => office.s)]);
  return SAYINGS.filter((saying) => people.has(saying.by) || saying.of === node).sort(tellingFirst);
}
