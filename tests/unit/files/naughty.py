"""Strings that have broken readers, writers and terminals, or might."""

from __future__ import annotations

NAUGHTY = [
    "", " ", "  ", "\t", "\n", "\r", "\r\n", "\n\n", " \n ", "a\n", "\na", "a\n\nb",
    "a\r\nb", "a\tb", " leading", "trailing ", "  both  ", "double  spaces   inside",
    "ends with colon:", "a: b", "a : b", "key: [1, 2", "- item", "-", "--", "---",
    "--- a", "...", "... ", "?", "? a", ":", ": a", "#", "# c", "a # b", "a #b",
    "%YAML 1.1", "%TAG ! x", "!tag", "!!str x", "&anchor", "*alias", "<<", "=", "|",
    ">", "|-\n  x", ">+\n\n", "@at", "`tick`", "'", "''", "'a'", '"', '""', '"a"',
    "a\"b'c", "\\", "\\\\", "\\n", "\\x41", "\\u0041", "\\ud83d\\ude00",
    "C:\\new\\table", "[", "]", "{", "}", "[a]", "{a: b}", ",", "a, b", "null", "~",
    "true", "False", "yes", "No", "on", "OFF", "y", "n", "1", "-1", "0x1f", "0o17",
    "017", "1e3", "1.5", ".5", "1_000", "1:30", "190:20:30", ".inf", ".NaN",
    "2018-02-15", "2018-02-15T10:00:00Z", "<<<<<<< HEAD", "=======", ">>>>>>> theirs",
    "||||||| base", "ours\n<<<<<<< HEAD\n=======\n>>>>>>> x", "\x00", "a\x00b",
    "\x07\x08\x0b\x0c", "\x1b[31mred\x1b[0m", "\x1b]52;c;aGk=\x07", "\x7f", "\x80\x9b",
    "\x85", "a\x85b", "\u2028", "a\u2029b", "\ufeff", "\ufeffa", "\ufffd", "\ufffe",
    "\uffff", "\ufdd0", "\U0001fffe", "\U0010ffff", "\U0010fffd", "\ue000", "\xa0",
    "a\xa0b", "\xad", "\u200b", "a\u200cb", "a\u200db", "\u2060", "\u202eabc\u202c",
    "\u2066x\u2069", "\u061c", "\u200f", "é", "e\u0301", "ﬁ", "ß", "İ", "ǅ", "न्मस्ते",
    "مرحبا بالعالم", "שלום", "日本語", "한국어", "𝔘𝔫𝔦", "😀", "👨‍👩‍👧‍👦", "🇩🇪", "👍🏽", "☃\ufe0f",
    "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢", "[red]x[/red]", "[/]", "[sic]", "x [/] y",
    "[link=https://example.org]a[/link]", "<script>alert(1)</script>", "${HOME}",
    "{{7*7}}", "'; DROP TABLE labels; --", "=1+1", "../../etc/passwd", "CON",
    "Ω≈ç√∫˜µ≤≥÷", "“quoted” ‘text’ – …", "word " * 120, "a  b  " * 100, "x" * 1500,
    ("long: " + "y" * 60 + " # ") * 12, "é " * 600,
    "exact: \"}\n      - {start: 1, end: 2, exact: \"x", "\"}\n  - id: c00000\n",
    "\"\n    kind: no",
]  # fmt: skip
