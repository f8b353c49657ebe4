"""Words and patterns of plans and their times, in English, Japanese, Chinese and Korean, for `planned_dates.py`."""

from __future__ import annotations

import re
from functools import cache

from onrecord.model.dates import MONTHS

YEAR = r"(?<![\d.,])((?:19|20|１９|２０)[0-9０-９]{2})(?![\d０-９]|[.,]\d)"
_MONTHS = "|".join(f"{month[:3]}(?:{month[3:]})?" for month in MONTHS)
# Words that may stand between a preposition and the year.
_WITHIN = (
    rf"(?:(?:(?P<month>{_MONTHS}|Sept)\.?|the|early|mid|middle|late|later|spring|summer|autumn|fall|winter|first|second"
    r"|third|fourth|last|latter|half|quarter|end|beginning|start|course|close|of|in|fiscal|financial|calendar|Japanese"
    r"|year|around|about|approximately|Q[1-4]|H[12]|[12]H|\d{1,2}(?:st|nd|rd|th)?)(?:[\s,/]+|-(?=[12])))*"
)
_DATED = rf"(?:[JC]?FY|CY)?\s?{YEAR}(?:[-–/](?P<short>\d\d)(?![\d–-])|-\d\d-\d\d|-Q[1-4])?"
_AGAIN = (_WITHIN + _DATED).replace("?P<month>", "?:").replace("?P<short>", "?:")
_NEXT = rf"\s*(?:,\s*(?:and|or)|,|and|or|to|[-–/])\s*{_AGAIN}"
_LEAD = (
    "no later than|not later than|as early as|as soon as|in|by|on|during|until|till|through|around|about|between|before"
    "|for"
)

_BEHIND = """
a along alongside also an and at beyond both but by during each following for from has have hosted if in is it its led
of on once onward onwards or our pending shall subject than that the their they this through to together under until
using via we when which while who will with would
"""
# A year before another word describes it: `2025 dollars`, `the 2025 Summit`.
BEHIND_YEAR = frozenset(_BEHIND.split())

_PLANNED = "anticipated due envisaged expected foreseen planned projected scheduled set slated targeted"
# Participles of plans; others, such as `agreed in 2024` without `be` before it, speak of what was.
PLANNED = frozenset(_PLANNED.split())
PARTICIPLE = re.compile(r"\b(?!\w*eed\b)(\w+ed|held|begun|built|made|sent|taken|put|set|due|met)$", re.IGNORECASE)
# `for 2026` is a time behind these; behind others, such as `budget` and `goals`, it is something else.
BEFORE_FOR = re.compile(rf"\b(?:{_PLANNED.replace(' ', '|')}|launch|landing|flight|completion)$", re.IGNORECASE)
TO_COME = re.compile(
    r"\b(?:will|shall|to be|plan|plans|planned|planning|scheduled?|slated|expect(?:s|ed)?|targeted|aims?|intends?"
    r"|upcoming|forthcoming|next|look(?:ed|ing)? forward)\b",
    re.IGNORECASE,
)
# Clauses that go on until the next comma, and speak of something else than the plan.
ASIDE = re.compile(
    r"\b(?:as (?!early |soon |late |\d)|since |after |following |building on |based on |recalling |in line with "
    r"|in accordance with |pursuant to |under |given |noting |despite |if |whether |unless |once |when |while |which "
    r"|who |whose |where |originally |previously |initially |delayed |postponed |moved from |instead of |rather than "
    rf"|before (?!(?:the (?:end|beginning|start|middle|close)|early|mid|late|\d+|{_MONTHS})\b)"
    r"|until (?=the (?!end|beginning|start)|[a-z]+s\b))[^,;]*",
    re.IGNORECASE,
)
THAT_CLAUSE = re.compile(r"(?<=\s)that [^,;]*", re.IGNORECASE)
# `they confirmed that` and the like: what follows is the plan itself.
BEFORE_THAT = re.compile(
    r"\b(?:\w+ed|note|confirm|affirm|reaffirm|agree|decide|announce|ensure|hope|expect|recognize|so|fact|view"
    r"|intention|understanding|commitment)\s+$",
    re.IGNORECASE,
)
RELATIVE_PLAN = re.compile(r"(?:which|that) (?:will|shall|is|are) ", re.IGNORECASE)
NEGATION = re.compile(r"\b(?:not|never|no earlier than)\b", re.IGNORECASE)
DENIAL = re.compile(
    r"\b(?:not|never|no longer|against|without|instead|unlikely|possib(?:le|ly|ility)|explor(?:e|es|ed|ing)"
    r"|stud(?:y|ies|ied)|end(?:s|ed|ing)?(?! of)|bans?|banned|phas(?:e|es|ed|ing) out|anniversary"
    r"|(?:consider|cancel|abandon|halt|stop|suspen|terminat|withdr|oppos|fail|retir|delay|postpon|decommission"
    r"|reject|refrain|expir|ceas)\w*)\b",
    re.IGNORECASE,
)
PIECE_ENDS = re.compile(r"(?<=[;。；])|(?<=[\w)”’][.:!?])\s+(?=[^\W\d_a-z]|[“(])")

