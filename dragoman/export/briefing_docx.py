"""A briefing as a Word document (Office Open XML, ECMA-376) with real footnotes.

Written part by part: the parts are few, and libraries that write documents know no footnotes.
"""

from __future__ import annotations

import zipfile
from typing import IO, TYPE_CHECKING
from xml.sax.saxutils import escape

from dragoman.export.briefing import Briefing, brief
from dragoman.export.xml_text import xml_text
from dragoman.views.tables import Bounds

if TYPE_CHECKING:
    from dragoman.store.portions import Portion

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"

_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_KIND}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_KIND}.styles+xml"/>'
    f'<Override PartName="/word/footnotes.xml" ContentType="{_KIND}.footnotes+xml"/>'
    "</Types>"
)
_ROOT = (
    f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    "</Relationships>"
)
_RELATIONS = (
    f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/styles" Target="styles.xml"/>'
    f'<Relationship Id="rId2" Type="{_OFFICE}/footnotes" Target="footnotes.xml"/>'
    "</Relationships>"
)


def _style(id: str, name: str, properties: str, kind: str = "paragraph") -> str:
    return (
        f'<w:style w:type="{kind}" w:styleId="{id}"><w:name w:val="{name}"/>{properties}</w:style>'
    )


_BOLD = "<w:rPr><w:b/><w:sz w:val='{size}'/></w:rPr>"
_STYLES = (
    f"<w:styles {_W}>"
    + _style(
        "Normal",
        "Normal",
        "<w:pPr><w:spacing w:after='120'/></w:pPr><w:rPr><w:sz w:val='22'/></w:rPr>",
    )
    + _style("Title", "Title", _BOLD.format(size=36))
    + _style(
        "Heading1",
        "heading 1",
        "<w:pPr><w:keepNext/><w:spacing w:before='240' w:after='120'/>"
        "<w:outlineLvl w:val='0'/></w:pPr>" + _BOLD.format(size=28),
    )
    + _style("FootnoteText", "footnote text", "<w:rPr><w:sz w:val='18'/></w:rPr>")
    + _style(
        "FootnoteReference",
        "footnote reference",
        "<w:rPr><w:vertAlign w:val='superscript'/></w:rPr>",
        "character",
    )
    + "</w:styles>"
)
_SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r>'
    "<w:continuationSeparator/></w:r></w:p></w:footnote>"
)


def write(portion: Portion, file: IO[bytes], bounds: Bounds) -> None:
    """One .docx."""
    briefing = brief(portion, bounds)
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _ROOT,
        "word/document.xml": _document(briefing),
        "word/styles.xml": _STYLES,
        "word/footnotes.xml": _footnotes(briefing),
        "word/_rels/document.xml.rels": _RELATIONS,
    }
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            # The clock has no part in it: the same record gives the same bytes.
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, (_HEAD + part).encode())


def _document(briefing: Briefing) -> str:
    body = [_paragraph(_run(briefing.title), "Title")]
    number = 0
    for section in briefing.sections:
        body.append(_paragraph(_run(section.heading), "Heading1"))
        for sentence in section.sentences:
            marks = []
            for _ in sentence.notes:
                number += 1
                marks.append(_raised(f'<w:footnoteReference w:id="{number}"/>'))
            # 12 and 13, not 1213.
            comma = _raised("<w:t>,</w:t>")
            body.append(_paragraph(_run(sentence.text) + comma.join(marks)))
    return f"<w:document {_W}><w:body>{''.join(body)}<w:sectPr/></w:body></w:document>"


def _raised(content: str) -> str:
    return f'<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>{content}</w:r>'


def _footnotes(briefing: Briefing) -> str:
    notes = [n for section in briefing.sections for s in section.sentences for n in s.notes]
    mark = _raised("<w:footnoteRef/>")
    written = "".join(
        f'<w:footnote w:id="{number}">{_paragraph(mark + _run(" " + note), "FootnoteText")}'
        "</w:footnote>"
        for number, note in enumerate(notes, 1)
    )
    return f"<w:footnotes {_W}>{_SEPARATORS}{written}</w:footnotes>"


def _paragraph(runs: str, style: str = "Normal") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}</w:p>'


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(xml_text(text))}</w:t></w:r>'
