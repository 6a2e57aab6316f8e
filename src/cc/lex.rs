//! Text to tokens (C11 5.1.1.2 phases 2 and 3; trigraphs are off, as in gcc's GNU modes).
//!
//! The lexer is asked for one token at a time because what a line means depends on the directives before it: a
//! skipped group may hold anything (`#if 0` round prose with apostrophes), and `<a.h>` is one name only after
//! `#include`. Its whole state is a position, so a reader can look ahead and set it back.
//! It never fails: what begins no token is an `Other`, and whoever wants to use that token reports it.

use super::names::{Names, Sym};
use super::token::{Punct, Token, TokenKind};
use crate::source::{Diagnostic, FileId, Span};
use std::rc::Rc;

#[derive(Clone, Debug)]
pub struct Lexer {
    pub text: Rc<str>,
    pub file: FileId,
    pub pos: usize,
}

/// What stood between two tokens.
#[derive(Clone, Copy, Default)]
struct Gap {
    newline: bool,
    space: bool,
}

/// All tokens of a text, for tests and for pasting; the last is `Eof`.
#[must_use]
pub fn lex(text: &str, file: FileId, names: &mut Names) -> (Vec<Token>, Vec<Diagnostic>) {
    let mut lexer = Lexer::new(Rc::from(text), file);
    let (mut tokens, mut diagnostics) = (Vec::new(), Vec::new());
    loop {
        let token = lexer.next(names, &mut diagnostics);
        tokens.push(token);
        if token.kind == TokenKind::Eof {
            return (tokens, diagnostics);
        }
    }
}

impl Lexer {
    #[must_use]
    pub fn new(text: Rc<str>, file: FileId) -> Lexer {
        // A byte order mark is no part of the program.
        let pos = if text.starts_with('\u{feff}') { 3 } else { 0 };
        Lexer { text, file, pos }
    }

    fn span(&self, start: usize, end: usize) -> Span {
        Span { file: self.file, start: start as u32, end: end as u32 }
    }

    /// The next token of the file, across lines.
    pub fn next(&mut self, names: &mut Names, diagnostics: &mut Vec<Diagnostic>) -> Token {
        let file_begins = self.pos == 0 || (self.pos == 3 && self.text.starts_with('\u{feff}'));
        let mut gap = self.gap(false, diagnostics);
        gap.newline |= file_begins;
        self.token(gap, names)
    }

    /// The next token of this line, `Eof` at its end.
    pub fn next_in_line(&mut self, names: &mut Names, diagnostics: &mut Vec<Diagnostic>) -> Token {
        let gap = self.gap(true, diagnostics);
        let here = self.pos;
        if matches!(self.text.as_bytes().get(here), None | Some(b'\n')) {
            return Token { starts_line: false, ..Token::eof(self.span(here, here)) };
        }
        self.token(gap, names)
    }

    /// After `#include`: the name in `<...>` or `"..."` with its quotes' kind, if one stands here.
    pub fn header_name(&mut self, diagnostics: &mut Vec<Diagnostic>) -> Option<(String, bool, Span)> {
        self.gap(true, diagnostics);
        let start = self.pos;
        let rest = self.text.get(start..)?;
        let line = rest.split('\n').next().unwrap_or("");
        let quoted = line.starts_with('"');
        if !quoted && !line.starts_with('<') {
            return None;
        }
        let len = line.get(1..)?.find(if quoted { '"' } else { '>' })?;
        let name = line.get(1..=len)?.to_string();
        self.pos = start + len + 2;
        Some((name, quoted, self.span(start, self.pos)))
    }

    /// Text from here to the end of the line, comments and all, as `#error` prints it.
    pub fn rest_of_line(&mut self) -> String {
        let bytes = self.text.as_bytes();
        let start = self.pos;
        let mut i = start;
        loop {
            match bytes.get(i) {
                None | Some(b'\n') => break,
                Some(b'\\') => i += splice(bytes, i).max(1),
                _ => i += 1,
            }
        }
        self.pos = i;
        without_splices(self.text.get(start..i).unwrap_or("")).trim().to_string()
    }

