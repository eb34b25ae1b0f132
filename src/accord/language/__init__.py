"""Article -> Annotation: tokens in trees, sentences, names, noun phrases, quotations."""

from accord.language.annotate import Annotator

__all__ = ["Annotator"]
