"""Run the spaCy pipeline over an article's paragraphs and keep the result as our own records."""

import re
import tomllib
from importlib.resources import files

from spacy.tokens import Doc

from accord.config import LanguageSettings
from accord.language.paragraphs import split_paragraphs
from accord.language.quotations import find_quotations
from accord.language.spacy_model import load_model
from accord.model import Annotation, Article, Name, Sentence, Span, Token

# The parser was trained on straight quotation marks, plain spaces and one long dash; each pair has equal length.
_PLAIN = str.maketrans("“”„‘’―\u00a0\n\r\t", '"""\'\'—    ')

# spaCy's tokenizer peels punctuation off a word one mark at a time, and each time reads the rest of
# it: 100,000 brackets in a row take it an hour. Nothing so long is language; it gets no tokens.
_NO_WORDS = re.compile(r"(?:[^\w\s]|_){50,}|\S{1000,}")

# Characters that the model reads side by side: a book in one batch takes 1.6 GB, and is no faster.
_TOGETHER = 100_000
_JOINT = "a"  # any letter: with one, the model sees a name


class Annotator:
    """Turns articles into annotations; loads the language model once."""

    def __init__(self, settings: LanguageSettings) -> None:
        self._nlp, name, digest = load_model(settings.model)
        self._masks, self._prefixes, self._given = _load_masks()
        self._masked = re.compile(r"\b(?:" + "|".join(map(re.escape, self._masks)) + r")\b")
        self.models = {name: digest}

    def annotate(self, article: Article) -> Annotation:
        """Annotate the article's body, without phrases (`Coreference` finds them); furniture gets no tokens."""
        paragraphs = split_paragraphs(article)
        texts = [self._mask(article.text[start:end]) for start, end in paragraphs]
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

    def _mask(self, text: str) -> str:
        plain = _NO_WORDS.sub(lambda match: " " * len(match.group()), text.translate(_PLAIN))
        apart = self._prefixes.sub(lambda match: f"{match.group(1)} ", plain)
        whole = self._given.sub(lambda match: f"{match.group(1)}{_JOINT}", apart)
        return self._masked.sub(lambda match: self._masks[match.group()], whole)


def _batch_size(texts: list[str]) -> int:
    return max(1, min(256, _TOGETHER // max(map(len, texts), default=1)))


def _load_masks() -> tuple[dict[str, str], re.Pattern[str], re.Pattern[str]]:
    """Give what the model sees instead of a name, what finds a prefix and a given name whose hyphen it does not see."""
    data = tomllib.loads((files("accord.language") / "data" / "masks.toml").read_text(encoding="utf-8"))
    masks: dict[str, str] = data["masks"]
    uneven = [name for name, mask in masks.items() if len(name) != len(mask)]
    if uneven:
        raise ValueError(f"masks.toml: mask and name must have the same length: {', '.join(uneven)}")
    prefixes, never = ("|".join(data["prefixes"][key].split()) for key in ("words", "never"))
    syllables: list[str] = data["given"]["syllables"].split()
    first, second = "|".join(map(str.capitalize, syllables)), "|".join(syllables)
    return (
        masks,
        re.compile(rf"(?<![\w-])(?!(?:{never})\b)({prefixes})-(?=[a-z])", re.IGNORECASE),
        re.compile(rf"(?<![\w-])({first})-(?=(?:{second})(?![\w-]))"),
    )


def _names(doc: Doc, offset: int, first: int) -> list[Name]:
    position = _positions(doc, first)
    found: list[Name] = []
    for entity in doc.ents:
        # a name may begin or end in a white-space token, which we leave out
        words = [token for token in entity if not token.is_space]
        if words:
            start, end = words[0].idx, words[-1].idx + len(words[-1])
            first_token, last_token = position[words[0].i], position[words[-1].i] + 1
            found.append(Name(first_token, last_token, offset + start, offset + end, entity.label_))
    return found


def _positions(doc: Doc, first: int) -> dict[int, int]:
    """Map spaCy's token numbers to ours, which leave white-space tokens out."""
    kept = (token.i for token in doc if not token.is_space)
    return {index: first + ours for ours, index in enumerate(kept)}


def _tokens(
    doc: Doc, text: str, paragraph: Span, number: int, first_token: int, first_sentence: int
) -> tuple[list[Sentence], list[Token]]:
    position = _positions(doc, first_token)
    sentences: list[Sentence] = []
    tokens: list[Token] = []
    for sent in doc.sents:
        members = [token for token in sent if not token.is_space]
        if not members:
            continue
        index = first_sentence + len(sentences)
        for token in members:
            start = paragraph.start + token.idx
            surface = text[start : start + len(token.text)]
            masked = surface != token.text and token.pos_ in ("PROPN", "NOUN")
            tokens.append(
                Token(
                    index=position[token.i],
                    start=start,
                    end=start + len(token.text),
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
