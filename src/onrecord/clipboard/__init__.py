"""The one owner of the clipboard: routes, read-back, report."""

from onrecord.clipboard.copy import Report, copy, routes
from onrecord.clipboard.route import Done, Proof, Route, RouteFailed

__all__ = ["Done", "Proof", "Report", "Route", "RouteFailed", "copy", "routes"]
