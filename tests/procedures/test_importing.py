"""Taking procedures in: what is new, what changed, what an officer wrote stays."""

import json
from io import StringIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone

from communes.procedures.importing.differences import differences
from communes.procedures.importing.files import read_files
from communes.procedures.importing.taking import take_in
from communes.procedures.models import ImportState, ProcedureImport, ProcedurePage, ProcedureSource
from communes.units.models import LegalBasis
from tests.procedures.factories import make_procedure, path_of, section
from tests.procedures.test_import_reading import NATIONAL, READ, as_json


def changed(**fields):
    """The national record, with other content."""
    return NATIONAL | {"content": NATIONAL["content"] | fields}


def read(*found):
    return list(read_files([("a.json", as_json(list(found)))]).records.values())


def take(world, *found):
    return take_in(section(world.portal), read(*found))


@pytest.fixture
def taken(world):
    """The national record, taken in."""
    assert take(world, NATIONAL) == {"9.100001": "new"}
    return ProcedurePage.objects.get(code_key="9.100001")


def test_a_new_one_is_published_with_all_its_parts(world, taken):
    assert taken.live
    assert [(way.kind, way.days, way.fee) for way in taken.ways.all()] == [
        ("direct", 3, 0),
        ("post", None, None),
    ]
    assert [step.text for step in taken.steps.all()] == list(READ.steps)
    assert [paper.copies for paper in taken.papers.all()] == [0, 2]
    law = LegalBasis.objects.get(number="79/2015/QH13")
    assert (law.title, law.issuer, str(law.issued_on)) == ("Luật Thú y", "Quốc hội", "2015-06-19")
    assert taken.field.name == "Thú y"
    html = world.get(world.a.site, path_of(taken)).content.decode()
    assert "Giấy tiêm phòng" in html


def test_the_same_file_again_changes_nothing(world, taken):
    assert take(world, NATIONAL) == {"9.100001": "same"}
    [one] = differences(read(NATIONAL))
    assert one.is_same


def test_only_what_the_source_says_anew_comes_in(world, taken):
    taken.who_can_apply = "Ai nuôi chó"
    taken.everyday_name = "Khai báo chó"
    taken.save_revision().publish()
    record = changed(kết_quả_thực_hiện="Sổ theo dõi")
    [one] = differences(read(record))
    assert [(change.name, change.was_edited) for change in one.changes] == [("result", False)]
    assert take(world, record) == {"9.100001": "changed"}
    page = ProcedurePage.objects.get(pk=taken.pk)
    assert (page.result, page.who_can_apply, page.everyday_name) == (
        "Sổ theo dõi",
        "Ai nuôi chó",
        "Khai báo chó",
    )


def test_what_both_changed_says_so(world, taken):
    taken.who_can_apply = "Ai nuôi chó"
    taken.save_revision().publish()
    [one] = differences(read(changed(đối_tượng_thực_hiện="Chủ vật nuôi")))
    [change] = one.changes
    assert (change.before, change.after, change.was_edited) == (
        ["Ai nuôi chó"],
        ["Chủ vật nuôi"],
        True,
    )


def test_what_the_file_leaves_empty_stays(world, taken):
    assert take(world, changed(kết_quả_thực_hiện="")) == {"9.100001": "same"}
    taken.refresh_from_db()
    assert taken.result == "Giấy xác nhận"


def test_papers_keep_what_no_file_tells(world, taken):
    paper = taken.papers.get(name="Tờ khai")
    paper.to_show = True
    paper.save()
    tables = json.loads(json.dumps(NATIONAL["tables"]))
    tables["thanh_phan_ho_so"].append({"ten_giay_to": "Ảnh con chó", "ghi_chu": "Bản chính: 2"})
    assert take(world, NATIONAL | {"tables": tables}) == {"9.100001": "changed"}
    assert list(taken.papers.values_list("name", "to_show")) == [
        ("Tờ khai", True),
        ("Giấy tiêm phòng", False),
        ("Ảnh con chó", False),
    ]


def test_an_officers_draft_is_not_published_with_it(world, taken):
    taken.everyday_name = "Chưa xong"
    taken.save_revision()
    assert take(world, changed(kết_quả_thực_hiện="Sổ")) == {"9.100001": "draft"}
    page = ProcedurePage.objects.get(pk=taken.pk)
    assert (page.result, page.everyday_name) == ("Giấy xác nhận", "")
    draft = page.get_latest_revision_as_object()
    assert (draft.result, draft.everyday_name) == ("Sổ", "Chưa xong")


def test_what_lacks_something_is_a_draft(world):
    bare = {"mã": "9.200001", "tên thủ tục": "Chỉ có tên"}
    assert take(world, bare) == {"9.200001": "draft"}
    page = ProcedurePage.objects.get(code_key="9.200001")
    assert not page.live
    assert world.get(world.a.site, path_of(page)).status_code == 404


def test_one_that_fails_leaves_the_others(world, taken):
    taken.locked = True
    taken.save()
    other = {"mã": "9.200002", "tên": "Khác", "cách thức": "Trực tiếp", "thời hạn": "1 ngày"}
    done = take(world, changed(kết_quả_thực_hiện="Sổ"), other | {"lĩnh vực": "Thú y"})
    assert done["9.200002"] == "new"
    assert "khoá" in done["9.100001"]


