//! Errors: what is said, where, and how the parser finds its feet again.
//!
//! Messages and places are gcc's. What is passed over after an error is less than gcc passes over: a `;` forgotten
//! at a line's end costs nothing, and skipping stops at whatever ends the construct we are in.

use super::{MAX_DIAGNOSTICS, Parser};
use crate::cc::names::Kw;
use crate::cc::token::{Punct, TokenKind};
use crate::source::{Diagnostic, Span};

impl Parser<'_> {
    pub(super) fn report(&mut self, diagnostic: Diagnostic) {
        if self.diagnostics.len() < MAX_DIAGNOSTICS {
            self.diagnostics.push(diagnostic);
        }
    }

    /// An error that is complete in itself; parsing goes on as if nothing had happened.
    pub(super) fn error_at(&mut self, span: Span, message: impl Into<String>) {
        self.report(Diagnostic::error(span, message));
    }

    /// ` before 'x' token`
    pub(super) fn before(&self) -> String {
        let token = self.token();
        let text = token.text(self.names);
        match token.kind {
            TokenKind::Eof => " at end of input".to_string(),
            TokenKind::Ident(_) => format!(" before '{text}'"),
            TokenKind::Number(_) => " before numeric constant".to_string(),
            TokenKind::Str(_) => " before string constant".to_string(),
            TokenKind::Char(_) => format!(" before {text}"),
            _ => format!(" before '{text}' token"),
        }
    }

    /// Gcc's `expected X before Y` at the token in hand; then quiet.
    pub(super) fn expected(&mut self, what: &str) {
        self.expected_with(what, None);
    }

    pub(super) fn expected_with(&mut self, what: &str, cure: Option<String>) {
        if self.quiet {
            return;
        }
        self.quiet = true;
        if self.is_known_trouble() {
            return;
        }
        let mut diagnostic = Diagnostic::error(self.error_span(), format!("expected {what}{}", self.before()));
        diagnostic.cure = self.macro_slip().or(cure).or_else(|| self.sign_slip(what));
        self.report(diagnostic);
    }

    /// What was meant by signs that are no C where they stand.
    fn sign_slip(&self, what: &str) -> Option<String> {
        let last = self.at.checked_sub(1).and_then(|at| self.tokens.get(at))?;
        let token = self.token();
        let touches = last.span.file == token.span.file && last.span.end == token.span.start;
        let says = match token.kind {
            TokenKind::Punct(Punct::Lt) if touches && last.is(Punct::Assign) => "write `<=`",
            TokenKind::Punct(Punct::Gt) if touches && last.is(Punct::Assign) => "write `>=`",
            TokenKind::Punct(Punct::Gt) if touches && last.is(Punct::Lt) => "write `!=`",
            TokenKind::Punct(Punct::RBrace) if what == "identifier or '('" => {
                "a `}` above closed the function already: one of them is too many"
            }
            TokenKind::Punct(Punct::LBrace) if what == "identifier or '('" && last.is(Punct::Semi) => {
                "take away the `;` before it: the function's body follows its head"
            }
            TokenKind::Ident(sym) if matches!(last.kind, TokenKind::Ident(s) if s.keyword() == Some(Kw::Sizeof)) => {
                let words = [Kw::Int, Kw::Char, Kw::Long, Kw::Short, Kw::Float, Kw::Double, Kw::Unsigned, Kw::Struct];
                let is_type = sym.keyword().is_some_and(|kw| words.contains(&kw));
                return is_type.then(|| format!("put the type in brackets: `sizeof({})`", token.text(self.names)));
            }
            _ => return None,
        };
        Some(says.to_string())
    }

    /// `#define MAX 10;` and `#define MAX = 10`: the sign in hand is not what the text says at its place, so a macro
    /// brought it.
    fn macro_slip(&self) -> Option<String> {
        let token = self.token();
        let length = token.span.end.saturating_sub(token.span.start);
        let says = match token.kind {
            TokenKind::Punct(Punct::Semi) => "ends with `;`",
            TokenKind::Punct(Punct::Assign) => "contains `=`",
            _ => return None,
        };
        (length > 1).then(|| format!("the text of the macro used here {says}: take that out of its #define"))
    }

    /// What the preprocessor refused has been reported already, and the end of the file is reported once.
    pub(super) fn is_known_trouble(&mut self) -> bool {
        match self.kind() {
            TokenKind::Error => true,
            TokenKind::Eof => std::mem::replace(&mut self.ended, true),
            _ => false,
        }
    }

    /// The token in hand; at the end of the file the last line.
    pub(super) fn error_span(&self) -> Span {
        if self.kind() != TokenKind::Eof {
            return self.span();
        }
        let line = self.tokens.get(..self.at).unwrap_or(&[]).iter().rev().find(|t| t.starts_line);
        line.map_or_else(|| self.span(), |t| t.span)
    }

    /// Takes a punctuator that must stand here. If it does not, the error stands where it should have been: right
    /// behind the token before, as in gcc.
    pub(super) fn require(&mut self, punct: Punct) -> bool {
        if self.takes(punct) {
            return true;
        }
        let text = punct.text();
        if self.quiet {
            return false;
        }
        self.quiet = true;
        if self.is_known_trouble() {
            return false;
        }
        let last = self.last_span();
        let gap = if matches!(punct, Punct::Semi | Punct::RParen | Punct::RBracket | Punct::Comma | Punct::Colon)
            && self.at > 0
        {
            Span { start: last.end, end: last.end + 1, ..last }
        } else {
            self.error_span()
        };
        let cure = self.macro_slip().unwrap_or_else(|| format!("insert `{text}` here"));
        let diagnostic = Diagnostic::error(gap, format!("expected '{text}'{}", self.before())).cure(cure);
        self.report(diagnostic);
        false
    }

    /// Takes `punct`, or reports that it is missing and looks for it: up to it, or to a place that ends what we
    /// are in. Gcc looks farther; we stop earlier, to read more of what the author wrote.
    pub(super) fn close(&mut self, punct: Punct) {
        if self.require(punct) {
            return;
        }
        if punct == Punct::Semi && self.starts_something() {
            self.quiet = false;
            return;
        }
        let mut nested = 0usize;
        loop {
            match self.kind() {
                TokenKind::Eof => return,
                TokenKind::Punct(p) if p == punct && nested == 0 => {
                    self.at += 1;
                    break;
                }
                TokenKind::Punct(Punct::Semi) if nested == 0 && self.closes_on_this_line(punct) => {}
                TokenKind::Punct(Punct::LBrace | Punct::Semi)
                    if nested == 0 && punct != Punct::Semi && punct != Punct::RBrace =>
                {
                    break;
                }
                TokenKind::Punct(Punct::LParen | Punct::LBracket | Punct::LBrace) => nested += 1,
                // One bracket too many before a `;` is part of the same slip.
                TokenKind::Punct(Punct::RParen | Punct::RBracket) if nested == 0 && punct == Punct::Semi => {}
                TokenKind::Punct(Punct::RParen | Punct::RBracket | Punct::RBrace) => {
                    if nested == 0 {
                        break;
                    }
                    nested -= 1;
                }
                _ => {}
            }
            self.at += 1;
        }
        self.quiet = false;
    }

    /// Whether the bracket we are in is closed before the line ends, though a `;` stands before that.
    pub(super) fn closes_on_this_line(&self, punct: Punct) -> bool {
        let mut nested = 0usize;
        for token in self.tokens.get(self.at..).unwrap_or(&[]).iter().take(200) {
            match token.kind {
                _ if token.starts_line => return false,
                TokenKind::Punct(Punct::LParen | Punct::LBracket) => nested += 1,
                TokenKind::Punct(p @ (Punct::RParen | Punct::RBracket)) if nested == 0 => return p == punct,
                TokenKind::Punct(Punct::RParen | Punct::RBracket) => nested -= 1,
                TokenKind::Punct(Punct::LBrace | Punct::RBrace) => return false,
                _ => {}
            }
        }
        false
    }

    /// Whether more braces are closed from here on than opened.
    pub(super) fn has_unopened_brace(&self) -> bool {
        let mut open = 0usize;
        for token in self.tokens.get(self.at..).unwrap_or(&[]) {
            if token.is(Punct::LBrace) {
                open += 1;
            } else if token.is(Punct::RBrace) {
                if open == 0 {
                    return true;
                }
                open -= 1;
            }
        }
        false
    }

    /// A new line that begins with a word or a closing brace: the `;` before it was forgotten and nothing else.
    pub(super) fn starts_something(&self) -> bool {
        let token = self.token();
        (token.starts_line && matches!(token.kind, TokenKind::Ident(_) | TokenKind::Punct(Punct::LBrace | Punct::Star)))
            || token.is(Punct::RBrace)
    }

    /// Passes over the rest of a statement: behind its `;` or its block. A closing brace that ends what we are in
    /// stays.
    pub(super) fn skip_statement(&mut self) {
        let mut nested = 0usize;
        loop {
            match self.kind() {
                TokenKind::Eof => return,
                TokenKind::Punct(Punct::Semi) if nested == 0 => {
                    self.at += 1;
                    break;
                }
                TokenKind::Punct(Punct::LBrace) => nested += 1,
                TokenKind::Punct(Punct::RBrace) => {
                    if nested == 0 {
                        // `int a, };` ends no block: the brace is the slip.
                        let next = self.nth(1);
                        if next.is(Punct::Semi) && !next.starts_line && !self.token().starts_line {
                            self.at += 2;
                        }
                        break;
                    }
                    nested -= 1;
                    if nested == 0 {
                        self.at += 1;
                        self.takes(Punct::Semi);
                        break;
                    }
                }
                _ => {}
            }
            self.at += 1;
        }
        self.quiet = false;
    }
}
