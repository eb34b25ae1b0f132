"""Learn whom nouns, pronouns and new names stand for from the choices of `prepare.py`: the second step.

    python models/mentions/train.py CHOICES.npz [--cross]

Needs torch only (no accord); nine minutes on one core. A candidate's score is the sum of its features' weights, of
which every one can be read, and what a small network makes of the two heads (384 numbers each, of the phrase of its
chain that goes best with the mention). The softmax over the candidates, nobody among them, is what is learned. Writes
nouns.csv, pronouns.csv, introductions.csv and pairs.npz in src/accord/language/data. --cross writes nothing: it reports
what four fifths of the articles make of the last fifth, in turns.
"""

import argparse
import hashlib
import json
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn

DATA = Path(__file__).parents[2] / "src" / "accord" / "language" / "data"
SORTS = ("noun", "he", "they", "it", "name")
WIDTH, SMALL = 384, 64
SEEN = 3  # a feature that fewer choices have gets no weight
EPOCHS, BATCH, DROP = 8, 4, 0.3
RATES = {"pairs": (1e-3, 0.02), "features": (2e-2, 0.1)}  # rate and pull towards zero or START
LEAST = 0.01  # smaller weights are left out
ORDERS = 3
FOLDS = 5
START: dict[str, dict[str, float]] = {  # set by hand, from how news is written; what is learned is added to it
    "noun": {},
    "he": {
        "sentences": -1.0, "subject": 1.2, "main": 0.3, "possessor": 0.3, "governs": 0.6, "quotation": -1.5,
        "speaks": 0.8, "both speak": 0.5, "gender": 0.6, "leaning": 1.0, "named": 1.4, "apposition": -0.2,
        "predicate": -2.0,
    },
    "they": {
        "sentences": -1.0, "subject": 1.6, "main": 0.4, "governs": 0.5, "quotation": -1.5, "plural": 1.0, "speaks": 0.5,
        "dead speaks": -2.5, "least": -3.0,
    },
    "it": {
        "sentences": -1.0, "subject": 1.6, "main": 0.6, "quotation": -1.5, "governs": 4.0, "organisation": 0.8,
        "speaks": 0.5, "least": -3.0,
    },
    "name": {},
}  # fmt: skip

Choice = dict[str, Any]


class Judge(nn.Module):
    """Scores candidates; `names` are the features that get a weight, by sort."""

    def __init__(self, names: dict[str, list[str]]) -> None:
        super().__init__()
        self.rows = {sort: {name: row for row, name in enumerate(listed)} for sort, listed in names.items()}
        self.features = nn.ParameterDict({sort: torch.zeros(len(names[sort])) for sort in SORTS})
        self.start = {sort: torch.tensor([START[sort].get(name, 0.0) for name in names[sort]]) for sort in SORTS}
        self.later, self.earlier = nn.Linear(WIDTH, SMALL), nn.Linear(WIDTH, SMALL)
        self.sorts = nn.Embedding(len(SORTS), SMALL)
        self.hidden, self.out = nn.Linear(3 * SMALL, SMALL), nn.Linear(SMALL, 1)
        self.nobody = nn.Linear(WIDTH, len(SORTS))
        self.drop = nn.Dropout(DROP)
        nn.init.normal_(self.out.weight, std=0.01)
        for zero in (self.out.bias, self.nobody.weight, self.nobody.bias):
            nn.init.zeros_(zero)

    def forward(self, heads: torch.Tensor, choices: list[Choice]) -> list[torch.Tensor]:
        """Give the scores of each choice's candidates."""
        heads = self.drop(heads)
        later, earlier, nobody = self.later(heads), self.earlier(heads), self.nobody(heads)
        return [self._scores(choice, later, earlier, nobody) for choice in choices]

    def _scores(self, choice: Choice, later: torch.Tensor, earlier: torch.Tensor, nobody: torch.Tensor) -> torch.Tensor:
        sort = SORTS.index(choice["sort"])
        others = [one for chain in choice["chains"] for one in chain]
        mine = (later[choice["number"]] + self.sorts.weight[sort]).expand(len(others), -1)
        theirs = earlier[others]
        both = torch.cat([mine, theirs, mine * theirs], dim=1)
        fits = self.out(self.drop(torch.relu(self.hidden(both))))[:, 0]
        best = [part.max() if len(part) else nobody[choice["number"], sort]
                for part in fits.split([len(chain) for chain in choice["chains"]])]  # fmt: skip
        return torch.stack(best) + self._table(choice) @ self.weights(choice["sort"])

    def weights(self, sort: str) -> torch.Tensor:
        """Give the weights of a sort's features."""
        return self.start[sort] + self.features[sort]

    def _table(self, choice: Choice) -> torch.Tensor:
        rows = self.rows[choice["sort"]]
        table = torch.zeros(len(choice["features"]), len(rows))
        for number, features in enumerate(choice["features"]):
            for name, value in features.items():
                if name in rows:
                    table[number, rows[name]] = value
        return table


