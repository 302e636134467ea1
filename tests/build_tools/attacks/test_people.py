"""Attacks by way of people: who they are, what they may do, and since when."""

import base64
from dataclasses import replace

import pytest

from build_tools.approving import Prepared
from build_tools.signing import sign
from library.approval.in_force import ORGANISATION
from library.approval.line import spoken
from library.approval.model import Key, Said, Source
from library.organisation.records import LARGEST_FILE
from tests.build_tools.signed_district import PEOPLE, SignedDistrict
from tests.build_tools.small_district import CHAIN, SmallDistrict, document

KEY = "thcs-a/phieu"


def put(district: SmallDistrict, **more: str) -> str:
    """A resource at the tip; its tree."""
    district.put(KEY, document(**more))
    district.commit()
    return district.tree(KEY)


def grant(district: SmallDistrict) -> None:
    """The teacher writes themselves down as principal, and it is merged."""
    role = "roles: [{role: teacher, school: thcs-a, from: 2020-01-01}"
    district.change(PEOPLE, role, role + ", {role: principal, school: thcs-a, from: 2020-01-01}")
    district.commit()


def test_row_09_a_role_written_on_main_gives_no_right(any_district: SmallDistrict) -> None:
    put(any_district, authors="[p-head]")
    any_district.approve(KEY, "p-vice")
    grant(any_district)
    assert "A112" in {finding.rule.code for finding in any_district.judge().findings}
    assert "waits for: p-principal" in any_district.refusal(KEY, "p-teacher")
    any_district.append(any_district.said(KEY, "p-teacher", "approve"))
    own = any_district.judge().tip_organisation_tree
    any_district.append(any_district.said(KEY, "p-teacher", "approve", organisation=own))
    assert any_district.shown(KEY) == {}
    assert any("no right to this stage" in void for void in any_district.voids())
    assert any("nobody approved" in void for void in any_district.voids())


def test_row_09_one_of_the_district_is_not_enough_and_two_are(any_district: SmallDistrict) -> None:
    put(any_district, authors="[p-head]")
    any_district.approve(KEY, "p-vice")
    grant(any_district)
    any_district.approve_organisation("p-officer")
    assert any_district.refusal(KEY, "p-teacher") != ""
    assert any_district.refusal("district/organisation", "p-officer") != ""
    assert any_district.refusal("district/organisation", "p-principal") != ""
    any_district.approve_organisation("p-second")
    assert any_district.refusal(KEY, "p-teacher") == ""
    any_district.approve(KEY, "p-teacher")
    assert any_district.shown(KEY) == {"school": any_district.tree(KEY)}


def test_row_09_who_left_cannot_speak_under_the_older_list(any_district: SmallDistrict) -> None:
    put(any_district)
    any_district.approve(KEY, "p-head")
    before = any_district.judge().organisation_tree
    any_district.change(PEOPLE, "{role: principal, school: thcs-a, from: 2020-01-01}", "")
    any_district.commit()
    any_district.approve_organisation()
    any_district.append(any_district.said(KEY, "p-principal", "approve", organisation=before))
    assert any_district.shown(KEY) == {}


def test_row_09_an_organisation_that_could_never_be_changed_again_is_not_put_in_force(
    real_district: SignedDistrict,
) -> None:
    put(real_district)
    real_district.approve(KEY, *CHAIN)
    tree = real_district.judge().organisation_tree
    real_district.change("content/district/policy.yml", "recorders:", "# recorders:")
    real_district.commit()
    statement = Prepared(real_district.said(KEY, "p-officer", "organisation")).statement
    tip = real_district.judge()
    change = statement._replace(
        key=Key("district", "organisation"), shelf="district", role="district-officer",
        tree=tip.tip_organisation_tree, facts=replace(statement.facts, sha256=tip.tip_authority.sha256),
    )  # fmt: skip
    real_district.append(change, change._replace(person="p-second"))
    assert real_district.judge().organisation_tree == tree
    voids = real_district.voids()
    assert len(voids) == 2
    assert all("names no recorder" in void for void in voids)


