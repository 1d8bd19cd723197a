"""One file that is both PDF/UA-1 and PDF/A-3a.

WeasyPrint writes one or the other. Decided here: a variant of our own, registered by name, that has the PDF/A-3a
metadata written and adds the PDF/UA identification to it (ISO 14289-1, 5), with the extension schema that PDF/A asks
for a property that it does not know (ISO 19005-3, 6.6.2.3.2). The name must hold ``pdf/a``: the kind of output intent
depends on it. The XMP packet is left uncompressed, as PDF/A wants it readable by who knows nothing of PDF.
"""

from functools import partial
from types import ModuleType
from typing import Any

VARIANT = "pdf/a-3a+ua-1"

_SCHEMA = (
    '<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part>'
    '</rdf:Description><rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" '
    'xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">'
    '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">'
    "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>'
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property>"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"
)


def register_variant(engine: ModuleType) -> str:
    """Registers the variant with WeasyPrint, once, and returns its name."""
    variants = engine.pdf.VARIANTS
    if VARIANT not in variants:
        write, properties = variants["pdf/a-3a"]
        variants[VARIANT] = (partial(_write, write), {**properties, "pdf_tags": True})
    return VARIANT


def _write(write: Any, pdf: Any, document: Any, streams: Any, attachments: Any, compress: bool) -> None:  # noqa: FBT001
    del compress
    write(pdf, document, streams, attachments, compress=False)
    packet = next(one for one in pdf.objects if getattr(one, "extra", {}).get("Type") == "/Metadata")
    packet.stream = [b"".join(packet.stream).replace(b"</rdf:RDF>", _SCHEMA.encode("ascii") + b"</rdf:RDF>", 1)]
