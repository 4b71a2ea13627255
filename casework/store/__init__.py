"""The store: the only place with SQL. A data folder holds the database and the originals.

    store.sqlite   all rows (WAL, synchronous FULL: what is committed survives the end of the process)
    originals/     what was submitted, by content
    incoming/      what is being received; empty while nothing is
    pictures/      drawn pages: can be made again
    recognised/    what was read on scanned pages: can be read again
    lock           held by the one process that serves this folder
"""

from casework.store.store import Session, Store, open_store
from casework.store.upgrade import HEAD, upgrade

__all__ = ["HEAD", "Session", "Store", "open_store", "upgrade"]
