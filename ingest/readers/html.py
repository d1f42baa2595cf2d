"""HTML articles: the story without navigation and advertising, and what the markup says about it.

The canonical text is paragraphs joined by blank lines. What scripts, styles or comments hold is never text; markup in
the words of the page (`&lt;b&gt;`) stays words. The same bytes give the same text.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from kg.model.document import Description, Fact, SourceFile
from kg.model.errors import EmptySource, MalformedSource
from kg.model.text import fold

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MARKUP = "markup"
_BLOCKS = frozenset(
    ["p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "pre", "figcaption", "dd", "dt", "td", "th"]
)
_NEVER = [
    "script",
    "style",
    "noscript",
    "template",
    "iframe",
    "object",
    "embed",
    "svg",
    "math",
    "form",
    "button",
    "select",
    "textarea",
    "nav",
    "footer",
    "aside",
    "dialog",
    "audio",
    "video",
    "canvas",
    "map",
    "input",
]
_CHROME = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|menu|breadcrumbs?|sidebar|footer|comments?|cookies?|consent|newsletter|subscribe|promo|advert|ads?|"
    r"sponsor(?:ed)?|share|social|related|recommended|popular|toolbar|masthead|skip-link|paywall)(?:$|[\s_-])",
    re.IGNORECASE,
)
_ARTICLE_TYPES = (
    "Article",
    "NewsArticle",
    "ReportageNewsArticle",
    "BlogPosting",
    "AnalysisNewsArticle",
    "Report",
    "LiveBlogPosting",
)
_NEWS = frozenset(["NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "LiveBlogPosting"])
_ENOUGH = 200  # characters of running text from which a container counts as the story


def canonical_text(source: SourceFile) -> tuple[str, Description]:
    """The story's paragraphs joined by blank lines, and the description that meta tags and JSON-LD give.

    Raises MalformedSource where there is no markup to read, EmptySource where the page holds no words.
    """
    tree, description = cleaned(source)
    blocks = list(_paragraphs(story(tree)))
    if not blocks:
        raise EmptySource(f"{source.path} holds no text outside its markup. Save the page with its text and try again.")
    return "\n\n".join(blocks), description


def cleaned(source: SourceFile) -> tuple[HtmlElement, Description]:
    """The page's tree without scripts, navigation and advertising, and what its markup says about it."""
    tree = _tree(source)
    description = _describe(tree)
    for element in list(tree.iter(*_NEVER)):
        if element.getparent() is not None:
            element.drop_tree()
    for element in list(tree.iter()):
        if not isinstance(element.tag, str):
            continue
        marks = f"{element.get('class') or ''} {element.get('id') or ''}"
        hidden = element.get("hidden") is not None or element.get("aria-hidden") == "true"
        if (
            element.tag not in ("html", "body", "main", "article")
            and element.getparent() is not None
            and (hidden or _CHROME.search(marks) or element.get("role") in ("navigation", "banner", "contentinfo"))
        ):
            element.drop_tree()
    return tree, description


def is_news(source: SourceFile) -> bool:
    """Whether the page's JSON-LD declares it to be an article of a newspaper."""
    kinds = [item.get("@type") for item in _linked(_tree(source))]
    return any(one in _NEWS for kind in kinds for one in (kind if isinstance(kind, list) else [kind]))


