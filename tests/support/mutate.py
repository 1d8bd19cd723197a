"""Pages made wrong: bytes of a page deleted, doubled, swapped, and what no page should hold put in. Nothing of ours.

Comes in: a page's bytes and a seed. Goes out: other bytes, the same each time. A reader of pages must take them all.
"""

from collections.abc import Callable, Sequence
from random import Random

LONG = 20_000
INSERTIONS: tuple[bytes, ...] = (
    b"{%", b"%}", b"{% hint %}", b"{% endhint %}", b'{% hint style="', b"{% endtabs %}\n", b"{% tab title='",
    b"{% %}", b"{% include \"../../../etc/passwd\" %}", b"{% if", b"{% endif %}", b"{{", b"}}", b"{#", b"<", b">",
    b"</", b"<!--", b"-->", b"<![CDATA[", b"<?", b"<!DOCTYPE", b"<table>", b"</td>", b"<tr><td", b"<details>",
    b"</summary>", b"<figure>", b"</figure>", b"<img src=", b"<a href='", b"<th data-hidden", b"<script>",
    b"<div" * 30, b"[", b"](", b"![", b"[^1]", b"[^1]: ", b"](<", b"[[[[[[", b"((((((", b"\\", b"`", b"```\n",
    b"~~~\n", b"````", b"$$", b"|", b"\n|---|\n", b"| |", b"---\n", b"\n---\n", b"# ", b"> " * 40, b"* " * 40,
    b"1. " * 40, b"    ", b"\t", b"&", b"&#0;", b"&#x110000;", b"&#xD800;", b"&amp", b"&nosuch;", b"\0", b"\r",
    b"\r\n", b"\n\n\n", b"\x0b", b"\x0c", b"\x1b[31m", b"\x7f", b"\xc2\x85", b"\xe2\x80\xa8", b"\xe2\x80\xa9",
    b"\xff\xfe", b"\xef\xbb\xbf", b"\xc3", b"\x80", b"\xf0\x9f", b"\xed\xa0\x80", b"\xed\xbf\xbf",
    b"\xf4\x90\x80\x80", b"\xc0\xaf", b"\xe2\x80\xae", b"\xe2\x80\x8b", b"\xef\xbf\xbe", b"\xcc\x81" * 50,
    b"\xee\x80\x800\xee\x80\x81",
)  # fmt: skip
# Code points that texts seldom hold: controls, spaces, joiners, marks, signs of other planes, private ones.
_PLANES = (
    (0x20, 0x7E), (0xA0, 0x2FF), (0x300, 0x36F), (0x590, 0x6FF), (0x2000, 0x206F), (0x2190, 0x27BF), (0x4E00, 0x4EFF),
    (0xE000, 0xE0FF), (0xFE00, 0xFE0F), (0xFFF0, 0xFFFD), (0x1F300, 0x1FAFF), (0xE0001, 0xE007F),
)  # fmt: skip

Mutation = Callable[[Random, bytes], bytes]


def mutate_page(page: bytes, seed: int) -> bytes:
    """``page`` with one to eight things made wrong, those that the seed says."""
    dice = Random(seed)
    for _ in range(dice.choice((1, 1, 2, 3, 8))):
        page = dice.choice(MUTATIONS)(dice, page)
    return page


# Lines


def _delete_line(dice: Random, page: bytes) -> bytes:
    lines = page.split(b"\n")
    del lines[dice.randrange(len(lines))]
    return b"\n".join(lines)


def _double_line(dice: Random, page: bytes) -> bytes:
    lines = page.split(b"\n")
    place = dice.randrange(len(lines))
    return b"\n".join([*lines[:place], *[lines[place]] * dice.choice((2, 2, 50)), *lines[place + 1 :]])


def _swap_lines(dice: Random, page: bytes) -> bytes:
    lines = page.split(b"\n")
    first, second = dice.randrange(len(lines)), dice.randrange(len(lines))
    lines[first], lines[second] = lines[second], lines[first]
    return b"\n".join(lines)


def _indent_lines(dice: Random, page: bytes) -> bytes:
    lines = page.split(b"\n")
    start, end = _range(dice, lines)
    margin = dice.choice((b"  ", b"    ", b"\t", b"> ", b"* ", b" " * 40))
    return b"\n".join([*lines[:start], *(margin + line for line in lines[start:end]), *lines[end:]])


