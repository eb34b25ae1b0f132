"""The API: the same as the pages, as JSON."""

from fastapi import APIRouter

router = APIRouter(prefix="/api")
