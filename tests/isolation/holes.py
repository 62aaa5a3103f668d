"""Holes that are known and still open. Each is a test that must fail: closed, it goes from here."""

from dataclasses import dataclass

from tests.isolation.walking import Finding


@dataclass(frozen=True)
class Hole:
    """What an address (the name of its view) tells, writes or fails with, and since when known.

    `what` is the model whose words are told, the table and how it is written, or the kind of
    error. `role` is one that sees it; `asked` stands in the path of what opens it.
    """

    name: str
    kind: str
    what: str
    reason: str
    role: str = "a-editor"
    asked: str = ""

    def __str__(self):
        return f"{self.name} {self.kind} {self.what}"


HOLES: list[Hole] = [
    Hole("products:index", "tells", "users.User", "names of all officers in its filters"),
    Hole("wagtailadmin_explore", "tells", "users.User", "names of all officers in its filters"),
    Hole(
        "wagtailadmin_explore_results",
        "tells",
        "users.User",
        "names of all officers in its filters",
    ),
    Hole(
        "wagtailadmin_explore_root", "tells", "users.User", "names of all officers in its filters"
    ),
    Hole(
        "wagtailadmin_pages:type_use", "tells", "users.User", "names of all officers in its filters"
    ),
    Hole(
        "wagtailadmin_reports:locked_pages",
        "tells",
        "users.User",
        "names of all officers in its filters",
        role="a-admin",
    ),
    Hole(
        "wagtailadmin_reports:site_history",
        "tells",
        "users.User",
        "names of all officers in its filters",
    ),
    Hole(
        "wagtailadmin_reports:workflow",
        "tells",
        "users.User",
        "names of all officers in its filters",
    ),
    Hole(
        "wagtailadmin_reports:workflow", "tells", "wagtailcore.Workflow", "names of all workflows"
    ),
    Hole(
        "wagtailadmin_reports:workflow_tasks",
        "tells",
        "wagtailcore.Workflow",
        "names of all workflows",
    ),
    Hole(
        "wagtailadmin_workflows:task_chooser",
        "tells",
        "wagtailcore.Workflow",
        "names of all workflows",
    ),
    Hole(
        "wagtailadmin_workflows:task_chooser_results",
        "tells",
        "wagtailcore.Workflow",
        "names of all workflows",
    ),
    Hole("wagtailadmin_pages:workflow_preview", "tells", "wagtailcore.Task", "names of all tasks"),
    Hole("wagtailadmin_reports:workflow_tasks", "tells", "wagtailcore.Task", "names of all tasks"),
    Hole("wagtailadmin_workflows:task_chooser", "tells", "wagtailcore.Task", "names of all tasks"),
    Hole(
        "wagtailadmin_workflows:task_chooser_results",
        "tells",
        "wagtailcore.Task",
        "names of all tasks",
    ),
    Hole("wagtailadmin_workflows:task_chosen", "tells", "wagtailcore.Task", "names of all tasks"),
    Hole(
        "products:choose_parent",
        "tells",
        "wagtailcore.Page",
        "draft titles of all parents, of a wrong form",
        asked="POST",
    ),
    Hole(
        "wagtailadmin_pages:choose_parent",
        "tells",
        "wagtailcore.Page",
        "draft titles of all parents, of a wrong form",
        asked="POST",
    ),
    Hole(
        "wagtailadmin_pages:move_confirm", "tells", "wagtailcore.Page", "draft titles of both pages"
    ),
    Hole(
        "wagtailadmin_pages:copy",
        "tells",
        "wagtailcore.Page",
        "draft title in the form shown again",
        asked="POST",
    ),
    Hole(
        "wagtailadmin_pages:workflow_preview",
        "tells",
        "wagtailcore.Page",
        "draft title in its message",
    ),
    Hole(
        "wagtailadmin_reports:page_types_usage",
        "tells",
        "wagtailcore.Page",
        "draft title of each type’s newest page",
    ),
    Hole(
        "wagtailadmin_reports:page_types_usage_results",
        "tells",
        "wagtailcore.Page",
        "draft title of each type’s newest page",
    ),
    Hole(
        "wagtailadmin_choose_page_chosen_multiple",
        "tells",
        "wagtailcore.Page",
        "draft title of any page",
        asked="id=",
    ),
    Hole(
        "wagtailadmin_choose_page_external_link",
        "tells",
        "wagtailcore.Page",
        "draft title of a page by its address",
        asked="POST",
    ),
    Hole("wagtaildocs:index", "tells", "taggit.Tag", "tags of all sites"),
    Hole("wagtailimages:index", "tells", "taggit.Tag", "tags of all sites"),
    Hole("wagtailimages_chooser:choose", "tells", "taggit.Tag", "tags of all sites"),
    Hole("wagtailimages:index_results", "tells", "taggit.Tag", "tags of all sites"),
    Hole(
        "wagtailadmin_tag_autocomplete", "tells", "taggit.Tag", "tags of all sites", asked="term="
    ),
    Hole(
        "wagtailadmin_tag_model_autocomplete",
        "tells",
        "taggit.Tag",
        "tags of all sites",
        asked="term=",
    ),
    Hole(
        "wagtailadmin_api:documents:find",
        "fails",
        "ValueError",
        "Wagtail’s own: takes any word for a key",
        asked="id=all",
    ),
    Hole(
        "wagtailadmin_api:images:find",
        "fails",
        "ValueError",
        "Wagtail’s own: takes any word for a key",
        asked="id=all",
    ),
    Hole(
        "wagtailadmin_api:pages:find",
        "fails",
        "ValueError",
        "Wagtail’s own: takes any word for a key",
        asked="id=all",
    ),
    Hole(
        "wagtailadmin_pages:edit",
        "fails",
        "MultiValueDictKeyError",
        "Wagtail’s own: a body without what its page sends",
        asked="POST",
    ),
    Hole(
        "wagtailadmin_pages:preview_on_add",
        "fails",
        "MultiValueDictKeyError",
        "Wagtail’s own: a body without what its page sends",
        asked="POST",
    ),
    Hole(
        "wagtailadmin_pages:preview_on_edit",
        "fails",
        "MultiValueDictKeyError",
        "Wagtail’s own: a body without what its page sends",
        asked="POST",
    ),
    Hole(
        "wagtailadmin_pages:add",
        "fails",
        "MultiValueDictKeyError",
        "Wagtail’s own: a body without what its page sends",
        asked="POST",
    ),
    Hole(
        "wagtailsettings:preview_on_edit",
        "writes",
        "communes_communesettings added",
        "makes the portal’s row before it asks for rights",
        asked="communesettings",
    ),
    *(
        Hole(
            f"wagtailadmin_pages:{name}", "tells", "wagtailcore.Page", "draft title in its message"
        )
        for name in ("collect_workflow_action_data", "workflow_action")
    ),
    *(
        Hole(
            f"{name}:chosen_multiple",
            "fails",
            "ValueError",
            "Wagtail’s own: takes any word for a key",
            asked="id=all",
        )
        for name in (
            "wagtaildocs_chooser",
            "wagtailimages_chooser",
            "wagtailsnippetchoosers_products_marketplace",
            "wagtailsnippetchoosers_questions_topic",
            "wagtailsnippetchoosers_units_administrativeunit",
            "wagtailsnippetchoosers_units_legalbasis",
            "wagtailsnippetchoosers_units_unitsuccession",
        )
    ),
]


