"""Compiled bundles as bytes: what is read is what was written, and nothing else is read at all."""

import json
from datetime import UTC
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from library.approval.model import Key
from library.codec import UnreadableError, decode, encode
from library.compiled import Compiled, CompiledContent, PublicSummary, PublishedFile
from library.diagnostics import Finding
from library.resource import BankDetails, DocumentDetails, ExamDetails, Resource, VideoDetails
from library.rules import ALL_RULES
from library.video import VideoRecord

_moments = st.datetimes(timezones=st.just(UTC))
_records = st.builds(VideoRecord, duration=st.none() | st.floats(allow_nan=False))
_findings = st.builds(Finding, rule=st.sampled_from(list(ALL_RULES.values())))
_exams = st.builds(ExamDetails, embargo=st.none() | _moments, key_release=st.none() | _moments)
_others = st.from_type(VideoDetails) | st.from_type(BankDetails) | st.from_type(DocumentDetails)
compiled_bundles = st.builds(
    Compiled,
    resource=st.none() | st.builds(Resource, details=_exams | _others),
    public=st.builds(PublicSummary, record=st.none() | _records),
    findings=st.lists(_findings, max_size=3).map(tuple),
)


@settings(max_examples=40, suppress_health_check=list(HealthCheck))
@given(compiled_bundles)
def test_every_compiled_bundle_comes_back_equal(compiled: Compiled) -> None:
    assert decode(Compiled, encode(compiled)) == compiled


@settings(max_examples=40, suppress_health_check=list(HealthCheck))
@given(st.from_type(CompiledContent))
def test_every_text_comes_back_equal(content: CompiledContent) -> None:
    assert decode(CompiledContent, encode(content)) == content


@settings(max_examples=40, suppress_health_check=list(HealthCheck))
@given(compiled_bundles)
def test_the_same_bundle_is_the_same_bytes(compiled: Compiled) -> None:
    assert encode(decode(Compiled, encode(compiled))) == encode(compiled)


@settings(max_examples=40, suppress_health_check=list(HealthCheck))
@given(compiled_bundles, st.data())
def test_a_value_of_another_type_anywhere_is_refused(compiled: Compiled, data: st.DataObject) -> None:
    plain = json.loads(encode(compiled).decode("utf-8", "surrogatepass"))
    holder, at = data.draw(st.sampled_from(list(_places(plain))))
    holder[at] = {"another": ["type"]} if at != 7 or holder is not plain else ["another", "type"]
    with pytest.raises(UnreadableError):
        decode(Compiled, json.dumps(plain).encode())


@pytest.mark.parametrize(
    "content", [b"", b"\xff", b"null", b"[]", b"{}", b"[" * 100_000, b"[1,2,3,4,5,6,7,8]"]
)
def test_other_bytes_are_refused(content: bytes) -> None:
    with pytest.raises(UnreadableError):
        decode(Compiled, content)
    with pytest.raises(UnreadableError):
        decode(CompiledContent, content)


@pytest.mark.parametrize(
    "content",
    [b'["a.pdf",1]', b'["a.pdf",1,"f0",""]', b'["a.pdf",true,"f0"]', b'["a.pdf",1.0,"f0"]', b'"abc"'],
)
def test_a_row_of_another_length_or_type_is_refused(content: bytes) -> None:
    assert decode(PublishedFile, b'["a.pdf",1,"f0"]') == PublishedFile("a.pdf", 1, "f0")
    with pytest.raises(UnreadableError):
        decode(PublishedFile, content)


@pytest.mark.parametrize(
    "content", [b'["th"]', b'["th","a","b"]', b'["th",null]', b'{"th":1,"a":2}', b'"ab"']
)
def test_named_tuples_are_as_strict(content: bytes) -> None:
    assert decode(Key, b'["th","a"]') == Key("th", "a")
    with pytest.raises(UnreadableError):
        decode(Key, content)


def _places(plain: list[Any]) -> list[tuple[list[Any], int]]:
    """Every place of a list in a value, however deep."""
    found = [(plain, at) for at in range(len(plain))]
    for part in plain:
        found += _places(part) if isinstance(part, list) else []
    return found
