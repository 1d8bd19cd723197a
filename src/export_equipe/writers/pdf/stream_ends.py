"""The end of a stream (ISO 32000-1, 7.3.8.1).

An end of line stands between a stream's data and ``endstream``; pydyf writes a line feed. Where the compressed data
end in a carriage return, a reader that takes both for one end of line finds one byte less than ``/Length`` says,
which PDF/A forbids (ISO 19005-3, 6.1.7.1). There a carriage return ends the line instead: the same number of bytes,
so that no offset moves, and no doubt.
"""


def settle_stream_ends(pdf: bytes) -> bytes:
    """``pdf`` with streams whose end can be read in one way only."""
    return pdf.replace(b"\r\nendstream", b"\r\rendstream")
