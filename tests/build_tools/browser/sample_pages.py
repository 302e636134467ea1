"""One page of each kind in the built sample, for checks that hold on every page."""

PAGES = {
    "home": "mau-thcs-01/index.html",
    "home of the district": "district/index.html",
    "home of a preschool": "mau-mg-01/index.html",
    "grade": "mau-thcs-01/lop-6/index.html",
    "subject": "mau-thcs-01/lop-6/toan.html",
    "chapter": "mau-thcs-01/lop-6/toan/chuong-6.html",
    "exams": "district/de-kiem-tra/index.html",
    "exams of a term": "district/de-kiem-tra/giua-hk1.html",
    "STEM": "district/stem.html",
    "schools": "district/truong.html",
    "video": "mau-thcs-01/tai-nguyen/phan-so-bang-nhau.html",
    "video on YouTube": "mau-thcs-01/tai-nguyen/big-buck-bunny.html",
    "question bank": "mau-thcs-01/tai-nguyen/nhch-phan-so-toan-6.html",
    "question bank with passages": "mau-thcs-01/tai-nguyen/nhch-tieng-viet-doc-hieu-ngu-van-7.html",
    "question bank of chemistry": "mau-thcs-01/tai-nguyen/nhch-acid-base-khtn-8.html",
    "exam without its key": "mau-thcs-03/tai-nguyen/de-giua-hk1-khtn-9-2025-2026.html",
    "exam with its key": "mau-thcs-02/tai-nguyen/de-cuoi-hk1-toan-6-2025-2026.html",
    "document": "mau-thcs-02/tai-nguyen/ke-hoach-bai-day-su-phan-xa-anh-sang.html",
    "document with a picture": "mau-thcs-01/tai-nguyen/so-do-tu-duy-an-toan-thong-tin.html",
    "document elsewhere": "mau-thcs-01/tai-nguyen/mo-phong-can-bang-phuong-trinh-hoa-hoc.html",
    "search": "mau-thcs-01/tim-kiem.html",
    "search with results": "district/tim-kiem.html?q=phan+so",
    "search without results": "mau-thcs-01/tim-kiem.html?q=zzzzzz",
    "written by hand": "mau-thcs-01/huong-dan.html",
    "missing": "mau-thcs-01/404.html",
}
STAFF_PAGES = {
    "states": "mau-thcs-01/trang-thai.html",
    "minutes": "mau-thcs-01/tai-nguyen/bien-ban-hop-to-toan-tin-thang-9.html",
}
