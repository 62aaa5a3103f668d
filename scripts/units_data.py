#!/usr/bin/env python3
"""Write Vietnam's administrative units, today's and those of mid-2025, as the product's data file.

    python scripts/units_data.py          # communes/units/data/2025.json.gz
    python scripts/units_data.py --check  # only whether the file says what the packages say

Reads two public packages of the development requirements, without importing them:
`vietnam-provinces` has today's names and codes; `vietnamadminunits` has the units of mid-2025,
areas and places on the map, and which old unit passed into which new one, keyed by names without
marks. Neither knows dates, documents or people. The production install needs neither.

The file is JSON: old provinces, districts and communes by their code, as [code of the one above,
name, latitude, longitude] (provinces without the first); today's provinces with the old ones they
came from and their communes, as [code, name, latitude, longitude, km², codes of the old units
that passed into it whole, codes of those of which a part did].
"""

import gzip
import json
import os
import re
import sqlite3
import sys
from collections import defaultdict
from decimal import Decimal
from importlib.metadata import distribution
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from portal.core.text import fold  # noqa: E402
from portal.core.typed.characters import clean_text  # noqa: E402

FILE = ROOT / "communes" / "units" / "data" / "2025.json.gz"
COLUMNS_TODAY = "provinceCode, provinceKey, ward, wardKey, wardLat, wardLon, wardAreaKm2"
COLUMNS_OLD = (
    "province, provinceCode, provinceLat, provinceLon,"
    " district, districtKey, districtCode, districtLat, districtLon,"
    " ward, wardKey, wardCode, wardLat, wardLon"
)


def tidy(name: str) -> str:
    """A name without what a form would refuse."""
    return " ".join(clean_text(name).split())


def number(value, digits: int = 6) -> float | None:
    """A measure, some come as text; None where the package has none."""
    return None if value in (None, "") else float(round(Decimal(str(value)), digits))


def close(name: str) -> str:
    """A name with its marks but no spaces, as the package keys names alike but for marks."""
    return re.sub(r"\W", "", name.lower())


class Packages:
    """What both packages say together."""

    def __init__(self):
        today = self._path("vietnam-provinces", "data/nested-divisions.json")
        mapping = self._path("vietnamadminunits", "data/converter_2025.json")
        self._today = json.loads(today.read_text(encoding="utf-8"))
        self._mapping = json.loads(mapping.read_text(encoding="utf-8"))
        self._units_file = self._path("vietnamadminunits", "data/dataset.db")
        self.old = {"provinces": {}, "districts": {}, "communes": {}}

    @staticmethod
    def _path(package: str, name: str) -> Path:
        return Path(distribution(package).locate_file(f"{package.replace('-', '_')}/{name}"))

    def _select(self, query: str, *values: str) -> list[sqlite3.Row]:
        connection = sqlite3.connect(f"{self._units_file.as_uri()}?mode=ro&immutable=1", uri=True)
        connection.row_factory = sqlite3.Row
        try:
            return connection.execute(query, values).fetchall()
        finally:
            connection.close()

    def collect(self) -> dict:
        """The content of the file."""
        provinces = [self._province(province) for province in self._today]
        return {**self.old, "today": provinces}

    def _province(self, province: dict) -> dict:
        code = f"{province['code']:02d}"
        details = self._select(
            f"SELECT {COLUMNS_TODAY} FROM admin_units WHERE provinceCode = ?",
            code,
        )
        key = details[0]["provinceKey"]
        old_units = self._old_units(self._mapping["DICT_PROVINCE"][key])
        whole, parts = self._sources(key, old_units)
        return {
            "code": code,
            "name": province["name"],
            "sources": list(
                dict.fromkeys(old_province for old_province, _code in old_units.values())
            ),
            "communes": [
                [*row, whole[detail["wardKey"]], parts[detail["wardKey"]]]
                for row, detail in self._communes(province, details)
            ],
        }

    @staticmethod
    def _communes(province: dict, details: list):
        """Today's communes, each with its row in the other package, matched by name."""
        by_close = {close(detail["ward"]): detail for detail in details}
        by_folded = {fold(detail["ward"]): detail for detail in details}
        for ward in province["wards"]:
            name = " ".join(ward["name"].split())
            detail = by_close.get(close(name)) or by_folded[fold(name)]
            place = [number(detail["wardLat"]), number(detail["wardLon"])]
            area = number(detail["wardAreaKm2"], 2)
            yield [f"{ward['code']:05d}", tidy(name), *place, area], detail

    def _old_units(self, province_keys: list[str]) -> dict[str, tuple[str, str]]:
        """The codes of an old unit's province and its own by the key that the mapping uses:
        "province_district_commune". An island district has no commune: its code is meant."""
        found = {}
        for province_key in province_keys:
            rows = self._select(
                f"SELECT {COLUMNS_OLD} FROM admin_units_legacy WHERE provinceKey = ?",
                province_key,
            )
            for row in rows:
                key = f"{province_key}_{row['districtKey']}_{row['wardKey'] or ''}"
                found[key] = row["provinceCode"], self._keep(row)
        return found

    def _keep(self, row: sqlite3.Row) -> str:
        """Notes an old unit with those above it; its code."""
        levels = (("provinces", "province", ""), ("districts", "district", "province"))
        levels += (("communes", "ward", "district"),) if row["wardCode"] else ()
        for table, level, above in levels:
            place = [number(row[f"{level}Lat"]), number(row[f"{level}Lon"])]
            facts = [tidy(row[level]), *place]
            self.old[table][row[f"{level}Code"]] = [row[f"{above}Code"], *facts] if above else facts
        return row["wardCode"] or row["districtCode"]

    def _sources(self, key: str, old_units: dict) -> tuple[dict, dict]:
        """The codes of old units by the key of the new one they passed into: whole, in part."""
        whole, parts = defaultdict(list), defaultdict(list)
        for new_key, old_keys in self._mapping["DICT_PROVINCE_WARD_NO_DIVIDED"][key].items():
            whole[new_key] += [old_units[old_key][1] for old_key in old_keys]
        for old_key, pieces in self._mapping["DICT_PROVINCE_WARD_DIVIDED"].get(key, {}).items():
            for piece in pieces:
                parts[piece["newWardKey"]].append(old_units[old_key][1])
        return whole, parts


def main() -> None:
    text = json.dumps(Packages().collect(), ensure_ascii=False, separators=(",", ":"))
    if "--check" in sys.argv:
        same = gzip.decompress(FILE.read_bytes()).decode() == text
        sys.exit(None if same else "The file says something else than the packages: write it anew.")
    # Without the time: the same content is the same file.
    FILE.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    print(f"{os.path.relpath(FILE)}: {FILE.stat().st_size / 1024:.0f} KB")


if __name__ == "__main__":
    main()
