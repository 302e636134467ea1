"""What answers earn, as tables: the same for the tool and for the script on pupils' pages."""

TRUE_FALSE = (
    # the key, the pupil's marks ("?" is left open), the share of the points
    ("ĐSĐS", "ĐSĐS", "1"),
    ("ĐSĐS", "ĐSĐĐ", "1/2"),
    ("ĐSĐS", "ĐSSĐ", "1/4"),
    ("ĐSĐS", "ĐĐSĐ", "1/10"),
    ("ĐSĐS", "SĐSĐ", "0"),
    ("ĐSĐS", "????", "0"),
    ("ĐSĐS", "Đ???", "1/10"),
    ("ĐSĐS", "ĐSĐ?", "1/2"),
    ("SSSS", "SSSS", "1"),
)

SHORT_ANSWERS = (
    # what the key accepts, what the pupil types, whether it is right
    (("12,5",), "12,5", True),
    (("12,5",), "12.50", True),
    (("12,5",), "+12,5", True),
    (("12,5",), " 12,5 ", True),
    (("12,5",), "25/2", False),
    (("12,5",), "12,6", False),
    (("12,5",), "12,5 cm", False),
    (("12,5",), "", False),
    (("-3",), "−3", True),
    (("-3",), "3", False),
    (("1 250",), "1250", True),
    (("1 250",), "1 250", True),
    (("1 250",), "1.250", False),
    (("3/4",), "3/4", True),
    (("3/4",), "3 / 4", True),
    (("3/4",), "6/8", False),
    (("3/4",), "0,75", False),
    (("~3/4",), "6/8", True),
    (("~3/4",), "0,75", True),
    (("~3/4",), "0.7", False),
    (("1 1/2",), "1 1/2", True),
    (("1 1/2",), "3/2", False),
    (("~1 1/2",), "1,5", True),
    (("12,5", "3/4"), "3/4", True),
    (("12,5", "3/4"), "12,50", True),
    (("12,5", "3/4"), "4/3", False),
    (("0",), "-0", True),
    (("0",), "không", False),
)
