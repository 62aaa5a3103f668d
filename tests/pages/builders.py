"""A body with every block of the palette."""

from io import BytesIO

from django.core.files.images import ImageFile
from PIL import Image
from wagtail.images import get_image_model


def make_image(collection):
    """A small picture in a collection."""
    out = BytesIO()
    Image.new("RGB", (40, 30), "#22693a").save(out, "PNG")
    out.seek(0)
    return get_image_model().objects.create(
        title="Tranh", file=ImageFile(out, name="tranh.png"), collection=collection
    )


def all_blocks(image: int, document: int) -> list[dict]:
    """One of each block, as a StreamField keeps them."""
    table = {
        "first_row_is_table_header": True,
        "first_col_is_header": False,
        "table_header_choice": "row",
        "table_caption": "Các xóm",
        "data": [["Xóm", "Số hộ"], ["Xóm 1", "120"]],
    }
    return [
        {"type": "text", "value": "<h2>Tiêu đề</h2><p>Đoạn văn.</p>"},
        {
            "type": "figure",
            "value": {"image": image, "alt": "Một bức tranh", "caption": "Chú thích"},
        },
        {"type": "alert", "value": {"level": "bad", "heading": "Làm ngay", "text": "Rời nhà."}},
        {"type": "table", "value": table},
        {"type": "steps", "value": {"steps": [{"title": "Nộp hồ sơ", "text": "Tại xã."}]}},
        {
            "type": "figures",
            "value": {"figures": [{"value": "15/15", "label": "lớp"}], "source": "Nguồn"},
        },
        {"type": "questions", "value": {"question": "Bao lâu?", "answer": "<p>Một ngày.</p>"}},
        {"type": "files", "value": {"files": [document]}},
    ]
