//! What a macro is, and how `#define` is read (C11 6.10.3).

use super::{Preprocessor, Slot};
use crate::cc::names::Sym;
use crate::cc::token::{Punct, Token, TokenKind};
use crate::source::{Diagnostic, Span};
use std::rc::Rc;

#[derive(Clone, Debug, PartialEq)]
pub struct Macro {
    /// None: `#define X`; some: `#define X(...)`.
    pub params: Option<Vec<Sym>>,
    /// The last parameter takes all further arguments.
    pub variadic: bool,
    pub body: Vec<Piece>,
    /// Its name in the `#define`; all zero for what was there before the first line.
    pub span: Span,
    pub builtin: Option<Builtin>,
}

/// A part of a macro's body.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    pub token: Token,
    pub kind: PieceKind,
    /// `##` follows.
    pub pastes: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub enum PieceKind {
    Plain,
    /// A parameter, by index.
    Param(usize),
    /// `#` and a parameter.
    Stringify(usize),
    /// `__VA_OPT__( ... )`: there only if the variable arguments are.
    Optional(Vec<Piece>),
}

/// Macros whose expansion differs from place to place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Builtin {
    File,
    /// `__BASE_FILE__`
    MainFile,
    Line,
    Counter,
    IncludeLevel,
    /// `__has_attribute(x)` and its kin: recognised in `#if` only, but `defined`.
    HasInclude,
    HasAttribute,
    HasFunction,
}

