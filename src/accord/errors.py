"""Everything that accord raises, in one tree.

    AccordError                 catch this to catch all of them
    ├── UsageError              the caller asked for something that cannot be (exit code 2)
    │   └── ConfigError         the configuration file is wrong
    ├── PageError               one page cannot be coded: it becomes a row in ``failures``
    ├── WorkerError             a worker process died
    ├── OutputError             what was made cannot be written: the disk is full, say
    └── StoreError              the store cannot be opened, read or written
        └── StoreLockedError         another process holds it

A message says what is wrong, with what, and what to do about it.
"""


class AccordError(Exception):
    """The root of every error that accord raises on purpose."""


class UsageError(AccordError):
    """The caller asked for something that cannot be done."""


class ConfigError(UsageError):
    """The configuration cannot be read, or holds a value that accord does not know."""


class PageError(AccordError):
    """One page cannot be coded.

    ``step`` is the room of the pipeline that gave up (``sources``, ``articles`` ...), ``code`` a
    stable word for the reason (``empty``, ``not_text``, ``too_large`` ...).
    """

    def __init__(self, step: str, code: str, detail: str) -> None:
        super().__init__(detail)
        self.step = step
        self.code = code
        self.detail = detail

    def __reduce__(self) -> tuple[type["PageError"], tuple[str, str, str]]:
        # The default pickles only the message, and worker processes send errors home pickled.
        return PageError, (self.step, self.code, self.detail)


class WorkerError(AccordError):
    """A worker process died in the middle of a run."""


class OutputError(AccordError):
    """Standard output, or a file that was asked for, cannot be written."""


class StoreError(AccordError):
    """The store cannot be opened, read or written."""


class StoreLockedError(StoreError):
    """Another process holds the store."""
