// What a reader takes away: the table as CSV, the picture as PNG, the address of the view.

// A spreadsheet runs a cell that begins so as a formula; an apostrophe in front makes it text.
function cell(value) {
  const text = String(value ?? "");
  const safe = /^[\s]*[=+\-@\t\r]/.test(text) && typeof value !== "number" ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

function csv(header, lines) {
  return `\ufeff${[header, ...lines].map((line) => line.map(cell).join(",")).join("\r\n")}\r\n`;
}

function save(content, name) {
  const address = URL.createObjectURL(content);
  const anchor = make("a", { href: address, download: name });
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
  announce(`${name} is downloaded`);
}

function downloadTable() {
  const header = [...COLUMNS.map(([name]) => name), "rule", "document", "url", "source_key", "target_key"];
  const lines = sortedFacts().map((fact) => [
    ...COLUMNS.map(([, , value]) => value(fact)),
    fact.proofs.map((proof) => proof.rule).join(" "),
    DATA.documents[fact.doc].title,
    DATA.documents[fact.doc].url ?? "",
    NODES[fact.s].key,
    NODES[fact.t].key,
  ]);
  save(new Blob([csv(header, lines)], { type: "text/csv;charset=utf-8" }), "facts.csv");
}

function downloadQuotations() {
  const lines = chosenSayings().map((saying) => [
    saying.by !== undefined ? nameOf(saying.by) : saying.name,
    saying.of !== undefined ? nameOf(saying.of) : "",
    saying.text,
    saying.direct ? "direct" : "indirect",
    DATA.documents[saying.doc].date ?? "",
    DATA.documents[saying.doc].title,
    DATA.documents[saying.doc].url ?? "",
  ]);
  save(
    new Blob([csv(["speaker", "actor", "quotation", "speech", "date", "document", "url"], lines)], {
      type: "text/csv;charset=utf-8",
    }),
    "quotations.csv",
  );
}

// What the window shows, three times as sharp, with title, key and numbers.
const SHARP = 3;

function downloadPicture() {
  const [width, height] = [$("network").clientWidth, $("network").clientHeight + 96];
  const picture = make("canvas", { width: width * SHARP, height: height * SHARP });
  const context = picture.getContext("2d");
  context.scale(SHARP, SHARP);
  context.fillStyle = colour("paper");
  context.fillRect(0, 0, width, height);
  context.save();
  context.translate(0, 44);
  drawAll(context);
  context.restore();
  write(context, DATA.title, 16, 30, "ink", `600 20px ${SERIF}`);
  drawKey(context, height - 34);
  write(context, lede(shown.facts.filter(isTie)), 16, height - 12, "soft", `12px ${SANS}`);
  picture.toBlob((blob) => save(blob, "network.png"), "image/png");
}

function drawAll(context) {
  const [scale, centre] = [network.getScale(), network.getViewPosition()];
  context.save();
  context.translate($("network").clientWidth / 2, $("network").clientHeight / 2);
  context.scale(scale, scale);
  context.translate(-centre.x, -centre.y);
  const seen = highlight ?? { lines: [...shown.lines.values()], nodes: shown.nodes };
  for (const line of shown.lines.values())
    if (shown.nodes.has(line.a) && shown.nodes.has(line.b)) drawLine(context, line, highlight ? 0.12 : translucency());
  if (highlight) seen.lines.forEach((line) => drawLine(context, line));
  for (const node of seen.nodes) if (shown.nodes.has(node)) drawNode(context, node);
  drawLabels(context);
  context.restore();
}

function drawKey(context, y) {
  let x = 16;
  for (const [name, label, ink] of CLASSES.slice(0, 4)) {
    if (!shown.facts.some((fact) => fact.class === name)) continue;
    context.fillStyle = colour(ink);
    context.fillRect(x, y - 5, 18, 3);
    write(context, label, x + 24, y, "soft", `12px ${SANS}`);
    x += 44 + context.measureText(label).width;
  }
}

function write(context, text, x, y, ink, typeface) {
  Object.assign(context, { font: typeface, fillStyle: colour(ink), textAlign: "left", textBaseline: "alphabetic" });
  context.fillText(text, x, y);
}

async function copyAddress() {
  try {
    await navigator.clipboard.writeText(location.href);
    announce("The link to this view is copied");
    $("copy").classList.add("done");
    setTimeout(() => $("copy").classList.remove("done"), 1200);
  } catch {
    announce("The link to this view is in the address bar");
  }
}
