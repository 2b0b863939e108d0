"""The SVG that a chart becomes, kept to what is drawn: shapes and text, no script, style, link or picture."""

from liandong.model.characters import on_one_line

_ELEMENTS = frozenset({"svg", "g", "path", "rect", "line", "text", "tspan", "circle"})
_ATTRIBUTES = frozenset(
    {
        *(
            "d",
            "x",
            "y",
            "x1",
            "x2",
            "y1",
            "y2",
            "cx",
            "cy",
            "r",
            "dx",
            "dy",
            "width",
            "height",
            "viewBox",
            "transform",
        ),
        *("fill", "fill-opacity", "stroke", "stroke-width", "stroke-opacity", "stroke-miterlimit", "stroke-dasharray"),
        *("opacity", "display", "text-anchor", "font-family", "font-size", "font-weight", "font-style"),
    }
)
_NAMESPACE = "{http://www.w3.org/2000/svg}"


def cleaned(drawn: str, title: str) -> str:
    """The SVG with nothing but shapes and text, as one picture that is called by its title; ValueError for an element
    that no chart has."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    root = etree.fromstring(drawn.encode(), parser)
    for element in root.iter(etree.Element):
        name = str(element.tag).removeprefix(_NAMESPACE)
        if name not in _ELEMENTS:
            raise ValueError(f"a chart holds no {name!r}")
        for attribute in set(element.attrib) - _ATTRIBUTES:
            del element.attrib[attribute]
    etree.cleanup_namespaces(root)
    root.set("role", "img")
    root.set("aria-label", on_one_line(title))
    text: str = etree.tostring(root, encoding="unicode")
    return text


def width_of(drawn: str) -> float:
    """How wide a cleaned SVG is, in pixels."""
    from lxml import etree

    return float(etree.fromstring(drawn.encode()).get("width", "0"))
