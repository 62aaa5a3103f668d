"""Vietnam's units, today's and those of mid-2025, from the data file `data/2025.json.gz`.

`scripts/units_data.py` writes it from public packages, and says what stands where in it.
It knows no dates, documents or people.
"""

import gzip
import json
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from pathlib import Path

FILE = Path(__file__).parent / "data" / "2025.json.gz"


@dataclass(frozen=True)
class UnitRow:
    """A unit as the file has it; `full_name` such as "Xã Thành Sơn"."""

    code: str
    full_name: str
    latitude: Decimal | None = None
    longitude: Decimal | None = None
    area_km2: Decimal | None = None


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


class Dataset:
    """Today's provinces by code, each with its communes and what they came from."""

    @cached_property
    def _file(self) -> dict:
        return json.loads(gzip.decompress(FILE.read_bytes()), parse_float=Decimal)

    @cached_property
    def _today(self) -> dict[str, dict]:
        return {province["code"]: province for province in self._file["today"]}

    @property
    def provinces(self) -> dict[str, str]:
        """Names of today's provinces by code: {"40": "Nghệ An"}."""
        return {code: province["name"] for code, province in self._today.items()}

    def province(self, code: str, communes: tuple[str, ...] = ()) -> NewProvince:
        """A province of today, whole or with only the communes of some codes."""
        province = self._today[code]
        name = province["name"]
        return NewProvince(
            UnitRow(code, name if name.startswith("Thành phố") else f"Tỉnh {name}"),
            [self._old_province(old) for old in province["sources"]],
            [
                NewUnit(
                    UnitRow(*row),
                    [
                        *(self._old_unit(old) for old in whole),
                        *(self._old_unit(old, is_whole=False) for old in parts),
                    ],
                )
                for *row, whole, parts in province["communes"]
                if not communes or row[0] in communes
            ],
        )

    def _old_province(self, code: str) -> UnitRow:
        return UnitRow(code, *self._file["provinces"][code])

    def _old_unit(self, code: str, *, is_whole: bool = True) -> OldUnit:
        """An old commune, or an island district, which had none."""
        commune, district_code = None, code
        if code in self._file["communes"]:
            district_code, *facts = self._file["communes"][code]
            commune = UnitRow(code, *facts)
        province_code, *facts = self._file["districts"][district_code]
        return OldUnit(
            self._old_province(province_code), UnitRow(district_code, *facts), commune, is_whole
        )
