"""Run the pipeline over many pages on this machine, in one process or in several.

Results come out in the order of the pages and are the same for any number of workers.
"""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TYPE_CHECKING

from accord.config import Config
from accord.errors import AccordError, PageError, UsageError, WorkerError
from accord.model import Failure, Page, Record

if TYPE_CHECKING:
    from accord.pipeline import Pipeline

type Result = Record | Failure

# Pages handed out ahead of the one that is awaited, per worker: enough to keep all of them busy
# behind one long article, few enough that memory stays flat.
AHEAD = 4

_THREAD_VARIABLES = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "ORT_NUM_THREADS")


def run(
    pages: Iterable[Page | Failure], config: Config | None = None, *, workers: int = 1, debug: bool = False
) -> Iterator[Result]:
    """Code `pages` in order; a page that cannot be coded comes out as its failure.

    With `debug`, an error that accord did not expect is raised instead of becoming a failure.
    Raises UsageError for fewer than one worker, WorkerError when a worker process dies.
    """
    if workers < 1:
        raise UsageError(f"there must be at least one worker, not {workers}")
    config = config or Config()
    return _in_process(pages, config, debug) if workers == 1 else _in_workers(pages, config, workers, debug)


def code_page(pipeline: "Pipeline", page: Page | Failure, *, debug: bool = False) -> Result:
    """Code one page; whatever goes wrong with it comes out as its failure."""
    if isinstance(page, Failure):
        return page
    try:
        return pipeline.code(page)
    except PageError as error:
        return Failure(source=page.source, step=error.step, code=error.code, detail=error.detail)
    except Exception as error:
        # One bad page must never stop a run of a million.
        if debug:
            raise
        detail = f"{type(error).__name__}: {error}"
        return Failure(source=page.source, step="pipeline", code="internal_error", detail=detail)


def _in_process(pages: Iterable[Page | Failure], config: Config, debug: bool) -> Iterator[Result]:
    pipeline: Pipeline | None = None
    for page in pages:
        if isinstance(page, Failure):
            yield page
            continue
        pipeline = pipeline or _load(config)
        yield code_page(pipeline, page, debug=debug)


def _load(config: Config) -> "Pipeline":
    # The language model takes seconds to load, so nobody pays for it before there is a page.
    _one_thread()
    from accord.pipeline import Pipeline

    return Pipeline(config)


def _one_thread() -> None:
    # Threads inside a worker would only fight over the processors that the workers already use.
    for name in _THREAD_VARIABLES:
        os.environ.setdefault(name, "1")


# --------------------------------------------------------------------------------------- workers

_worker: "Pipeline | AccordError | None" = None  # what this worker loaded, or why it could not


def _in_workers(pages: Iterable[Page | Failure], config: Config, workers: int, debug: bool) -> Iterator[Result]:
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_start_worker, initargs=(config,))
    waiting: deque[Failure | Future[Result]] = deque()
    try:
        for page in pages:
            waiting.append(page if isinstance(page, Failure) else pool.submit(_work, page, debug))
            while _ready(waiting, workers):
                yield _result(waiting.popleft())
        while waiting:
            yield _result(waiting.popleft())
    except BrokenProcessPool as error:
        raise WorkerError(
            "a worker process died, most likely for want of memory. What is finished is kept; run the same "
            "command again to go on, with fewer --workers."
        ) from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _ready(waiting: deque[Failure | Future[Result]], workers: int) -> bool:
    """Say whether the first result is to be taken now: it is there, or enough pages are handed out."""
    if not waiting:
        return False
    first = waiting[0]
    return isinstance(first, Failure) or first.done() or len(waiting) >= workers * AHEAD


def _result(item: Failure | Future[Result]) -> Result:
    return item if isinstance(item, Failure) else item.result()


def _start_worker(config: Config) -> None:
    global _worker
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    try:
        _worker = _load(config)
    except AccordError as error:
        # Raised here, it would reach the user as "a worker died"; raised by the first page, as itself.
        _worker = error


def _leave_with_parent() -> None:
    # A parent that was killed cannot tell its workers to stop, and they would wait for ever.
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _work(page: Page, debug: bool) -> Result:
    assert _worker is not None
    if isinstance(_worker, AccordError):
        raise _worker
    return code_page(_worker, page, debug=debug)
