import pytest

from theme_assets.minify import minify


@pytest.mark.parametrize(
    ("css", "short"),
    [
        pytest.param("a { color: red }", "a{color:red}", id="rule"),
        pytest.param("a,\n  b /* c */ { color : red ; }\n\n", "a,b{color :red;}", id="blanks"),
        pytest.param("a /* x */ /* y */ b{c:d}", "a b{c:d}", id="comments"),
        pytest.param("a/**/b{c:d}", "a/**/b{c:d}", id="comment-that-separates"),
        pytest.param("main :is(h1, h2){a:b}", "main :is(h1,h2){a:b}", id="descendant-is"),
        pytest.param("@layer a { main :is(h1) { b: c } }", "@layer a{main :is(h1){b:c}}", id="is-in-layer"),
        pytest.param("@layer a , b;", "@layer a,b;", id="layer-order"),
        pytest.param(
            "@container card (width >= 40em) { p :where(h2) { a: b } }",
            "@container card (width >= 40em){p :where(h2){a:b}}",
            id="container",
        ),
        pytest.param(
            "@media (width >= 40em) and (hover) { a { b: c } }",
            "@media (width >= 40em) and (hover){a{b:c}}",
            id="media-range",
        ),
        pytest.param(
            "a { &:hover { b: c } & + & { b: c } d :hover { b: c } .e & { b: c } }",
            "a{&:hover{b:c}& + &{b:c}d :hover{b:c}.e &{b:c}}",
            id="nesting",
        ),
        pytest.param("a:has( > img ){b:c}", "a:has(> img){b:c}", id="has"),
        pytest.param('a[ b = "c  d" ]{e:f}', 'a[b = "c  d"]{e:f}', id="attribute"),
        pytest.param(
            "a{b: calc( 1px + ( 2px - var(--x, 3px) ) )}", "a{b:calc(1px + (2px - var(--x,3px)))}", id="calc"
        ),
        pytest.param("a{b: clamp(1rem, 2vw + 1rem, 3rem)}", "a{b:clamp(1rem,2vw + 1rem,3rem)}", id="clamp"),
        pytest.param(
            "a{b: #fff; b: oklch(70% 0.1 200 / 50%)}", "a{b:#fff;b:oklch(70% 0.1 200 / 50%)}", id="oklch"
        ),
        pytest.param("a{--b: ; --c:;--d: 1px  2px}", "a{--b: ;--c:;--d:1px 2px}", id="custom-properties"),
        pytest.param(
            "a{content: \"  /* x */ ; { } \" ; quotes: '\\201E' '\\201C'}",
            'a{content:"  /* x */ ; { } ";quotes:"„" "“"}',
            id="strings",
        ),
        pytest.param(
            "a{b: url(data:image/svg+xml;base64,AA==) url( \"data:,<svg  a='b'/>\" )}",
            "a{b:url(data:image/svg+xml;base64,AA==) url(\"data:,<svg  a='b'/>\")}",
            id="addresses",
        ),
        pytest.param("@page :first { margin: 0 }", "@page :first{margin:0}", id="page"),
        pytest.param(
            "a{color:red!important;b:c !important}", "a{color:red!important;b:c !important}", id="important"
        ),
        pytest.param("a { } ", "a{}", id="empty-rule"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_minify_takes_only_blanks_without_meaning(css: str, short: str) -> None:
    assert minify(css) == short
    assert minify(short) == short
