// The wall of quotations, by speaker; it keeps to the time and to whoever is selected.

let wall = 24;

function chosenSayings() {
  const { selected } = state;
  const found =
    selected?.node !== undefined
      ? sayingsOf(selected.node)
      : selected?.tie
        ? SAYINGS.filter((saying) => selected.tie.includes(saying.of) || selected.tie.includes(saying.by))
        : SAYINGS;
  return found.filter((saying) => inTime(saying.day) && (saying.by === undefined || !state.hidden.has(saying.by)));
}

function renderQuotations() {
  if (state.view !== "quotations") return;
  const speakers = new Map();
  for (const saying of chosenSayings()) {
    const key = saying.by ?? (saying.name || "Not named");
    if (!speakers.has(key)) speakers.set(key, []);
    speakers.get(key).push(saying);
  }
  const direct = (said) => said.filter((saying) => saying.direct).length;
  const person = ([key]) => isPerson(typeof key === "number" ? key : undefined);
  const ranked = [...speakers].sort((a, b) => person(b) - person(a) || direct(b[1]) - direct(a[1]) || b[1].length - a[1].length);
  const total = ranked.reduce((sum, [, said]) => sum + said.length, 0);
  fill(
    $("quotations-view"),
    make(
      "div",
      { class: "toolbar" },
      make("p", {}, `${count(total, "quotation")} by ${count(ranked.length, "speaker")}.`),
      button("Download CSV", downloadQuotations, { class: "action", id: "quotations-csv" }),
    ),
    make(
      "div",
      { class: "scroll", tabindex: 0, role: "region", "aria-label": "Quotations" },
      ranked.length
        ? make("div", { class: "wall" }, ranked.slice(0, wall).map(speakerCard))
        : make("p", { class: "hint" }, "No quotation in this selection."),
      ranked.length > wall
        ? button(
            `More speakers (${ranked.length - wall})`,
            () => {
              wall += 48;
              renderQuotations();
            },
            { class: "more" },
          )
        : null,
    ),
  );
}

function speakerCard([key, said]) {
  const known = typeof key === "number";
  const office = known ? officeOf(key) : said[0].of !== undefined ? nameOf(said[0].of) : "";
  return make(
    "article",
    { class: "speaker-card" },
    make("h3", {}, known ? nodeButton(key) : key),
    office ? make("p", { class: "office" }, office) : null,
    firstOf([...said].sort(tellingFirst), (saying) => sayingCard(saying, false), 4),
  );
}
