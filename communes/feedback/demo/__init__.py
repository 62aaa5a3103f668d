"""Sample reports in every state, the same in each commune; invented, marked as samples."""

from dataclasses import dataclass
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from django.conf import settings
from wagtail.models import Site

from communes.demo.moments import working_moment
from communes.feedback.choices import Channel, Maker, Status
from communes.feedback.models import FeedbackKind, FeedbackPhoto, FeedbackReport
from communes.feedback.signals import fill_kinds
from communes.models import Village
from portal.core.data_files import read_data
from portal.core.demo import DemoWorld
from portal.core.pictures import CleanPicture
from portal.core.sections import section_in

FOLDER = Path(__file__).parent
PICTURES = Path(settings.BASE_DIR) / "communes" / "demo_images"


@dataclass(frozen=True)
class SampleReport:
    """A report `days_ago`, closed `closed_ago` days ago; `state`: where it is.

    `village` counts those of the commune from 1; without a `title` nothing is published.
    """

    text: str
    kind: str
    place: str
    state: Status
    days_ago: int
    village: int = 1
    channel: Channel = Channel.WEB
    title: str = ""
    public_text: str = ""
    me_too: int = 0
    closed_ago: int = 0
    note: str = ""
    sent_to: str = ""
    picture: str = ""
    picture_after: str = ""


@dataclass(frozen=True)
class ReportFile:
    """The sample reports of a commune."""

    report: tuple[SampleReport, ...]


def load(world: DemoWorld) -> None:
    """Makes them once: a site that has any sample keeps what it has."""
    fill_kinds()
    kinds = {kind.name: kind for kind in FeedbackKind.objects.all()}
    samples = read_data(FOLDER / "shared.toml", ReportFile).report
    for key, commune in world.communes.items():
        site = commune.site
        has_section = section_in(site, "feedback.FeedbackIndexPage")
        if (
            has_section is None
            or FeedbackReport.objects.in_site(site).filter(is_sample=True).exists()
        ):
            continue
        villages = list(Village.objects.filter(site=site))
        first: FeedbackReport | None = None
        for place, sample in enumerate(samples):
            village = villages[(sample.village - 1) % len(villages)] if villages else None
            made = _make(site, f"{key}:{place}", sample, kinds[sample.kind], village, first)
            first = first or made
        world.say(f"    {site.site_name}: {len(samples)} phản ánh mẫu")


def _make(
    site: Site,
    name: str,
    sample: SampleReport,
    kind: FeedbackKind,
    village: Village | None,
    first: FeedbackReport | None,
) -> FeedbackReport:
    report = FeedbackReport.objects.receive(
        site,
        uuid5(NAMESPACE_URL, f"feedback-demo:{site.pk}:{name}"),
        at=working_moment(sample.days_ago, 8),
        text=sample.text,
        place=sample.place,
        village=village,
        kind=kind,
        channel=sample.channel,
        me_too_count=sample.me_too,
        is_sample=True,
    )
    _add_picture(report, sample.picture, is_after=False)
    report.title, report.public_text = sample.title, sample.public_text
    report.public_place = sample.place
    if sample.title:
        report.publish(at=working_moment(sample.days_ago, 10))
    if sample.state == Status.RECEIVED:
        return report
    report.begin(at=working_moment(sample.days_ago, 14))
    if sample.state in Status.closed():
        _add_picture(report, sample.picture_after, is_after=True)
        other = first if sample.state == Status.DUPLICATE else None
        at = working_moment(sample.closed_ago, 16)
        report.close(sample.state, sample.note, sent_to=sample.sent_to, duplicate_of=other, at=at)
    return report


def _add_picture(report: FeedbackReport, name: str, *, is_after: bool) -> None:
    if not name:
        return
    with (PICTURES / f"{name}.webp").open("rb") as file:
        picture = CleanPicture.of(file)
    FeedbackPhoto.objects.create(
        site=report.site,
        report=report,
        file=picture,
        is_after=is_after,
        is_shown=True,
        maker=Maker.OFFICER if is_after else Maker.SENDER,
    )
