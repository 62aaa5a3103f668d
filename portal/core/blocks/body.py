"""Blocks for the body of standard pages, announcements and stories."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from portal.core.blocks.table import TranslatedTableBlock

TABLE_PREVIEW = {
    "table_caption": "Các xóm",
    "first_row_is_table_header": True,
    "first_col_is_header": False,
    "table_header_choice": "row",
    "data": [["Xóm", "Số hộ"], ["Xóm 1", "120"], ["Xóm 2", "96"]],
}
RICH_TEXT_FEATURES = ["h2", "h3", "bold", "ol", "ul", "link", "document-link"]


class FigureBlock(blocks.StructBlock):
    """A picture with its caption; the alternative text is required."""

    image = ImageChooserBlock(label=_("Picture"))
    alt = blocks.CharBlock(
        label=_("What the picture shows"),
        max_length=160,
        help_text=_("For people who can't see it."),
    )
    caption = blocks.CharBlock(label=_("Caption"), max_length=160, required=False)

    class Meta:
        icon = "image"
        label = _("Picture")
        group = _("Text and pictures")
        description = _("A picture with what it shows and a caption")
        template = "blocks/figure.html"


class AlertBlock(blocks.StructBlock):
    """Something that a reader must not miss."""

    level = blocks.ChoiceBlock(
        label=_("Level"),
        choices=[("info", _("Good to know")), ("warn", _("Take care")), ("bad", _("Do it now"))],
        default="info",
    )
    heading = blocks.CharBlock(label=_("Heading"), max_length=90)
    text = blocks.TextBlock(label=pgettext_lazy("block", "Text"), rows=2)

    class Meta:
        icon = "warning"
        label = _("Highlighted note")
        group = _("Text and pictures")
        description = _("A coloured note at one of three levels")
        template = "blocks/alert.html"
        preview_value = {
            "level": "warn",
            "heading": "Chú ý",
            "text": "Mang theo căn cước khi đến làm giấy tờ.",
        }


class StepsBlock(blocks.StructBlock):
    """Numbered steps."""

    steps = blocks.ListBlock(
        blocks.StructBlock(
            [
                ("title", blocks.CharBlock(label=_("Step"), max_length=90)),
                ("text", blocks.TextBlock(label=_("How"), rows=2, required=False)),
            ]
        ),
        label=_("Steps"),
    )

    class Meta:
        icon = "list-ol"
        label = _("Steps")
        group = _("Lists and figures")
        description = _("What to do, one step after the other")
        template = "blocks/steps.html"
        preview_value = {
            "steps": [
                {"title": "Chuẩn bị giấy tờ", "text": "Tải mẫu hoặc xin tại Bộ phận Một cửa."},
                {"title": "Nộp hồ sơ", "text": "Đến trụ sở xã, hoặc nộp trực tuyến."},
            ]
        }


class FiguresBlock(blocks.StructBlock):
    """Large figures side by side, with their source."""

    figures = blocks.ListBlock(
        blocks.StructBlock(
            [
                ("value", blocks.CharBlock(label=_("Figure"), max_length=20)),
                ("label", blocks.CharBlock(label=_("What it counts"), max_length=80)),
            ]
        ),
        label=_("Figures"),
    )
    source = blocks.CharBlock(label=_("Source"), max_length=160, required=False)

    class Meta:
        icon = "order"
        label = _("Figures")
        group = _("Lists and figures")
        description = _("Large figures side by side")
        template = "blocks/figures.html"
        preview_value = {
            "figures": [
                {"value": "15/15", "label": "lớp tập huấn đã mở"},
                {"value": "475", "label": "lượt người học"},
            ],
            "source": "Nguồn: đề tài chuyển đổi số cấp xã.",
        }


class FilesBlock(blocks.StructBlock):
    """Files to download, each with type and size."""

    files = blocks.ListBlock(DocumentChooserBlock(), label=_("Files"))

    class Meta:
        icon = "doc-full"
        label = _("Files")
        group = _("Text and pictures")
        description = _("Files to download")
        template = "blocks/files.html"


class QuestionAnswerBlock(blocks.StructBlock):
    """A question that opens to its answer."""

    question = blocks.CharBlock(label=_("Question"), max_length=160)
    answer = blocks.RichTextBlock(
        label=pgettext_lazy("block", "Answer"), features=["bold", "ul", "ol", "link"]
    )

    class Meta:
        icon = "help"
        label = _("Question and answer")
        group = _("Lists and figures")
        description = _("A question that opens to its answer")
        template = "blocks/question_answer.html"
        preview_value = {
            "question": "Bao lâu thì có giấy khai sinh?",
            "answer": "<p>Nhận ngay trong ngày.</p>",
        }


BODY_BLOCKS = [
    (
        "text",
        blocks.RichTextBlock(
            label=pgettext_lazy("block", "Text"),
            features=RICH_TEXT_FEATURES,
            icon="pilcrow",
            group=_("Text and pictures"),
            description=_("Paragraphs, headings and lists"),
            template="blocks/text.html",
            preview_value="<h2>Tiêu đề</h2><p>Một đoạn văn ngắn.</p><ul><li>Một ý</li></ul>",
        ),
    ),
    ("figure", FigureBlock()),
    ("alert", AlertBlock()),
    (
        "table",
        TranslatedTableBlock(
            label=_("Table"),
            group=_("Lists and figures"),
            description=_("A table that becomes cards on a phone"),
            template="blocks/table.html",
            icon="table",
            preview_value=TABLE_PREVIEW,
        ),
    ),
    ("steps", StepsBlock()),
    ("figures", FiguresBlock()),
    ("questions", QuestionAnswerBlock()),
    ("files", FilesBlock()),
]


def first_figure(body) -> tuple | None:
    """The first picture of a body with what it shows; the body keeps what was read for it."""
    for number, raw in enumerate(body.raw_data if body else ()):
        if raw["type"] == "figure" and (value := body[number].value).get("image"):
            return value["image"], value["alt"]
    return None
