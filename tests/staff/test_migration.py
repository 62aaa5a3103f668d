"""Accounts that share an e-mail address are told of before the address must be one's own."""

from importlib import import_module
from types import SimpleNamespace

import pytest

refuse = import_module("portal.users.migrations.0002_staff").refuse_shared_addresses


class Accounts:
    """What the migration asks of its users."""

    def __init__(self, *rows):
        self.rows = rows

    def exclude(self, **_kwargs):
        return Accounts(*(row for row in self.rows if row[1]))

    def order_by(self, *_fields):
        return self

    def values_list(self, *_fields):
        return self

    def iterator(self):
        return iter(self.rows)


def migrate(*rows):
    model = SimpleNamespace(objects=Accounts(*rows))
    refuse(SimpleNamespace(get_model=lambda *_names: model), None)


def test_a_shared_address_stops_the_migration_and_names_the_accounts():
    with pytest.raises(RuntimeError, match="lan, lan2"):
        migrate(("lan", "lan@x.vn"), ("pao", "pao@x.vn"), ("lan2", "Lan@X.vn"))


def test_accounts_without_an_address_share_none():
    migrate(("a", ""), ("b", ""), ("c", "c@x.vn"))
