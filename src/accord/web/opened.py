"""The open store, as one request uses it."""

import copy

from starlette.requests import Request

from accord.errors import UsageError
from accord.store import Store, find_article, read_record
from accord.web.errors import not_found
from accord.web.marks import Json


def store_of(request: Request) -> Store:
    """Give the store with a cursor of its own: requests are answered side by side, in threads."""
    store: Store = request.app.state.store
    mine = copy.copy(store)
    mine.connection = store.connection.cursor()
    return mine


def record_of(store: Store, article: str) -> Json:
    """Give the record of the article whose id begins with `article`; raises 404 where there is not just one."""
    try:
        return read_record(store, find_article(store, article))
    except UsageError as error:
        several = "fits several" in str(error)
        not_found(str(error) if several else f"the store holds no article {article!r}")
