"""accord reads news and keeps the record: who did what to whom, when and where, according to whom."""

__version__ = "0.1.0"