def test_row_09_an_organisation_that_was_not_read_in_full_is_not_put_in_force(
    signed_district: SignedDistrict,
) -> None:
    put(signed_district)
    signed_district.approve(KEY, *CHAIN)
    tree = signed_district.judge().organisation_tree
    signed_district.write("content/district/danh-sach.csv", b"x" * (LARGEST_FILE + 1))
    signed_district.commit()
    assert "too large" in signed_district.refusal(str(ORGANISATION), "p-officer")
    assert signed_district.judge().organisation_tree == tree


def test_row_11_nobody_approves_their_own_work(any_district: SmallDistrict) -> None:
    put(any_district, authors="[p-head]")
    assert any_district.refusal(KEY, "p-head") != ""
    any_district.append(any_district.said(KEY, "p-head", "pass"))
    any_district.append(any_district.said(KEY, "p-principal", "approve"))
    assert any_district.shown(KEY) == {}
    assert any("nobody approves what they wrote" in void for void in any_district.voids())


def test_row_12_an_account_nobody_has_carries_no_role(real_district: SignedDistrict) -> None:
    put(real_district)
    source = Source("github", "huyen/kho", 7, 1, 999, "d" * 40, "e" * 40)
    statements = [
        real_district.said(KEY, person, stage)._replace(source=source)
        for person, stage in zip(CHAIN, ("pass", "approve"), strict=True)
    ]
    real_district.put_down([Said(one, real_district.clock) for one in statements])
    assert real_district.shown(KEY) == {}
    voids = real_district.voids()
    assert len(voids) == 2
    assert all("is not this person's" in void for void in voids)


def test_row_12_an_account_or_key_of_two_people_counts_for_neither(real_district: SignedDistrict) -> None:
    key, account = real_district.keys["p-head"].public, real_district.accounts["p-head"]
    own = real_district.keys["p-teacher"].public
    real_district.change(PEOPLE, own, key)
    mine = f"github: {real_district.accounts['p-teacher']}"
    real_district.change(PEOPLE, mine, f"github: {account}")
    real_district.commit()
    put(real_district)
    real_district.append(
        real_district.said(KEY, "p-head", "pass"), real_district.said(KEY, "p-principal", "approve")
    )
    assert real_district.shown(KEY) == {}
    assert {"O108", "O115"} <= {finding.rule.code for finding in real_district.judge().findings}


def test_row_13_an_author_nobody_knows_calls_for_one_more_approver(any_district: SmallDistrict) -> None:
    tree = put(any_district, authors="[Nguyễn Văn Khách]")
    any_district.approve(KEY, *CHAIN)
    assert any_district.shown(KEY) == {}
    any_district.approve(KEY, "p-vice")
    assert any_district.shown(KEY) == {"school": tree}


def test_row_15_whom_a_statement_saw_among_the_authors_cannot_approve(any_district: SmallDistrict) -> None:
    """The head pushed to the request: the recorder saw it, and the head's own word does not help."""
    put(any_district)
    seen = any_district.said(KEY, "p-head", "pass")
    any_district.append(seen._replace(facts=replace(seen.facts, authors=("p-head", "p-teacher"))))
    any_district.append(any_district.said(KEY, "p-principal", "approve"))
    assert any_district.shown(KEY) == {}


def test_row_15_an_author_seen_later_takes_the_earlier_word_with_them(any_district: SmallDistrict) -> None:
    put(any_district)
    any_district.append(any_district.said(KEY, "p-head", "pass"))
    seen = any_district.said(KEY, "p-principal", "approve")
    any_district.append(seen._replace(facts=replace(seen.facts, authors=("p-head", "p-teacher"))))
    assert any_district.shown(KEY) == {}


@pytest.mark.parametrize(
    ("role", "why"),
    [
        ("{role: department-head, school: thcs-a, subjects: [ngu-van], from: 2020-01-01}", "subject"),
        ("{role: department-head, school: thcs-b, subjects: [toan], from: 2020-01-01}", "school"),
        ("{role: department-head, school: thcs-a, subjects: [toan], until: 2026-08-31}", "expired"),
        ("{role: department-head, school: thcs-a, subjects: [toan], from: 2027-01-01}", "future"),
    ],
)
def test_row_18_a_role_counts_in_its_scope_and_term_alone(
    any_district: SmallDistrict, role: str, why: str
) -> None:
    before = "{role: department-head, school: thcs-a, subjects: [toan], from: 2020-01-01}"
    any_district.change(PEOPLE, before, role)
    any_district.commit()
    put(any_district)
    any_district.append(
        any_district.said(KEY, "p-head", "pass"), any_district.said(KEY, "p-principal", "approve")
    )
    assert any_district.shown(KEY) == {}, why
    assert any(
        "no right to this stage on that day (approvers: p-vice)" in void for void in any_district.voids()
    )


