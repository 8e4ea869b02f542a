"""The database in memory, with no data of its own, that a publication attaches its draft to.

Starting one takes a tenth of what a publication takes, so that the process keeps it for its next one. One in which
anything went wrong is ended with all that it held open: DuckDB answers nothing more after a fault of the disk.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import duckdb

# Taking out and putting in are safe from any thread; of two that are put in, the first ends.
_idle: deque[duckdb.DuckDBPyConnection] = deque(maxlen=1)


@contextmanager
def database() -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection to one that nobody else uses meanwhile. Whoever attaches a file or makes a table detaches and
    drops it at the end."""
    try:
        store = _idle.pop()
    except IndexError:
        # one thread: for what a publication brings, handing work to a second costs more than it does
        store = duckdb.connect(config={"threads": 1})
        store.execute("SET checkpoint_threshold = '0KB'")  # the commit writes the file itself, without a log first
    with ExitStack() as ending:
        ending.callback(store.close)
        yield store
        ending.pop_all()  # all went well: it is kept
    _idle.append(store)
