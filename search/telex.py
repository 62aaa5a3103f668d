"""What fingers meant that typed Telex while the phone was set to English: "ddawng kys"."""

import re
import unicodedata

_TONES = {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323"}
_LETTERS = {"aa": "â", "ee": "ê", "oo": "ô", "aw": "ă", "ow": "ơ", "uw": "ư", "dd": "đ"}
_SYLLABLE = re.compile(
    r"^(?:[bcdghklmnpqrstvx]|dd)*[aeiouyw]+[sfrxjaeow]*[cghmnpt]*[sfrxjzaeowd]*$"
)
_VOWELS = "aeiouyâêôăơư"


def from_telex(word: str) -> str | None:
    """The word with its marks ("kết" for "keets"); None where it is none of Telex."""
    text = word.lower()
    if not text.isascii() or not _SYLLABLE.match(text):
        return None
    tone = ""
    match = re.search(r"(?<=[aeiouyw])[cghmnpt]*([sfrxj])[aeowd]*$", text) or re.search(
        r"(?<=[aeiouyw])([sfrxj])[aeiouyw]*[cghmnpt]*[aeowd]*$", text
    )
    if match:
        tone = _TONES[match[1]]
        text = text[: match.start(1)] + text[match.end(1) :]
    # "dangd" and "tuyeet": the doubling letter may stand at the end.
    for letter in "aeod":
        double = re.match(rf"^(.*?{letter})([^{letter}]+){letter}$", text)
        if double and letter * 2 not in text:
            text = double[1] + letter + double[2]
    late = re.match(r"^(.*?)(uo|[aou])([a-z]*)w$", text)
    if late:
        text = late[1] + ("ươ" if late[2] == "uo" else _LETTERS[late[2] + "w"]) + late[3]
    text = text.replace("uow", "ươ")
    for typed, letter in _LETTERS.items():
        text = text.replace(typed, letter)
    if "w" in text or (not tone and text == word.lower()):
        return None
    if tone:
        places = [i for i, char in enumerate(text) if char in _VOWELS]
        if not places:
            return None
        marked = [i for i in places if text[i] in "âêôăơư"]
        place = marked[-1] if marked else places[-1]
        text = text[: place + 1] + tone + text[place + 1 :]
    return unicodedata.normalize("NFC", text)
