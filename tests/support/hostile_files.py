"""Files made to do harm, by the weakness that each aims at, with the codes that refuse it."""

import json

from presencecheck.core.checklist import MOST_BYTES

HEAD = "format: 1\nid: room\ntitle: Room\nitems:\n"


def listed(*entries: str) -> bytes:
    """A checklist of these items."""
    return (HEAD + "".join(f"  - {entry}\n" for entry in entries)).encode()


def said(text: str) -> bytes:
    """A checklist that says `text`, written as YAML."""
    return listed(f"{{id: a, ask: B, say: {text}}}")


LAUGHS = "a0: &a0 [lol, lol, lol, lol]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 10)
)
MERGES = "a0: &a0 {x: y}\n" + "".join(f"a{n}: &a{n} {{<<: [{', '.join([f'*a{n - 1}'] * 9)}]}}\n" for n in range(1, 27))
TAGS = (
    *("!!python/object/apply:os.system [id]", "!!python/name:os.system ''", "!!python/object/new:os.system [id]"),
    *(
        "!include /etc/passwd",
        "!ENV HOME",
        "!!binary aGVsbG8=",
        "!!set {a, b}",
        "!!omap [a: b]",
        "!!timestamp 2026-11-22",
    ),
    *(
        "!!pairs [a: b]",
        "! x",
        "!<tag:yaml.org,2002:python/name:os.system> ''",
        "!!js/function 'x'",
        "!ruby/object:X {}",
    ),
)
NAMES = (
    *("../../.ssh/x", "/etc/passwd", "..", "-rf", "con", "nul.yaml", "\u0440ayment", "a/b", "a\\b", "C:a", "~root"),
    *("a\u200b", "", "A", "a b", "*", "a.yaml", "\uff41"),
)

HIDDEN = (*range(9), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0), 0x200B, 0x202E, 0x2066, 0x2028)

REFUSED: dict[str, tuple[bytes, set[str]]] = {
    "H1 laughs": (LAUGHS.encode(), {"anchor"}),
    "H1 anchor alone": (said("&a x"), {"anchor"}),
    "H1 alias alone": (said("*a"), {"anchor"}),
    "H2 merges": (MERGES.encode(), {"merge", "anchor"}),
    "H2 merge alone": (listed("{id: a, <<: {ask: B}}"), {"merge"}),
    **{
        f"H3 {name}": (opening * count, codes)
        for name, opening, count, codes in (
            ("brackets", b"[", 200_000, {"too-deep"}),
            ("braces", b"{a: ", 60_000, {"too-deep"}),
            ("hyphens", b"- ", 120_000, {"too-deep"}),
            ("question marks", b"? ", 120_000, {"too-deep", "odd-key"}),
            ("brackets as a key", b"? [", 80_000, {"too-deep", "odd-key"}),
        )
    },
    "H3 indented": ("".join(" " * n + "a:\n" for n in range(700)).encode(), {"too-deep"}),
    "H4 too large": (b"#" * (MOST_BYTES + 1), {"too-large"}),
    "H4 one text": (said("x" * 250_000), {"too-long"}),
    "H4 many parts": (listed("[" + "x," * 100_000 + "]"), {"too-many"}),
    "H4 many fields": ("".join(f"k{n}: v\n" for n in range(25_000)).encode(), {"too-many"}),
    "H4 many documents": (b"--- a\n" * 40_000, {"several-documents"}),
    "H5 sixties": (listed(f"{{id: a, ask: B, seconds: {'1:59' + ':59' * 60_000}}}"), {"too-long"}),
    "H5 digits": (listed(f"{{id: a, ask: B, seconds: {'9' * 3_999}}}"), {"not-a-number", "out-of-range"}),
    "H5 underscores": (listed(f"{{id: a, ask: B, seconds: 3{'_0' * 1_900}}}"), {"not-a-number", "out-of-range"}),
    "H5 a day that is none": (listed("{id: a, ask: B, seconds: 9999-99-99}"), {"not-a-number"}),
    "H5 not a number": (listed("{id: a, ask: B, seconds: .nan}"), {"not-a-number"}),
    "H5 hexadecimal": (listed("{id: a, ask: B, seconds: 0x10}"), {"not-a-number"}),
    "H7 a field twice": (listed("{id: a, ask: B, ask: C}"), {"double-key"}),
    "H7 an id twice": (listed("{id: a, ask: B}", "{id: a, ask: C}"), {"double-id"}),
    **{f"H8 {tag.split()[0][:30]} {number}": (said(tag), {"tag"}) for number, tag in enumerate(TAGS)},
    "H8 a tag's directive": (b"%TAG ! tag:x,1:\n---\n" + said("!y z"), {"tag", "syntax"}),
    **{
        f"H9 {form} U+{code:04X}": (said(template.format(code=code, raw=chr(code))), {"hidden-character", "syntax"})
        for code in (
            *range(9),
            *range(0x0B, 0x0D),
            *range(0x0E, 0x20),
            *range(0x7F, 0xA0),
            0x200B,
            0x202E,
            0x2066,
            0x2028,
        )
        for form, template in (("raw", "x{raw}y"), ("escaped", '"x\\U{code:08x}y"'))
    },
    "H9 half a pair": (said('"\\ud800"'), {"hidden-character", "syntax"}),
    **{
        f"H10 {name}": (said("é").decode().encode(name), {"utf-16", "not-utf-8", "hidden-character"})
        for name in ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be", "latin-1", "cp1252")
    },
    **{
        f"H13 {name!a}": (listed(f"{{id: {name!r}, ask: B}}"), {"odd-id", "hidden-character"})
        for name in (name.replace("\\", "/") for name in NAMES)
    },
    "H13 an include": (HEAD.replace("items", "include").encode() + b"  - checklist: ../../x\n", {"odd-id"}),
    "H13 an extended one": (b"format: 1\nid: a\nextends: ../x\n", {"odd-id"}),
    "H18 a host": (listed("{id: a, kind: probe, ask: B, probe: network, host: 127.1}"), {"unknown-key"}),
    "H18 another probe": (listed("{id: a, kind: probe, ask: B, probe: 169.254.169.254}"), {"unknown-word"}),
    "H19 a pattern": (listed("{id: a, kind: text, ask: B, pattern: '^(a+)+$'}"), {"unknown-key"}),
    "H20 an unknown field": (listed("{id: a, ask: B, typo: 1}"), {"unknown-key"}),
    "H20 a list for a text": (listed("{id: a, ask: [B]}"), {"not-text"}),
    **{
        f"H11 a template {number}": (said(json.dumps(text)), {"unknown-name"})
        for number, text in enumerate(
            (
                "{{ cycler.__init__.__globals__.os.getcwd() }}",
                "{{client.name}}",
                "{{practice.fax}}",
                "{{practice.name|upper}}",
                "{{#if practice.name}}x{{/if}}",
                "\\{{ practice.name",
                "{{PRACTICE.NAME}}",
            )
        )
    },
    "H20 a template": (listed("{id: a, ask: B, command: '{{ config }}'}"), {"unknown-key"}),
}
"""Each of these is refused."""

