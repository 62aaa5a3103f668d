"""The data file of the units says what the packages say that it is made from."""

import subprocess
import sys
from pathlib import Path

from communes.units.dataset import Dataset, OldUnit
from portal.core.typed.characters import clean_text

ROOT = Path(__file__).resolve().parents[2]


def test_the_file_is_what_the_script_writes():
    command = [sys.executable, "scripts/units_data.py", "--check"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_the_whole_country_is_in_it():
    dataset = Dataset()
    assert len(dataset.provinces) == 34
    communes = [unit for code in dataset.provinces for unit in dataset.province(code).communes]
    assert len(communes) == 3321
    assert all(unit.sources for unit in communes)
    parts = [old for unit in communes for old in unit.sources if not old.is_whole]
    assert parts and all(isinstance(old, OldUnit) for old in parts)


def test_some_communes_of_a_province_can_be_asked_for():
    found = Dataset().province("37", ("14701",))
    assert [unit.commune.full_name for unit in found.communes] == ["Xã Yên Mô"]
    assert {old.code for old in found.sources} == {"35", "36", "37"}


def test_no_name_has_what_a_form_would_refuse():
    dataset = Dataset()
    for code in dataset.provinces:
        province = dataset.province(code)
        rows = [province.row, *province.sources, *(unit.commune for unit in province.communes)]
        olds = [old for unit in province.communes for old in unit.sources]
        rows += [row for old in olds for row in (old.province, old.district, old.commune) if row]
        assert all(row.full_name == " ".join(clean_text(row.full_name).split()) for row in rows)