def key_of(finding: Finding) -> tuple[str, str, str]:
    """What makes two findings the same hole: not the role, the state or whose it was."""
    is_error = finding.kind == "fails"
    what = finding.what.partition(":")[0] if is_error else finding.what.partition(": ")[2]
    if finding.kind == "tells":
        what = what.partition(" ")[0].rpartition(".")[0]
    return finding.name, finding.kind, what


def is_known(finding: Finding) -> bool:
    return key_of(finding) in {(hole.name, hole.kind, hole.what) for hole in HOLES}


# Places of forms that take or tell foreign things: what is sent in them is not checked.
TAKES = "choosers list own things only, but what comes back is not checked"
FORM_HOLES = dict.fromkeys(
    [
        "announcements.AnnouncementPage attachments-1-document",
        "announcements.AnnouncementPage body (figure: CustomImage)",
        "announcements.AnnouncementPage body (files: CustomDocument)",
        "announcements.AnnouncementPage body (questions: Page)",
        "announcements.AnnouncementPage body (text: CustomDocument)",
        "announcements.AnnouncementPage body (text: Page)",
        "communes.CommuneHomePage tasks (task: Page)",
        "lifecycle_merge into",
        "pages.ContactPage body (figure: CustomImage)",
        "pages.ContactPage body (files: CustomDocument)",
        "pages.ContactPage body (questions: Page)",
        "pages.ContactPage body (text: CustomDocument)",
        "pages.ContactPage body (text: Page)",
        "pages.StandardPage body (figure: CustomImage)",
        "pages.StandardPage body (files: CustomDocument)",
        "pages.StandardPage body (questions: CustomDocument)",
        "pages.StandardPage body (questions: Page)",
        "pages.StandardPage body (text: CustomDocument)",
        "pages.StandardPage body (text: Page)",
        "products.ProducerPage photo",
        "products.ProductIndexPage about_ocop (Page)",
        "products.ProductPage certificate_scan",
        "products.ProductPage description (Page)",
        "products.ProductPage images-1-image",
        "products.ProductPage story (Page)",
        "questions.QuestionPage answer (CustomDocument)",
        "questions.QuestionPage answer (Page)",
        "schedules.WorkSchedulePage attachment",
        "wagtailadmin_pages:copy new_parent_page",
        "wagtailsettings:edit logo",
    ],
    TAKES,
)
