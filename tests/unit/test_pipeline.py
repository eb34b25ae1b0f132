"""The whole way from a page to a record, with the packaged knowledge and with the user's own."""

from collections.abc import Callable

import pytest

from accord import __version__
from accord.config import load_config
from accord.language.spacy_model import load_model
from accord.model import ActorMention, Failure, Page, Record, Source
from accord.pipeline import Pipeline

type MakePage = Callable[..., Page]

ITALIAN = "Il ministro ha detto lunedì che il porto resterà chiuso per tutta la settimana a causa dello sciopero."


def test_a_page_becomes_a_record(pipeline: Pipeline, page: MakePage) -> None:
    record = pipeline.code(page("The mayor said that Spain had sent forty firefighters to Portugal."))
    assert [statement.kind for statement in record.statements] == ["say"]
    assert [place.country for place in record.places] == ["ESP", "PRT"]
    assert record.events
    assert record.version == __version__
    assert record.models == pipeline.models


def test_the_same_page_gives_the_same_record(pipeline: Pipeline, page: MakePage) -> None:
    text = "“We refuse,” said Ana Duarte. Police in Lisbon arrested twelve protesters on 3 May 2021."
    assert pipeline.code(page(text)) == pipeline.code(page(text))


def test_a_language_that_is_not_coded_is_kept_without_being_read(pipeline: Pipeline, page: MakePage) -> None:
    record = pipeline.code(page(ITALIAN))
    assert (record.article.text, record.article.language) == (ITALIAN, "it")
    assert (record.sentences, record.statements, record.events, record.dates) == ((), (), (), ())
    assert "language_not_coded" in {caution.code for caution in record.article.warnings}


def test_failures_come_out_in_their_place(pipeline: Pipeline, page: MakePage) -> None:
    broken = Failure(source=Source(kind="jsonl", ref="rows#7"), step="sources", code="not_json", detail="no")
    first, second, third, last = pipeline.code_all([broken, page("The port closed."), page(" "), page("It opened.")])
    assert first is broken
    assert isinstance(third, Failure)
    assert (third.source.ref, third.step, third.code) == ("test", "articles", "empty")
    assert [one.article.text for one in (second, last) if isinstance(one, Record)] == ["The port closed.", "It opened."]


def test_nothing_is_taken_before_it_is_asked_for(pipeline: Pipeline, page: MakePage) -> None:
    pages = iter([page("The port closed."), page("It opened.")])
    next(pipeline.code_all(pages))
    assert next(pages).content == "It opened."


# ------------------------------------------------------------------------------ the user's own


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Pipeline:
    """Load a pipeline by a configuration: a language model that knows a town, a file of actors, a limit."""
    folder = tmp_path_factory.mktemp("own")
    nlp = load_model("mooring")[0]
    nlp.add_pipe("entity_ruler", before="ner").add_patterns([{"label": "GPE", "pattern": "Quellwater"}])  # type: ignore[attr-defined]
    nlp.meta["name"] = "harbour_news"
    nlp.to_disk(folder / "model")
    (folder / "actors.toml").write_text(
        '[[actors]]\nid = "dock-guard"\nname = "Dock Guard"\nkind = "armed_group"\ncountry = "FRA"\nsectors = ["REB"]\n'
    )
    (folder / "accord.toml").write_text(
        f'[language]\nmodel = "{(folder / "model").as_posix()}"\n'
        f'[actors]\nfiles = ["{(folder / "actors.toml").as_posix()}"]\n'
        '[articles]\nmax_characters = 1000\nlanguages = ["en", "it"]\n'
    )
    return Pipeline(load_config(folder / "accord.toml"))


def _actor(record: Record, name: str) -> ActorMention:
    return next(mention for mention in record.actors if mention.name == name)


def test_ones_own_language_model_is_used_and_named_in_the_record(
    own: Pipeline, pipeline: Pipeline, page: MakePage
) -> None:
    text = "Quellwater said that the port would close."
    record = own.code(page(text))
    assert _actor(record, "Quellwater").kind == "state"
    (named,) = [name for name in record.models if "harbour_news" in name]
    assert record.models[named] not in pipeline.models.values()
    assert not any("harbour_news" in name for name in pipeline.code(page(text)).models)


def test_ones_own_actors_are_found(own: Pipeline, pipeline: Pipeline, page: MakePage) -> None:
    text = "The Dock Guard attacked a police station in Norway."
    mention = _actor(own.code(page(text)), "Dock Guard")
    assert (mention.actor, mention.country, mention.sectors) == ("dock-guard", "FRA", ("REB",))
    assert "dock-guard" not in {mention.actor for mention in pipeline.code(page(text)).actors}


def test_ones_own_limit_of_length_holds(own: Pipeline, page: MakePage) -> None:
    (failure,) = own.code_all([page("The port closed. " * 60)])
    assert isinstance(failure, Failure)
    assert failure.code == "too_large"


def test_ones_own_languages_are_coded(own: Pipeline, page: MakePage) -> None:
    record = own.code(page(ITALIAN))
    assert record.article.language == "it"
    assert len(record.sentences) == 1