def test_row_19_the_principal_alone_is_not_enough(any_district: SmallDistrict) -> None:
    put(any_district)
    any_district.append(any_district.said(KEY, "p-principal", "approve"))
    assert any_district.shown(KEY) == {}
    assert any("“approve” is not next, “pass” is" in void for void in any_district.voids())


def test_row_19_one_person_takes_one_stage(any_district: SmallDistrict) -> None:
    role = "{role: principal, school: thcs-a, from: 2020-01-01}"
    any_district.change(PEOPLE, role, role + ", {role: department-head, school: thcs-a, from: 2020-01-01}")
    any_district.commit()
    put(any_district)
    any_district.append(
        any_district.said(KEY, "p-principal", "pass"), any_district.said(KEY, "p-principal", "approve")
    )
    assert any_district.shown(KEY) == {}


def test_row_20_two_stages_on_two_versions_publish_neither(any_district: SmallDistrict) -> None:
    put(any_district)
    any_district.approve(KEY, "p-head")
    put(any_district, body="Bản hai.")
    any_district.append(any_district.said(KEY, "p-principal", "approve"))
    assert any_district.shown(KEY) == {}


def test_row_24_dates_of_commits_mean_nothing(any_district: SmallDistrict) -> None:
    before = "{role: department-head, school: thcs-a, subjects: [toan], from: 2020-01-01}"
    any_district.change(PEOPLE, before, before.replace("from: 2020-01-01", "until: 2026-08-31"))
    clock = any_district.clock
    any_district.clock = clock.replace(year=2021)
    any_district.commit()
    put(any_district)
    any_district.clock = clock
    any_district.append(any_district.said(KEY, "p-head", "pass"))
    assert any("no right to this stage" in void for void in any_district.voids())


@pytest.fixture
def stolen(signed_district: SignedDistrict) -> SignedDistrict:
    """Two resources approved, the second with a key of the head's that somebody else holds."""
    for name in ("mot", "hai"):
        signed_district.put(f"thcs-a/{name}", document(name))
        signed_district.commit()
        signed_district.approve(f"thcs-a/{name}", *CHAIN)
    assert set(signed_district.shown("thcs-a/hai")) == {"school"}
    return signed_district


def end_key(district: SignedDistrict, word: str) -> None:
    key = district.keys["p-head"].public
    district.change(PEOPLE, f"{{ssh: {key}}}", f"{{ssh: {key}, {word}}}")
    district.commit()
    district.approve_organisation()


def test_row_25_a_retired_key_counts_for_what_it_signed_before(stolen: SignedDistrict) -> None:
    end_key(stolen, "until: 6")
    assert set(stolen.shown("thcs-a/hai")) == {"school"}
    stolen.put("thcs-a/ba", document("ba"))
    stolen.commit()
    stolen.append(stolen.said("thcs-a/ba", "p-head", "pass"), at=stolen.clock)
    assert any("does not count at line 7" in void for void in stolen.voids())


def test_row_25_a_stolen_key_stops_counting_from_when_it_was_stolen(stolen: SignedDistrict) -> None:
    end_key(stolen, "compromised_from: 3")
    assert set(stolen.shown("thcs-a/mot")) == {"school"}
    assert stolen.shown("thcs-a/hai") == {}
    assert any("p-head on thcs-a/hai" in void for void in stolen.voids())


def test_row_25_once_compromised_stays_so(stolen: SignedDistrict) -> None:
    end_key(stolen, "compromised_from: 3")
    stolen.change(PEOPLE, ", compromised_from: 3", "")
    stolen.commit()
    stolen.approve_organisation()
    assert stolen.shown("thcs-a/hai") == {}


