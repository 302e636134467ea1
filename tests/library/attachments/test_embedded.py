"""Objects inside office files: formulas of MathType may stay, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from library.attachments.embedded import LARGEST_FORMULA, Embedded, embedded_kind
from tests.library.attachments.compound_files import EQUATION_3, FORMULA, MATHTYPE, PACKAGE, stored


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (stored(MATHTYPE, FORMULA), Embedded.FORMULA),
        (stored(MATHTYPE, ("Equation Native",)), Embedded.FORMULA),
        (stored(EQUATION_3, FORMULA), Embedded.OLDER_FORMULA),
        (stored(PACKAGE, ("\x01Ole10Native",)), Embedded.FOREIGN),
        (stored(PACKAGE, FORMULA), Embedded.FOREIGN),
        (stored(MATHTYPE, (*FORMULA, "_VBA_PROJECT")), Embedded.FOREIGN),
        (stored(MATHTYPE, (*FORMULA, *FORMULA, "\x01Ole10Native")), Embedded.FOREIGN),
        (stored(MATHTYPE, ("\x01Ole",)), Embedded.FOREIGN),
        (stored(MATHTYPE, FORMULA, root=2), Embedded.FOREIGN),
        (stored(MATHTYPE, FORMULA) + bytes(LARGEST_FORMULA), Embedded.FOREIGN),
        (stored(MATHTYPE, FORMULA)[:1024], Embedded.FOREIGN),
        (b"MZ", Embedded.FOREIGN),
        (b"", Embedded.FOREIGN),
    ],
)
def test_what_an_object_is(content: bytes, kind: Embedded) -> None:
    assert embedded_kind(content) is kind


@given(st.integers(0, 2047), st.binary(min_size=1, max_size=8))
def test_a_spoilt_object_is_read_to_its_end(at: int, bytes_: bytes) -> None:
    content = bytearray(stored(MATHTYPE, FORMULA))
    content[at : at + len(bytes_)] = bytes_
    assert embedded_kind(bytes(content)) in Embedded
