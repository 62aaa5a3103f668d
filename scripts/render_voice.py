#!/usr/bin/env python3
"""Have the voice read the demo's bulletins (communes/bulletins/demo/voiced.toml) to files.

Needs espeak-ng and ffmpeg. Recordings that are there stay as they are: a file is named after the
words that it says. Run this after changing what a bulletin says:

    python scripts/render_voice.py
"""

import os
import sys
from pathlib import Path

import django

ROOT = Path(__file__).resolve().parent.parent
MAX_BYTES = 100 * 1024


def main():
    from communes.bulletins.demo.voiced import SOUNDS, voiced_bulletins
    from communes.voices.adapters import EspeakVoice
    from communes.voices.encoding import encode

    SOUNDS.mkdir(exist_ok=True)
    samples = {sample.sound: sample for sample in voiced_bulletins()}
    for path in SOUNDS.iterdir():
        if path.stem not in samples:
            path.unlink()
    for name, sample in samples.items():
        mp3, opus = SOUNDS / f"{name}.mp3", SOUNDS / f"{name}.opus"
        if mp3.exists() and opus.exists():
            continue
        sound = encode(EspeakVoice().say(sample.words))
        if len(sound.mp3) > MAX_BYTES:
            sys.exit(f"“{sample.title}” takes {len(sound.mp3) / 1024:.0f} KB: shorten it.")
        mp3.write_bytes(sound.mp3)
        opus.write_bytes(sound.opus)
        print(f"{mp3.relative_to(ROOT)}  {len(sound.mp3) / 1024:.1f} KB  {sample.title}")


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.test")
    django.setup()
    main()
