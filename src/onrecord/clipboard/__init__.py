"""Copy text to the clipboard by several routes, read it back, and report the outcome. Nothing else copies."""

from onrecord.clipboard.content import Content
from onrecord.clipboard.copy import ROUTE_NAMES, Report, copy, over_ssh, routes
from onrecord.clipboard.file import FileRoute
from onrecord.clipboard.route import CopyResult, Proof, Route, RouteFailed
from onrecord.clipboard.serial_copier import SerialCopier

__all__ = [
    "ROUTE_NAMES",
    "Content",
    "CopyResult",
    "FileRoute",
    "Proof",
    "Report",
    "Route",
    "RouteFailed",
    "SerialCopier",
    "copy",
    "over_ssh",
    "routes",
]
