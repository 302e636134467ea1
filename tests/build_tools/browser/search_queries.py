"""What is typed, and which resource of the small catalogue must come first: over a hundred queries."""

# The whole query must be answered (no "nearest"), and this resource be the first result.
FIRST: dict[str, str] = {
    # As it is printed, without accents, in other writings of the same.
    "phân số bằng nhau": "phan-so-bang-nhau", "phan so bang nhau": "phan-so-bang-nhau",
    "PHAN SO BANG NHAU": "phan-so-bang-nhau", "toan lop 6 phan so": "nhch-phan-so",
    "so sanh phan so": "phieu-phan-so", "duong tron": "duong-tron", "đường tròn": "duong-tron",
    "mở đầu về đường tròn": "duong-tron", "hòa sen": "hoa-sen", "hoa sen": "hoa-sen", "hoà sen": "hoa-sen",
    "định lý thalès": "thales", "dinh li thales": "thales", "luỹ thừa": "so-mu", "lũy thừa": "so-mu",
    "dia ly 6 bản đồ": "ban-do", "ti le ban do": "ban-do", "tỷ lệ bản đồ": "ban-do",
    # Accents tell apart.
    "phấn": "phan-viet", "phấn viết": "phan-viet", "số mũ": "so-mu",
    # Chapters and lessons, roman and arabic.
    "toan 6 chuong 1": "nhch-chuong-1", "toán 6 chương I": "nhch-chuong-1",
    "toan 6 chuong ii": "nhch-chuong-2", "toan 8 chuong 2": "nhch-hdt",
    "bai 23 toan 6": "phan-so-bang-nhau", "toan 6 bai 11": "uoc-chung",
    # Without spaces.
    "toan6 so nguyen": "so-nguyen-am", "phanso bangnhau": "phan-so-bang-nhau", "duongtron": "duong-tron",
    "toan6chuong1": "nhch-chuong-1", "hk1lop8 van": "ck1-van-8", "khtn7 anhsang": "phan-xa",
    # Abbreviations.
    "ktra gk1 khtn 7": "gk1-khtn-7", "gk1 khtn7": "gk1-khtn-7", "ck1 van 8": "ck1-van-8",
    "ucln": "uoc-chung", "ƯCLN": "uoc-chung", "hdt lop 8": "nhch-hdt", "hpt": "he-phuong-trinh",
    "pt bac hai": "phuong-trinh-bac-hai", "nhch phan so": "nhch-phan-so", "ga khtn 7": "phan-xa",
    "giao an khtn 7": "phan-xa", "ppt toan 7": "song-song", "slide toan 7": "song-song",
    "de cuong toan 8": "de-cuong-8", "pht toan 8 canh dieu": "canh-dieu-8", "toan 8 cd": "canh-dieu-8",
    "av 8": "life",
    # Older and newer names.
    "acsimet": "archimedes", "ác-si-mét": "archimedes", "talet": "thales", "ta lét": "thales",
    "pitago": "pythagore", "pytago": "pythagore", "dinh luat om": "ohm", "định luật Ôm": "ohm",
    "viet lop 9": "viete", "vi-et": "viete", "axit": "acid", "natri clorua": "khtn-6-tach",
    "muoi an": "khtn-6-tach",
    # Exams by what they are.
    "de thi hk1 van 8 co dap an": "ck1-van-8", "đề kiểm tra cuối học kì I ngữ văn 8": "ck1-van-8",
    "on tap cuoi ki 2 toan 7 ket noi tri thuc": "ck2-toan-7", "thi cuoi nam tin 8": "ck2-tin-8",
    "kiem tra 1 tiet khtn 7": "gk1-khtn-7", "de giua hoc ki 1 khtn lop 7": "gk1-khtn-7",
    "de cuoi ki ii tin hoc 8": "ck2-tin-8",
    # Slips of Telex and VNI.
    "toans 6 phaan soos bawngf nhau": "phan-so-bang-nhau", "chuwowng 1 toan 6": "nhch-chuong-1",
    "chu7o7ng 1 toan 6": "nhch-chuong-1", "d9u7o7ng2 tron2": "duong-tron", "dduwowngf tronf": "duong-tron",
    "hocj kif 2 tin 8": "ck2-tin-8", "lowps 9 duong tron": "duong-tron", "dde thi van 8": "ck1-van-8",
    "thuaatj toans timf kieems": "nhi-phan", "d9e62 thi van 8": "ck1-van-8",
    "hinh2 tro2n": "hinh-tron", "d9inh5 li1 Viete": "viete",
    # One wrong key.
    "thuat toann": "nhi-phan",
    # Parts of subjects, levels, people, STEM, other languages.
    "lich su 6": "thoi-gian", "dia li 6": "ban-do", "mau giao": "hinh-tron",
    "hinh tron mam non": "hinh-tron", "stem": "phan-viet", "countryside": "life",
    "6a1 phan so": "nhch-phan-so", "phep cong lop 2": "phep-cong",
    # While it is being typed.
    "archim": "archimedes", "phan so bang nh": "phan-so-bang-nhau", "nhị ph": "nhi-phan",
    # More of all kinds.
    "toan 6 phan3 so61": "nhch-phan-so", "d9u7o72ng tro2n": "duong-tron", "nv8": "ck1-van-8",
    "van8 ck1": "ck1-van-8", "dl 6": "ban-do", "toan 6 học kỳ 1": "ck1-toan-6",
    "ôn tập số nguyên": "so-nguyen-am", "video phân số": "phan-so-bang-nhau",
    "phieu hoc tap phan so": "phieu-phan-so", "bai tap phan so": "nhch-phan-so",
    "trac nghiem phan so": "nhch-phan-so", "cao lanh toan 6": "gk1-toan-6-b",
    "thcs cao lanh": "gk1-toan-6-b", "co mai ohm": "ohm", "thi nghiem khtn 6": "khtn-6-tach",
    "phương trình bậc 2": "phuong-trinh-bac-hai", "7 hằng đẳng thức đáng nhớ": "nhch-hdt",
    "tieng anh 8": "life", "dinh li vi et": "viete", "số nguyên âm": "so-nguyen-am",
    "he phuong trinh": "he-phuong-trinh", "hệ pt": "he-phuong-trinh", "tam giác đồng dạng": "dong-dang",
    "tam giacs ddoongf dangj": "dong-dang", "pythagore": "pythagore", "dinh ly talet": "thales",
    "nhị phân": "nhi-phan", "luy thua": "so-mu",
    # Without spaces, with accents.
    "toán6 phânsố": "nhch-phan-so", "văn8": "ck1-van-8", "chương1 toán6": "nhch-chuong-1",
    "khtn7 ánhsáng": "phan-xa", "lớp6 phân số": "nhch-phan-so",
    # Grades in words, lessons and chapters and school years written short.
    "toan lop sau so nguyen": "so-nguyen-am", "lớp chín đường tròn": "duong-tron",
    "toan 6 b23": "phan-so-bang-nhau", "toán 6 b.23": "phan-so-bang-nhau", "toan 6 c1": "nhch-chuong-1",
    "đề thi toán 6 25-26": "ck1-toan-6", "de kiem tra 25/26 van": "ck1-van-8",
    # Exams as they are called in talk.
    "ktgk khtn 7": "gk1-khtn-7", "ktck van 8": "ck1-van-8", "gk khtn 7": "gk1-khtn-7",
    "ck 1 van 8": "ck1-van-8", "ghk1 khtn 7": "gk1-khtn-7", "exam khtn 7": "gk1-khtn-7",
    # Asked like a person.
    "so sánh phân số làm thế nào ạ": "phieu-phan-so", "em cần đề cương toán 8 với ạ": "de-cuong-8",
    "cho em hỏi phân số bằng nhau ở đâu ạ": "phan-so-bang-nhau", "truong cao lanh toan 6": "gk1-toan-6-b",
    # A name of a subject in company, and others.
    "dinh li": "viete", "đg tròn": "duong-tron", "√9 bậc hai": "phuong-trinh-bac-hai",
    "duong tr on": "duong-tron", "duo ng tron": "duong-tron", "cgc": "canh-goc-canh",
    "tam giác c.g.c": "canh-goc-canh",
    # Counted in words, and what is written short before a number.
    "chương một toán 6": "nhch-chuong-1", "chuong mot": "nhch-chuong-1", "toan 6 chuong hai": "nhch-chuong-2",
    "chuong hai toan 8": "nhch-hdt", "bài hai mươi ba toán 6": "phan-so-bang-nhau",
    "bai muoi mot toan 6": "uoc-chung", "bai so 23 toan 6": "phan-so-bang-nhau",
    "bài hai đường thẳng song song": "song-song", "hoc ki hai tin 8": "ck2-tin-8", "HK II tin 8": "ck2-tin-8",
    "chương III toán 6": "ck1-toan-6", "t6 c1": "nhch-chuong-1", "T8 chuong 2": "nhch-hdt",
    "toan 6 tap 2 phan so": "nhch-phan-so", "toan 6 tập hai phan so": "nhch-phan-so",
    "lop 6/1 phan so": "nhch-phan-so", "tnkq phan so": "nhch-phan-so",
    "phan so b ang nhau": "phan-so-bang-nhau", "em muốn học về phân số bằng nhau": "phan-so-bang-nhau",
    "giải phương trình bậc hai": "phuong-trinh-bac-hai", "tam gi ac dong dang": "dong-dang",
    "ung dung pythagor": "pythagore",
    # A subject that is a part of another today.
    "ly 8": "archimedes", "vật lí 8": "archimedes", "lý lớp 8": "archimedes", "hoa 8": "ph",
    # A space that came into a name, though both halves are words; and none that only stands in one.
    "to an lop 9 duong tron": "duong-tron", "gi ai he phuong trinh": "he-phuong-trinh",
    "truong th an phuoc": "phep-cong", "th an phuoc toan": "phep-cong",
    # Numbers within names, and what lessons were called.
    "bac nhat 2 an": "he-phuong-trinh", "he 2 pt": "he-phuong-trinh", "2 tam giac dong dang": "dong-dang",
    "pt bac 2 1 an": "phuong-trinh-bac-hai",
    # A fraction, not two grades.
    "1/2": "nhch-phan-so", "phan so 1/2": "phan-so-bang-nhau", "½ lop 6": "nhch-phan-so",
    "so sanh 2/3 va 3/4": "phieu-phan-so",
}  # fmt: skip

