"""Texts for hypothesis: anything at all, and what search has to take apart."""

from __future__ import annotations

from hypothesis import strategies as st

TRICKY = (
    "aAsSuU.'’‘“”\"-‐–— \u00a0\n09éǽÉ\u0301\u0345ÆøſßİıΣς½℀㍿①ﬁﾊﾞﾟ"
    "カか宇ー\u3099ヷ𠀋漢한\u00ad👩\u200d🚀ʻʼ´`\u034f\u202f,\x1fvixLl"
)

texts = st.text() | st.text(alphabet=TRICKY, max_size=40)
words = st.text(alphabet="abcsuzéÉßﬁΣσøǽ09", min_size=1, max_size=8)
