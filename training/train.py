"""Train a pipeline: ``python -m training.train CONFIG WORK OUT --data gold:0.5,silver:0.5 --dev gold_dev --steps 4000``.

One thread, no dependence on the clock unless ``--minutes`` is given: the same command gives the same model on one machine.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import numpy
import spacy
from spacy.language import Language
from spacy.training import Example
from spacy.util import fix_random_seed, load_config, load_model_from_config
from thinc.api import Adam

from training import corpus
from training.arithmetic import use_numpy_products
from training.corpus import mixture

_WARM_UP = 100
_MEASURES = ("pos_acc", "lemma_acc", "dep_uas", "dep_las", "ents_p", "ents_r", "ents_f")


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("config", type=Path)
    parser.add_argument("work", type=Path, help="folder of the sentences that prepare.py wrote")
    parser.add_argument("out", type=Path)
    parser.add_argument("--data", required=True, help="name:share of the words, by commas")
    parser.add_argument("--dev", required=True, help="names of the development sentences, by commas")
    parser.add_argument("--steps", type=int, required=True)
    parser.add_argument("--minutes", type=float, help="let the rate fall to nothing in this time even if steps are left")
    parser.add_argument("--batch-words", type=int, default=1000)
    parser.add_argument("--rate", type=float, default=0.001)
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--every", type=int, default=500, help="steps between two looks at the development sentences")
    parser.add_argument("--start", type=Path, help="a pipeline to go on from")
    return parser.parse_args()


def build(options: argparse.Namespace) -> Language:
    """A new pipeline for the configuration, without weights yet, or the one to go on from."""
    config = load_config(options.config)
    if options.start:
        pipeline = spacy.load(options.start)
        for name in set(pipeline.pipe_names) - set(config["nlp"]["pipeline"]):
            pipeline.remove_pipe(name)
        if "trainable_lemmatizer" in pipeline.pipe_names:
            lemmatizer = pipeline.get_pipe("trainable_lemmatizer")
            lemmatizer.tree2label = {tree: number for number, tree in enumerate(lemmatizer.cfg["labels"])}  # not stored by spaCy
        return pipeline
    settings = {key: section for key, section in config.interpolate().items() if key != "vars"}
    return load_model_from_config(settings, auto_fill=True)


def load_examples(options: argparse.Namespace, name: str, pipeline: Language) -> list[Example]:
    """The sentences of one file as examples."""
    trees = corpus.load(options.work / f"{name}.spacy", pipeline.vocab)
    return [corpus.example(tree, pipeline) for tree in trees]


def rate_at(options: argparse.Namespace, step: int, seconds: float) -> float:
    """The learning rate: up in a hundred steps, then down to nothing in a straight line."""
    progress = step / options.steps
    if options.minutes:
        progress = max(progress, seconds / 60 / options.minutes)
    return options.rate * min(1.0, (step + 1) / _WARM_UP) * max(0.0, 1 - progress)


def train(pipeline: Language, batches: Iterator[list[Example]], dev: list[Example], options: argparse.Namespace) -> None:
    """Run the steps, look at the development sentences now and then, keep the averaged weights of the end."""
    optimizer = Adam(options.rate, L2=0.01, grad_clip=1.0, use_averages=True, L2_is_weight_decay=True)
    pipeline._optimizer = optimizer
    begin = time.monotonic()
    words = 0
    losses: dict[str, float] = {}
    for step, batch in enumerate(islice(batches, options.steps)):
        rate = rate_at(options, step, time.monotonic() - begin)
        if rate == 0:
            break
        optimizer.learn_rate = rate
        pipeline.update(batch, sgd=optimizer, drop=options.dropout, losses=losses)
        words += sum(map(len, batch))
        if step % options.every == options.every - 1:
            report(pipeline, optimizer, dev, step + 1, words, time.monotonic() - begin, losses, options.out)
            losses = {}
    with pipeline.use_params(optimizer.averages):
        pipeline.to_disk(options.out)
    report(pipeline, optimizer, dev, step + 1, words, time.monotonic() - begin, losses, options.out)


def report(
    pipeline: Language, optimizer: Adam, dev: list[Example], step: int, words: int, seconds: float, losses: dict, out: Path
) -> None:
    """Print a line of figures with the averaged weights, and keep them beside the model."""
    with pipeline.use_params(optimizer.averages):
        scores = pipeline.evaluate([Example(example.x.copy(), example.y) for example in dev])
    line = {
        "step": step,
        "words": words,
        "seconds": round(seconds),
        "loss": {name: round(float(loss)) for name, loss in losses.items()},
    }
    line |= {name: round(100 * scores[name], 2) for name in _MEASURES if scores.get(name) is not None}
    print(json.dumps(line), flush=True)
    out.parent.mkdir(parents=True, exist_ok=True)
    with out.with_name(out.name + ".log.jsonl").open("a", encoding="utf-8") as log:
        log.write(json.dumps(line) + "\n")


def main() -> None:
    """Train as the command line says."""
    options = arguments()
    use_numpy_products()
    fix_random_seed(options.seed)
    numpy.random.seed(options.seed)
    pipeline = build(options)
    shares = {name: float(share) for name, _, share in (part.partition(":") for part in options.data.split(","))}
    examples = {name: load_examples(options, name, pipeline) for name in shares}
    if not options.start:
        pipeline.initialize(lambda: [each for name in shares for each in examples[name]])
    parts = [(examples[name], share) for name, share in shares.items()]
    dev = [example for name in options.dev.split(",") for example in load_examples(options, name, pipeline)]
    train(pipeline, mixture(parts, options.batch_words, options.seed), dev, options)


if __name__ == "__main__":
    main()