def test_two_names_that_are_one_get_two_addresses(world, taken):
    other = json.loads(json.dumps(NATIONAL))
    other["metadata"]["mã_thủ_tục"] = other["thu_tuc_id"] = "9.100009"
    assert take(world, other) == {"9.100009": "new"}
    slugs = ProcedurePage.objects.values_list("slug", flat=True)
    assert sorted(slugs) == ["dang-ky-nuoi-cho", "dang-ky-nuoi-cho-9-100009"]


def test_many_differences_cost_the_same(
    world, django_assert_num_queries, django_assert_max_num_queries
):
    for number in range(6):
        make_procedure(world.portal, f"Thủ tục {number}", national_code=f"9.30000{number}")
    found = [{"mã": f"9.30000{n}", "tên": f"Thủ tục {n}", "kết quả": "Giấy"} for n in range(6)]
    records = read(*found)
    with django_assert_max_num_queries(7):
        assert len([one for one in differences(records) if one.changes]) == 6


class TestScreens:
    index = property(lambda self: reverse("procedure_imports:index"))

    def client(self, world, role="province-editor"):
        return world.admin_client(world.officer(world.portal, role.removeprefix("province-")))

    def upload(self, client, *found):
        file = SimpleUploadedFile("a.json", as_json(list(found)))
        return client.post(self.index, {"uploads": [file]})

    def test_files_are_read_looked_at_and_taken_in(self, world):
        client = self.client(world)
        review = self.upload(client, NATIONAL, {"tên": "Không mã"}).url
        assert not ProcedurePage.objects.exists()
        html = client.get(review).content.decode()
        assert "Đăng ký nuôi chó" in html
        assert "Không mã" in html
        assert client.post(review, {"code": ["9.100001", "9.999999"]}).url == review
        run = ProcedureImport.objects.get()
        assert (run.state, run.result) == (ImportState.DONE, {"9.100001": "new"})
        assert ProcedurePage.objects.get().live
        assert "9.100001" in client.get(review).content.decode()

    def test_nothing_ticked_is_told(self, world):
        client = self.client(world)
        review = self.upload(client, NATIONAL).url
        answer = client.post(review)
        assert answer.status_code == 200
        assert "Chọn ít nhất một thủ tục." in answer.content.decode()

    def test_a_procedure_of_another_level_waits_for_a_tick(self, world):
        other = json.loads(json.dumps(NATIONAL))
        other["metadata"]["cấp_thực_hiện"] = "Cấp Bộ"
        client = self.client(world)
        html = client.get(self.upload(client, other).url).content.decode()
        assert "Cấp Bộ" in html
        assert "checked" not in html.split('value="9.100001"')[1].split(">")[0]

    @pytest.mark.parametrize(
        ("content", "told"),
        [(b"", "trống"), (b"{", "JSON sai từ dòng 1"), (b"PK\x03\x04x", "bị hỏng")],
    )
    def test_wrong_files_are_told(self, world, content, told):
        client = self.client(world)
        answer = client.post(self.index, {"uploads": [SimpleUploadedFile("a.json", content)]})
        # What can be read in part is looked at; what can't at all stays on the form.
        shown = client.get(answer.url) if answer.status_code == 302 else answer
        assert told in shown.content.decode()

    def test_no_file_is_told(self, world):
        answer = self.client(world).post(self.index)
        assert answer.context["form"].errors["uploads"]
        assert not ProcedureImport.objects.exists()

    @pytest.mark.parametrize("role", ["contributor", "editor", "approver", "admin"])
    def test_no_commune_takes_procedures_in(self, world, role):
        client = world.admin_client(world.officer(world.a, role))
        run = ProcedureImport.objects.create(files="a.json", records=[READ.as_json()])
        review = reverse("procedure_imports:review", args=[run.pk])
        for address in (self.index, review):
            assert client.get(address).status_code in (302, 403, 404)
            assert client.post(address, {"code": ["9.100001"]}).status_code in (302, 403, 404)
        assert not ProcedurePage.objects.exists()


class TestCommand:
    def run(self, *arguments):
        out, err = StringIO(), StringIO()
        call_command("import_procedures", *map(str, arguments), stdout=out, stderr=err)
        return out.getvalue(), err.getvalue()

    def test_it_tells_before_it_does(self, world, tmp_path):
        (tmp_path / "9.100001.json").write_bytes(as_json(NATIONAL))
        (tmp_path / "no.json").write_bytes(as_json({"tên": "Không mã"}))
        out, err = self.run("--dry-run", tmp_path)
        assert "+ 9.100001 Đăng ký nuôi chó" in out
        assert "Không mã" in err
        assert not ProcedurePage.objects.exists()
        self.run(tmp_path)
        assert ProcedurePage.objects.get().live

    def test_it_tells_what_changed_since(self, world, taken):
        today = timezone.localdate()
        assert "9.100001" in self.run("--changed-since", today)[0]
        later = timezone.now() + timezone.timedelta(days=400)
        assert self.run("--changed-since", later.date())[0] == ""
        before = ProcedureSource.objects.get().changed_at
        take(world, NATIONAL)
        assert ProcedureSource.objects.get().changed_at == before

    @pytest.mark.parametrize("arguments", [(), ("nowhere.json",), ("--changed-since", "hôm qua")])
    def test_wrong_calls_are_told(self, world, arguments):
        with pytest.raises(CommandError):
            self.run(*arguments)