_FORTY = "a" * 40 + "!"
SHOWN: dict[str, str] = {
    "H5 a clock": "12:30",
    "H6 no": "no",
    "H6 octal": "012",
    "H6 a day": "2024-01-01",
    "H11 link": "[link=https://evil.example]Open Zoom[/link]",
    "H11 colour": "[red on red]hidden[/]",
    "H11 closing": "[/]",
    "H11 emoji": ":smile: :warning:",
    "H11 highlighted": "rate [1-5], 'so', True, /etc/passwd",
    "H11 format": "{0.__class__} {x!r} %s %(x)s ${HOME} $(id) `id`",
    "H11 a template": "{% cycler.__init__.__globals__.os.getcwd() %} {practice.name}",
    "H11 HTML": "<script>alert(1)</script>&lt;b&gt;",
    "H12 spelt out": "\\x1b[2J \\033]0;title\\007 ^[[31m",
    "H19 for patterns": _FORTY * 4,
    "H21 a client": "Client full name?",
    "H21 an address": "See https://zoom.evil.example/j/1 and ring 555-0100",
}
"""Each of these is text, and is shown as that."""


def showing(text: str) -> bytes:
    """A checklist without errors, with `text` wherever a text can stand that reaches a screen."""
    quoted, line, title, word = (json.dumps(text[:most]) for most in (300, 120, 60, 40))
    return f"""\
format: 1
id: hostile
title: {title}
disclaimer: {quoted}
version: {line}
sources: {{{quoted}: {quoted}}}
items:
  - id: a
    ask: {quoted}
    ready: {word}
    why: {quoted}
    say: {quoted}
    sources: [{quoted}]
    if-not-yet: {{do: [{quoted}]}}
  - {{id: b, kind: choice, ask: {quoted}, options: [{word}, other]}}
  - {{id: c, kind: scale, ask: {quoted}, scale: {{low: {line}, high: high}}}}
""".encode()
