"""What a reading run is doing, on standard error."""

import time
from dataclasses import dataclass, field
from types import TracebackType
from typing import TYPE_CHECKING, Self

from rich.console import Console
from rich.live import Live
from rich.spinner import Spinner
from rich.table import Table
from rich.text import Text

from accord.cli.terminal import complain, err, safe
from accord.cli.words import count
from accord.model import Failure

if TYPE_CHECKING:
    from accord.engines.reading import Step
    from accord.store.write import Counts

_KEPT = 3  # examples kept of each reason for failure
_LOG_SECONDS = 30.0  # between two lines where there is no terminal
_SAID = 20  # failures said as they happen; a folder of pictures must not flood the terminal


@dataclass(slots=True)
class FailureCounts:
    """The failures of a run, by reason."""

    total: int = 0
    by_reason: dict[tuple[str, str], int] = field(default_factory=dict)
    examples: dict[tuple[str, str], list[Failure]] = field(default_factory=dict)

    def add(self, failure: Failure) -> None:
        """Count one failure, and keep it if it is among the first with its reason."""
        reason = (failure.step, failure.code)
        self.total += 1
        self.by_reason[reason] = self.by_reason.get(reason, 0) + 1
        if len(kept := self.examples.setdefault(reason, [])) < _KEPT:
            kept.append(failure)


class ReadingProgress:
    """A line that moves on a terminal; elsewhere the failures, and a line now and then."""

    def __init__(self, counts: "Counts", console: Console | None = None) -> None:
        self.failures = FailureCounts()
        self._counts = counts
        self._console = console or err()
        self._current = ""
        self._started = self._said = time.monotonic()
        self._spinner = Spinner("dots")
        self._live = Live(
            get_renderable=self._line, console=self._console, transient=True, refresh_per_second=8, auto_refresh=True
        )

    def step(self, step: "Step") -> None:
        """Take note that one page is done."""
        self._current = step.ref
        self._say_in_log()
        if step.failure is None:
            return
        self.failures.add(step.failure)
        if self.failures.total <= _SAID:
            complain(f"{step.failure.source.ref}: {step.failure.detail}", self._console)
        elif self.failures.total == _SAID + 1:
            complain("further failures are in the summary and in the store", self._console)

    def __enter__(self) -> Self:
        if self._console.is_terminal:
            self._live.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._live.stop()

    def _say_in_log(self) -> None:
        if not self._console.is_terminal and time.monotonic() - self._said >= _LOG_SECONDS:
            self._said = time.monotonic()
            complain(self._state(), self._console)

    def _state(self) -> str:
        counts = self._counts
        rate = counts.read / max(time.monotonic() - self._started, 0.001)
        parts = [count(counts.read, "article"), f"{rate:.1f}/s"]
        parts += [f"{counts.already:,} already stored"] if counts.already else []
        parts += [f"{counts.failed:,} failed"] if counts.failed else []
        return " · ".join(parts)

    def _line(self) -> Table:
        line = Table.grid(padding=(0, 1))
        current = Text(safe(self._current), style="dim", overflow="ellipsis", no_wrap=True)
        line.add_row(self._spinner, Text(self._state(), no_wrap=True), current)
        return line
