"""What a template may spend: each attack on memory or time is refused before it is done; ordinary work is not."""

import pytest
from jinja2.exceptions import SecurityError

from export_equipe.templating.sandbox import Sandbox

REFUSED = {
    "text repeated": "{{ 'a' * 99999999999 }}",
    "list repeated": "{{ [1] * 99999999999 }}",
    "repeated from the left": "{{ 99999999999 * 'a' }}",
    "power": "{{ 9 ** 99999999 }}",
    "product of products": (
        "{% set ns = namespace(x=2 ** 5000) %}{% for i in range(9) %}{% set ns.x = ns.x * ns.x %}{% endfor %}"
    ),
    "format by %": "{{ '%999999999d' % 1 }}",
    "format by % and star": "{{ '%*d' % (999999999, 1) }}",
    "format filter": "{{ '%999999999d' | format(1) }}",
    "format method": "{{ '{:>999999999}'.format(1) }}",
    "format method, width given": "{{ '{:>{}}'.format(1, 999999999) }}",
    "format_map": "{{ '{a:>{w}}'.format_map({'a': 1, 'w': 999999999}) }}",
    "center": "{{ 'a'.center(99999999999) }}",
    "center filter": "{{ 'a' | center(99999999999) }}",
    "replace": "{{ ('a' * 100000) | replace('a', 'b' * 100000) }}",
    "replace method": "{{ ('a' * 100000).replace('a', 'b' * 100000) }}",
    "join": "{{ ('a' * 100000).join(['b'] * 100000) }}",
    "indent": "{{ ('\\n' * 100000) | indent(100000) }}",
    "text joined with itself": (
        "{% set ns = namespace(x='aaaaaaaa') %}{% for i in range(60) %}{% set ns.x = ns.x ~ ns.x %}{% endfor %}"
    ),
    "text added to itself": (
        "{% set ns = namespace(x='aaaaaaaa') %}{% for i in range(60) %}{% set ns.x = ns.x + ns.x %}{% endfor %}"
    ),
    "list added to itself": (
        "{% set ns = namespace(x=[1]) %}{% for i in range(60) %}{% set ns.x = ns.x + ns.x %}{% endfor %}"
    ),
    "texts kept": "{{ range(100000) | map('center', 40000000) | list }}",
    "loops in loops": "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
    "macros that double": "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(60) }}",
    "text written again and again": "{% set x = 'a' * 1000000 %}{% for a in range(99999) %}{{ x }}{% endfor %}",
    "macro's text doubled": (
        "{% set ns = namespace(x='aaaaaaaa') %}{% macro m() %}{{ ns.x }}{{ ns.x }}{% endmacro %}"
        "{% for i in range(60) %}{% set ns.x = m() %}{% endfor %}"
    ),
    "block doubled": (
        "{% set ns = namespace(x='aaaaaaaa') %}"
        "{% for i in range(60) %}{% set ns.x %}{{ ns.x }}{{ ns.x }}{% endset %}{% endfor %}"
    ),
}  # fmt: skip


@pytest.mark.parametrize("autoescape", [False, True])
@pytest.mark.parametrize("template", REFUSED.values(), ids=REFUSED)
def test_what_would_be_too_much_is_refused(template: str, autoescape: bool) -> None:
    with pytest.raises(SecurityError):
        Sandbox(autoescape=autoescape).from_string(template).render()


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("{{ 'ab' * 3 }}{{ 2 ** 10 }}{{ 7 % 4 }}{{ 1.5 * 2 }}", "ababab102433.0"),
        ("{{ '%05d' % 7 }}{{ '%s %s' | format(1, 2) }}{{ '{:>4}'.format(1) }}", "000071 2   1"),
        ("{{ 'a' ~ 1 ~ '<' }}{{ ['a', 'b'] | join(', ') }}", "a1<a, b"),
        ("{% macro m(x) %}[{{ x }}]{% endmacro %}{% for x in range(3) %}{{ m(x) }}{% endfor %}", "[0][1][2]"),
        ("{% macro m() %}({{ caller() }}){% endmacro %}{% call m() %}x{% endcall %}", "(x)"),
        ("{% for x in [] %}{% else %}vide{% endfor %}", "vide"),
        ("{{ ('mot ' * 10000) | truncate(9) }}", "mot..."),
    ],
)
def test_ordinary_work_is_done(template: str, text: str) -> None:
    assert Sandbox().from_string(template).render() == text


def test_a_join_is_escaped_where_texts_are() -> None:
    assert Sandbox(autoescape=True).from_string("{{ '<b>' | safe ~ x }}").render(x="<i>") == "<b>&lt;i&gt;"


def test_each_rendering_has_its_own_budget() -> None:
    sandbox = Sandbox(budget=10_000)
    template = sandbox.from_string("{% for x in range(15) %}{% endfor %}")
    template.render()
    with pytest.raises(SecurityError):
        template.render()
    sandbox.restart()
    assert template.render() == ""
