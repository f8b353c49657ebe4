# Entry point of onrecord.pyz and the frozen folder. Every Python can parse it, so that an old one says what is missing.
import sys

if sys.version_info < (3, 11):
    sys.stderr.write(
        "onrecord: this is Python %d.%d, and onrecord needs 3.11 or later; name a newer one, as in: python3.12 "
        "onrecord.pyz; without one, take the folder build, which brings its own (INSTALL.txt)\n" % sys.version_info[:2]
    )
    sys.exit(2)

from onrecord.cli import main

sys.exit(main())
