// Co-operation above the line, conflict below, by time; a brush over it chooses the time of everything else.

const STEPS = [1, 7, 30.4375, 91.3125, 365.25, 1826.25];
let range = null;
let bins = [];
let playing = null;
let chart = null;

function beginTimeline() {
  const days = FACTS.filter((fact) => fact.from !== null && isTie(fact)).flatMap((fact) => [fact.from, fact.to]);
  if (new Set(days).size < 2) {
    $("timeline").hidden = true;
    return;
  }
  const [first, last] = [days.reduce((a, b) => Math.min(a, b)), days.reduce((a, b) => Math.max(a, b))];
  const step = STEPS.find((width) => (last - first + 1) / width <= 60) ?? STEPS.at(-1);
  range = { first, last, step, size: Math.ceil((last - first + 1) / step) };
  const undated = FACTS.filter((fact) => fact.from === null && isTie(fact)).length;
  chart = drawing("svg", { class: "bars", preserveAspectRatio: "none", viewBox: "0 0 1000 100", "aria-hidden": "true" });
  const from = handle("from", "From");
  const to = handle("to", "To");
  const track = make("div", { id: "track" }, chart, make("div", { id: "window", title: "Drag to move the time" }), from, to);
  fill(
    $("timeline"),
    button(icon("play"), play, { id: "play", class: "tool", "aria-label": "Play the network through time", title: "Play" }),
    make(
      "div",
      { class: "scale" },
      track,
      make(
        "div",
        { class: "ends" },
        make("span", {}, showDay(first)),
        make("span", { id: "when" }),
        make("span", {}, showDay(last)),
      ),
    ),
    undated
      ? make(
          "p",
          { class: "undated", title: "Facts without any date are drawn only when the whole time is chosen" },
          count(undated, "undated fact"),
        )
      : null,
  );
  brush(track);
  addEventListener("resize", renderTimeline);
}

function handle(id, label) {
  return make("div", {
    id: `time-${id}`,
    class: "handle",
    role: "slider",
    tabindex: 0,
    "aria-label": label,
    on: { keydown: (event) => nudge(event, id) },
  });
}

// The bars count what the other filters leave, for the whole time, so that the brush never changes its own scale.
function countBins() {
  bins = Array.from({ length: range.size }, () => ({ "+": 0, "-": 0 }));
  for (const fact of FACTS) {
    if (
      fact.from === null ||
      !isTie(fact) ||
      !state.statuses.has(fact.status) ||
      state.relationsOff.has(fact.r) ||
      !allowed(fact.s) ||
      !allowed(fact.t)
    )
      continue;
    const wanted = state.selected?.node;
    if (wanted !== undefined && ![fact.s, fact.t, fact.sa, fact.ta].includes(wanted)) continue;
    if (binOf(fact.from) === binOf(fact.to)) bins[binOf(fact.from)][fact.sign] += 1; // a year lies in no bar of a month
  }
}

function binOf(day) {
  return Math.min(range.size - 1, Math.floor((day - range.first) / range.step));
}

function renderTimeline() {
  if (!range) return;
  countBins();
  const most = Math.max(1, ...bins.map((bin) => bin["+"] + bin["-"]));
  const [high, low] = [Math.max(...bins.map((bin) => bin["+"])), Math.max(...bins.map((bin) => bin["-"]))];
  const axis = 4 + 92 * (high / Math.max(1, high + low));
  const unit = 92 / Math.max(1, high + low, most / 2);
  const width = 1000 / range.size;
  chart.replaceChildren(
    drawing("line", { x1: 0, x2: 1000, y1: axis, y2: axis, class: "axis" }),
    ...bins.flatMap((bin, at) => [
      drawing("rect", {
        x: at * width + width * 0.1,
        width: width * 0.8,
        y: axis - bin["+"] * unit,
        height: bin["+"] * unit,
        class: "good",
      }),
      drawing("rect", { x: at * width + width * 0.1, width: width * 0.8, y: axis, height: bin["-"] * unit, class: "bad" }),
    ]),
  );
  const [from, to] = [state.from ?? range.first, state.to ?? range.last];
  const [left, right] = [share(from), share(to + 1)];
  for (const [id, at, day] of [
    ["time-from", left, from],
    ["time-to", right, to],
  ]) {
    $(id).style.left = `${at * 100}%`;
    for (const [name, value] of [
      ["valuemin", range.first],
      ["valuemax", range.last],
      ["valuenow", day],
      ["valuetext", showDay(day)],
    ])
      $(id).setAttribute(`aria-${name}`, String(value));
  }
  $("window").style.left = `${left * 100}%`;
  $("window").style.width = `${(right - left) * 100}%`;
  $("window").classList.toggle("whole", state.from === null);
  $("when").textContent = state.from === null ? "drag to choose a time" : `${showDay(from)} – ${showDay(to)}`;
  $("timeline").setAttribute("data-whole", String(state.from === null));
}

