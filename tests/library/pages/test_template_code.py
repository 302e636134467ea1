"""What templates are compiled to writes what Jinja itself would have written."""

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from library.pages.html import Html
from library.pages.labels import labels
from library.pages.template_code import template_environment

_VALUES = st.text() | st.text().map(Html) | st.integers() | st.text(st.sampled_from("&<>\"'a"))


@given(_VALUES)
def test_a_value_is_escaped_as_markupsafe_escapes_it(value: object) -> None:
    environment = template_environment({"page": "<b>{{ view.value }}</b>"}, "vi")
    page = environment.get_template("page").render(view=SimpleNamespace(value=value))
    assert page == f"<b>{escape(value)}</b>"


@given(_VALUES)
def test_what_a_macro_gave_is_not_escaped_again(value: object) -> None:
    macro = "{% macro shown(value) %}<i>{{ value }}</i>{% endmacro %}{{ shown(value) }}"
    page = template_environment({"page": macro}, "vi").get_template("page").render(value=value)
    assert page == f"<i>{escape(value)}</i>"


def test_words_are_those_of_the_language() -> None:
    template = "{{ t.again }} {{ view or t['true'] }} t.again {% if t.again == view %}!{% endif %}"
    vi, en = (
        template_environment({"page": template}, language).get_template("page").render(view="")
        for language in ("vi", "en")
    )
    assert vi == f"{labels('vi')['again']} {labels('vi')['true']} t.again "
    assert en == f"{labels('en')['again']} {labels('en')['true']} t.again "


def test_a_word_that_there_is_not_is_an_error_before_any_page() -> None:
    with pytest.raises(KeyError, match="no_such_word"):
        template_environment({"page": "{{ t.no_such_word }}"}, "vi")


def test_an_attribute_that_a_view_does_not_have_is_an_error() -> None:
    template = template_environment({"page": "{{ view.titel }}"}, "vi").get_template("page")
    with pytest.raises(AttributeError, match="titel"):
        template.render(view=SimpleNamespace(title="Toán"))
