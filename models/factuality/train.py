"""Learn how far a voice commits itself, from the samples of `prepare.py`: the second step.

    python models/factuality/train.py SAMPLES.npz NETWORK.pt ENCODER_DIR [--cross]

Needs torch, transformers, onnx and onnxruntime (no accord); ten minutes on one core that multiplies bfloat16. The
upper four layers of the network are trained anew, over what its second layer makes of a sentence, with seven scores for
each of three words (the event, the word above it, the cue of its statement); the features of the rules' way add theirs.
Writes commitment.csv (a line for each feature) and commitment.onnx (int8).
--cross writes nothing: it reports what three quarters of the sentences make of the last quarter; those that the network
itself was trained on (`models/events`) apart, since it has seen them.
"""

import argparse
import copy
import hashlib
import json
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn

HERE = Path(__file__).parent
PACKAGE = HERE.parents[1] / "src" / "accord"
sys.path.insert(0, str(HERE.parent / "network"))
from train import Network  # noqa: E402

VALUES = ("CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "UU")
WIDTH, WORDS, LAYERS = 384, 3, 4
SEEN = 3  # a rarer feature gets no weight
EVEN = 0.5  # how much rare values are made up for: 1 would make all count the same
EPOCHS, BATCH = 5, 24
RATES = {"layers": (2e-4, 0.01), "words": (1e-3, 0.01), "features": (5e-3, 0.05)}  # rate and pull towards zero
DROP, MISSED = 0.3, 0.1  # of what a word shows, and of features, while training
SMOOTH = 0.05
KEPT, WARM = 0.995, 50  # the weights that are written are a running mean of the last few hundred steps
LEAST = 0.02  # features whose weights are all smaller are left out
FOLDS = 4


@dataclass(frozen=True, slots=True)
class Sample:
    """A labelled event, as `prepare.py` wrote it."""

    text: str
    window: int
    pieces: list[list[int]]
    features: list[str]
    value: str
    rule: str
    held: bool


class Layers(nn.Module):
    """The layers and what they add to each value's score; runs one window where no mask is given."""

    def __init__(self, layers: nn.ModuleList) -> None:
        super().__init__()
        self.layers = layers
        self.words = nn.Linear(WIDTH, WORDS * len(VALUES), bias=False)
        self.drop = nn.Dropout(DROP)
        nn.init.normal_(self.words.weight, std=0.01)

    def forward(self, lower: torch.Tensor, mask: torch.Tensor | None = None) -> torch.Tensor:
        """Give the scores of each piece: windows x pieces x 21."""
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.training):
            for layer in self.layers:
                lower = layer(lower, attention_mask=mask)
                lower = lower[0] if isinstance(lower, tuple) else lower
        return self.words(self.drop(lower.float()))


class Judge(nn.Module):
    """Layers and features together; `names` are the features that get a weight."""

    def __init__(self, layers: Layers, names: list[str]) -> None:
        super().__init__()
        self.names = {name: row for row, name in enumerate(names)}
        self.layers = layers
        self.features = nn.EmbeddingBag(len(names) + 1, len(VALUES), mode="sum")  # the last: no feature
        nn.init.zeros_(self.features.weight)

    def forward(self, windows: list[torch.Tensor], groups: list[list[Sample]]) -> torch.Tensor:
        """Give the scores of all samples of the windows, in order: samples x 7."""
        padded = nn.utils.rnn.pad_sequence(windows, batch_first=True)
        mask = torch.zeros(len(windows), 1, 1, padded.shape[1])
        for number, window in enumerate(windows):
            mask[number, :, :, len(window) :] = -1e4
        seen = self.layers(padded, mask.bfloat16() if self.training else mask)
        rows = [self._of_words(seen[number], sample) for number, group in enumerate(groups) for sample in group]
        return torch.stack(rows) + self._of_features([sample for group in groups for sample in group])

    def _of_words(self, seen: torch.Tensor, sample: Sample) -> torch.Tensor:
        parts = seen.split(len(VALUES), dim=1)
        found = [part[pieces].mean(dim=0) for part, pieces in zip(parts, sample.pieces, strict=True) if pieces]
        return torch.stack(found).sum(dim=0)

    def _of_features(self, samples: list[Sample]) -> torch.Tensor:
        numbers: list[int] = []
        starts: list[int] = []
        for sample in samples:
            known = [self.names[name] for name in sample.features if name in self.names]
            kept = [one for one in known if not self.training or torch.rand(1).item() > MISSED]
            starts.append(len(numbers))
            numbers += kept or [len(self.names)]
        scores: torch.Tensor = self.features(torch.tensor(numbers), torch.tensor(starts))
        return scores


