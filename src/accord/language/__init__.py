"""Article -> Annotation: tokens in trees, sentences, names, quotations; then noun phrases and whom they stand for."""

from accord.language.annotate import Annotator
from accord.language.coreference import Coreference

__all__ = ["Annotator", "Coreference"]
