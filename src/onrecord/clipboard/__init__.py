"""The one owner of the clipboard: routes, read-back, report."""

from onrecord.clipboard.content import Content
from onrecord.clipboard.copy import ROUTE_NAMES, Report, copy, over_ssh, routes
from onrecord.clipboard.file import FileRoute
from onrecord.clipboard.in_turn import InTurn
from onrecord.clipboard.route import Done, Proof, Route, RouteFailed

__all__ = [
    "ROUTE_NAMES",
    "Content",
    "Done",
    "FileRoute",
    "InTurn",
    "Proof",
    "Report",
    "Route",
    "RouteFailed",
    "copy",
    "over_ssh",
    "routes",
]
