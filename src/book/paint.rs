//! C in colour, as HTML: for listings in the book. The figures' cutter (`figure::highlight`) says what is what.

use super::html::escape;
use crate::figure::highlight::{self, Kind};

/// The classes: `kw` keyword, `ty` type, `st` string or character, `nu` number, `co` comment, `pp` preprocessor
/// directive.
#[must_use]
pub fn c(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    let mut in_comment = false;
    for line in text.split_inclusive('\n') {
        let (line, end) = line.strip_suffix('\n').map_or((line, ""), |l| (l, "\n"));
        for (kind, piece) in highlight::line(line, &mut in_comment) {
            match class(kind) {
                "" => out.push_str(&escape(piece)),
                class => out.push_str(&format!("<span class=\"{class}\">{}</span>", escape(piece))),
            }
        }
        out.push_str(end);
    }
    out
}

/// The class in `styles/book.css`.
fn class(kind: Kind) -> &'static str {
    match kind {
        Kind::Number => "nu",
        Kind::Comment => "co",
        other => other.class(),
    }
}

#[cfg(test)]
mod tests {
    fn check(source: &str, expect: &str) {
        assert_eq!(super::c(source), expect, "{source:?}");
    }

    #[test]
    fn words_strings_comments_and_directives_are_told_apart() {
        check("int x;", "<span class=\"kw\">int</span> x;");
        check("printf(\"a\\\"b\");", "printf(<span class=\"st\">&quot;a\\&quot;b&quot;</span>);");
        check("a /* b", "a <span class=\"co\">/* b</span>");
        check("a /* b\nc */ d\n", "a <span class=\"co\">/* b</span>\n<span class=\"co\">c */</span> d\n");
        check("/**/c", "<span class=\"co\">/**/</span>c");
        check(
            "#include <a.h> // b\nx",
            "<span class=\"pp\">#include &lt;a.h&gt; </span><span class=\"co\">// b</span>\nx",
        );
        check("a # b", "a # b");
        check("'\\n' 0x1f", "<span class=\"st\">&#39;\\n&#39;</span> <span class=\"nu\">0x1f</span>");
        check("\"open\nint", "<span class=\"st\">&quot;open</span>\n<span class=\"kw\">int</span>");
        check("size_t n;", "<span class=\"ty\">size_t</span> n;");
        check("é", "é");
    }
}
