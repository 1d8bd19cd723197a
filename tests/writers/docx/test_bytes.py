"""The same plan gives the same bytes, in every process; and the XML is the one that was looked at."""

import hashlib
import os
import pickle
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree
from tests.support.goldens import check_golden

from export_equipe.layout.flow.plan import FlowCode, FlowHint, FlowPlan, FlowQuote
from export_equipe.theme.model import Theme
from export_equipe.writers.docx.memo import write_memo
from export_equipe.writers.package import read_package

GOLDEN = Path(__file__).parent / "golden"
CHILD = """
import pickle, sys
from export_equipe.writers.docx.memo import write_memo
plan, theme = pickle.load(sys.stdin.buffer)
sys.stdout.buffer.write(write_memo(plan, theme))
"""


@pytest.mark.parametrize("seed", ["1", "2"])
def test_bytes_are_the_same_in_another_process(memo: bytes, plan: FlowPlan, theme: Theme, seed: str) -> None:
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": "Pacific/Auckland"}
    given = pickle.dumps((plan, replace(theme, colors=dict(theme.colors))))
    done = subprocess.run([sys.executable, "-c", CHILD], input=given, env=environment, capture_output=True, check=True)
    assert hashlib.sha256(done.stdout).hexdigest() == hashlib.sha256(memo).hexdigest()


def pretty(part: bytes) -> str:
    parser = etree.XMLParser(remove_blank_text=True)
    return etree.tostring(etree.fromstring(part, parser), pretty_print=True, encoding="unicode")


def test_boxes_look_as_expected(plan: FlowPlan, theme: Theme) -> None:
    """Call-outs, quotation and code as pretty XML."""
    boxes = tuple(block for block in plan.blocks if isinstance(block, FlowHint | FlowQuote | FlowCode))
    bare = replace(plan, lead=(), fields=(), blocks=boxes)
    found = pretty(read_package(write_memo(bare, theme))["word/document.xml"])
    check_golden(GOLDEN / "boxes.xml", found)


def test_a_final_bears_no_sign_of_a_draft(plan: FlowPlan, theme: Theme) -> None:
    properties = replace(plan.properties, draft=False, date="")
    final = replace(plan, properties=properties, draft=(), blocks=plan.blocks[:2])
    parts = read_package(write_memo(final, theme))
    for name, part in parts.items():
        assert "brouillon" not in part.decode("utf-8", "ignore").lower(), name
    core = parts["docProps/core.xml"].decode()
    assert "contentStatus" not in core
    assert "created" not in core


def test_without_head_nor_mention_there_is_no_header(plan: FlowPlan, theme: Theme) -> None:
    parts = read_package(write_memo(replace(plan, head=(), draft=()), theme))
    assert not [name for name in parts if "header" in name]
    assert "word/footer1.xml" in parts
