"""Reads the two public packages that list Vietnam's units, without importing them.

`vietnam_provinces` has today's names and codes. `vietnamadminunits` has the units
of mid-2025, areas and places on the map, and which old unit passed into which new
one, keyed by names without marks. Neither knows dates, documents or people.
"""

import json
import re
import sqlite3
from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from importlib.metadata import distribution
from pathlib import Path

from portal.core.text import fold
from portal.core.typed.characters import clean_text

COLUMNS_TODAY = "provinceCode, provinceKey, ward, wardKey, wardLat, wardLon, wardAreaKm2"
COLUMNS_OLD = (
    "province, provinceCode, provinceLat, provinceLon,"
    " district, districtKey, districtCode, districtLat, districtLon,"
    " ward, wardKey, wardCode, wardLat, wardLon"
)


@dataclass(frozen=True)
class UnitRow:
    """A unit as the packages have it; `full_name` such as "Xã Thành Sơn"."""

    code: str
    full_name: str
    latitude: Decimal | None = None
    longitude: Decimal | None = None
    area_km2: Decimal | None = None

    def __post_init__(self):
        """What is kept and shown has no character that a form would refuse."""
        if self.full_name:
            name = " ".join(clean_text(self.full_name).split())
            object.__setattr__(self, "full_name", name)


@dataclass(frozen=True)
class OldUnit:
    """A unit of mid-2025 with those above it; an island district has no commune."""

    province: UnitRow
    district: UnitRow
    commune: UnitRow | None
    is_whole: bool = True


@dataclass(frozen=True)
class NewUnit:
    """A unit of today with the old ones it came from."""

    commune: UnitRow
    sources: list[OldUnit]


@dataclass(frozen=True)
class NewProvince:
    """A province of today with the old ones it came from."""

    row: UnitRow
    sources: list[UnitRow]
    communes: list[NewUnit]


def _number(value, digits: int = 6) -> Decimal | None:
    """A measure as stored, some as text; None where the package has none."""
    return None if value in (None, "") else round(Decimal(str(value)), digits)


def _close(name: str) -> str:
    """A name with its marks but no spaces, as the package keys names alike but for marks."""
    return re.sub(r"\W", "", name.lower())


class Dataset:
    """Today's provinces by code, each with its communes and what they came from."""

    def __init__(self):
        self._today_file = self._path("vietnam-provinces", "data/nested-divisions.json")
        self._mapping_file = self._path("vietnamadminunits", "data/converter_2025.json")
        self._units_file = self._path("vietnamadminunits", "data/dataset.db")

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

    @cached_property
    def _today(self) -> dict[str, dict]:
        provinces = json.loads(self._today_file.read_text(encoding="utf-8"))
        return {f"{province['code']:02d}": province for province in provinces}

    @cached_property
    def _mapping(self) -> dict:
        return json.loads(self._mapping_file.read_text(encoding="utf-8"))

    @property
    def provinces(self) -> dict[str, str]:
        """Names of today's provinces by code: {"40": "Nghệ An"}."""
        return {code: province["name"] for code, province in self._today.items()}

    def province(self, code: str, communes: tuple[str, ...] = ()) -> NewProvince:
        """A province of today, whole or with only the communes of some codes."""
        details = self._select(
            f"SELECT {COLUMNS_TODAY} FROM admin_units WHERE provinceCode = ?",  # noqa: S608
            code,
        )
        key = details[0]["provinceKey"]
        old_provinces = self._mapping["DICT_PROVINCE"][key]
        old_units = self._old_units(old_provinces)
        sources = self._sources(key, old_units)
        new_units = [
            NewUnit(row, sources[detail["wardKey"]])
            for row, detail in self._communes(code, details)
            if not communes or row.code in communes
        ]
        province = self._today[code]
        name = province["name"]
        return NewProvince(
            UnitRow(code, name if name.startswith("Thành phố") else f"Tỉnh {name}"),
            list({old.province.code: old.province for old in old_units.values()}.values()),
            new_units,
        )

    def _communes(self, code: str, details: list) -> list[tuple[UnitRow, sqlite3.Row]]:
        """Today's communes, each with its row in the other package, matched by name."""
        by_close = {_close(detail["ward"]): detail for detail in details}
        by_folded = {fold(detail["ward"]): detail for detail in details}
        found = []
        for ward in self._today[code]["wards"]:
            name = " ".join(ward["name"].split())
            detail = by_close.get(_close(name)) or by_folded[fold(name)]
            row = UnitRow(
                f"{ward['code']:05d}",
                name,
                _number(detail["wardLat"]),
                _number(detail["wardLon"]),
                _number(detail["wardAreaKm2"], 2),
            )
            found.append((row, detail))
        return found

    def _old_units(self, province_keys: list[str]) -> dict[str, OldUnit]:
        """Units of mid-2025 by the key that the mapping uses: "province_district_commune"."""
        found = {}
        for province_key in province_keys:
            rows = self._select(
                f"SELECT {COLUMNS_OLD} FROM admin_units_legacy WHERE provinceKey = ?",  # noqa: S608
                province_key,
            )
            for row in rows:
                key = f"{province_key}_{row['districtKey']}_{row['wardKey'] or ''}"
                levels = [
                    UnitRow(
                        row[f"{level}Code"],
                        row[level],
                        _number(row[f"{level}Lat"]),
                        _number(row[f"{level}Lon"]),
                    )
                    for level in ("province", "district", "ward")
                ]
                found[key] = OldUnit(*levels[:2], levels[2] if levels[2].code else None)
        return found

    def _sources(self, key: str, old_units: dict[str, OldUnit]) -> dict[str, list[OldUnit]]:
        """Old units by the key of the new one they passed into, wholly or in part."""
        sources = defaultdict(list)
        for new_key, old_keys in self._mapping["DICT_PROVINCE_WARD_NO_DIVIDED"][key].items():
            sources[new_key] += [old_units[old_key] for old_key in old_keys]
        for old_key, parts in self._mapping["DICT_PROVINCE_WARD_DIVIDED"].get(key, {}).items():
            old = old_units[old_key]
            for part in parts:
                sources[part["newWardKey"]].append(
                    OldUnit(old.province, old.district, old.commune, is_whole=False)
                )
        return sources