def names_of(choices: list[Choice]) -> dict[str, list[str]]:
    """Give the features that get a weight, by sort of mention."""
    counts: dict[str, Counter[str]] = {sort: Counter() for sort in SORTS}
    for choice in choices:
        counts[choice["sort"]].update({name for features in choice["features"] for name in features})
    return {sort: sorted(name for name, count in counts[sort].items() if count >= SEEN) for sort in SORTS}


def learn(articles: list[tuple[torch.Tensor, list[Choice]]]) -> list[Judge]:
    """Find the weights, in several orders of the articles; the same at every run on the same machine.

    One order alone moves single figures by two or three of a hundred either way; the mean of the scores counts.
    """
    return [_learn_in_order(articles, order) for order in range(ORDERS)]


def _learn_in_order(articles: list[tuple[torch.Tensor, list[Choice]]], number: int) -> Judge:
    torch.manual_seed(0)
    judge = Judge(names_of([choice for _, choices in articles for choice in choices]))
    torch.manual_seed(number)
    order = np.random.default_rng(number)
    pairs = [weight for name, weight in judge.named_parameters() if not name.startswith("features.")]
    groups = {"pairs": pairs, "features": list(judge.features.values())}
    optimizer = torch.optim.AdamW(
        [{"params": groups[name], "lr": rate, "weight_decay": pull} for name, (rate, pull) in RATES.items()]
    )
    batches = -(-len(articles) // BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: max(0.05, 1 - step / (EPOCHS * batches)))
    judge.train()
    for epoch in range(EPOCHS):
        total = 0.0
        numbers = order.permutation(len(articles))
        for start in range(0, len(numbers), BATCH):
            loss = torch.stack([_loss(judge, *articles[one]) for one in numbers[start : start + BATCH]]).sum()
            optimizer.zero_grad()
            (loss / 8).backward()
            nn.utils.clip_grad_norm_(judge.parameters(), 2.0)
            optimizer.step()
            schedule.step()
            total += float(loss.detach())
        print(f"order {number}, epoch {epoch + 1}: loss {total / len(articles):.3f} an article", flush=True)
    return judge.eval()


def _loss(judge: Judge, heads: torch.Tensor, choices: list[Choice]) -> torch.Tensor:
    losses = [
        choice["weight"] * (torch.logsumexp(scores, 0) - torch.logsumexp(scores[torch.tensor(choice["right"])], 0))
        for choice, scores in zip(choices, judge(heads, choices), strict=True)
    ]
    return torch.stack(losses).sum()


def judged(judges: list[Judge], articles: list[tuple[torch.Tensor, list[Choice]]]) -> list[tuple[Choice, int]]:
    """Give for each choice which candidate scores best."""
    found: list[tuple[Choice, int]] = []
    with torch.no_grad():
        for heads, choices in articles:
            scores = zip(*(judge(heads, choices) for judge in judges), strict=True)
            found += [(one, int(torch.stack(own).mean(0).argmax())) for one, own in zip(choices, scores, strict=True)]
    return found


def report(answers: list[tuple[Choice, int]]) -> str:
    """Give how many choices are right, and of the nouns that are linked how many rightly."""
    parts = []
    for sort in SORTS:
        own = [(choice, best) for choice, best in answers if choice["sort"] == sort]
        right = sum(choice["right"][best] for choice, best in own)
        parts.append(f"{sort} {100 * right / max(1, len(own)):.1f} (n {len(own)})")
    for sort in ("noun", "name"):
        linked = [(choice, best) for choice, best in answers if choice["sort"] == sort and choice["chains"][best]]
        fine = sum(choice["right"][best] for choice, best in linked)
        meant = sum(one["sort"] == sort and not one["right"][one["chains"].index([])] for one, _ in answers)
        parts.append(f"{sort}s linked {len(linked)} of {meant}, rightly {100 * fine / max(1, len(linked)):.1f}")
    return ", ".join(parts)


def write(judges: list[Judge]) -> None:
    """Write the features' weights as CSV and the small networks, side by side as one, as arrays."""
    weights = {
        sort: dict(zip(judges[0].rows[sort], _mean([one.weights(sort) for one in judges]).tolist(), strict=True))
        for sort in SORTS
    }
    kept = {sort: {name: value for name, value in own.items() if abs(value) >= LEAST} for sort, own in weights.items()}
    for sort, file in (("noun", "nouns.csv"), ("name", "introductions.csv")):
        lines = [f"{name},{value:.3f}" for name, value in kept[sort].items()]
        (DATA / file).write_text("\n".join(["feature,weight", *lines]) + "\n", encoding="utf-8")
    lines = [f"{sort},{name},{value:.3f}" for sort in ("he", "it", "they") for name, value in kept[sort].items()]
    (DATA / "pronouns.csv").write_text("\n".join(["pronoun,feature,weight", *lines]) + "\n", encoding="utf-8")
    hidden = [judge.hidden.weight.T.split(SMALL) for judge in judges]
    arrays = {
        "later": torch.cat([one.later.weight.T for one in judges], 1),
        "later bias": torch.cat([one.later.bias for one in judges]),
        "earlier": torch.cat([one.earlier.weight.T for one in judges], 1),
        "earlier bias": torch.cat([one.earlier.bias for one in judges]),
        "sorts": torch.cat([one.sorts.weight for one in judges], 1),
        "hidden later": torch.block_diag(*(one[0] for one in hidden)),
        "hidden earlier": torch.block_diag(*(one[1] for one in hidden)),
        "hidden both": torch.block_diag(*(one[2] for one in hidden)),
        "hidden bias": torch.cat([one.hidden.bias for one in judges]),
        "out": torch.cat([one.out.weight[0] for one in judges]) / len(judges),
        "out bias": _mean([one.out.bias for one in judges]),
        "nobody": _mean([one.nobody.weight.T for one in judges]),
        "nobody bias": _mean([one.nobody.bias for one in judges]),
    }
    small = {name: array.detach().numpy().astype(np.float16) for name, array in arrays.items()}
    np.savez_compressed(DATA / "pairs.npz", **small)


def _mean(tensors: list[torch.Tensor]) -> torch.Tensor:
    return torch.stack(tensors).mean(0).detach()


def main() -> None:
    """Learn and write, or with --cross only report."""
    parser = argparse.ArgumentParser(description="Learn whom nouns and pronouns stand for.")
    parser.add_argument("choices")
    parser.add_argument("--cross", action="store_true", help="report on articles not learned from; write nothing")
    options = parser.parse_args()
    torch.set_num_threads(1)
    with np.load(options.choices) as arrays:
        lines, bounds, heads = str(arrays["choices"]).splitlines(), arrays["bounds"], torch.tensor(arrays["heads"])
    by_article: dict[int, list[Choice]] = {}
    for choice in map(json.loads, lines):
        by_article.setdefault(choice["article"], []).append(choice)
    articles = [(heads[bounds[one] : bounds[one + 1]], own) for one, own in sorted(by_article.items())]
    if not options.cross:
        judges = learn(articles)
        write(judges)
        print("on what it learned from:", report(judged(judges, articles)))
        return
    folds = [hashlib.sha256(str(own[0]["article"]).encode()).digest()[0] % FOLDS for _, own in articles]
    answers: list[tuple[Choice, int]] = []
    for fold in range(FOLDS):
        judges = learn([one for one, number in zip(articles, folds, strict=True) if number != fold])
        answers += judged(judges, [one for one, number in zip(articles, folds, strict=True) if number == fold])
        print(report(answers), flush=True)


if __name__ == "__main__":
    main()
