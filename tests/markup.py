"""Names as a hostile page could give them: markup of every language into which text of the ledger is set."""

MARKUP = (
    "</text></svg><script>alert(1)</script><img src=x onerror=alert(2)>&amp;\"'",
    '#panic("x") $x^2$ *b* _i_ `raw` @ref <label> \\u{41} // end #import "/etc/passwd"',
    "datum['name'] + warn('x') {{expr}} ${x} {signal: 1} \\u0027 ]]>",
    '=HYPERLINK("http://x.invalid","点我") {% raw %}{{ 7*7 }}{% endraw %}',
    "控制\x00\x07\x1b[31m\x9b字\u202e倒写\u2066\ufffe\ud800符\r\n第二行",
    "没有尽头的名字" * 400,
    "x" * 3000,
)
