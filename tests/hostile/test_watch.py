"""The corpus can fail: its checks see what they are there to see."""

import io
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pikepdf
import pytest
from tests.hostile.invariants import SECRET, find_dangers
from tests.hostile.makers import make
from tests.hostile.run_corpus import ROOT, read_corpus


@pytest.mark.parametrize(
    ("page", "danger"),
    [
        ("<script>x</script>", "<script>"),
        ("<p onclick='x'>", "p onclick"),
        ("<a href=' java\nscript:x'>", "a href ' java\\nscript:x'"),
        ("<a href='data:text/html,x'>", "a href 'data:text/html,x'"),
        ("<img src='https://mal.example/x.png'>", "img src 'https://mal.example/x.png'"),
        ("<img src='x.png'>", "img src 'x.png'"),
        ("<meta http-equiv=refresh>", "<meta>"),
        ("<style>p{background:url( 'https://x')}</style>", "url() in a style sheet"),
        ("<p style='background:url(//x)'>", "p style 'background:url(//x)'"),
        (f"<p>{SECRET}</p>", "a secret file's words"),
    ],
)
def test_a_dangerous_page_is_seen(page: str, danger: str) -> None:
    assert list(find_dangers("page.html", page.encode())) == [danger]


def test_a_plain_page_is_not_accused() -> None:
    page = "<a href='https://x.fr'>a</a><a href='#b'>b</a><a href='autre.html'>c</a><img src='data:image/png;base64,A'>"
    escaped = (
        "<p>&lt;script&gt;alert(1)&lt;/script&gt; javascript:alert(1)</p><style>p{src:url(data:font/woff2,A)}</style>"
    )
    assert list(find_dangers("page.html", (page + escaped).encode())) == []


def test_a_dangerous_package_is_seen() -> None:
    out = io.BytesIO()
    relation = '<Relationship Type="x/{}" Target="{}" TargetMode="External"/>'
    relations = relation.format("image", "http://mal.example") + relation.format("hyperlink", "javascript:x")
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("word/_rels/a.rels", f"<Relationships>{relations}</Relationships>")
        package.writestr("word/vbaProject.bin", SECRET)
    assert len(list(find_dangers("page.docx", out.getvalue()))) == 4


def test_a_dangerous_pdf_is_seen() -> None:
    out, pdf = io.BytesIO(), pikepdf.new()
    pdf.add_blank_page()
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="x")
    pdf.Root.Away = pdf.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.URI, URI="javascript:x"))
    pdf.Root.Words = pdf.make_stream(SECRET.encode())
    pdf.save(out)
    found = set(find_dangers("page.pdf", out.getvalue()))
    assert found == {"an automatic action", "address 'javascript:x'", "a secret file's words"}


def test_the_watch_sees_files_connections_and_programs(tmp_path: Path) -> None:
    script = (
        "import os, socket, sys\n"
        "from pathlib import Path\n"
        "from tests.hostile.child import watch\n"
        "watch(Path(sys.argv[1]), [sys.prefix, sys.base_prefix, sys.argv[2]])\n"
        "open('/etc/hostname', 'rb').close()\n"
        "open(sys.argv[2] + '/dedans', 'w').close()\n"
        "socket.socket().connect_ex(('127.0.0.1', 9))\n"
        "os.system('true')\n"
    )
    report, inside = tmp_path / "report", tmp_path / "content"
    inside.mkdir()
    environment = {**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'src'}"}
    subprocess.run([sys.executable, "-c", script, report, inside], env=environment, check=True)
    signs = [tuple(json.loads(line)) for line in report.read_text().splitlines()]
    assert [kind for kind, _ in signs] == ["opened", "network", "program"]
    assert signs[0] == ("opened", "/etc/hostname")


def test_every_attack_can_be_laid_out() -> None:
    cases = read_corpus()
    assert len(cases) >= 60
    for case in cases:
        for content in case.get("files", {}).values():
            if isinstance(content, dict) and content["make"] in ("svg", "nested", "binary", "bad_png", "svg_uses"):
                assert make(content)
