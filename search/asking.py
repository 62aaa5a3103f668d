"""The words of a query that only ask: “là gì”, “ở đâu”, “thế nào”.

Pages rarely have them, so they would count as the rarest, and the word that matters would not.
"""

from collections.abc import Sequence

from search.analysis import Word, words

# As they are said; a word typed without marks is taken for the one with them. The last lines are
# of Nghệ An and Hà Tĩnh, and English.
PHRASES = """
là gì, là những gì, là cái gì, là ai, là bao nhiêu, là khi nào, là nơi nào, là như thế nào
cần gì, cần những gì, gồm những gì, bao gồm những gì, làm gì, những gì, cái gì, điều gì, gì
ở đâu, tại đâu, đến đâu, từ đâu, nơi nào, chỗ nào, ở chỗ nào, ở nơi nào
khi nào, lúc nào, bao giờ, năm nào, ngày nào, bao lâu, trong bao lâu, bao nhiêu, có bao nhiêu
thế nào, như thế nào, làm thế nào, làm thế nào để, được quy định như thế nào, ra sao, làm sao
tại sao, vì sao, sao lại, người nào, ai, những ai, có được không, được không, có phải, phải không
hay không, có đúng không, đúng không, cho tôi hỏi, cho hỏi, xin hỏi, tôi muốn hỏi, thế nào là
ai là, ai làm, thứ mấy, tháng mấy, hôm nào, số mấy, ngày mấy
ở mô, khi mô, lúc mô, ngày mô, bữa mô, là chi, cái chi, cần chi, làm răng, mần răng
what is, what are, where is, where can i, how to, how do i, when is, who is, who is the
is there, are there, what is the, when is the, of the, in the, do i, can i, how much is
"""
# These only with their marks: without them they are other words, too.
WITH_MARKS = ("nào", "đâu", "sao")
# Asks at the end of a query, and says no before it.
LAST = "không"
LONGEST = 6


def _key(text: str) -> tuple[tuple[str, str], ...]:
    return tuple((word.folded, word.exact) for word in words(text))


_PHRASES: dict[tuple[str, ...], tuple[str, ...]] = {
    tuple(folded for folded, _exact in key): tuple(exact for _folded, exact in key)
    for line in PHRASES.strip().splitlines()
    for key in map(_key, line.split(","))
}
_MARKED = {word.exact for text in WITH_MARKS for word in words(text)}
_LAST = _key(LAST)[0]


def asking_places(typed: Sequence[Word]) -> frozenset[int]:
    """The places of words that only ask; none where nothing else would be left."""
    found: set[int] = set()
    for start in range(len(typed)):
        for end in range(start + 1, min(start + LONGEST, len(typed)) + 1):
            if _asks(typed[start:end]):
                found |= {*range(start, end)}
    if typed and found and (typed[-1].folded, typed[-1].exact) == _LAST:
        found.add(len(typed) - 1)
    return frozenset(found) if len(found) < len(typed) else frozenset()


def _asks(row: Sequence[Word]) -> bool:
    if len(row) == 1 and row[0].exact in _MARKED:
        return True
    exact = _PHRASES.get(tuple(word.folded for word in row))
    if exact is None:
        return False
    return all(
        not word.has_marks or word.exact == other for word, other in zip(row, exact, strict=True)
    )