    /// Passes over lines of a skipped group and stops after the `#` that begins the next directive; false at the
    /// end of the file. Only comments and quotes are respected, since a `#` inside them begins nothing.
    pub fn skip_to_directive(&mut self) -> bool {
        let text = Rc::clone(&self.text);
        let bytes = text.as_bytes();
        let mut line_begins = self.pos == 0 || self.at_line_start();
        let mut silent = Vec::new();
        loop {
            let gap = self.gap(false, &mut silent);
            line_begins |= gap.newline;
            match bytes.get(self.pos) {
                None => return false,
                Some(b'#') if line_begins => {
                    self.pos += 1;
                    return true;
                }
                Some(b'%') if line_begins && bytes.get(self.pos + 1) == Some(&b':') => {
                    self.pos += 2;
                    return true;
                }
                Some(&quote @ (b'"' | b'\'')) => self.pos = scan_quoted(bytes, self.pos + 1, quote).0,
                Some(_) => {
                    self.pos += 1;
                    while !self.text.is_char_boundary(self.pos) {
                        self.pos += 1;
                    }
                }
            }
            line_begins = false;
        }
    }

    fn at_line_start(&self) -> bool {
        self.pos.checked_sub(1).and_then(|i| self.text.as_bytes().get(i)) == Some(&b'\n')
    }

    /// White space and comments. With `in_line` it stops before the line's end; a comment may still cross lines,
    /// it counts as one space.
    fn gap(&mut self, in_line: bool, diagnostics: &mut Vec<Diagnostic>) -> Gap {
        let bytes = self.text.as_bytes();
        let mut gap = Gap::default();
        let mut i = self.pos;
        loop {
            match bytes.get(i) {
                Some(b' ' | b'\t' | b'\r' | 0x0b | 0x0c | 0) => {
                    gap.space = true;
                    i += 1;
                }
                Some(b'\n') => {
                    if in_line {
                        break;
                    }
                    gap = Gap { newline: true, space: true };
                    i += 1;
                }
                Some(b'\\') => {
                    let n = splice(bytes, i);
                    if n == 0 {
                        break;
                    }
                    i += n;
                }
                Some(b'/') => match at(bytes, i + 1) {
                    (b'/', _) => {
                        gap.space = true;
                        while !matches!(bytes.get(i), None | Some(b'\n')) {
                            i += if bytes[i] == b'\\' { splice(bytes, i).max(1) } else { 1 };
                        }
                    }
                    (b'*', from) => {
                        gap.space = true;
                        let (end, closed) = comment_end(bytes, from);
                        if !closed {
                            diagnostics.push(
                                Diagnostic::error(self.span(i, from), "unterminated comment")
                                    .cure("close it with `*/`"),
                            );
                        }
                        i = end;
                    }
                    _ => break,
                },
                _ => break,
            }
        }
        self.pos = i;
        gap
    }

    /// The token that begins here; the gap before it has been passed.
    fn token(&mut self, gap: Gap, names: &mut Names) -> Token {
        let text = Rc::clone(&self.text);
        let bytes = text.as_bytes();
        let start = self.pos;
        let (first, after) = at(bytes, start);
        let (end, kind): (usize, fn(Sym) -> TokenKind) = match first {
            0 if after == start || start >= bytes.len() => {
                self.pos = bytes.len();
                return Token { starts_line: true, space: true, ..Token::eof(self.span(bytes.len(), bytes.len())) };
            }
            b'a'..=b'z' | b'A'..=b'Z' | b'_' | b'$' => {
                let end = scan_ident(&text, after);
                match (bytes.get(end), bytes.get(start..end)) {
                    (Some(&quote @ (b'"' | b'\'')), Some(prefix)) if is_prefix(prefix, quote) => {
                        quoted(bytes, end + 1, quote)
                    }
                    _ => (end, TokenKind::Ident),
                }
            }
            b'0'..=b'9' => (scan_number(&text, after), TokenKind::Number),
            b'.' if at(bytes, after).0.is_ascii_digit() => (scan_number(&text, after), TokenKind::Number),
            b'"' | b'\'' => quoted(bytes, after, first),
            0x80.. => {
                let c = text.get(start..).and_then(|t| t.chars().next()).unwrap_or('?');
                let after = start + c.len_utf8();
                if c.is_alphabetic() { (scan_ident(&text, after), TokenKind::Ident) } else { (after, TokenKind::Other) }
            }
            b'\\' if universal(bytes, start) > 0 => (scan_ident(&text, start), TokenKind::Ident),
            _ => {
                if let Some((punct, end)) = scan_punct(bytes, first, after) {
                    self.pos = end;
                    return Token {
                        kind: TokenKind::Punct(punct),
                        span: self.span(start, end),
                        starts_line: gap.newline,
                        space: gap.space,
                        painted: false,
                    };
                }
                (after, TokenKind::Other)
            }
        };
        self.pos = end;
        let spelling = text.get(start..end).unwrap_or("?");
        let sym = if spelling.contains('\\') {
            let plain = without_splices(spelling);
            names.intern(
                if matches!(kind(Sym::EMPTY), TokenKind::Ident(_)) { with_universals(&plain) } else { plain }.as_str(),
            )
        } else {
            names.intern(spelling)
        };
        Token {
            kind: kind(sym),
            span: self.span(start, end),
            starts_line: gap.newline,
            space: gap.space,
            painted: false,
        }
    }
}

