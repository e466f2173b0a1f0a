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

// The canvas on paper, with the title and what it shows.
function downloadPicture() {
  const from = $("network").querySelector("canvas");
  const ratio = from.width / from.clientWidth;
  const picture = make("canvas", { width: from.width, height: from.height + Math.round(74 * ratio) });
  const context = picture.getContext("2d");
  context.fillStyle = colour("paper");
  context.fillRect(0, 0, picture.width, picture.height);
  context.drawImage(from, 0, Math.round(48 * ratio));
  context.scale(ratio, ratio);
  context.fillStyle = colour("ink");
  context.font = `600 20px ${SERIF}`;
  context.fillText(DATA.title, 16, 32);
  context.fillStyle = colour("soft");
  context.font = `12px ${SANS}`;
  context.fillText(lede(shown.facts.filter(isTie)), 16, picture.height / ratio - 12);
  picture.toBlob((blob) => save(blob, "network.png"), "image/png");
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