_BESIDE = """
a achieve achieved adopt adopted adoption agencies agency agree agreed agreement aim aims all also an and annual
anticipated are arrangement arrive arrives at be begin begins begun bilateral both build built by commence commences
complete completed completing completion conclude concluded concur concurred concurs conference confirm confirmed
consultations continue continues convene convened countries decide decided deliver delivered delivery deploy deployed
deployment dialogue due earliest early enter enters entry establish established exercise exercises expected extend
extended finalize finalized first flies flight flown fly for force forthcoming forward from governments held hold
holding host hosted implement implemented in in-person instrument instruments intend intended intends international
into is it its joint jointly land landed lander landing lands late launch launched launches launching leaders look
looked looking lunar meet meeting meetings mission missions module next now observatory of on open opened opening
opens operate operates operation operational operations or orbit orbiter our parties place plan planned planning plans
probe program project projects reach reaches ready reaffirm reaffirmed realize realized remain remains return returns
round rover run sample samples satellite satellites scheduled second send sent service session set shall sides sign
signature signed signing slated space spacecraft start started starting starts station stay stays summit surface take
takes talks targeted telescope the their they third this to together track two upcoming virtual we welcome welcomed
will with workshop
"""
# A verb with another thing as its object, or another thing beside it, to which the time may belong.
OTHER_THING = re.compile(
    r"\b(?:achieve|adopt|begin|build|complete|conclude|continue|convene|deliver|deploy|establish|extend|finalize|fly|hold|host"
    r"|implement|land|launch|open|operate|realize|run|send|sign|start|take) (?:(?:the|its|their|our|an?) )*[A-Z]"
    r"|\band (?:the|an?|that) (?!.*\b(?:will|shall|is|are|to be)\b)"
)
CONDITION = re.compile(r"\s*(?:if|unless)\b", re.IGNORECASE)
# What may stand between a thing and the time of its plan, beside names of places and of other things.
BESIDE_PLAN = frozenset(_BESIDE.split())

# Ends of clauses in Japanese that only lead to the plan: `2024年に合意したとおり、`.
JAPANESE_ASIDE = re.compile(r"(?:とおり|通り|ように|踏まえ|受け|基づき|続き|後|以来)$")
JAPANESE_PAST = re.compile("した|された")


@cache
def english_times() -> re.Pattern[str]:
    """Return the pattern of years with the words that lead to them, which takes milliseconds to compile."""
    return re.compile(rf"\b(?P<lead>{_LEAD})\s+{_WITHIN}{_DATED}(?:{_NEXT})*", re.IGNORECASE)


@cache
def east_asian_times() -> re.Pattern[str]:
    """Return the pattern of years in Japanese, Chinese and Korean."""
    part = r"(?:の?(?:前半|後半|上半期|下半期|初頭|半ば|春|夏|秋|冬|末|頃|ごろ|中))*"
    month = r"(?:\s?\d{1,2}\s?月(?:\s?\d{1,2}\s?日)?)?"
    japanese = rf"年度?{month}{part}(?:に|まで(?!の)|以内|、|の(?:打ち?上げ|開催|実施))"
    korean = r"년(?:\s?\d{1,2}\s?월)?(?:\s?(?:말|초|중|상반기|하반기))?(?:까지|에)"
    return re.compile(rf"(?P<lead>[于在到至])?{YEAR}(?:{japanese}|{korean}|(?(lead)年|年(?:底|之?前|内)))")
