"""What pupils, parents and teachers type for what is printed: data, to be added to without code.

Everything is written with its accents where it has any; who types without them is understood too,
and so are other places of the tone, `lý` for `lí`, and roman for arabic numbers. Labels and aliases
of the vocabulary are understood without standing here.
"""

# Further names of things to filter by: (facet, key of its term) to what people call it.
NAMES: dict[tuple[str, str], tuple[str, ...]] = {
    ("type", "de-kiem-tra"): (
        "kiểm tra", "bài kiểm tra", "thi", "đề thi", "bài thi", "kt", "đề kt", "ktra", "đề ktra", "đề cũ",
        "đề mẫu", "đề minh hoạ", "đề tham khảo", "đề cương kiểm tra",
    ),
    ("type", "video-bai-giang"): (
        "clip", "bài giảng", "xem bài giảng", "bài giảng video", "video bài học", "phim",
    ),
    ("type", "ngan-hang-cau-hoi"): ("nhch", "câu hỏi", "bài tập", "luyện tập", "trắc nghiệm", "ôn bài"),
    ("type", "ke-hoach-bai-day"): ("ga", "giáo án", "khbd", "kế hoạch dạy học"),
    ("type", "bai-trinh-chieu"): (
        "slide", "slides", "ppt", "pptx", "powerpoint", "power point", "bài powerpoint",
    ),
    ("type", "de-cuong-on-tap"): ("đề cương", "dc on tap", "ôn tập", "ôn thi"),
    ("type", "phieu-hoc-tap"): ("pht", "phiếu", "phiếu bài tập", "phiếu ôn tập", "worksheet"),
    ("type", "phan-mem-mo-phong"): ("mô phỏng", "thí nghiệm ảo", "phet"),
    ("type", "huong-dan-thi-nghiem"): ("thí nghiệm", "thực hành"),
    ("type", "hoc-lieu-da-phuong-tien"): (
        "infographic", "sơ đồ tư duy", "tranh", "hình ảnh", "bản đồ tư duy",
    ),
    ("type", "sgk-dien-tu"): ("sgk", "sách giáo khoa", "ebook", "sách mềm", "sách"),
    ("type", "tai-lieu-boi-duong"): ("hsg", "học sinh giỏi", "bồi dưỡng", "phụ đạo"),
    ("type", "huong-dan-cham"): ("hướng dẫn chấm", "hdc"),
    ("grade", "nha-tre"): ("mầm non",),
    ("grade", "mau-giao-be"): ("mẫu giáo", "mầm non"),
    ("grade", "mau-giao-nho"): ("mẫu giáo", "mầm non"),
    ("grade", "mau-giao-lon"): ("mẫu giáo", "mầm non"),
    ("grade", "1"): ("tiểu học", "cấp 1"),
    ("grade", "2"): ("tiểu học", "cấp 1"),
    ("grade", "3"): ("tiểu học", "cấp 1"),
    ("grade", "4"): ("tiểu học", "cấp 1"),
    ("grade", "5"): ("tiểu học", "cấp 1"),
    ("grade", "6"): ("trung học cơ sở", "thcs", "cấp 2"),
    ("grade", "7"): ("trung học cơ sở", "thcs", "cấp 2"),
    ("grade", "8"): ("trung học cơ sở", "thcs", "cấp 2"),
    ("grade", "9"): ("trung học cơ sở", "thcs", "cấp 2"),
    ("exam", "giua-hk1"): (
        "gk1", "gki", "giữa kì 1", "giữa hk1", "giữa hki", "thi giữa kì 1", "kt giữa kì 1",
        "kiểm tra giữa kì 1", "kiểm tra giữa học kì 1", "giữa học kì", "giữa kì", "kiểm tra 1 tiết",
        "kt 1 tiết",
    ),
    ("exam", "giua-hk2"): (
        "gk2", "gkii", "giữa kì 2", "giữa hk2", "giữa hkii", "thi giữa kì 2", "kt giữa kì 2",
        "kiểm tra giữa kì 2", "kiểm tra giữa học kì 2", "giữa học kì", "giữa kì", "kiểm tra 1 tiết",
        "kt 1 tiết",
    ),
    ("exam", "cuoi-hk1"): (
        "ck1", "cki", "cuối kì 1", "cuối hk1", "cuối hki", "thi hk1", "thi hki", "thi học kì 1", "thi kì 1",
        "hk1", "hki", "kì 1", "kiểm tra học kì 1", "kiểm tra cuối kì 1", "kiểm tra cuối học kì 1", "kt hk1",
        "cuối học kì", "cuối kì", "học kì",
    ),
    ("exam", "cuoi-hk2"): (
        "ck2", "ckii", "cuối kì 2", "cuối hk2", "cuối hkii", "thi hk2", "thi hkii", "thi học kì 2",
        "thi kì 2", "hk2", "hkii", "kì 2", "kiểm tra học kì 2", "kiểm tra cuối kì 2",
        "kiểm tra cuối học kì 2", "kt hk2", "cuối học kì", "cuối kì", "học kì", "cuối năm", "thi cuối năm",
    ),
    ("exam", "tuyen-sinh-10"): ("tuyển sinh 10", "thi vào 10", "vào 10", "ts10", "tuyển sinh lớp 10"),
    ("exam", "on-tap"): ("ôn tập", "đề ôn", "ôn thi"),
    ("subject", "khtn"): (
        "lí", "vật lí", "hoá", "hoá học", "sinh", "sinh học", "lí hoá sinh", "khoa học tự nhiên", "môn lí",
        "môn hoá", "môn sinh",
    ),
    ("subject", "lsdl"): ("sử", "lịch sử", "địa", "địa lí", "lsdl", "ls dl", "sử địa", "môn sử", "môn địa"),
    ("part", "lsdl/lich-su"): ("ls", "môn sử"),
    ("part", "lsdl/dia-li"): ("đl", "dl", "môn địa"),
    ("subject", "ngu-van"): ("văn", "ngữ văn", "nv", "môn văn", "văn học"),
    ("subject", "tieng-anh"): ("av", "anh", "anh văn", "tiếng anh", "english", "môn anh"),
    ("subject", "tin-hoc"): ("tin", "môn tin", "tin học"),
    ("subject", "toan"): ("môn toán", "đại số", "hình học", "đại", "hình", "số học"),
    ("subject", "cong-nghe"): ("cn", "công nghệ"),
    ("subject", "gdtc"): ("td", "thể dục", "gdtc"),
    ("subject", "hdtn"): ("hđtn", "trải nghiệm"),
    ("subject", "hdtn-hn"): ("hđtn", "trải nghiệm", "hướng nghiệp"),
    ("subject", "gddp"): ("gdđp", "địa phương"),
    ("subject", "tnxh"): ("tnxh", "tự nhiên xã hội"),
    ("subject", "nghe-thuat"): ("nhạc", "âm nhạc", "mĩ thuật", "vẽ"),
    ("series", "ket-noi-tri-thuc"): ("kntt", "kết nối", "sách kết nối"),
    ("series", "chan-troi-sang-tao"): ("ctst", "chân trời", "sách chân trời"),
    ("series", "canh-dieu"): ("cd", "cánh diều", "sách cánh diều"),
}  # fmt: skip

