"""How far the mails of a sample notice are: numbers alone, no subscriber and no address."""

from pathlib import Path

from communes.outbox.samples import load_mailings
from communes.subscriptions.way import NAME, NOTICES
from portal.core.demo import DemoWorld

FOLDER = Path(__file__).parent


def load(world: DemoWorld) -> None:
    """Makes what is missing."""
    count = load_mailings(world, FOLDER / "shared.toml", NAME, NOTICES)
    world.say(f"    {count} đợt thư")