def _join_lines(dice: Random, page: bytes) -> bytes:
    lines = page.split(b"\n")
    start, end = _range(dice, lines)
    return b"\n".join([*lines[:start], dice.choice((b"", b" ")).join(lines[start:end]), *lines[end:]])


# Chunks


def _delete_chunk(dice: Random, page: bytes) -> bytes:
    start, end = _range(dice, page)
    return page[:start] + page[end:]


def _double_chunk(dice: Random, page: bytes) -> bytes:
    start, end = _range(dice, page)
    return page[:end] + page[start:end] * dice.choice((1, 1, 20)) + page[end:]


def _swap_chunks(dice: Random, page: bytes) -> bytes:
    first, second, third = sorted(dice.randrange(len(page) + 1) for _ in range(3))
    return page[:first] + page[second:third] + page[first:second] + page[third:]


def _cut_short(dice: Random, page: bytes) -> bytes:
    return page[: dice.randrange(len(page) + 1)]


# Insertions


def _insert(dice: Random, page: bytes) -> bytes:
    return _inserted(dice, page, dice.choice(INSERTIONS))


def _insert_many(dice: Random, page: bytes) -> bytes:
    return _inserted(dice, page, dice.choice(INSERTIONS) * dice.choice((2, 10, 300)))


def _insert_before_tag(dice: Random, page: bytes) -> bytes:
    """Something wrong right where a tag opens or closes."""
    places = [place for place in range(len(page)) if page[place : place + 2] in (b"{%", b"%}", b"</", b"$$", b"](")]
    if not places:
        return page
    place = dice.choice(places) + dice.choice((0, 1, 2))
    return page[:place] + dice.choice(INSERTIONS) + page[place:]


def _insert_long_line(dice: Random, page: bytes) -> bytes:
    return _inserted(dice, page, dice.choice((b"a", b"a ", b"*", b"_a", b"[", b"<", b"`", b"|", b"\xc3\xa9")) * LONG)


def _insert_characters(dice: Random, page: bytes) -> bytes:
    characters = (chr(dice.randint(*dice.choice(_PLANES))) for _ in range(dice.randint(1, 20)))
    return _inserted(dice, page, "".join(characters).encode())


def _change_bytes(dice: Random, page: bytes) -> bytes:
    changed = bytearray(page)
    for _ in range(dice.randint(1, 10) if page else 0):
        changed[dice.randrange(len(changed))] = dice.randrange(256)
    return bytes(changed)


def _prefix(dice: Random, page: bytes) -> bytes:
    return (
        dice.choice((b"\xef\xbb\xbf", b"\xff\xfe", b"---\n", b"---\n- [\n---\n", b"\n", b"\0", b"{% endtab %}\n"))
        + page
    )


def _change_line_ends(dice: Random, page: bytes) -> bytes:
    return page.replace(b"\n", dice.choice((b"\r\n", b"\r", b"\n\r")), dice.choice((-1, 1, 5)))


def _change_case_of_tags(dice: Random, page: bytes) -> bytes:
    old, new = dice.choice(
        ((b"{% end", b"{% End"), (b"</", b"< /"), (b"%}", b"%"), (b'"', b"'"), (b"<t", b"<T"), (b'"', b""))
    )
    return page.replace(old, new, dice.choice((-1, 1)))


def _inserted(dice: Random, page: bytes, what: bytes) -> bytes:
    place = dice.randrange(len(page) + 1)
    return page[:place] + what + page[place:]


def _range(dice: Random, what: Sequence[object]) -> tuple[int, int]:
    start = dice.randrange(len(what) + 1)
    return start, min(len(what), start + dice.choice((1, 3, 10, 100)))


MUTATIONS: tuple[Mutation, ...] = (
    _delete_line, _double_line, _swap_lines, _indent_lines, _join_lines, _delete_chunk, _double_chunk, _swap_chunks,
    _cut_short, _insert, _insert, _insert, _insert_many, _insert_before_tag, _insert_before_tag, _insert_long_line,
    _insert_characters, _change_bytes, _prefix, _change_line_ends, _change_case_of_tags,
)  # fmt: skip