function share(day) {
  return Math.min(1, Math.max(0, (day - range.first) / (range.last - range.first + 1)));
}

function dayAt(part) {
  return Math.round(range.first + Math.min(1, Math.max(0, part)) * (range.last - range.first));
}

function setTime(from, to) {
  const [a, b] = [Math.max(range.first, Math.min(from, to)), Math.min(range.last, Math.max(from, to))];
  const whole = a <= range.first && b >= range.last;
  change({ from: whole ? null : a, to: whole ? null : b });
}

// One gesture: on a handle it moves the handle, inside a chosen window it moves the window, elsewhere it draws a new one.
function brush(track) {
  let grip = null;
  const at = (event) => (event.clientX - track.getBoundingClientRect().left) / track.getBoundingClientRect().width;
  track.addEventListener("pointerdown", (event) => {
    stop();
    const [from, to] = [state.from ?? range.first, state.to ?? range.last];
    const what =
      event.target.id === "time-from"
        ? "from"
        : event.target.id === "time-to"
          ? "to"
          : event.target.id === "window" && state.from !== null
            ? "move"
            : "new";
    grip = { what, start: at(event), from, to };
    track.setPointerCapture(event.pointerId);
    event.preventDefault();
    if (event.target.classList.contains("handle")) event.target.focus();
  });
  track.addEventListener("pointermove", (event) => {
    if (!grip) return;
    grip.part = at(event);
    grip.frame ??= requestAnimationFrame(() => pullOnce(grip));
  });
  for (const name of ["pointerup", "pointercancel"])
    track.addEventListener(name, () => {
      if (grip?.frame) pullOnce(grip);
      grip = null;
    });
}

// A large network takes longer to draw than a pointer to move: at most once a frame.
function pullOnce(grip) {
  if (!grip?.frame) return;
  cancelAnimationFrame(grip.frame);
  grip.frame = null;
  pull(grip, grip.part);
}

function pull(grip, part) {
  if (grip.what === "from") return setTime(Math.min(dayAt(part), grip.to), grip.to);
  if (grip.what === "to") return setTime(grip.from, Math.max(dayAt(part), grip.from));
  if (grip.what === "new") return Math.abs(part - grip.start) > 0.004 ? setTime(dayAt(grip.start), dayAt(part)) : undefined;
  const length = grip.to - grip.from;
  const from = Math.min(
    range.last - length,
    Math.max(range.first, grip.from + Math.round((part - grip.start) * (range.last - range.first))),
  );
  return setTime(from, from + length);
}

function nudge(event, which) {
  const step =
    Math.max(1, Math.round(range.step)) *
    { ArrowLeft: -1, ArrowRight: 1, ArrowDown: -1, ArrowUp: 1, PageDown: -5, PageUp: 5 }[event.key];
  const [from, to] = [state.from ?? range.first, state.to ?? range.last];
  if (event.key === "Home" || event.key === "End")
    setTime(event.key === "Home" ? range.first : from, event.key === "Home" ? to : range.last);
  else if (!Number.isNaN(step))
    setTime(which === "from" ? Math.min(from + step, to) : from, which === "to" ? Math.max(to + step, from) : to);
  else return;
  event.preventDefault();
  event.stopPropagation();
}

// Play: a chosen window slides to the end; without one, time fills from the beginning.
function play() {
  if (playing) return stop();
  const growing = state.from === null;
  const length = growing ? 0 : state.to - state.from;
  let at = growing || state.to >= range.last ? range.first : state.from;
  const step = Math.max(1, Math.round((range.last - range.first) / Math.min(60, range.size)));
  const next = () => {
    at += step;
    const end = growing ? at : at + length;
    if (end >= range.last) return stop(growing);
    return change(growing ? { from: range.first, to: at } : { from: at, to: end });
  };
  playing = setInterval(next, still() ? 900 : 350);
  fill($("play"), icon("pause"));
  $("play").setAttribute("aria-label", "Stop");
  announce("Playing");
  return next();
}

function stop(whole = false) {
  if (!playing) return;
  clearInterval(playing);
  playing = null;
  fill($("play"), icon("play"));
  $("play").setAttribute("aria-label", "Play the network through time");
  if (whole) change({ from: null, to: null }, "The whole time");
}
