"""The page that people look at, and the API beneath it: read-only, on this machine only."""

from accord.web.app import create_app

__all__ = ["create_app"]
