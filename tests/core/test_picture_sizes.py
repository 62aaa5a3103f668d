"""Pictures of too many pixels are refused by their header, before they fill the memory."""

import json
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from PIL import Image

from portal.core.pictures import take_in
from portal.core.pictures.intake import MOST_PIXELS
from tests.core.drawings import saved


def bomb(kind: str, side: int = 15_000) -> bytes:
    """A small file of many pixels."""

    def chunk(name, data):
        return len(data).to_bytes(4) + name + data + zlib.crc32(name + data).to_bytes(4)

    if kind == "PNG":
        head = chunk(b"IHDR", side.to_bytes(4) + side.to_bytes(4) + b"\x08\x02\0\0\0")
        return (
            b"\x89PNG\r\n\x1a\n"
            + head
            + chunk(b"IDAT", zlib.compress(b"\0" * 10**7))
            + chunk(b"IEND", b"")
        )
    short = side.to_bytes(2, "little")
    if kind == "GIF":
        return b"GIF89a" + short * 2 + b"\0\0\0" + b"," + b"\0" * 4 + short * 2 + b"\0\x02\x01\0\0;"
    if kind == "GIF frame":
        small = (9).to_bytes(2, "little")
        return b"GIF89a" + small * 2 + b"\0\0\0" + b"," + b"\0" * 4 + short * 2 + b"\0\x02\x01\0\0;"
    if kind == "WEBP":
        return saved(Image.new("L", (side, side)), "WEBP", lossless=True, method=0)
    content = saved(Image.new("RGB", (64, 40)), kind)
    if kind == "JPEG":
        old, new = (40).to_bytes(2) + (64).to_bytes(2), side.to_bytes(2) * 2
    else:
        old, new = (64).to_bytes(4) + (40).to_bytes(4), side.to_bytes(4) * 2
    assert old in content
    return content.replace(old, new)


KINDS = ["PNG", "GIF", "GIF frame", "JPEG", "WEBP", "AVIF", "HEIF"]


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """What each kind is refused with, and how much a process grew by it."""
    folder = tmp_path_factory.mktemp("bombs")
    for kind in KINDS:
        (folder / kind).write_bytes(bomb(kind, 5200 if kind == "WEBP" else 15_000))
    return _memory_of(folder)


@pytest.mark.xdist_group("picture_sizes")  # made once
@pytest.mark.parametrize("kind", KINDS)
def test_the_size_is_looked_at_before_the_pixels(told, kind):
    # A HEIF says its size twice: where they differ, the reader takes it for broken.
    assert ("hỏng" if kind == "HEIF" else "lớn") in told[kind]["message"]
    assert told[kind]["grown"] < 60_000, "KB of memory for a picture that is refused"


def test_a_moving_picture_counts_all_its_frames():
    frames = [Image.new("P", (3000, 3000), number) for number in range(1, 30)]
    content = saved(frames[0], "GIF", save_all=True, append_images=frames[1:], optimize=False)
    with pytest.raises(ValidationError) as refused:
        take_in(content)
    assert "dài" in refused.value.message


def _memory_of(folder: Path) -> dict:
    """How much a process of its own grows by taking each picture in, and what it says."""
    script = """
import json, os, resource, sys
from pathlib import Path
os.environ["DJANGO_SETTINGS_MODULE"] = "portal.settings.test"
import django
django.setup()
from django.core.exceptions import ValidationError
from portal.core.pictures import take_in
def most():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
told = {}
for path in Path(sys.argv[1]).iterdir():
    content, message, before = path.read_bytes(), "", most()
    try:
        take_in(content)
    except ValidationError as refused:
        message = str(refused.message)
    told[path.name] = {"message": message, "grown": most() - before}
print(json.dumps(told))
"""
    done = subprocess.run(
        [sys.executable, "-c", script, folder], capture_output=True, check=True, timeout=240
    )
    return json.loads(done.stdout.splitlines()[-1])


def test_a_large_photo_is_taken():
    side = int(MOST_PIXELS**0.5)
    content = saved(Image.new("L", (side, side)), "JPEG")
    assert take_in(content)[0]
