"""Files of the user's account, and nothing of what is in them: private folders, atomic writes, locks, trusted reads."""

from onrecord.storage.atomic import rehearse_write, write_atomically
from onrecord.storage.folders import make_private
from onrecord.storage.locks import locked
from onrecord.storage.regular import NotRegular, TooLarge, read_regular
from onrecord.storage.trust import distrust, is_own, keeps_owners

__all__ = [
    "NotRegular",
    "TooLarge",
    "distrust",
    "is_own",
    "keeps_owners",
    "locked",
    "make_private",
    "read_regular",
    "rehearse_write",
    "write_atomically",
]
