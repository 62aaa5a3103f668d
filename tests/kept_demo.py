"""The demo as `make run` loads it, once for all processes of the tests: it takes a minute.

What is kept is a `DATA_DIR`, named by a digest of the whole source and of the day, which the
demo's dates follow. Who needs it first loads it while the others wait.
"""

import fcntl
import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from tests.kept_schema import FOLDER, keep_newest, lay_into

ROOT = Path(__file__).resolve().parents[1]
# What it speaks and how it is set counts as much as its code.
SOURCES = (
    *("portal", "home", "communes", "products", "search", "locale"),
    *("tests/demo_settings.py", "requirements-dev.txt"),
)
TIME_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
KEPT = 3


def digest() -> str:
    """Of all that the demo is made from, of today, and of a moved clock (`scripts/days`)."""
    today, moved = datetime.now(TIME_ZONE).date(), os.environ.get("FAKETIME", "")
    known = hashlib.sha256(f"{sys.version} {today} {moved}".encode())
    for source in SOURCES:
        for path in sorted([ROOT / source, *(ROOT / source).rglob("*")]):
            if path.is_file() and "__pycache__" not in path.parts:
                known.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    return known.hexdigest()[:16]


def kept_demo() -> Path:
    """The folder with the loaded demo; nobody writes to it."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    kept = FOLDER / f"demo-{digest()}"
    with Path(FOLDER, "demo.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            # Whoever was stopped while loading left a half.
            for half in FOLDER.glob("loading-*"):
                shutil.rmtree(half)
            with tempfile.TemporaryDirectory(dir=FOLDER, prefix="loading-") as folder:
                new = Path(folder, "data")
                _load_into(new)
                new.rename(kept)
        os.utime(kept)
        keep_newest((one for one in FOLDER.glob("demo-*") if one != kept), KEPT - 1)
    return kept


def _load_into(folder: Path) -> None:
    lay_into(folder)
    env = os.environ | {"DATA_DIR": str(folder), "DJANGO_SETTINGS_MODULE": "tests.demo_settings"}
    for elsewhere in ("DATABASE_URL", "SEARCH_URL"):
        env.pop(elsewhere, None)
    for command in (["migrate", "-v0"], ["load_demo", "--hostname", "localhost", "--port", "8000"]):
        run([sys.executable, "manage.py", *command], env)


def copy_demo(folder: Path, port: int) -> None:
    """A demo of one's own as the `DATA_DIR` `folder`, whose sites are at that port."""
    shutil.copytree(kept_demo(), folder, dirs_exist_ok=True)
    with closing(sqlite3.connect(folder / "portal.sqlite3")) as database, database:
        database.execute("UPDATE wagtailcore_site SET port = ?", [port])


def run(command: list[str], env: dict) -> subprocess.CompletedProcess:
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)} failed:\n{done.stderr[-3000:]}")
    return done
