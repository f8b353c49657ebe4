"""What a query looks for where no pack is open, so that nothing but the query says."""

from __future__ import annotations

from onrecord.search import Plan, build_memory_index


def looked_for(query: str) -> Plan:
    return build_memory_index(()).plan(query)