/// The byte at `i`, beyond any line splices there, and the index after it; `(0, i)` at the end.
#[inline]
fn at(bytes: &[u8], mut i: usize) -> (u8, usize) {
    loop {
        match bytes.get(i) {
            None => return (0, i),
            Some(b'\\') => match splice(bytes, i) {
                0 => return (b'\\', i + 1),
                n => i += n,
            },
            Some(&b) => return (b, i + 1),
        }
    }
}

/// Length of a line splice at `i`, 0 for none. As gcc does, blanks may stand between the backslash and the newline.
fn splice(bytes: &[u8], i: usize) -> usize {
    let mut j = i + 1;
    while matches!(bytes.get(j), Some(b' ' | b'\t' | b'\r')) {
        j += 1;
    }
    if bytes.get(j) == Some(&b'\n') { j + 1 - i } else { 0 }
}

fn without_splices(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = String::with_capacity(text.len());
    let (mut from, mut i) = (0, 0);
    while i < bytes.len() {
        let n = if bytes[i] == b'\\' { splice(bytes, i) } else { 0 };
        if n > 0 {
            out.push_str(text.get(from..i).unwrap_or(""));
            from = i + n;
        }
        i += n.max(1);
    }
    out.push_str(text.get(from..).unwrap_or(""));
    out
}

/// `\u00e9` in an identifier is the character itself, so that both spellings name one thing.
fn with_universals(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(i) = rest.find('\\') {
        out.push_str(rest.get(..i).unwrap_or(""));
        let n = universal(rest.as_bytes(), i);
        let code = rest.get(i + 2..i + n).and_then(|hex| u32::from_str_radix(hex, 16).ok()).and_then(char::from_u32);
        out.push(code.unwrap_or('\u{fffd}'));
        rest = rest.get(i + n.max(1)..).unwrap_or("");
    }
    out + rest
}

/// Length of `\uXXXX` or `\UXXXXXXXX` at `i`, 0 for none.
fn universal(bytes: &[u8], i: usize) -> usize {
    let digits = match bytes.get(i..i + 2) {
        Some(b"\\u") => 4,
        Some(b"\\U") => 8,
        _ => return 0,
    };
    let whole = bytes.get(i + 2..i + 2 + digits).is_some_and(|d| d.iter().all(u8::is_ascii_hexdigit));
    if whole { digits + 2 } else { 0 }
}

fn comment_end(bytes: &[u8], from: usize) -> (usize, bool) {
    let mut i = from;
    while i < bytes.len() {
        if bytes[i] == b'*' {
            let (next, end) = at(bytes, i + 1);
            if next == b'/' {
                return (end, true);
            }
        }
        i += 1;
    }
    (bytes.len(), false)
}

fn scan_ident(text: &str, mut i: usize) -> usize {
    let bytes = text.as_bytes();
    loop {
        match bytes.get(i) {
            Some(b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'_' | b'$') => i += 1,
            Some(0x80..) => match text.get(i..).and_then(|t| t.chars().next()) {
                Some(c) if c.is_alphanumeric() => i += c.len_utf8(),
                _ => return i,
            },
            Some(b'\\') => {
                let n = splice(bytes, i).max(universal(bytes, i));
                // A splice counts only when the identifier goes on behind it.
                let goes_on = at(bytes, i).0;
                if n == 0 || !(goes_on.is_ascii_alphanumeric() || matches!(goes_on, b'_' | b'$' | b'\\')) {
                    return i;
                }
                i += n;
            }
            _ => return i,
        }
    }
}

