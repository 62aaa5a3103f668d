"""Pictures of reports: attacked, private, boxed, made small by the task."""

import re
from io import BytesIO

import pillow_heif
import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from communes.feedback import tasks
from communes.feedback.models import FeedbackPhoto, FeedbackReport
from tests.feedback.conftest import FORM, follow_path, item_path, picture


@pytest.fixture
def send(world, form_data, django_capture_on_commit_callbacks):
    """Sends one picture with a good report; gives the picture's row, None where none was taken."""

    def go(file) -> FeedbackPhoto | None:
        with django_capture_on_commit_callbacks(execute=True):
            go.answer = world.post(world.a.site, FORM, form_data() | {"photos": [file]})
        return FeedbackPhoto.objects.first()

    return go


def bytes_of(field) -> bytes:
    with field.open("rb") as file:
        return file.read()


def with_place() -> SimpleUploadedFile:
    """A picture lying on its side that tells where it was made."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "Bí mật"
    gps = exif.get_ifd(0x8825)
    gps[1], gps[2] = "N", (18.0, 58.0, 30.0)
    exif[0x8825] = gps
    return picture("tai-nha.jpg", (80, 40), exif=exif)


def test_where_and_when_it_was_taken_is_gone_and_it_stands_upright(send):
    photo = send(with_place())
    for field in (photo.file, photo.small):
        content = bytes_of(field)
        assert b"Exif" not in content and "Bí mật".encode() not in content
        with Image.open(BytesIO(content)) as seen:
            assert seen.width < seen.height and not seen.getexif()


def test_heic_is_taken(send):
    out = BytesIO()
    pillow_heif.from_pillow(Image.new("RGB", (64, 48), "green")).save(out)
    photo = send(SimpleUploadedFile("IMG_1.HEIC", out.getvalue(), "image/heic"))
    with Image.open(BytesIO(bytes_of(photo.file))) as seen:
        assert seen.format == "JPEG"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "không phải"),
        (b"MZ\x90\x00" + b"\x00" * 400, "không phải"),
        (b"\xff\xd8\xff\xe0" + b"\x00" * 40, "hỏng"),
    ],
    ids=["svg", "program", "half"],
)
def test_what_is_no_picture_is_refused_whatever_its_name_says(send, content, told):
    assert send(SimpleUploadedFile("anh.jpg", content, "image/jpeg")) is None
    html = send.answer.content.decode()
    assert "anh.jpg" in html and told in html
    assert not FeedbackReport.objects.exists()


def test_a_bomb_is_refused_by_its_header(send):
    assert send(picture("bom.png", (9000, 9000), "PNG")) is None
    assert "triệu điểm ảnh" in send.answer.content.decode()


def test_a_picture_of_more_than_ten_megabytes_is_refused(send):
    small = picture("to.jpg", (40, 30)).read()
    big = SimpleUploadedFile("to.jpg", small + b"\x00" * (10 * 1024 * 1024), "image/jpeg")
    assert send(big) is None
    assert "nhiều nhất 10 MB" in send.answer.content.decode()


def test_a_name_made_to_lead_elsewhere_leads_nowhere(send):
    photo = send(picture("../../../etc/passwd.jpg"))
    assert photo.file.name.startswith("documents/phan-anh/") and "passwd" not in photo.file.name


def test_the_small_copy_is_made_by_the_task(send):
    photo = send(picture(size=(4000, 3000)))
    assert (photo.small.width, photo.small.height) == (1280, 960)
    assert tasks.make_small.call(photo.pk)
    assert FeedbackPhoto.objects.get().small.name == photo.small.name


def test_a_task_for_a_picture_that_went_or_is_broken_does_nothing(send):
    assert not tasks.make_small.call(12345) and not tasks.make_public.call(12345)
    photo = send(picture())
    photo.file.storage.delete(photo.file.name)
    FeedbackPhoto.objects.update(small="")
    assert not tasks.make_small.call(photo.pk)


def test_readers_get_no_picture_before_it_is_published_and_chosen(
    world, send, django_capture_on_commit_callbacks
):
    photo = send(picture())
    report = photo.report
    assert world.get(world.a.site, item_path(report)).status_code == 404
    assert world.get(world.a.site, f"/media/{photo.file.name}").status_code == 404
    report.title, report.public_text = "Lan can gãy", "Cần rào lại."
    with django_capture_on_commit_callbacks(execute=True):
        report.publish()
    assert "<figure" not in world.get(world.a.site, item_path(report)).content.decode()
    FeedbackPhoto.objects.update(is_shown=True)
    with django_capture_on_commit_callbacks(execute=True):
        report.publish()
    photo.refresh_from_db()
    html = world.get(world.a.site, item_path(report)).content.decode()
    assert photo.public_file.url in html and photo.file.name not in html
    assert f'width="{photo.public_width}"' in html


@pytest.fixture
def shown(send, django_capture_on_commit_callbacks):
    """A picture that readers have."""
    photo = send(picture(size=(800, 600)))
    report = photo.report
    FeedbackPhoto.objects.update(is_shown=True)
    report.title, report.public_text = "Lan can gãy", "Cần rào lại."
    with django_capture_on_commit_callbacks(execute=True):
        report.publish()
    photo.refresh_from_db()
    return photo


@pytest.mark.parametrize("step", ["take_down", "withdraw"])
def test_the_readers_copy_goes_with_the_report(shown, step, django_capture_on_commit_callbacks):
    storage, name = shown.public_file.storage, shown.public_file.name
    assert storage.exists(name)
    with django_capture_on_commit_callbacks(execute=True):
        getattr(shown.report, step)()
    assert not storage.exists(name)


def test_withdrawing_deletes_the_files(shown, django_capture_on_commit_callbacks):
    storage, names = shown.file.storage, [shown.file.name, shown.small.name]
    with django_capture_on_commit_callbacks(execute=True):
        shown.report.withdraw()
    assert not FeedbackPhoto.objects.exists()
    assert not any(storage.exists(name) for name in names)


def test_boxes_cover_what_lies_under_them(shown, editor, django_capture_on_commit_callbacks):
    before = shown.public_file.name
    with django_capture_on_commit_callbacks(execute=True):
        answer = editor.post(
            f"/admin/phan-anh/{shown.report_id}/",
            desk(shown.report, **{f"show-{shown.pk}": "on", f"boxes-{shown.pk}": "50 0 50 50"}),
        )
    assert answer.status_code == 302
    shown.refresh_from_db()
    assert shown.boxes == [[50, 0, 50, 50]]
    assert shown.public_file.name != before and not shown.public_file.storage.exists(before)
    with Image.open(BytesIO(bytes_of(shown.public_file))) as seen:
        covered, free = seen.getpixel((600, 100)), seen.getpixel((100, 500))
    assert max(abs(channel - 60) for channel in covered) < 12
    assert max(abs(channel - 60) for channel in free) > 20
    with Image.open(BytesIO(bytes_of(shown.file))) as original:
        assert max(abs(channel - 60) for channel in original.getpixel((600, 100))) > 20


@pytest.mark.parametrize("typed", ["1 2 3", "a b c d", "60 0 50 10", "0 0 0 5", "1 1 1 1;" * 13])
def test_boxes_that_are_none_are_told(shown, editor, typed):
    data = desk(shown.report, **{f"boxes-{shown.pk}": typed})
    html = editor.post(f"/admin/phan-anh/{shown.report_id}/", data).content.decode()
    assert "ô che" in html and "Chưa lưu được" in html


def desk(report, **changes) -> dict:
    report.refresh_from_db()
    typed = {
        "do": "save",
        "version": report.version,
        "kind": report.kind_id,
        "title": report.title,
        "public_text": report.public_text,
    }
    return typed | changes


def test_the_sender_sees_the_pictures_and_nobody_else(world, shown):
    report = shown.report
    own = f"{follow_path(report)}anh-{shown.pk}/"
    response = world.get(world.a.site, own)
    assert response.status_code == 200 and "no-store" in response["Cache-Control"]
    assert "sandbox" in response["Content-Security-Policy"]
    assert world.get(world.b.site, own).status_code == 404
    assert world.get(world.a.site, f"{follow_path(report)}anh-99999999999/").status_code == 404
    other = "/phan-anh/theo-doi/PA-2222-2222-2222/"
    assert world.get(world.a.site, f"{other}anh-{shown.pk}/").status_code == 404


def test_officers_of_the_commune_alone_see_the_original(world, shown, editor):
    address = f"/admin/phan-anh/anh/{shown.pk}/"
    assert editor.get(address).status_code == 200
    other = world.admin_client(world.officer(world.b))
    assert other.get(address).status_code == 404


def test_pictures_lie_where_the_web_server_gives_them_to_nobody():
    assert settings.MEDIA_URL == "/media/"
    nginx = (settings.BASE_DIR / "deploy/nginx/portal.conf.template").read_text("utf-8")
    assert "location ^~ /media/documents/ { return 404; }" in nginx


def test_the_readers_copy_goes_when_its_kind_becomes_private(
    shown, django_capture_on_commit_callbacks
):
    storage, name = shown.public_file.storage, shown.public_file.name
    kind = shown.report.kind
    for is_private in (True, False):
        kind.is_private = is_private
        with django_capture_on_commit_callbacks(execute=True):
            kind.save()
        shown.refresh_from_db()
        assert bool(shown.public_file) is not is_private
    assert not storage.exists(name)


def test_a_picture_that_an_officer_hid_stays_hidden_when_another_comes(shown, editor):
    FeedbackPhoto.objects.update(maker="officer")
    data = desk(shown.report, photos=[picture("sau.jpg", (80, 60))])
    assert editor.post(f"/admin/phan-anh/{shown.report_id}/", data).status_code == 302
    hidden, new = FeedbackPhoto.objects.all()
    assert not hidden.is_shown and new.is_shown


def test_a_copy_that_was_made_meanwhile_goes_too(shown, django_capture_on_commit_callbacks):
    """An officer's page was opened before the task was done."""
    before = FeedbackPhoto.objects.get()
    before.public_file = ""
    name = shown.public_file.name
    with django_capture_on_commit_callbacks(execute=True):
        tasks.drop_public(before)
    assert not shown.public_file.storage.exists(name)
    assert not FeedbackPhoto.objects.get().public_file


@pytest.mark.parametrize("text", [{"title": ""}, {"title": "Lan can gãy"}])
def test_pictures_of_a_form_that_came_back_are_on_it(shown, editor, text):
    """Browsers send files once: those that arrived are seen, and readers get them."""
    data = desk(shown.report, do="publish", photos=[picture("sau.jpg", (80, 60))], version="0")
    html = editor.post(f"/admin/phan-anh/{shown.report_id}/", data | text).content.decode()
    new = FeedbackPhoto.objects.last()
    assert not new.is_shown  # nothing is published before the form is right
    assert re.search(rf'name="show-{new.pk}"[^>]*checked', html)
    assert f"/admin/phan-anh/anh/{new.pk}/" in html
