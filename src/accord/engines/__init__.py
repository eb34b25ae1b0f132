"""Engines run the unchanged pipeline over many pages: here in processes of one machine."""

from accord.engines.local import code_page, run

__all__ = ["code_page", "run"]