# Slips that are words themselves, or other words: what is asked then, and what comes first.
MEANT: dict[str, tuple[str, str]] = {
    "phan so ban nhau": ("phân số bằng nhau", "phan-so-bang-nhau"),
    "phân số ban nhau": ("phân số bằng nhau", "phan-so-bang-nhau"),
    "phan so bang nhua": ("phân số bằng nhau", "phan-so-bang-nhau"),
    "Phan So Ban Nhau lop 6": ("Phân số bằng nhau lop 6", "phan-so-bang-nhau"),
    "so nguyen an": ("số nguyên âm", "so-nguyen-am"),
    "duong ton": ("đường tròn", "duong-tron"),
    "dinh li tales": ("định lí thalès", "thales"),
    "tam giac dong dan": ("tam giác đồng dạng", "dong-dang"),
    "tam giac don dang": ("tam giác đồng dạng", "dong-dang"),
    "phan xa anh san": ("phản xạ ánh sáng", "phan-xa"),
    "phna so bang nhau": ("phân số bằng nhau", "phan-so-bang-nhau"),
    "duong trpn": ("đường tròn", "duong-tron"),
    "tam giac dong dnag": ("tam giác đồng dạng", "dong-dang"),
    "archimedec": ("archimedes", "archimedes"),
    "pythagor": ("pythagore", "pythagore"),
    "nhi phna": ("nhị phân", "nhi-phan"),
}

# Nothing answers all of these; what is nearest is shown, and said to be that.
NEAREST: dict[str, str] = {
    "tính chất của tam giác đồng dạng": "dong-dang",
    "de thi giua ki 2 toan 6": "gk1-toan-6",
    "phan so xyzxyz": "phieu-phan-so",
    "td 7": "nhi-phan",
    "am nhac 2": "phep-cong",
    # Not what other spellings of all words stand here and there in.
    "uoc song nhat": "uoc-chung",
    "canh dang vuong": "canh-goc-canh",
    "co mai trpn": "duong-tron",
    # No exercises are called so, and what only mentions it does not hide the lesson that is.
    "toan 6 so nguyen am bai tap": "so-nguyen-am",
}

# Nothing here, and nothing that is only spelled alike either.
NOTHING = (
    "tln",
    "20/11",
    "tự nhiên và xã hội",
    "xyzxyz",
    "!?",
    "…",
    "\u0301",
    "gdcd",
    "âm nhạc",
    "am nhac",
    "đạo đức",
    "co2",
    "x^2",
    # Arithmetic, of which no text has all in a row, and an abbreviation of what is printed nowhere.
    "(a+b)^2",
    "-3 + 5",
    "adn",
    "pp",
)
