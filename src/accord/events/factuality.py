"""How sure the innermost voice is that an event happened (FactBank's values).

The way from the top of what that voice says down to the trigger is walked once. Each word on it
passes a value on to the next ("failed to", "plans to", "if"), and each word's own surroundings
change it ("not", "may", "planned"). What is presupposed ("after the attack") starts afresh as a fact.
The knowledge about words is data/factuality.toml.
"""

from typing import NamedTuple

from accord.events.complements import NOUN_LINKS, operator_of
from accord.events.modality import SUBJECTS, condition_value, frame_of, is_past, is_perfect_infinitive, local_value
from accord.events.operators import FACT, UNCOMMITTED, Frame, Operator, Value, load_operators
from accord.model import Annotation, Factuality, Statement, Token

_CLAUSE = ("VERB", "AUX")
_NOMINAL = ("dobj", "nsubjpass", "attr", "oprd", "dative", "npadvmod")
_DEFINITE = ("the", "this", "that", "these", "those")
_WH = ("WRB", "WP", "WP$", "WDT")


class Step(NamedTuple):
    """One word of the way down, with the prepositions between it and the word above."""

    token: Token
    via: tuple[str, ...]


class Traced(NamedTuple):
    """A word of the way down with the value of the place it stands in, and its own."""

    step: Step
    around: Value
    inner: Value


class Trace(NamedTuple):
    """The way from the top of what the innermost voice says down to an event's trigger."""

    steps: tuple[Traced, ...]  # the trigger is the last
    statement: Statement | None
    cue: Token | None  # the word that carries the statement
    asked: bool  # it stands in a question that yes or no would answer

    @property
    def value(self) -> Value:
        """The value of the trigger."""
        return self.steps[-1].inner


def judge(annotation: Annotation, trigger: Token, voice: tuple[Statement, ...] = ()) -> Factuality:
    """Give the FactBank value of the event at `trigger`, relative to the innermost statement of `voice`."""
    return trace(annotation, trigger, voice).value.code


def trace(annotation: Annotation, trigger: Token, voice: tuple[Statement, ...] = ()) -> Trace:
    """Give the whole way down to `trigger`, with what each word makes of the value."""
    return _Walk(annotation, voice).trace(trigger)