# Names of one thing: whoever types one of a row finds what is printed with any other of it.
SAME: tuple[tuple[str, ...], ...] = (
    # People and laws, as older and newer books print them.
    ("Ôm", "Ohm", "om"),
    ("Archimedes", "Ác-si-mét", "Acsimet", "Ác-si-met", "Arsimet", "Archimède", "Ácsimét"),
    ("Pythagore", "Pythagoras", "Pi-ta-go", "Pitago", "Pytago", "Py-ta-go"),
    ("Thalès", "Ta-lét", "Talet", "Talét", "Thales"), ("Viète", "Vi-ét", "Viet", "Vi-et", "Viét"),
    ("Newton", "Niu-tơn", "Niuton", "Niu tơn"), ("Joule", "Jun", "Jun – Len-xơ", "Jun Lenxo"),
    ("Watt", "oát"), ("Volt", "vôn"), ("Ampere", "am-pe", "ampe"), ("Pascal", "Pa-xcan", "Paxcan"),
    ("Kelvin", "Ken-vin"), ("Celsius", "Xen-xi-út", "Xenxiut"), ("Mendel", "Men-đen", "Menden"),
    ("Mendeleev", "Men-đê-lê-ép", "Mendeleep"), ("Bernoulli", "Béc-nu-li"), ("Darwin", "Đác-uyn", "Dacuyn"),
    ("Descartes", "Đề-các", "Decac"), ("Euclid", "Ơ-clít", "Oclit"),
    ("Eratosthenes", "Ê-ra-tô-xten", "Eratoxten"), ("Venn", "biểu đồ Ven", "Ven"),
    # Substances: the names of the programme of 2018 and those before it.
    ("sodium", "natri"), ("potassium", "kali"), ("calcium", "canxi"), ("magnesium", "magie", "ma-giê"),
    ("aluminium", "nhôm", "aluminum"), ("iron", "sắt"), ("copper", "đồng"), ("zinc", "kẽm"),
    ("silver", "bạc"), ("mercury", "thuỷ ngân"), ("carbon", "cacbon", "các-bon"), ("chlorine", "clo"),
    ("oxygen", "oxi", "ôxi"), ("hydrogen", "hiđro", "hidro"), ("nitrogen", "nitơ"), ("sulfur", "lưu huỳnh"),
    ("phosphorus", "photpho", "phốt-pho"), ("iodine", "iot", "i-ốt"), ("chloride", "clorua"),
    ("oxide", "oxit", "ôxít"), ("hydroxide", "hiđroxit", "hidroxit"), ("acid", "axit", "a-xít"),
    ("base", "bazơ", "ba-zơ"), ("sulfate", "sunfat"), ("sulfuric", "sunfuric"),
    ("hydrochloric", "clohiđric", "clohidric"), ("nitric", "nitơric"), ("carbonate", "cacbonat"),
    ("nitrate", "nitrat"), ("phosphate", "photphat"), ("glucose", "glucozơ", "glucozo"),
    ("saccharose", "saccarozơ", "saccarozo"), ("cellulose", "xenlulozơ", "xenlulozo"),
    ("ethylic alcohol", "rượu etylic", "ethanol"), ("acetic acid", "axit axetic"), ("ester", "este"),
    ("methane", "metan"), ("ethylene", "etilen"), ("protein", "prôtêin"), ("lipid", "lipit"),
    ("electron", "êlectron", "e-lec-tron"), ("neutron", "nơtron", "notron"), ("sodium chloride", "muối ăn"),
    # Abbreviations of a lesson's words.
    ("kiểm tra", "ktra", "kt"), ("trắc nghiệm", "tn", "tnkq"), ("đúng sai", "đs"), ("trả lời ngắn", "tln"),
    ("tự luận", "tl"), ("tài liệu", "tl"), ("đáp án", "đa"), ("đáp án", "hướng dẫn chấm"),
    ("đề cương", "đc"), ("giữa học kì I", "gk1", "gki", "giữa kì 1", "giữa hk1"),
    ("cuối học kì I", "ck1", "cki", "cuối kì 1"),
    ("giữa học kì II", "gk2", "gkii", "giữa kì 2", "giữa hk2"),
    ("cuối học kì II", "ck2", "ckii", "cuối kì 2"), ("học kì I", "hk1", "hki", "kì 1"),
    ("học kì II", "hk2", "hkii", "kì 2"), ("khoa học tự nhiên", "khtn"), ("học sinh giỏi", "hsg"),
    ("giáo viên", "gv"), ("học sinh", "hs"), ("phương trình", "pt", "ptrinh"),
    ("bậc nhất", "bậc 1"), ("bậc hai", "bậc 2"), ("bậc ba", "bậc 3"), ("bất phương trình", "bpt"),
    ("hệ phương trình", "hpt"),
    ("hằng đẳng thức", "hđt", "7 hằng đẳng thức", "bảy hằng đẳng thức đáng nhớ"),
    ("ước chung lớn nhất", "ƯCLN", "uc ucln", "ucln"), ("bội chung nhỏ nhất", "BCNN", "bc bcnn"),
    ("ước chung", "uc"), ("bội chung", "bc"), ("đường thẳng", "đt"), ("tam giác", "tg"),
    ("tam giác đồng dạng", "tgđd"), ("hình chữ nhật", "hcn"), ("hình bình hành", "hbh"),
    ("hình vuông", "hv"), ("giá trị lớn nhất", "gtln"), ("giá trị nhỏ nhất", "gtnn"), ("tỉ lệ thức", "tlt"),
    ("đại lượng tỉ lệ thuận", "tỉ lệ thuận", "tlt"), ("tỉ lệ nghịch", "tln"), ("phản ứng hoá học", "pưhh"),
    ("phương trình hoá học", "pthh"), ("nguyên tử khối", "ntk"), ("dân tộc thiểu số", "dtts"),
    ("sách giáo khoa", "sgk"), ("số nguyên tố", "snt"), ("máy tính", "mt"),
    ("Hệ Mặt Trời", "thái dương hệ"), ("đẳng thức", "đt"), ("mạng máy tính", "internet"),
)  # fmt: skip

# Words that help to rank but never keep anything from being found.
OPTIONAL: tuple[str, ...] = (
    "của", "và", "cho", "về", "trong", "là", "các", "những", "một", "thế", "nào", "có", "không", "gì",
    "với", "bài", "lớp", "môn", "khối", "chương", "tiết", "em", "con", "tìm", "xem", "tải", "tải về",
    "download", "file", "pdf", "word", "online", "miễn phí", "mới", "mới nhất", "hay", "hay nhất", "theo",
    "sách", "học", "dạy", "có đáp án", "có lời giải", "có đáp án và lời giải", "đáp án", "lời giải",
    "kèm đáp án", "có da", "chi tiết", "đầy đủ", "năm học", "năm", "kiến thức", "lí thuyết", "học liệu",
    "tài liệu", "chuyên đề", "dạng bài", "cách", "hướng dẫn", "học tốt", "giải bài tập", "soạn bài",
    "trang", "bộ", "chương trình mới", "ctgdpt 2018", "vn", "the", "of", "ôn tập", "ôn",
)  # fmt: skip
