"""A small store behind the page: one full article, one that means harm, one from right to left."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from accord.model import Article, Failure, Record, Source
from accord.record import record_to_json
from accord.store import Store, Writer
from accord.web import create_app

HOSTILE = (
    "<script>document.title = 'owned'</script>\n\n"
    "</p></article><img src=x onerror=alert(1)> {{ 7 * 7 }}\n\nThe \u202eecalp\u202c was quiet.\x07"
)
ARABIC = "اجتمع الوزراء في العاصمة\n\nقال الوزير إن الاتفاق قريب."


@pytest.fixture(scope="session")
def web_store(full_record: Record, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("web") / "web.duckdb"
    with Store(path) as store:
        writer = Writer(store, accord="1", config={})
        known = replace(
            full_record, events=tuple(replace(one, contexts=one.contexts[1:]) for one in full_record.events)
        )
        for number, record in enumerate((known, _hostile(full_record), _plain(full_record, "ar", ARABIC))):
            source = Source(kind="file", ref=f"{number}.txt")
            writer.add_record(record_to_json(record), page=f"p-{number}", source=source)
        failed = Source(kind="file", ref="<b>broken</b>.txt")
        writer.add_failure(Failure(source=failed, step="articles", code="no_text", detail="no text here"), page="p-9")
        writer.finish()
    return path


def _hostile(record: Record) -> Record:
    article = _article("<script>alert(2)</script>\"' onmouseover=alert(3)", "en", HOSTILE)
    return replace(record, article=article, sentences=(), statements=(), events=(), actors=(), places=(), dates=())


def _plain(record: Record, language: str, text: str) -> Record:
    article = _article(text.split("\n")[0], language, text)
    return replace(record, article=article, sentences=(), statements=(), events=(), actors=(), places=(), dates=())


def _article(title: str, language: str, text: str) -> Article:
    return Article(
        id=f"a-{language}00000000",
        source=Source(kind="file", ref="x"),
        text=text,
        title=title,
        outlet="<i>Outlet</i>",
        url="javascript:alert(4)",
        language=language,
        published="2024-05-04",
    )


@pytest.fixture(scope="session")
def client(web_store: Path) -> Iterator[TestClient]:
    with Store(web_store, read_only=True) as store:
        yield TestClient(create_app(store), base_url="http://127.0.0.1:8642", raise_server_exceptions=False)


@pytest.fixture(scope="session")
def full_id(full_record: Record) -> str:
    return full_record.article.id