def learn(kept: list[Sample], windows: list[torch.Tensor], layers: nn.ModuleList) -> Judge:
    """Train on the samples; the same at every run on the same machine."""
    torch.manual_seed(0)
    order = np.random.default_rng(0)
    counts = Counter(name for sample in kept for name in sample.features)
    judge = Judge(Layers(copy.deepcopy(layers)), sorted(name for name, count in counts.items() if count >= SEEN))
    mean = copy.deepcopy(judge)
    shares = Counter(sample.value for sample in kept)
    weight = torch.tensor([(len(kept) / shares[value]) ** EVEN / 3.0 for value in VALUES])
    parts = {
        "layers": judge.layers.layers.parameters(),
        "words": judge.layers.words.parameters(),
        "features": judge.features.parameters(),
    }
    optimizer = torch.optim.AdamW(
        [{"params": list(parts[name]), "lr": rate, "weight_decay": pull} for name, (rate, pull) in RATES.items()]
    )
    groups = _by_window(kept)
    steps, step = EPOCHS * -(-len(groups) // BATCH), 0
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: max(0.05, 1 - step / steps))
    for epoch in range(EPOCHS):
        judge.train()
        total = 0.0
        for batch in _batches(groups, order):
            scores = judge([windows[group[0].window] for group in batch], batch)
            goal = torch.tensor([VALUES.index(sample.value) for group in batch for sample in group])
            loss = nn.functional.cross_entropy(scores, goal, weight=weight, label_smoothing=SMOOTH)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(judge.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            step += 1
            total += loss.item()
            _follow(mean, judge, KEPT if step > WARM else 0.5)
        print(f"epoch {epoch + 1}: loss {total * BATCH / len(groups):.3f}", flush=True)
    return mean.eval()


def _by_window(samples: list[Sample]) -> list[list[Sample]]:
    found: dict[int, list[Sample]] = {}
    for sample in samples:
        found.setdefault(sample.window, []).append(sample)
    return list(found.values())


def _batches(groups: list[list[Sample]], order: np.random.Generator) -> list[list[list[Sample]]]:
    """Give batches of windows of about one length, in chance order."""
    numbers = order.permutation(len(groups))
    found: list[list[list[Sample]]] = []
    for start in range(0, len(numbers), 8 * BATCH):
        near = sorted(numbers[start : start + 8 * BATCH], key=lambda number: len(groups[number][0].text))
        found += [[groups[number] for number in near[at : at + BATCH]] for at in range(0, len(near), BATCH)]
    return [found[number] for number in order.permutation(len(found))]


@torch.no_grad()
def _follow(mean: nn.Module, judge: nn.Module, kept: float) -> None:
    for old, new in zip(mean.parameters(), judge.parameters(), strict=True):
        old.lerp_(new, 1 - kept)


@torch.no_grad()
def judged(judge: Judge, samples: list[Sample], windows: list[torch.Tensor]) -> list[tuple[Sample, str]]:
    """Give each sample with the value that scores best."""
    found: list[tuple[Sample, str]] = []
    groups = sorted(_by_window(samples), key=lambda group: len(group[0].text))
    for start in range(0, len(groups), 32):
        batch = groups[start : start + 32]
        best = judge([windows[group[0].window] for group in batch], batch).argmax(dim=1)
        ones = [sample for group in batch for sample in group]
        found += [(sample, VALUES[int(number)]) for sample, number in zip(ones, best, strict=True)]
    return found


def report(pairs: list[tuple[str, str]]) -> str:
    """Give accuracy, macro-F1 and the F1 of each value in a line, from (labelled, given)."""
    scores = []
    for value in VALUES:
        right = sum(labelled == given == value for labelled, given in pairs)
        both = sum(labelled == value for labelled, _ in pairs) + sum(given == value for _, given in pairs)
        scores.append(200 * right / max(1, both))
    accuracy = 100 * sum(labelled == given for labelled, given in pairs) / max(1, len(pairs))
    each = ", ".join(f"{value} {score:.0f}" for value, score in zip(VALUES, scores, strict=True))
    return f"accuracy {accuracy:.1f}, macro-F1 {sum(scores) / len(scores):.1f} ({each}; n {len(pairs)})"


def cross(kept: list[Sample], windows: list[torch.Tensor], layers: nn.ModuleList) -> None:
    """Report on one quarter by weights that have not seen its sentences."""
    folds = [hashlib.sha256(sample.text.encode()).digest()[2] % FOLDS for sample in kept]
    judge = learn([sample for sample, fold in zip(kept, folds, strict=True) if fold], windows, layers)
    new = {json.loads(line)["text"] for file in (HERE / "labels").glob("*.jsonl") for line in file.open()}
    pairs = judged(judge, [sample for sample, fold in zip(kept, folds, strict=True) if not fold], windows)
    for name, there in (("written for factuality", True), ("of models/events", False)):
        print(f"{name}:", report([(one.value, given) for one, given in pairs if (one.text in new) == there]))


def write(judge: Judge) -> None:
    """Write the weights of the features, and the layers as int8 ONNX."""
    lines = [",".join(("feature", *VALUES))]
    for name, row in judge.names.items():
        weights = judge.features.weight[row].tolist()
        if max(map(abs, weights)) >= LEAST:
            lines.append(",".join([f'"{name}"' if "," in name else name, *(f"{weight:.2f}" for weight in weights)]))
    (PACKAGE / "events" / "data" / "commitment.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    out, axes = PACKAGE / "learned" / "data" / "commitment.onnx", {1: "piece"}
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "layers.onnx"
        torch.onnx.export(
            judge.layers,
            (torch.zeros(1, 32, WIDTH),),
            str(full),
            input_names=["lower"],
            output_names=["scores"],
            dynamic_axes={"lower": axes, "scores": axes},
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(full, out, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
    data = out.read_bytes()
    print(f"{len(lines) - 1} features; layers {len(data) / 1e6:.1f} MB, sha256 {hashlib.sha256(data).hexdigest()}")


def main() -> None:
    """Learn and write, or with --cross only report."""
    parser = argparse.ArgumentParser(description="Learn how far a voice commits itself.")
    parser.add_argument("samples")
    parser.add_argument("network")
    parser.add_argument("encoder")
    parser.add_argument("--cross", action="store_true", help="report on sentences not learned from; write nothing")
    options = parser.parse_args()
    torch.set_num_threads(1)
    network = Network(options.encoder, attention="eager")
    network.load_state_dict(torch.load(options.network, map_location="cpu"), strict=False)
    with np.load(options.samples) as arrays:
        lines, bounds, lower = str(arrays["samples"]).splitlines(), arrays["bounds"], torch.tensor(arrays["lower"])
    windows = [lower[start:end] for start, end in pairwise(bounds)]
    kept = [sample for line in lines if not (sample := Sample(**json.loads(line))).held]
    print("rules:", report([(sample.value, sample.rule) for sample in kept]))
    layers = network.encoder.encoder.layer[-LAYERS:]
    if options.cross:
        cross(kept, windows, layers)
    else:
        write(learn(kept, windows, layers))


if __name__ == "__main__":
    main()
