//! C in colour, as HTML: for listings in the book. Not a parser: words, strings, numbers, comments, directives.

use super::html::escape;

const KEYWORDS: &[&str] = &[
    "auto",
    "break",
    "case",
    "char",
    "const",
    "continue",
    "default",
    "do",
    "double",
    "else",
    "enum",
    "extern",
    "float",
    "for",
    "goto",
    "if",
    "inline",
    "int",
    "long",
    "register",
    "restrict",
    "return",
    "short",
    "signed",
    "sizeof",
    "static",
    "struct",
    "switch",
    "typedef",
    "union",
    "unsigned",
    "void",
    "volatile",
    "while",
    "_Bool",
    "_Atomic",
    "_Noreturn",
    "_Static_assert",
    "_Thread_local",
];

/// The classes: `kw` keyword, `st` string or character, `nu` number, `co` comment, `pp` preprocessor directive.
#[must_use]
pub fn c(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    let mut rest = text;
    let mut line_start = true;
    while let Some(first) = rest.chars().next() {
        let (class, len) = token(rest, first, line_start);
        let (piece, after) = rest.split_at(len);
        if class.is_empty() {
            out.push_str(&escape(piece));
        } else {
            out.push_str(&format!("<span class=\"{class}\">{}</span>", escape(piece)));
        }
        line_start = piece.ends_with('\n') || (line_start && piece.trim().is_empty());
        rest = after;
    }
    out
}

/// The class and the length in bytes of the piece that `rest` begins with.
fn token(rest: &str, first: char, line_start: bool) -> (&'static str, usize) {
    let until = |end: fn(char) -> bool| rest.find(end).unwrap_or(rest.len());
    if rest.starts_with("/*") {
        return ("co", rest.get(2..).and_then(|r| r.find("*/")).map_or(rest.len(), |i| i + 4));
    }
    if rest.starts_with("//") {
        return ("co", until(|c| c == '\n'));
    }
    if first == '#' && line_start {
        // A comment at the end of a directive is still a comment.
        let line = until(|c| c == '\n');
        let comment = rest.get(..line).and_then(|l| l.find("/*").or_else(|| l.find("//"))).unwrap_or(line);
        return ("pp", comment.max(1));
    }
    if first == '"' || first == '\'' {
        return ("st", quoted(rest, first));
    }
    if first.is_ascii_digit() {
        return ("nu", until(|c| !(c.is_alphanumeric() || c == '.')));
    }
    if first.is_alphabetic() || first == '_' {
        let len = until(|c| !(c.is_alphanumeric() || c == '_'));
        return (if KEYWORDS.contains(&rest.get(..len).unwrap_or("")) { "kw" } else { "" }, len);
    }
    ("", first.len_utf8())
}

/// Length of a string or character constant, its quotes included; an unclosed one ends with its line.
fn quoted(rest: &str, quote: char) -> usize {
    let mut escaped = false;
    for (i, c) in rest.char_indices().skip(1) {
        match c {
            '\n' => return i,
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            c if c == quote => return i + c.len_utf8(),
            _ => {}
        }
    }
    rest.len()
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
        check("/**/c", "<span class=\"co\">/**/</span>c");
        check(
            "#include <a.h> // b\nx",
            "<span class=\"pp\">#include &lt;a.h&gt; </span><span class=\"co\">// b</span>\nx",
        );
        check("a # b", "a # b");
        check("'\\n' 0x1f", "<span class=\"st\">&#39;\\n&#39;</span> <span class=\"nu\">0x1f</span>");
        check("\"open\nint", "<span class=\"st\">&quot;open</span>\n<span class=\"kw\">int</span>");
        check("é", "é");
    }
}
