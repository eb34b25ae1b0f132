"""Who is named in what somebody says is not the one who says it."""

from collections.abc import Callable

from accord.model import Annotation

from .test_coreference import chain_at

Annotate = Callable[[str], Annotation]


def test_a_noun_is_not_whom_it_names(annotate: Annotate) -> None:
    found = annotate(
        "Hisham Badr blamed the lawyer Kamal Fahmi. The businessman claimed that Fahmi had told workers to wait."
    )
    assert chain_at(found, "The businessman") == chain_at(found, "Hisham")
    assert chain_at(found, "The businessman") != chain_at(found, "Kamal")
