"""How far a sample notice is on devices: numbers alone, no browser and no address."""

from pathlib import Path

from communes.outbox.samples import load_mailings
from communes.pushes.way import NAME, NOTICES
from portal.core.demo import DemoWorld

FOLDER = Path(__file__).parent


def load(world: DemoWorld) -> None:
    """Makes what is missing."""
    count = load_mailings(world, FOLDER / "shared.toml", NAME, NOTICES)
    world.say(f"    {count} đợt báo trên máy")
