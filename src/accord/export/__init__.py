"""Exports: the events of a store in the layouts that others read."""

from accord.export.event import ExportArticle, ExportEvent, ExportParty, ExportVoice
from accord.export.exports import export_names, find_export
from accord.export.model import Column, Counts, Export, Options
from accord.export.selection import Selection
from accord.export.sidecar import describe_columns
from accord.export.write import REASONS, bounded, export_to_file, sidecar_of, write_export

__all__ = [
    "REASONS",
    "Column",
    "Counts",
    "Export",
    "ExportArticle",
    "ExportEvent",
    "ExportParty",
    "ExportVoice",
    "Options",
    "Selection",
    "bounded",
    "describe_columns",
    "export_names",
    "export_to_file",
    "find_export",
    "sidecar_of",
    "write_export",
]