def test_row_52_a_rogue_approver_takes_all_their_words_since_with_them(any_district: SmallDistrict) -> None:
    for name in ("mot", "hai"):
        any_district.put(f"thcs-a/{name}", document(name))
        any_district.commit()
        any_district.approve(f"thcs-a/{name}", *CHAIN)
    any_district.change(PEOPLE, "- id: p-principal\n", "- id: p-principal\n  compromised_from: 4\n")
    any_district.commit()
    any_district.approve_organisation()
    assert set(any_district.shown("thcs-a/mot")) == {"school"}
    assert any_district.shown("thcs-a/hai") == {}
    assert any("p-principal on thcs-a/hai" in void for void in any_district.voids())


def test_row_51_who_leaves_in_the_middle_of_the_year_keeps_what_they_approved(
    any_district: SmallDistrict,
) -> None:
    tree = put(any_district)
    any_district.approve(KEY, *CHAIN)
    role = "{role: principal, school: thcs-a, from: 2020-01-01"
    any_district.change(PEOPLE, role, role + ", until: 2026-09-01")
    any_district.commit()
    any_district.approve_organisation()
    assert any_district.shown(KEY) == {"school": tree}
    any_district.clock = any_district.clock.replace(month=10)
    put(any_district, body="Bản hai.")
    any_district.approve(KEY, "p-head")
    any_district.append(any_district.said(KEY, "p-principal", "approve"))
    assert any_district.shown(KEY) == {"school": tree}


def test_row_26_a_signature_made_for_git_is_no_approval(signed_district: SignedDistrict) -> None:
    put(signed_district)
    statement = signed_district.said(KEY, "p-head", "pass")
    made = sign(spoken(statement), "git", signed_district.keys["p-head"])
    signature = base64.b64encode(made).decode()
    signed_district.put_down([Said(statement, signed_district.clock, signature)])
    assert any("signature does not hold" in void for void in signed_district.voids())


def test_row_26_an_approval_of_another_library_is_none_here(any_district: SmallDistrict) -> None:
    put(any_district)
    any_district.append(any_district.said(KEY, "p-head", "pass", library="kho-khac"))
    assert any("speaks of another library" in void for void in any_district.voids())


def test_row_26_a_colleagues_key_signs_for_nobody_else(signed_district: SignedDistrict) -> None:
    put(signed_district)
    statement = signed_district.said(KEY, "p-head", "pass")
    signature = signed_district.signature(Prepared(statement), "p-teacher")
    signed_district.put_down([Said(statement, signed_district.clock, signature)])
    assert any("is not this person's" in void for void in signed_district.voids())


def test_row_26_the_recorders_key_approves_nothing(signed_district: SignedDistrict) -> None:
    key = signed_district.keys["p-head"].public
    signed_district.change(PEOPLE, key, signed_district.keys["recorder"].public)
    signed_district.commit()
    put(signed_district)
    statement = signed_district.said(KEY, "p-head", "pass")
    signature = signed_district.signature(Prepared(statement), "recorder")
    signed_district.put_down([Said(statement, signed_district.clock, signature)])
    assert any("is not this person's" in void for void in signed_district.voids())
    assert "O115" in {finding.rule.code for finding in signed_district.judge().findings}


@pytest.mark.parametrize("line", ["* KEY", "cert-authority KEY", 'p-head namespaces="*" KEY'])
def test_row_27_wildcards_and_authorities_are_no_keys(signed_district: SignedDistrict, line: str) -> None:
    key = signed_district.keys["p-head"].public
    signed_district.change(PEOPLE, f"ssh: {key}", f"ssh: '{line.replace('KEY', key)}'")
    signed_district.commit()
    put(signed_district)
    signed_district.append(signed_district.said(KEY, "p-head", "pass"))
    assert "O114" in {finding.rule.code for finding in signed_district.judge().findings}
    assert any("is not this person's" in void for void in signed_district.voids())


def test_row_50_a_twin_of_the_tree_id_differs_in_its_sha256(any_district: SmallDistrict) -> None:
    put(any_district)
    twin = any_district.said(KEY, "p-head", "pass")
    any_district.append(twin._replace(facts=replace(twin.facts, sha256="f" * 64)))
    assert any("does not fit its sha256" in void for void in any_district.voids())


def test_weak_evidence_is_not_enough_where_the_policy_asks_for_more(real_district: SignedDistrict) -> None:
    put(real_district)
    real_district.put_down([Said(real_district.said(KEY, "p-head", "pass"), real_district.clock)])
    assert any("lacks the evidence" in void for void in real_district.voids())
