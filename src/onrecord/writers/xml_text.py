"""Text for XML: escaped, with LF line ends, and refused if XML cannot hold it."""

import re
from html import escape

from onrecord.writers.document import NotWritable

XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
# Characters that XML 1.0 cannot hold (2.2), and the controls that it can, on which a terminal would act.
_NO_XML = re.compile("[^\t\n\r\u0020-\u007e\u00a0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """Return the text, whose line ends are LF.

    Raises:
        NotWritable: it has a character that XML cannot hold.
    """
    if match := _NO_XML.search(text):
        before = text[max(0, match.start() - 20) : match.start()].rpartition("\n")[2]
        raise NotWritable(f"the file cannot hold the character U+{ord(match[0]):04X} that stands after “{before}”")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def escape_xml(text: str) -> str:
    """Return the text as the content of an element or of an attribute in double quotation marks.

    `xml.sax.saxutils` would do it too, and import `urllib.request`.

    Raises:
        NotWritable: it has a character that XML cannot hold.
    """
    return escape(xml_text(text)).replace("&#x27;", "'")
