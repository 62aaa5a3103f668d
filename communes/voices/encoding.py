"""From whatever was recorded to what phones and stations play: MP3 and Opus, one channel."""

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from communes.voices.programs import ProgramFailed, is_there, run

PROGRAM = "ffmpeg"
SECONDS_TO_ENCODE = 180
# A bulletin of more than an hour is a mistake, or meant to fill the disk.
LONGEST = 60 * 60
# By how a file begins: each is read as that kind and no other, so that none leads ffmpeg to
# other files or addresses.
BEGINNINGS: tuple[tuple[int, bytes, str], ...] = (
    (0, b"RIFF", "wav"),
    (0, b"OggS", "ogg"),
    (4, b"ftyp", "m4a"),
    (0, b"ID3", "mp3"),
    (0, b"\xff\xfb", "mp3"),
    (0, b"\xff\xf3", "mp3"),
    (0, b"\xff\xf2", "mp3"),
)
DEMUXERS = {"m4a": "mov"}
_PLAIN = ("-map", "0:a:0", "-map_metadata", "-1", "-map_chapters", "-1", "-ac", "1")
MP3 = (*_PLAIN, "-ar", "22050", "-c:a", "libmp3lame", "-b:a", "32k", "-write_xing", "0")
OPUS = (*_PLAIN, "-c:a", "libopus", "-b:a", "20k", "-application", "voip")


@dataclass(frozen=True)
class Encoded:
    """The same sound twice, as files, and how long it is."""

    mp3: bytes
    opus: bytes
    seconds: int


class NotEncoded(Exception):
    """There is no ffmpeg, or it found no sound; the message is for the log."""


def can_encode() -> bool:
    """Whether ffmpeg is installed."""
    return is_there(PROGRAM)


def kind_of(start: bytes) -> str:
    """ "mp3", "m4a", "ogg" or "wav" by the first bytes of a file; "" for anything else."""
    for at, beginning, kind in BEGINNINGS:
        if start[at:].startswith(beginning):
            return "" if kind == "wav" and start[8:12] != b"WAVE" else kind
    return ""


def encode(sound: bytes) -> Encoded:
    """A recording as MP3 (32 kbit/s) and Opus (about 20); nothing of what its file tells besides
    comes along. Raises NotEncoded."""
    kind = kind_of(sound[:16])
    if not kind:
        raise NotEncoded("neither WAV, MP3, M4A nor Ogg")
    with TemporaryDirectory(prefix="voice-") as folder:
        source = Path(folder, f"source.{kind}")
        source.write_bytes(sound)
        mp3, opus = Path(folder, "sound.mp3"), Path(folder, "sound.opus")
        command = [PROGRAM, "-nostdin", "-v", "error", "-threads", "1"]
        command += ["-protocol_whitelist", "file", "-f", DEMUXERS.get(kind, kind)]
        command += ["-t", str(LONGEST), "-i", str(source)]
        try:
            run([*command, *MP3, str(mp3), *OPUS, str(opus)], seconds=SECONDS_TO_ENCODE)
            seconds = seconds_of(mp3)
        except ProgramFailed as error:
            raise NotEncoded(str(error)) from error
        return Encoded(mp3.read_bytes(), opus.read_bytes(), seconds)


def seconds_of(path: Path) -> int:
    """How long a file is, at least a second. Raises ProgramFailed."""
    command = ["ffprobe", "-v", "error", "-protocol_whitelist", "file"]
    told = run(
        [*command, "-show_entries", "format=duration", "-of", "csv=p=0", str(path)], seconds=30
    )
    try:
        return max(1, round(float(told)))
    except ValueError as error:
        raise ProgramFailed("ffprobe told no length") from error
