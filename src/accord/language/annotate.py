"""Run the spaCy pipeline over an article's paragraphs and keep the result as our own records."""

from collections.abc import Iterator

from spacy.tokens import Doc
from spacy.tokens import Token as SpacyToken

from accord.config import LanguageSettings
from accord.language.masks import Masks
from accord.language.paragraphs import split_paragraphs
from accord.language.quotations import find_quotations
from accord.language.spacy_model import load_model
from accord.model import Annotation, Article, Name, Sentence, Span, Token

# Characters that the model reads side by side: a book in one batch takes 1.6 GB, and is no faster.
_TOGETHER = 100_000


class Annotator:
    """Turns articles into annotations; loads the language model once."""

    def __init__(self, settings: LanguageSettings) -> None:
        self._nlp, name, digest = load_model(settings.model)
        self._masks = Masks()
        self.models = {name: digest}

    def annotate(self, article: Article) -> Annotation:
        """Annotate the article's body, without phrases (`Coreference` finds them); furniture gets no tokens."""
        paragraphs = split_paragraphs(article)
        texts = [self._masks.over(article.text[start:end]) for start, end in paragraphs]
        tokens: list[Token] = []
        sentences: list[Sentence] = []
        names: list[Name] = []
        docs = self._nlp.pipe(texts, batch_size=_batch_size(texts))
        for number, (paragraph, doc) in enumerate(zip(paragraphs, docs, strict=True)):
            names += _names(doc, paragraph.start, len(tokens))
            new_sentences, new_tokens = _tokens(doc, article.text, paragraph, number, len(tokens), len(sentences))
            sentences += new_sentences
            tokens += new_tokens
        quotations = find_quotations(article.text, paragraphs)
        return Annotation(article.text, tuple(tokens), tuple(sentences), tuple(names), (), quotations)


def _batch_size(texts: list[str]) -> int:
    return max(1, min(256, _TOGETHER // max(map(len, texts), default=1)))


def _names(doc: Doc, offset: int, first: int) -> list[Name]:
    position = _positions(doc, first)
    found: list[Name] = []
    for entity in doc.ents:
        # a name may begin or end in a white-space token, which we leave out
        words = [token for token in entity if not token.is_space]
        for part in _parts(words):
            start, end = part[0].idx, part[-1].idx + len(part[-1])
            first_token, last_token = position[part[0].i], position[part[-1].i] + 1
            found.append(Name(first_token, last_token, offset + start, offset + end, entity.label_))
    return found


def _parts(words: list[SpacyToken]) -> Iterator[list[SpacyToken]]:
    """Give a name and, where a bracket opens inside it and does not close, what stands behind that."""
    texts = [token.text for token in words]
    cut = texts.index("(") if "(" in texts and ")" not in texts else len(words)
    yield from (part for part in (words[:cut], words[cut + 1 :]) if part)


def _positions(doc: Doc, first: int) -> dict[int, int]:
    """Map spaCy's token numbers to ours, which leave white-space tokens out."""
    kept = (token.i for token in doc if not token.is_space)
    return {index: first + ours for ours, index in enumerate(kept)}


def _tokens(
    doc: Doc, text: str, paragraph: Span, number: int, first_token: int, first_sentence: int
) -> tuple[list[Sentence], list[Token]]:
    position, seen = _positions(doc, first_token), doc.text
    sentences: list[Sentence] = []
    tokens: list[Token] = []
    for sent in doc.sents:
        members = [token for token in sent if not token.is_space]
        if not members:
            continue
        index = first_sentence + len(sentences)
        for token in members:
            start = paragraph.start + token.idx
            end = start + len(token.text)
            dotted = text.startswith(".", end) and seen.startswith(" ", end - paragraph.start)  # a title's: masked
            surface = text[start : end + dotted]
            masked = surface != token.text and token.pos_ in ("PROPN", "NOUN")
            tokens.append(
                Token(
                    index=position[token.i],
                    start=start,
                    end=end + dotted,
                    text=surface,
                    lemma=(surface if masked else token.lemma_).lower(),
                    pos=token.pos_,
                    tag=token.tag_,
                    dep=token.dep_,
                    head=position.get(token.head.i, position[token.i]),
                    entity=token.ent_type_,
                    sentence=index,
                )
            )
        sentences.append(
            Sentence(
                index=index,
                start=tokens[-len(members)].start,
                end=tokens[-1].end,
                first=position[members[0].i],
                last=position[members[-1].i] + 1,
                paragraph=number,
            )
        )
    return sentences, tokens
