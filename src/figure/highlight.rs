//! C source cut into coloured pieces, a line at a time.
//!
//! This is no compiler: it knows words, numbers, literals, comments and directives, and never fails. Concatenating
//! the pieces of a line gives the line. A comment may run over several lines, so its state is passed along.

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    Plain,
    Keyword,
    /// A type's name that is not a keyword: `pid_t`, `size_t`, `FILE`.
    Type,
    Number,
    Text,
    Comment,
    Directive,
}

impl Kind {
    /// The class in `styles/stage.css`.
    pub fn class(self) -> &'static str {
        match self {
            Kind::Plain => "",
            Kind::Keyword => "kw",
            Kind::Type => "ty",
            Kind::Number => "nb",
            Kind::Text => "st",
            Kind::Comment => "cm",
            Kind::Directive => "pp",
        }
    }
}

const KEYWORDS: &[&str] = &[
    "auto",
    "bool",
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
    "_Alignas",
    "_Alignof",
    "_Atomic",
    "_Bool",
    "_Generic",
    "_Noreturn",
    "_Static_assert",
    "_Thread_local",
];

/// The pieces of one line; `in_comment` says whether it begins inside `/* */`, and is left as the next one begins.
pub fn line<'a>(text: &'a str, in_comment: &mut bool) -> Vec<(Kind, &'a str)> {
    let mut out: Vec<(Kind, &'a str)> = Vec::new();
    let mut rest = text;
    if !*in_comment && text.trim_start().starts_with('#') {
        // A directive is one piece up to a comment.
        let end = text.find("/*").or_else(|| text.find("//")).unwrap_or(text.len());
        let (head, tail) = text.split_at(end);
        push(&mut out, Kind::Directive, head);
        rest = tail;
    }
    while !rest.is_empty() {
        let (kind, n) = next(rest, in_comment);
        // A piece is never empty and ends where a character does.
        let n = (n.max(1)..=rest.len()).find(|&i| rest.is_char_boundary(i)).unwrap_or(rest.len());
        let (head, tail) = rest.split_at(n);
        push(&mut out, kind, head);
        rest = tail;
    }
    out
}

fn push<'a>(out: &mut Vec<(Kind, &'a str)>, kind: Kind, piece: &'a str) {
    if !piece.is_empty() {
        out.push((kind, piece));
    }
}

fn next(s: &str, in_comment: &mut bool) -> (Kind, usize) {
    if *in_comment {
        return match s.find("*/") {
            Some(i) => {
                *in_comment = false;
                (Kind::Comment, i + 2)
            }
            None => (Kind::Comment, s.len()),
        };
    }
    let first = s.chars().next().unwrap_or(' ');
    if s.starts_with("//") {
        return (Kind::Comment, s.len());
    }
    if let Some(after) = s.strip_prefix("/*") {
        return match after.find("*/") {
            Some(i) => (Kind::Comment, i + 4),
            None => {
                *in_comment = true;
                (Kind::Comment, s.len())
            }
        };
    }
    if first == '"' || first == '\'' {
        return (Kind::Text, literal_end(s, first));
    }
    if first.is_ascii_digit() || (first == '.' && s[1..].starts_with(|c: char| c.is_ascii_digit())) {
        let n = s.find(|c: char| !(c.is_ascii_alphanumeric() || c == '.' || c == '_')).unwrap_or(s.len());
        return (Kind::Number, n);
    }
    if first.is_alphabetic() || first == '_' {
        let n = s.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(s.len());
        let word = &s[..n];
        let kind = if KEYWORDS.contains(&word) {
            Kind::Keyword
        } else if (word.ends_with("_t") && word.len() > 2) || word == "FILE" {
            Kind::Type
        } else {
            Kind::Plain
        };
        return (kind, n);
    }
    let n = s
        .char_indices()
        .skip(1)
        .find(|&(i, c)| {
            c.is_alphanumeric() || "_\"'.".contains(c) || s[i..].starts_with("//") || s[i..].starts_with("/*")
        })
        .map_or(s.len(), |(i, _)| i);
    (Kind::Plain, n)
}

/// The length of a string or character literal that `s` begins with; an unclosed one ends with the line.
fn literal_end(s: &str, quote: char) -> usize {
    let mut escaped = false;
    for (i, c) in s.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            c if c == quote => return i + c.len_utf8(),
            _ => {}
        }
    }
    s.len()
}

/// Whether the line after this text begins inside a comment.
pub fn ends_in_comment(text: &str) -> bool {
    let mut inside = false;
    for l in text.lines() {
        if inside || l.contains("/*") {
            line(l, &mut inside);
        }
    }
    inside
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(text: &str, want: &str) {
        let mut c = false;
        let got: Vec<String> = line(text, &mut c)
            .into_iter()
            .filter(|p| !p.1.trim().is_empty())
            .map(|(k, s)| format!("{}:{}", k.class(), s.trim()))
            .collect();
        assert_eq!(got.join(" | "), want);
    }

    #[test]
    fn pieces() {
        check("  for (;;) {", "kw:for | :(;;) {");
        check("write(fd[1], &c, 1);", ":write | :( | :fd | :[ | nb:1 | :], & | :c | :, | nb:1 | :);");
        check("#include <stdio.h> // io", "pp:#include <stdio.h> | cm:// io");
        check(r#"printf("a\"b", 'x');"#, r#":printf | :( | st:"a\"b" | :, | st:'x' | :);"#);
        check("pid_t p; /* who */ int n;", "ty:pid_t | :p | :; | cm:/* who */ | kw:int | :n | :;");
        check("\"open", "st:\"open");
    }

    #[test]
    fn a_comment_runs_on() {
        let mut c = false;
        assert_eq!(line("x /* a", &mut c).len(), 3);
        assert!(c);
        assert_eq!(line("b */ y", &mut c)[0], (Kind::Comment, "b */"));
        assert!(!c);
        assert!(ends_in_comment("a\n/* b\nc"));
    }

    proptest! {
        #[test]
        fn nothing_is_lost(text in "\\PC{0,60}", inside: bool) {
            let mut c = inside;
            let joined: String = line(&text, &mut c).into_iter().map(|p| p.1).collect();
            prop_assert_eq!(joined, text);
        }
    }
}
