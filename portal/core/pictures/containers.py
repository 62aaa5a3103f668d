"""Takes out of a file what is no part of its picture: where and when it was made, by whom, notes.

Works on the parts that a file is made of and never decodes them, so quality, transparency,
frames and timing stay to the bit. Only what is known to be picture is kept. A file that ends
too early raises IndexError or ValueError.
"""

import re

PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
PNG_PARTS = frozenset(
    b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP cICP mDCV cLLI sBIT bKGD hIST pHYs"
    b" acTL fcTL fdAT".split()
)
WEBP_PARTS = frozenset([b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF", b"ICCP"])
WEBP_TOLD = 0x08 | 0x04  # VP8X: “there are EXIF and XMP”
GIF_LOOPS = (b"NETSCAPE2.0", b"ANIMEXTS1.0")
JPEG_NEXT = re.compile(rb"\xff+([^\x00\xd0-\xd7\xff])")
JPEG_PARTS = {0xE0: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}
SOS, EOI, COMMENT = 0xDA, 0xD9, 0xFE


def bare_jpeg(content: bytes) -> bytes:
    """The first picture alone: phones hang further ones, and films, behind it (MPO)."""
    kept, position = [content[:2]], 2
    while found := JPEG_NEXT.search(content, position):
        marker, start = found[1][0], found.end() - 2
        kept.append(content[position : found.start()])  # the scan before it
        if marker == EOI:
            break
        length = int.from_bytes(content[start + 2 : start + 4])
        if length < 2:
            raise ValueError("a part without a length")
        position = start + 2 + length
        is_told = 0xE0 <= marker <= 0xEF or marker == COMMENT
        own = JPEG_PARTS.get(marker)
        if not is_told or (own and content.startswith(own, start + 4)):
            kept.append(content[start:position])
    else:
        raise ValueError("ends too early")
    return b"".join([*kept, b"\xff\xd9"])


def bare_png(content: bytes) -> bytes:
    kept, position = [PNG_SIGNATURE], len(PNG_SIGNATURE)
    kind = b""
    while kind != b"IEND":
        length = int.from_bytes(content[position : position + 4])
        kind, end = content[position + 4 : position + 8], position + 12 + length
        if end > len(content):
            raise ValueError("ends too early")
        if kind in PNG_PARTS:
            kept.append(content[position:end])
        position = end
    return b"".join(kept)


def bare_webp(content: bytes) -> bytes:
    size = int.from_bytes(content[4:8], "little") + 8
    if size > len(content) + 1:
        raise ValueError("ends too early")
    kept, position = [], 12
    while position + 8 <= min(size, len(content)):
        kind = content[position : position + 4]
        length = int.from_bytes(content[position + 4 : position + 8], "little")
        part = content[position : position + 8 + length]
        if kind == b"VP8X":
            part = part[:8] + bytes([part[8] & ~WEBP_TOLD]) + part[9:]
        if kind in WEBP_PARTS:
            kept.append(part + b"\0" * (length % 2))
        position += 8 + length + length % 2
    body = b"WEBP" + b"".join(kept)
    return b"RIFF" + len(body).to_bytes(4, "little") + body


def bare_gif(content: bytes) -> bytes:
    start = _after_colours(content, 10, 13)
    parts = [part for kind, part in _gif_parts(content, start) if kind]
    return content[:start] + b"".join(parts) + b";"


def gif_extent(content: bytes) -> tuple[int, int, int]:
    """Width and height that hold every frame of a GIF, and how many there are."""
    width, height = _short(content, 6), _short(content, 8)
    count = 0
    for kind, part in _gif_parts(content, _after_colours(content, 10, 13)):
        if kind == "frame":
            count += 1
            width = max(width, _short(part, 1) + _short(part, 5))
            height = max(height, _short(part, 3) + _short(part, 7))
    return width, height, count


def _gif_parts(content: bytes, position: int):
    """(kind, bytes) of each part: "frame", "extension", or "" for what is told only."""
    while content[position] != 0x3B:
        start = position
        if content[position] == 0x2C:
            kind = "frame"
            position = _after_colours(content, position + 9, position + 10) + 1
        elif content[position] == 0x21:
            is_picture = content[position + 1] == 0xF9 or (
                content[position + 1] == 0xFF and content[position + 3 : position + 14] in GIF_LOOPS
            )
            kind = "extension" if is_picture else ""
            position += 2
        else:
            raise ValueError("no part of a GIF")
        while length := content[position]:
            position += 1 + length
        position += 1
        yield kind, content[start:position]


def _after_colours(content: bytes, flags_at: int, position: int) -> int:
    """Where a table of colours ends, if the flags tell of one."""
    flags = content[flags_at]
    return position + (3 << ((flags & 7) + 1) if flags & 0x80 else 0)


def _short(content: bytes, position: int) -> int:
    return int.from_bytes(content[position : position + 2], "little")


BARE = {"JPEG": bare_jpeg, "MPO": bare_jpeg, "PNG": bare_png, "WEBP": bare_webp, "GIF": bare_gif}
