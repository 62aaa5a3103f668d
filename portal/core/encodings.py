"""Bytes of a text file as text: files of Vietnamese offices come in three encodings."""


def decoded(content: bytes) -> str:
    """The text of a file in UTF-8, UTF-16 or the Vietnamese code page of old Windows.

    Raises ValueError for what is no text.
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16").lstrip("\ufeff")
    zeros = content[:400].count(0)
    if zeros > len(content[:400]) // 4:
        encoding = "utf-16-le" if content[1:2] == b"\0" else "utf-16-be"
        return content.decode(encoding).lstrip("\ufeff")
    if zeros:
        raise ValueError("no text")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1258", errors="replace")