impl Preprocessor<'_> {
    pub(super) fn slot(&mut self, sym: Sym) -> &mut Slot {
        let index = sym.0 as usize;
        if self.macros.len() <= index {
            self.macros.resize(index.max(self.names.len()) + 1, Slot::default());
        }
        &mut self.macros[index]
    }

    pub(super) fn macro_of(&self, sym: Sym) -> Option<&Rc<Macro>> {
        self.macros.get(sym.0 as usize).and_then(|slot| slot.definition.as_ref())
    }

    /// A macro's name after `#define`, `#undef`, `#ifdef`; reports what cannot be one.
    pub(super) fn macro_name(&mut self, directive: &str, defining: bool) -> Option<(Sym, Span)> {
        let token = self.line_token();
        match token.kind {
            TokenKind::Ident(sym) if defining && (sym == self.known.defined || sym == self.known.has_include) => {
                let message = format!("\"{}\" cannot be used as a macro name", self.names.text(sym));
                self.error(token.span, message);
                None
            }
            TokenKind::Ident(sym) => Some((sym, token.span)),
            TokenKind::Eof => {
                self.report(
                    Diagnostic::error(token.span, format!("no macro name given in #{directive} directive"))
                        .cure(format!("write `#{directive} NAME`")),
                );
                None
            }
            _ => {
                self.error(token.span, "macro names must be identifiers");
                None
            }
        }
    }

    /// `#define` name [`(` parameters `)`] body
    pub(super) fn define(&mut self) {
        let Some((sym, span)) = self.macro_name("define", true) else { return };
        let first = self.line_token();
        let mut variadic = false;
        let mut params = None;
        let mut next = first;
        if first.is(Punct::LParen) && !first.space {
            let Some((list, is_variadic)) = self.parameters() else { return };
            (params, variadic) = (Some(list), is_variadic);
            next = self.line_token();
        } else if !first.space && first.kind != TokenKind::Eof {
            self.warn(first.span, "", "ISO C99 requires whitespace after the macro name");
        }
        let mut tokens = Vec::new();
        while next.kind != TokenKind::Eof {
            tokens.push(next);
            next = self.line_token();
        }
        if let Some(first) = tokens.first_mut() {
            first.space = false;
        }
        let Some(body) = self.body(&tokens, params.as_deref(), variadic) else { return };
        // What the command line defines has no place in a text.
        let span = if self.files.last().is_some_and(|f| &*f.name == "<command-line>") { Span::default() } else { span };
        let new = Macro { params, variadic, body, span, builtin: None };
        if let Some(old) = self.macro_of(sym).cloned().filter(|old| !same(old, &new)) {
            let name = self.names.text(sym).to_string();
            let flag = if old.builtin.is_some() { "builtin-macro-redefined" } else { "" };
            let mut diagnostic = Diagnostic::warning(span, flag, format!("\"{name}\" redefined"));
            if old.span != Span::default() {
                diagnostic = diagnostic.note(old.span, "this is the location of the previous definition");
            }
            self.report(diagnostic);
        }
        self.slot(sym).definition = Some(Rc::new(new));
    }

    /// The next token of the directive's own line, not expanded.
    pub(super) fn line_token(&mut self) -> Token {
        let Some(open) = self.files.last_mut() else { return Token::eof(Span::default()) };
        let token = open.lexer.next_in_line(&mut self.names, &mut self.diagnostics);
        if self.pay(1, token.span) { token } else { Token::eof(token.span) }
    }

    /// After `(`: names, then `...`, `name...` or nothing, then `)`.
    fn parameters(&mut self) -> Option<(Vec<Sym>, bool)> {
        let mut list: Vec<Sym> = Vec::new();
        loop {
            let token = self.line_token();
            match token.kind {
                TokenKind::Punct(Punct::RParen) if list.is_empty() => return Some((list, false)),
                TokenKind::Punct(Punct::Ellipsis) => {
                    list.push(self.known.va_args);
                    return self.close_parameters().then_some((list, true));
                }
                TokenKind::Ident(sym) => {
                    if sym == self.known.va_args {
                        self.error(token.span, "__VA_ARGS__ can only appear in the expansion of a C99 variadic macro");
                        return None;
                    }
                    if list.contains(&sym) {
                        let message = format!("duplicate macro parameter \"{}\"", self.names.text(sym));
                        self.error(token.span, message);
                        return None;
                    }
                    list.push(sym);
                }
                TokenKind::Eof => {
                    self.report(
                        Diagnostic::error(token.span, "expected parameter name before end of line")
                            .cure("close the parameter list with `)`"),
                    );
                    return None;
                }
                _ => {
                    let message = format!("expected parameter name, found \"{}\"", self.text(&token));
                    self.error(token.span, message);
                    return None;
                }
            }
            let token = self.line_token();
            match token.kind {
                TokenKind::Punct(Punct::Comma) => {}
                TokenKind::Punct(Punct::RParen) => return Some((list, false)),
                TokenKind::Punct(Punct::Ellipsis) => return self.close_parameters().then_some((list, true)),
                TokenKind::Eof => {
                    self.report(
                        Diagnostic::error(token.span, "expected ')' before end of line")
                            .cure("close the parameter list with `)`"),
                    );
                    return None;
                }
                _ => {
                    let message = format!("expected ',' or ')', found \"{}\"", self.text(&token));
                    self.error(token.span, message);
                    return None;
                }
            }
        }
    }

    fn close_parameters(&mut self) -> bool {
        let token = self.line_token();
        if token.is(Punct::RParen) {
            return true;
        }
        self.error(
            token.span,
            if token.kind == TokenKind::Eof { "expected ')' before end of line" } else { "expected ')' after \"...\"" },
        );
        false
    }

    /// Finds parameters, `#`, `##` and `__VA_OPT__` in a macro's body.
    fn body(&mut self, tokens: &[Token], params: Option<&[Sym]>, variadic: bool) -> Option<Vec<Piece>> {
        let param =
            |token: &Token| token.ident().and_then(|sym| params.and_then(|list| list.iter().position(|p| *p == sym)));
        let mut pieces: Vec<Piece> = Vec::with_capacity(tokens.len());
        let mut i = 0;
        while let Some(&token) = tokens.get(i) {
            i += 1;
            let mut kind = PieceKind::Plain;
            let mut place = token;
            if token.is(Punct::HashHash) {
                let at_end = i == tokens.len();
                match pieces.last_mut() {
                    Some(last) if !at_end => last.pastes = true,
                    _ => {
                        self.error(token.span, "'##' cannot appear at either end of a macro expansion");
                        return None;
                    }
                }
                continue;
            }
            if token.is(Punct::Hash) && params.is_some() {
                let Some(index) = tokens.get(i).and_then(param) else {
                    self.error(token.span, "'#' is not followed by a macro parameter");
                    return None;
                };
                i += 1;
                kind = PieceKind::Stringify(index);
            } else if let Some(index) = param(&token) {
                kind = PieceKind::Param(index);
            } else if token.ident() == Some(self.known.va_opt)
                && variadic
                && tokens.get(i).is_some_and(|t| t.is(Punct::LParen))
            {
                let mut depth = 0usize;
                let mut end = i;
                while let Some(t) = tokens.get(end) {
                    depth = depth + usize::from(t.is(Punct::LParen)) - usize::from(t.is(Punct::RParen));
                    if depth == 0 {
                        break;
                    }
                    end += 1;
                }
                if end >= tokens.len() {
                    self.error(token.span, "unterminated __VA_OPT__");
                    return None;
                }
                let inner = tokens.get(i + 1..end).unwrap_or(&[]);
                if inner.iter().any(|t| t.ident() == Some(self.known.va_opt)) {
                    self.error(token.span, "__VA_OPT__ may not appear in a __VA_OPT__");
                    return None;
                }
                kind = PieceKind::Optional(self.body(inner, params, variadic)?);
                i = end + 1;
            } else if token.ident() == Some(self.known.va_args) {
                self.warn(token.span, "", "__VA_ARGS__ can only appear in the expansion of a C99 variadic macro");
            }
            place.starts_line = false;
            pieces.push(Piece { token: place, kind, pastes: false });
        }
        Some(pieces)
    }
}

/// Whether a second definition says the same (C11 6.10.3p1): same parameters, same tokens, white space in the same
/// places.
fn same(a: &Macro, b: &Macro) -> bool {
    fn pieces(a: &[Piece], b: &[Piece]) -> bool {
        a.len() == b.len()
            && a.iter().zip(b).all(|(a, b)| {
                let kinds = match (&a.kind, &b.kind) {
                    (PieceKind::Optional(a), PieceKind::Optional(b)) => pieces(a, b),
                    (a, b) => a == b,
                };
                kinds && a.pastes == b.pastes && a.token.kind == b.token.kind && a.token.space == b.token.space
            })
    }
    a.builtin == b.builtin && a.params == b.params && a.variadic == b.variadic && pieces(&a.body, &b.body)
}
