"""The hastened attribute ruler says what spaCy's own does."""

from pathlib import Path

import pytest
import spacy

from accord.language.ruler import hasten_ruler
from accord.language.spacy_model import _packaged_path

SAMPLES = sorted((Path(__file__).parents[3] / "samples").glob("*.txt"))
ODD = "It's that, isn't it? \n\n  What's more, they'd've gone... as\twell as  who? “No one”, he'd say: 'tis so. AS IF!"


@pytest.fixture(scope="module")
def model() -> spacy.language.Language:
    return spacy.load(_packaged_path())


def test_it_matches_as_the_ruler_does(model: spacy.language.Language) -> None:
    ruler = model.get_pipe("attribute_ruler")
    before = [name for name in model.pipe_names if name != "attribute_ruler"]
    texts = [ODD, *(path.read_text(encoding="utf-8") for path in SAMPLES)]
    with model.select_pipes(enable=[name for name in before if name != "lemmatizer"]):
        docs = list(model.pipe(texts))
    wanted = [type(ruler).match(ruler, doc) for doc in docs]
    hasten_ruler(ruler)
    assert "match" in vars(ruler)
    assert [ruler.match(doc) for doc in docs] == wanted
    assert sum(map(len, wanted)) > sum(map(len, docs)) / 2


def test_a_rule_that_asks_for_more_leaves_the_ruler_as_it_is() -> None:
    ruler = spacy.blank("en").add_pipe("attribute_ruler")
    ruler.add([[{"LEMMA": "go"}]], {"POS": "VERB"})
    hasten_ruler(ruler)
    assert "match" not in vars(ruler)