def _tree(source: SourceFile) -> HtmlElement:
    from lxml import etree, html

    # No network, no entities of the document's own, no huge trees: a page is untrusted.
    try:
        text: str | bytes = source.data.decode("utf-8-sig")
        text = re.sub(r"^\s*<\?xml[^>]*\?>", "", str(text))
        parser = html.HTMLParser(no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    except UnicodeDecodeError:
        text = source.data  # the page's own charset declaration decides
        parser = html.HTMLParser(no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    if not text.strip():
        raise EmptySource(f"{source.path} is empty.")
    try:
        return html.document_fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise MalformedSource(
            f"{source.path} is not readable HTML ({error}). Save the page again and retry."
        ) from error


def story(tree: HtmlElement) -> HtmlElement:
    """The element that holds the story: an article or main element, else whichever holds most running text directly."""
    for path in (".//article", ".//main", ".//*[@role='main']", ".//*[@itemprop='articleBody']"):
        options = [element for element in tree.iterfind(path) if _running(element) >= _ENOUGH]
        if options:
            return max(options, key=_running)
    weights: dict[HtmlElement, int] = {}
    for paragraph in tree.iter("p"):
        parent = paragraph.getparent()
        if parent is not None:
            weights[parent] = weights.get(parent, 0) + len(paragraph.text_content().strip())
    best = max(weights, key=lambda element: weights[element], default=None)
    total = sum(weights.values())
    if best is not None and weights[best] > total * 0.6 and weights[best] >= _ENOUGH:
        return best
    body = tree.find(".//body")
    return body if body is not None else tree


def _running(element: HtmlElement) -> int:
    return sum(len(paragraph.text_content().strip()) for paragraph in element.iter("p"))


def _paragraphs(element: HtmlElement) -> Iterator[str]:
    """The blocks of text below an element, in order; text between blocks is a paragraph too."""
    run: list[str] = []

    def flushed() -> Iterator[str]:
        text = fold("".join(run))
        run.clear()
        if text:
            yield text

    def walk(node: HtmlElement) -> Iterator[str]:
        if node.text:
            run.append(node.text)
        for child in node:
            if isinstance(child.tag, str):
                if child.tag == "br":
                    yield from flushed() if _double_break(child) else _space(run)
                elif child.tag in _BLOCKS or child.tag in (
                    "div",
                    "section",
                    "article",
                    "main",
                    "header",
                    "ul",
                    "ol",
                    "dl",
                    "table",
                    "tr",
                    "figure",
                    "tbody",
                ):
                    yield from flushed()
                    yield from walk(child)
                    yield from flushed()
                else:
                    yield from walk(child)
            if child.tail:
                run.append(child.tail)

    yield from walk(element)
    yield from flushed()


def _space(run: list[str]) -> Iterator[str]:
    run.append(" ")
    return iter(())


def _double_break(element: HtmlElement) -> bool:
    following = element.getnext()
    return following is not None and following.tag == "br" and not (element.tail or "").strip()


def _describe(tree: HtmlElement) -> Description:
    metas: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").casefold()
        content = fold(meta.get("content") or "")
        if name and content:
            metas.setdefault(name, content)
    linked = next((item for item in _linked(tree) if _is_article(item)), {})
    heading = tree.find(".//h1")
    page_title = tree.find(".//title")
    title = (
        _text(linked.get("headline"))
        or metas.get("og:title")
        or (fold(heading.text_content()) if heading is not None else "")
        or (fold(page_title.text_content()) if page_title is not None else "")
    )
    publisher = _name(linked.get("publisher")) or metas.get("og:site_name") or metas.get("application-name")
    authors = tuple(_names(linked.get("author"))) or tuple(
        filter(None, [metas.get("author") or metas.get("article:author")])
    )
    authors = tuple(author for author in authors if not author.startswith("http"))
    published = next(
        (
            day
            for value in (
                linked.get("datePublished"),
                metas.get("article:published_time"),
                metas.get("datepublished"),
                metas.get("date"),
                metas.get("dc.date"),
                metas.get("parsely-pub-date"),
            )
            if (day := _day(value))
        ),
        None,
    )
    canonical = next(
        (link.get("href") for link in tree.iter("link") if link.get("rel") == "canonical" and link.get("href")), None
    )
    licence = next(
        (link.get("href") for link in tree.iter("a", "link") if "license" in (link.get("rel") or "").split()), None
    )
    url = canonical or metas.get("og:url")
    return Description(
        title=Fact(title, _MARKUP) if title else None,
        publisher=Fact(publisher, _MARKUP) if publisher else None,
        authors=Fact(authors, _MARKUP) if authors else None,
        published=Fact(published, _MARKUP) if published else None,
        url=Fact(str(url), _MARKUP) if url else None,
        licence=Fact(str(licence), _MARKUP) if licence else None,
    )


def _linked(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """The objects of the page's JSON-LD; what is not JSON is passed over."""
    for script in tree.iter("script"):
        if (script.get("type") or "").casefold() != "application/ld+json":
            continue
        try:
            data = json.loads(script.text_content())
        except (ValueError, RecursionError):
            continue
        stack = [data]
        while stack:
            item = stack.pop(0)
            if isinstance(item, list):
                stack = item + stack
            elif isinstance(item, dict):
                yield item
                if isinstance(item.get("@graph"), list):
                    stack = item["@graph"] + stack


def _is_article(item: dict[str, Any]) -> bool:
    kinds = item.get("@type")
    return any(kind in _ARTICLE_TYPES for kind in (kinds if isinstance(kinds, list) else [kinds]))


def _text(value: object) -> str:
    return fold(value) if isinstance(value, str) else ""


def _names(value: object) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        name = _text(item.get("name")) if isinstance(item, dict) else _text(item)
        if name:
            yield name


def _name(value: object) -> str | None:
    return next(_names(value), None)


def _day(value: object) -> dt.date | None:
    """The day as printed in the markup; its time zone is the page's own."""
    if not isinstance(value, str) or not re.match(r"\d{4}-\d\d-\d\d", value):
        return None
    try:
        return dt.date.fromisoformat(value[:10])
    except ValueError:
        return None