/// pp-number: a digit or `.digit`, then letters, digits, `.`, and a sign after an exponent letter.
fn scan_number(text: &str, mut i: usize) -> usize {
    let bytes = text.as_bytes();
    loop {
        let (b, next) = at(bytes, i);
        if matches!(b, b'e' | b'E' | b'p' | b'P') {
            let (sign, after) = at(bytes, next);
            i = if matches!(sign, b'+' | b'-') { after } else { next };
        } else if b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_') {
            i = next;
        } else {
            return i;
        }
    }
}

fn is_prefix(prefix: &[u8], quote: u8) -> bool {
    matches!(prefix, b"L" | b"u" | b"U") || (prefix == b"u8" && quote == b'"')
}

fn quoted(bytes: &[u8], from: usize, quote: u8) -> (usize, fn(Sym) -> TokenKind) {
    let (end, closed) = scan_quoted(bytes, from, quote);
    match (closed, quote) {
        (false, _) => (end, TokenKind::Other),
        (true, b'"') => (end, TokenKind::Str),
        (true, _) => (end, TokenKind::Char),
    }
}

/// From behind the opening quote to behind the closing one, or to the end of the line if there is none.
fn scan_quoted(bytes: &[u8], from: usize, quote: u8) -> (usize, bool) {
    let mut i = from;
    loop {
        match bytes.get(i) {
            None | Some(b'\n') => return (i, false),
            Some(b'\\') => {
                let n = splice(bytes, i);
                if n > 0 {
                    i += n;
                } else {
                    // The escaped byte may itself stand behind a splice.
                    i += 1;
                    while matches!(bytes.get(i), Some(b'\\')) && splice(bytes, i) > 0 {
                        i += splice(bytes, i);
                    }
                    if !matches!(bytes.get(i), None | Some(b'\n')) {
                        i += 1;
                    }
                }
            }
            Some(&b) if b == quote => return (i + 1, true),
            Some(_) => i += 1,
        }
    }
}