class _Walk:
    def __init__(self, annotation: Annotation, voice: tuple[Statement, ...]) -> None:
        self.words = load_operators()
        self.annotation = annotation
        self.voice = voice
        self.statement = voice[-1] if voice else None

    def trace(self, trigger: Token) -> Trace:
        """Walk down to the trigger; `around` is the value of a word's place, `inner` of the word itself."""
        way = self._way(trigger)
        around = self._start(way[0].token, trigger)
        inner = self._local(way, 0, around)
        steps = [Traced(way[0], around, inner)]
        for number in range(1, len(way)):
            around = self._pass(way[number - 1], around, inner, way[number])
            inner = self._local(way, number, around)
            steps.append(Traced(way[number], around, inner))
        cue = self._cue_word(self.statement) if self.statement else None
        return Trace(tuple(steps), self.statement, cue, self._is_question(way[0].token, trigger))

    def _way(self, trigger: Token) -> list[Step]:
        """Give the steps from the top of the innermost content, or of the sentence, to the trigger."""
        steps: list[Step] = []
        token, last = trigger, trigger
        via: tuple[str, ...] = ()
        while (above := self.annotation.head(last)) != last and self._is_inside(above):
            if above.pos in ("ADP", "SCONJ") or above.dep in ("prep", "agent"):
                via = (*self._before(above), above.lemma, *via)
            else:
                steps.append(Step(token, via))
                token, via = above, ()
            last = above
        steps.append(Step(token, via))
        return steps[::-1]

    def _before(self, preposition: Token) -> tuple[str, ...]:
        """Give the adverb that a preposition is one with: "instead of", "ahead of"."""
        below = {child.index: child for child in self.annotation.children(preposition, "advmod", "amod", "pcomp")}
        if preposition.index > 0 and (beside := self.annotation.tokens[preposition.index - 1]).pos == "ADV":
            below[beside.index] = beside
        return tuple(word.lemma for _, word in sorted(below.items()) if word.lemma in self.words.prepositions)

    def _is_inside(self, token: Token) -> bool:
        return self.statement is None or any(piece.holds(token.span) for piece in self.statement.content)

    def _local(self, way: list[Step], number: int, around: Value) -> Value:
        below = way[number + 1].token if number + 1 < len(way) else None
        return local_value(self.annotation, self.words, way[number].token, around, below=below)

    # ------------------------------------------------------------------------------ the top

    def _start(self, top: Token, trigger: Token) -> Value:
        value = self._of_kind(top)
        if self._is_question(top, trigger):
            return value.capped(0)
        frame = frame_of(self.annotation, top)
        if frame == "to" and value == FACT and not is_perfect_infinitive(self.annotation, top):
            return value.capped(0)
        marks = [self.words.marks.get(mark.lemma) for mark in self.annotation.children(top, "mark")]
        return value.capped(0) if "UU" in marks else value

    def _of_kind(self, top: Token) -> Value:
        """Give the value that the statement's kind, or its very word, lays on its content."""
        statement = self.statement
        if statement is None:
            return FACT
        cue = self._cue_word(statement)
        own = FACT if cue is None else _Walk(self.annotation, self.voice[:-1]).trace(cue).value
        around = Value(3, own.happened)
        operator = self._of_cue(cue, top)
        if statement.kind not in self.words.kinds:
            if operator is not None and operator.plus in (FACT, UNCOMMITTED) and not operator.factive:
                return self._apply(operator, own, top)  # the cue is a deed or a wish: "will mount", "hoped"
            return FACT if around.happened else UNCOMMITTED  # "did not say that" commits nobody
        if self._speaks_for_itself(statement, top):
            return FACT
        if operator is not None:
            return self._apply(operator, around, top)
        return self.words.kinds[statement.kind] if around.happened else UNCOMMITTED

    def _speaks_for_itself(self, statement: Statement, top: Token) -> bool:
        """Say whether the kind leaves the content as it is: quoted denials, warnings about what is over."""
        if statement.kind == "deny":
            return statement.manner == "direct"
        if statement.kind in ("support", "think") and top.pos not in _CLAUSE:
            return self._is_definite(top)
        return statement.kind in ("demand", "promise", "warn", "predict", "want") and is_past(self.annotation, top)

    def _cue_word(self, statement: Statement) -> Token | None:
        tokens = [token for piece in statement.cue for token in self.annotation.tokens_in(piece)]
        verbs = [token for token in tokens if token.pos == "VERB" and token.dep not in ("aux", "auxpass")]
        nouns = [token for token in tokens if token.pos in ("NOUN", "ADJ")]
        return next(iter([*verbs[::-1], *nouns]), None)

    def _of_cue(self, cue: Token | None, top: Token) -> Operator | None:
        """Give what the cue's own word does to its content: "knows" and "doubts" are both thinking."""
        if cue is None:
            return None
        via: tuple[str, ...] = ()
        above = self.annotation.head(top)
        while above.pos == "ADP" and above.head != above.index:
            via, above = (above.lemma, *via), self.annotation.head(above)
        frame = frame_of(self.annotation, top)
        return self._operator(cue, frame, via) or self._operator(cue, frame, ())

    def _is_question(self, top: Token, trigger: Token) -> bool:
        """Say whether the trigger stands in a question that yes or no would answer."""
        quoted = self.annotation.quotation_at(trigger.start)
        sentence = self.annotation.sentence_of(trigger)
        for token in self.annotation.tokens[trigger.index : sentence.last]:
            if token.text == "?" and self.annotation.quotation_at(token.start) == quoted:
                return not any(child.tag in _WH for child in self.annotation.children(top))
        return False

    # ------------------------------------------------------------------------- one word to the next

    def _pass(self, above: Step, around: Value, inner: Value, step: Step) -> Value:
        head, token = above.token, step.token
        frame = frame_of(self.annotation, token)
        if step.via:
            return self._through_preposition(above, inner, step, frame)
        if token.dep == "conj":
            return self._joined(head, around, inner, token)
        if token.dep in ("relcl", "acl"):
            return self._of_noun(head, inner, token, frame)
        if token.dep == "advcl":
            return self._adverbial(head, inner, token, frame)
        if token.dep in ("ccomp", "xcomp", "pcomp", "csubj", "csubjpass"):
            marked = self.annotation.children(token, "mark")
            if token.dep == "ccomp" and token.index < head.index and frame == "that" and not marked:
                return around  # two sentences in one: "the war is over; it is unclear who won"
            return self._clausal(head, inner, token, frame)
        if token.dep in ("acomp", "advmod") or (token.dep == "oprd" and token.pos == "ADJ"):
            return inner
        if token.dep in ("nsubj", "nsubjpass", *_NOMINAL):
            return self._nominal(head, inner, token, frame)
        if token.dep in ("compound", "nmod", "appos") or (token.dep == "amod" and token.tag == "VBG"):
            inside = token.dep in ("compound", "nmod") and token.tag in ("NN", "NNP")  # "Attacks" starts a headline
            operator = self._operator(head, "noun", ()) if inside else None
            return operator.apply(inner) if operator else inner
        return around if token.dep in ("parataxis", "dep", "meta", "intj", "prep") else FACT

    def _through_preposition(self, above: Step, inner: Value, step: Step, frame: Frame) -> Value:
        head, first = above.token, step.via[0]
        if first in NOUN_LINKS and above.via[:1] in (("in",), ("for",)) and head.lemma in self.words.phrases:
            return inner.capped(0)  # "in case of"
        operator = self._operator(head, frame, step.via)
        if operator is not None:
            return self._apply(operator, inner, step.token)
        group = self.words.prepositions.get(first)
        if group == "CT-":
            return Value(inner.certainty, False)
        if group == "UU":
            return inner.capped(0)
        if group == "fact":
            return FACT
        if first == "for" and frame == "ing":
            return FACT  # "a prize for ending the war"
        if first == "by":
            return inner
        if frame == "ing" and inner.certainty == 3:
            return FACT
        return self._presupposed(inner, step.token)

    def _joined(self, head: Token, around: Value, inner: Value, token: Token) -> Value:
        """Give the second of two joined words the value of the first, with what the two share."""
        if any(child.lemma == "nor" and child.index < token.index for child in self._joiners(head, token)):
            return around.flipped()
        if token.pos not in _CLAUSE or head.pos not in _CLAUSE:
            return inner
        own = self.annotation.children(token, *SUBJECTS, "aux", "auxpass", "neg")
        but = any(child.lemma == "but" for child in self._joiners(head, token))
        shared = token.tag == head.tag and token.tag in ("VB", "VBN", "VBG") and not own
        if shared:
            return inner.affirmed() if but else inner
        return around

    def _joiners(self, head: Token, token: Token) -> tuple[Token, ...]:
        return self.annotation.children(head, "cc") + self.annotation.children(token, "cc", "preconj", "neg")

    def _of_noun(self, head: Token, inner: Value, token: Token, frame: Frame) -> Value:
        """Value a clause that hangs on a noun: its complement ("the plan to leave") or a remark about it."""
        if token.dep == "acl" or frame == "to":
            operator = self._operator(head, frame, ())
            reduced = token.tag == "VBN" and not self.annotation.children(token, "aux", "auxpass")
            if operator is not None and not reduced:
                return operator.apply(inner)
            if frame == "to":
                return inner.capped(0)
        if is_past(self.annotation, token) or inner.certainty == 3 or self._is_definite(head):
            return FACT
        return inner.affirmed()

    def _adverbial(self, head: Token, inner: Value, token: Token, frame: Frame) -> Value:
        marks = [mark.lemma for mark in self.annotation.children(token, "mark", "advmod")]
        groups = [self.words.marks.get(mark) for mark in marks]
        if "UU" in groups:
            return condition_value(self.annotation, token)
        if frame == "to":
            operator = self._operator(head, frame, ())
            return operator.apply(inner) if operator else inner.capped(0)
        if "fact" in groups:
            return FACT
        if "ahead" in groups:
            still_open = inner.certainty < 3 and not is_past(self.annotation, token)
            return UNCOMMITTED if still_open else FACT
        if self._is_inverted(token):
            return condition_value(self.annotation, token)
        return FACT if is_past(self.annotation, token) else inner.affirmed()

    def _is_inverted(self, token: Token) -> bool:
        """Say whether a condition is told by word order: "had they attacked", "should they leave"."""
        subjects = self.annotation.children(token, *SUBJECTS)
        fronted = [word for word in self.annotation.children(token, "aux") if word.text.lower() in ("had", "should")]
        if token.text == "Had" and not subjects:
            return True  # the parser may take "had" itself for the clause's verb
        return bool(subjects and fronted and fronted[0].index < subjects[0].index)

    def _clausal(self, head: Token, inner: Value, token: Token, frame: Frame) -> Value:
        operator = self._operator(head, frame, ())
        if self._asks_for_detail(token) and (operator is None or is_past(self.annotation, token)):
            return FACT
        if operator is not None:
            value = operator.apply(inner)
        elif frame == "to":
            value = inner if is_perfect_infinitive(self.annotation, token) else inner.capped(0)
        elif frame == "ing":
            value = inner
        else:
            value = inner.affirmed()
        marks = [self.words.marks.get(mark.lemma) for mark in self.annotation.children(token, "mark")]
        return value.capped(0) if "UU" in marks else value

    def _asks_for_detail(self, token: Token) -> bool:
        """Say whether a clause takes its event for granted: "who ordered it", "why they left"."""
        return frame_of(self.annotation, token) == "that" and any(
            child.tag in _WH or any(below.tag in _WH for below in self.annotation.children(child, "det", "poss"))
            for child in self.annotation.children(token)
        )

    def _nominal(self, head: Token, inner: Value, token: Token, frame: Frame) -> Value:
        if token.dep == "nsubj":
            operator = self._operator(head, "subject", ())
            return operator.apply(inner) if operator else self._presupposed(inner, token)
        operator = self._operator(head, frame, ())
        if operator is not None:
            return self._apply(operator, inner, token)
        if token.dep in ("attr", "oprd"):
            return inner
        return self._presupposed(inner, token)

    def _presupposed(self, inner: Value, token: Token) -> Value:
        """Take a noun that nothing commits for a fact, unless it is new and all around it is open."""
        return FACT if inner.certainty == 3 or self._is_definite(token) else inner.affirmed()

    def _is_definite(self, token: Token) -> bool:
        if token.pos == "PROPN":
            return True
        below = self.annotation.children(token, "det", "poss")
        return any(child.dep == "poss" or child.lemma in _DEFINITE for child in below)

    # ------------------------------------------------------------------------------ operators

    def _apply(self, operator: Operator, around: Value, token: Token) -> Value:
        if operator.soft and token.pos not in _CLAUSE and self._is_definite(token):
            return FACT
        return operator.apply(around)

    def _operator(self, head: Token, frame: Frame, via: tuple[str, ...]) -> Operator | None:
        return operator_of(self.annotation, self.words, head, frame, via)
