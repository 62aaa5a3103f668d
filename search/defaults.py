"""The abbreviations and everyday words that a new installation knows; the province goes on.

What people of a commune type, and the words that pages and procedures have instead.
"""

SYNONYMS = {
    "ANTT": "an ninh trật tự",
    "ATGT": "an toàn giao thông",
    "ATTP": "an toàn thực phẩm",
    "bằng lái": "giấy phép lái xe",
    "BCA": "bộ công an",
    "BHTN": "bảo hiểm thất nghiệp",
    "BHXH": "bảo hiểm xã hội",
    "BHYT": "bảo hiểm y tế",
    "BTC": "bộ tài chính",
    "BYT": "bộ y tế",
    "CCCD": "căn cước công dân, thẻ căn cước",
    "CĐS": "chuyển đổi số",
    "chích ngừa": "tiêm phòng, tiêm chủng, tiêm vắc xin",
    "CMND": "chứng minh nhân dân, thẻ căn cước",
    "CNTT": "công nghệ thông tin",
    "công chứng": "chứng thực",
    "CSXH": "chính sách xã hội",
    "cúp điện": "cắt điện, mất điện, ngừng cấp điện",
    "cúp nước": "cắt nước, mất nước, ngừng cấp nước",
    "đám cưới": "kết hôn",
    "ĐKKD": "đăng ký kinh doanh",
    "ĐKKH": "đăng ký kết hôn",
    "ĐKKS": "đăng ký khai sinh",
    "DN": "doanh nghiệp",
    "DVC": "dịch vụ công",
    "DVCTT": "dịch vụ công trực tuyến",
    "GCN": "giấy chứng nhận",
    "GCNQSDĐ": "giấy chứng nhận quyền sử dụng đất",
    "GD&ĐT": "giáo dục và đào tạo",
    "GDĐT": "giáo dục và đào tạo",
    "giấy độc thân": "xác nhận tình trạng hôn nhân",
    "GPLX": "giấy phép lái xe",
    "GPXD": "giấy phép xây dựng",
    "GTGT": "giá trị gia tăng",
    "HĐND": "hội đồng nhân dân",
    "HKTT": "hộ khẩu thường trú, đăng ký thường trú",
    "hộ khẩu": "đăng ký thường trú, cư trú",
    "HTX": "hợp tác xã",
    "KCB": "khám chữa bệnh, khám bệnh",
    "KH&CN": "khoa học và công nghệ",
    "KHCN": "khoa học và công nghệ",
    "KHHGĐ": "kế hoạch hoá gia đình",
    "KTXH": "kinh tế xã hội",
    "LĐTBXH": "lao động thương binh và xã hội",
    "MTTQ": "mặt trận tổ quốc",
    "NĐ": "nghị định",
    "NHNN": "ngân hàng nhà nước",
    "NN&PTNT": "nông nghiệp và phát triển nông thôn",
    "NNPTNT": "nông nghiệp và phát triển nông thôn",
    "NQ": "nghị quyết",
    "NSNN": "ngân sách nhà nước",
    "NTM": "nông thôn mới",
    "NVQS": "nghĩa vụ quân sự",
    "OCOP": "mỗi xã một sản phẩm",
    "PCCC": "phòng cháy chữa cháy",
    "PCTT": "phòng chống thiên tai",
    "QĐ": "quyết định",
    "QPPL": "quy phạm pháp luật",
    "QSDĐ": "quyền sử dụng đất",
    "sao y": "chứng thực bản sao",
    "sổ đỏ": "giấy chứng nhận quyền sử dụng đất",
    "sổ hồng": "giấy chứng nhận quyền sử dụng đất, quyền sở hữu nhà ở",
    "SXKD": "sản xuất kinh doanh",
    "TAND": "toà án nhân dân",
    "THCS": "trung học cơ sở",
    "THPT": "trung học phổ thông",
    "TKCN": "tìm kiếm cứu nạn",
    "TN&MT": "tài nguyên và môi trường",
    "TNCN": "thu nhập cá nhân",
    "TNHH": "trách nhiệm hữu hạn",
    "TNMT": "tài nguyên và môi trường",
    "TT": "thông tư",
    "TTHC": "thủ tục hành chính",
    "TW": "trung ương",
    "TYT": "trạm y tế",
    "UBMTTQ": "uỷ ban mặt trận tổ quốc",
    "UBND": "uỷ ban nhân dân",
    "VBQPPL": "văn bản quy phạm pháp luật",
    "VKSND": "viện kiểm sát nhân dân",
    "VN": "Việt Nam",
    "VNeID": "định danh điện tử",
    "VSATTP": "vệ sinh an toàn thực phẩm",
}


def fill_synonyms(using="default", **_kwargs) -> None:
    """Gives a new installation its first synonyms; the province changes them as it likes."""
    from search.analysis import folded_words
    from search.models import Synonym

    synonyms = Synonym.objects.using(using)
    if synonyms.exists():
        return
    synonyms.bulk_create(
        Synonym(term=term, meanings=meanings, key=" ".join(folded_words(term)))
        for term, meanings in SYNONYMS.items()
    )