fn scan_punct(bytes: &[u8], first: u8, after: usize) -> Option<(Punct, usize)> {
    use Punct as P;
    let (second, after2) = at(bytes, after);
    let one = |p| Some((p, after));
    let two = |p| Some((p, after2));
    let third = || at(bytes, after2);
    match (first, second) {
        (b'(', _) => one(P::LParen),
        (b')', _) => one(P::RParen),
        (b'[', _) => one(P::LBracket),
        (b']', _) => one(P::RBracket),
        (b'{', _) => one(P::LBrace),
        (b'}', _) => one(P::RBrace),
        (b';', _) => one(P::Semi),
        (b',', _) => one(P::Comma),
        (b'?', _) => one(P::Question),
        (b'~', _) => one(P::Tilde),
        (b':', b'>') => two(P::RBracket),
        (b':', _) => one(P::Colon),
        (b'.', b'.') if third().0 == b'.' => Some((P::Ellipsis, third().1)),
        (b'.', _) => one(P::Dot),
        (b'-', b'>') => two(P::Arrow),
        (b'-', b'-') => two(P::MinusMinus),
        (b'-', b'=') => two(P::MinusAssign),
        (b'-', _) => one(P::Minus),
        (b'+', b'+') => two(P::PlusPlus),
        (b'+', b'=') => two(P::PlusAssign),
        (b'+', _) => one(P::Plus),
        (b'*', b'=') => two(P::StarAssign),
        (b'*', _) => one(P::Star),
        (b'/', b'=') => two(P::SlashAssign),
        (b'/', _) => one(P::Slash),
        (b'%', b'=') => two(P::PercentAssign),
        (b'%', b'>') => two(P::RBrace),
        (b'%', b':') => match third() {
            (b'%', after3) if at(bytes, after3).0 == b':' => Some((P::HashHash, at(bytes, after3).1)),
            _ => two(P::Hash),
        },
        (b'%', _) => one(P::Percent),
        (b'&', b'&') => two(P::AmpAmp),
        (b'&', b'=') => two(P::AmpAssign),
        (b'&', _) => one(P::Amp),
        (b'|', b'|') => two(P::PipePipe),
        (b'|', b'=') => two(P::PipeAssign),
        (b'|', _) => one(P::Pipe),
        (b'^', b'=') => two(P::CaretAssign),
        (b'^', _) => one(P::Caret),
        (b'!', b'=') => two(P::NotEq),
        (b'!', _) => one(P::Bang),
        (b'=', b'=') => two(P::EqEq),
        (b'=', _) => one(P::Assign),
        (b'<', b'<') => {
            if third().0 == b'=' {
                Some((P::ShlAssign, third().1))
            } else {
                two(P::Shl)
            }
        }
        (b'<', b'=') => two(P::Le),
        (b'<', b':') => two(P::LBracket),
        (b'<', b'%') => two(P::LBrace),
        (b'<', _) => one(P::Lt),
        (b'>', b'>') => {
            if third().0 == b'=' {
                Some((P::ShrAssign, third().1))
            } else {
                two(P::Shr)
            }
        }
        (b'>', b'=') => two(P::Ge),
        (b'>', _) => one(P::Gt),
        (b'#', b'#') => two(P::HashHash),
        (b'#', _) => one(P::Hash),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(text: &str) -> String {
        let mut names = Names::default();
        let (tokens, diagnostics) = lex(text, FileId(0), &mut names);
        let mut words: Vec<String> = tokens
            .iter()
            .map(|t| {
                let mark = match t.kind {
                    TokenKind::Ident(_) => "i",
                    TokenKind::Number(_) => "n",
                    TokenKind::Char(_) => "c",
                    TokenKind::Str(_) => "s",
                    TokenKind::Other(_) => "?",
                    TokenKind::Eof => "$",
                    _ => "",
                };
                format!(
                    "{}{mark}{}",
                    if t.starts_line {
                        "|"
                    } else if t.space {
                        "_"
                    } else {
                        ""
                    },
                    t.text(&names)
                )
            })
            .collect();
        words.extend(diagnostics.iter().map(|d| format!("!{}", d.message)));
        words.join(" ")
    }

    #[test]
    fn tokens_with_their_gaps() {
        let table = [
            ("int x=1;\n  y", "|iint _ix = n1 ; |iy |$"),
            ("a/*c*/b//d\nc /*\n*/ d", "|ia _ib |ic _id |$"),
            ("a+++b-->c...d..e", "|ia ++ + ib -- > ic ... id . . ie |$"),
            ("x<<=y>>=z->w<=>=!===", "|ix <<= iy >>= iz -> iw <= >= != == |$"),
            (".5e+3.x 0x1p-2 1..2 1e 08u", "|n.5e+3.x _n0x1p-2 _n1..2 _n1e _n08u |$"),
            ("L'a' u8\"b\" U\"\\\"\" u8'c' '\\'' LL'x'", "|cL'a' _su8\"b\" _sU\"\\\"\" _iu8 c'c' _c'\\'' _iLL c'x' |$"),
            ("\"ab\n'c", "|?\"ab |?'c |$"),
            ("in\\\nt \"a\\\nb\" /\\\n* x *\\\n/ y", "|iint _s\"ab\" _iy |$"),
            ("a\\ \nb", "|iab |$"),
            ("$x_1 été \\u00e9t @`\\", "|i$x_1 _iété _iét _?@ ?` ?\\ |$"),
            ("%:%: %: <: :> <% %>", "|## _# _[ _] _{ _} |$"),
            ("a /* b", "|ia |$ !unterminated comment"),
            ("\u{feff}#x", "|# ix |$"),
            ("", "|$"),
        ];
        for (text, expect) in table {
            assert_eq!(show(text), expect, "{text:?}");
        }
    }

    #[test]
    fn a_skipped_group_may_hold_anything() {
        let mut lexer = Lexer::new(Rc::from("x don't \"/*\n /* # */ y #no\n'#'\n  /**/ # endif\n"), FileId(0));
        assert!(lexer.skip_to_directive());
        assert_eq!(lexer.rest_of_line(), "endif");
        assert!(!lexer.skip_to_directive());
    }
}
