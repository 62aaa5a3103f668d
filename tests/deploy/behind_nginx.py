"""nginx and the app as deploy/ sets them up, on loopback, asked by curl from a shell."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.kept_schema import lay_into

ROOT = Path(__file__).resolve().parents[2]
FOUND = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin") and shutil.which("curl")
MARKS = [
    # One worker starts the servers for all of these.
    pytest.mark.xdist_group("deploy"),
    pytest.mark.e2e,
    pytest.mark.deployed,
    pytest.mark.skipif(
        not (FOUND and shutil.which("envsubst")), reason="nginx, curl or envsubst is missing"
    ),
]


def seen_by(checks: str, folder: Path, *setup: str, **environment: str) -> dict[str, str]:
    """What a shell script prints that runs beside the app, of a portal with one commune, by the
    names it prints as "== name"; `setup` are lines of a shell that make more."""
    lay_into(folder / "data")
    python = f"{sys.executable} manage.py"
    lines = [
        "#!/bin/sh",
        "set -e",
        f"{python} migrate -v0",
        f"{python} setup_portal --hostname localhost --port $NGINX_PORT",
        f"{python} open_commune 'Xã Thử' xa.localhost --port $NGINX_PORT",
        *setup,
    ]
    script = folder / "setup"
    script.write_text("\n".join(lines) + "\n")
    script.chmod(0o755)
    env = {k: v for k, v in os.environ.items() if not k.startswith(("DJANGO_", "DATABASE_", "COV"))}
    env |= {"PYTHON": sys.executable, "PORTAL_SETUP": str(script), "WEB_WORKERS": "1"}
    env |= {"DATA_DIR": str(folder / "data"), "CACHE_URL": f"locmemcache://{folder.name}"}
    done = subprocess.run(
        ["scripts/with_nginx", "bash", "-c", checks],
        cwd=ROOT, env=env | environment, capture_output=True, text=True, timeout=240,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    parts = done.stdout.split("\n== ")[1:]
    return {part.partition("\n")[0]: part.partition("\n")[2] for part in parts}
