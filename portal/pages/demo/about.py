"""The pages below "About" of a commune, made from its texts."""

from dataclasses import dataclass

from .blocks import alert, figures, picture, question, steps, table, text
from .communes import SAMPLE, CommuneText


@dataclass(frozen=True)
class DemoPage:
    """A page to make: title, summary, body; `is_sample` where its content is made up."""

    title: str
    summary: str
    body: list[dict]
    is_sample: bool = True


def about_pages(commune: CommuneText) -> list[DemoPage]:
    """The four pages that tell of a commune."""
    return [_overview(commune), _offices(commune), _villages(commune), _digital_team(commune)]


def about_body(commune: CommuneText) -> list[dict]:
    """The page above them."""
    return [
        text(
            f"<p>Xã {commune.name} ở {commune.place}. {commune.people}</p>"
            "<p>Xã làm việc để bà con đi lại ít hơn: xem thông báo và lịch tiếp dân ngay trên "
            "điện thoại, gửi câu hỏi và nhận trả lời, bán hàng của nhà mình.</p>"
        ),
        picture("commune_hall.webp", "Trụ sở uỷ ban nhân dân xã, sân rộng có cột cờ"),
    ]


def _overview(commune: CommuneText) -> DemoPage:
    return DemoPage(
        "Tổng quan xã",
        f"Xã {commune.name} ở đâu, rộng hẹp thế nào, bà con sống bằng nghề gì.",
        [
            figures(SAMPLE, *commune.figures),
            text(f"<h2>Vùng đất</h2><p>{commune.land}</p>"),
            picture("field_road.webp", "Đường bê tông chạy giữa cánh đồng"),
            text(
                f"<h2>Nghề sống</h2><p>{commune.life}</p><h2>Con người</h2>"
                f"<p>{commune.people} Trẻ em học tại trường tiểu học và trung học cơ sở "
                "của xã; trạm y tế khám các ngày làm việc.</p>"
            ),
            picture("school.webp", "Sân trường tiểu học giờ ra chơi"),
        ],
    )


def _offices(commune: CommuneText) -> DemoPage:
    return DemoPage(
        "Bộ máy tổ chức",
        "Gặp ai, ở phòng nào, để làm việc gì.",
        [
            table(
                "Việc của bạn và nơi giải quyết",
                ["Việc cần làm", "Gặp", "Ngày tiếp"],
                ["Khai sinh, kết hôn, chứng thực", "Công chức Tư pháp – Hộ tịch", "Hằng ngày"],
                ["Đất đai, xây dựng", "Công chức Địa chính – Xây dựng", "Thứ Ba, thứ Năm"],
                ["Trợ cấp, người có công", "Công chức Văn hoá – Xã hội", "Hằng ngày"],
                ["Tạm trú, trật tự", "Công an xã", "Hằng ngày, cả ngày nghỉ"],
                ["Khuyến nông, thú y", "Cán bộ Nông nghiệp", "Thứ Hai, thứ Tư"],
            ),
            text(
                "<h2>Các cơ quan của xã</h2><ul>"
                "<li><b>Đảng uỷ xã</b> lãnh đạo chung.</li>"
                "<li><b>Hội đồng nhân dân xã</b> quyết định ngân sách và giám sát.</li>"
                "<li><b>Uỷ ban nhân dân xã</b> điều hành công việc hằng ngày.</li>"
                "<li><b>Mặt trận Tổ quốc và các đoàn thể</b>: phụ nữ, thanh niên, nông dân, "
                "cựu chiến binh.</li></ul>"
                "<p>Họ tên và số điện thoại từng người sẽ do xã đăng khi được người đó "
                "đồng ý.</p>"
            ),
            picture("one_stop_counter.webp", "Quầy Bộ phận Một cửa, cán bộ hướng dẫn một bà cụ"),
        ],
    )


def _villages(commune: CommuneText) -> DemoPage:
    rows = [
        [name, str(households), f"{people:,}".replace(",", "."), hall]
        for name, households, people, hall in commune.villages
    ]
    return DemoPage(
        "Thôn, xóm",
        f"{len(rows)} xóm của xã, số hộ, số người và nhà văn hoá.",
        [
            table("Các xóm của xã", ["Xóm", "Số hộ", "Nhân khẩu", "Nơi họp"], *rows),
            text(f"<p>{SAMPLE}</p>"),
            picture("culture_house.webp", "Nhà văn hoá xóm, bà con ngồi họp"),
        ],
    )


def _digital_team(commune: CommuneText) -> DemoPage:
    return DemoPage(
        "Tổ công nghệ số cộng đồng",
        "Ai giúp bạn dùng điện thoại, làm giấy tờ trên mạng, và giúp thế nào.",
        [
            text(
                "<p>Mỗi xóm có một tổ giúp bà con dùng công nghệ, thường do Bí thư Đoàn thanh "
                "niên xóm dẫn dắt. Tổ không thu tiền và không bao giờ hỏi mật khẩu hay mã OTP "
                "của bạn.</p>"
            ),
            steps(
                ("Gọi hoặc nhắn trưởng xóm", "Nói bạn cần làm việc gì, tiện giờ nào."),
                ("Gặp tại nhà văn hoá hoặc tại nhà", "Mang theo điện thoại và căn cước."),
                ("Tự tay làm, tổ đứng bên", "Bạn giữ điện thoại và tự gõ mật khẩu."),
            ),
            alert(
                "warn",
                "Coi chừng lừa đảo",
                "Không cán bộ nào gọi điện đòi chuyển tiền hay đọc mã OTP. Gặp thế, cúp máy và "
                "báo Công an xã.",
            ),
            figures(
                SAMPLE,
                (str(len(commune.villages)), "tổ ở xóm"),
                (commune.fibre, "hộ có Internet cáp quang"),
            ),
            question(
                "Không có điện thoại thông minh thì làm sao?",
                "Bạn đến Bộ phận Một cửa: ở đó có máy tính và người giúp.",
            ),
            picture("computer_help.webp", "Thanh niên chỉ một bác nông dân dùng điện thoại"),
        ],
    )
