//! Calling a macro (C11 6.10.3.1 to 6.10.3.4).
//!
//! What comes out spans the place of the call: the tokens of the body take the span of the macro's name as it stands
//! in the reader's text, while those of an argument keep their own, so a message about an argument points at it.

use super::define::{Builtin, Macro, Piece, PieceKind};
use super::{Context, Preprocessor};
use crate::cc::lex::Lexer;
use crate::cc::names::Sym;
use crate::cc::token::{Punct, Token, TokenKind};
use crate::source::{Diagnostic, Span};
use std::fmt::Write as _;
use std::rc::Rc;

/// Calls within arguments of calls: each costs a piece of our own stack.
const MAX_ARGUMENT_DEPTH: usize = 200;
/// Contexts cost no stack, but nobody nests macros deeper than this on purpose.
const MAX_CONTEXTS: usize = 100_000;

/// One argument: as written, and expanded once somebody wants it so.
struct Argument {
    tokens: Vec<Token>,
    expanded: Option<Vec<Token>>,
    /// Left out altogether, which is not the same as empty (`, ## __VA_ARGS__`).
    omitted: bool,
}

impl Preprocessor<'_> {
    /// The token itself if it is no macro call; None if it was one, and what it became is read next.
    pub(super) fn expanded(&mut self, mut token: Token) -> Option<Token> {
        let TokenKind::Ident(sym) = token.kind else { return Some(token) };
        if token.painted {
            return Some(token);
        }
        let Some(slot) = self.macros.get(sym.0 as usize) else { return self.pragma_operator(token, sym) };
        let Some(definition) = &slot.definition else { return self.pragma_operator(token, sym) };
        if slot.disabled {
            token.painted = true;
            return Some(token);
        }
        let definition = Rc::clone(definition);
        if self.names_a_parameter(&token, &definition) {
            return Some(token);
        }
        if self.contexts.is_empty() && self.sources.file(definition.span.file).is_some_and(|f| !f.library) {
            self.expansions.insert((token.span.file, token.span.start), Rc::clone(&definition));
        }
        if let Some(builtin) = definition.builtin {
            return Some(self.builtin(builtin, token));
        }
        let mut args = Vec::new();
        if definition.params.is_some() {
            if !self.takes_paren() {
                return Some(token);
            }
            match self.arguments(&definition, sym, &token) {
                Some(list) => args = list,
                None => return Some(Token { kind: TokenKind::Error, ..token }),
            }
        }
        if self.contexts.len() > MAX_CONTEXTS {
            self.fuel = 1;
            self.pay(1, token.span);
            return None;
        }
        let (mut tokens, mut owes_space) = self.substitute(&definition.body, &definition, &mut args, token.span);
        match tokens.first_mut() {
            Some(first) => {
                first.space = token.space;
                first.starts_line = token.starts_line;
            }
            None => owes_space |= token.space,
        }
        self.slot(sym).disabled = true;
        self.contexts.push(Context { tokens, at: 0, of: Some(sym), barrier: false, owes_space });
        None
    }

    /// Whether this is the name of a parameter in one of our headers and the macro the program's own. A program may have
    /// a macro `n` or `s` before it includes a header (C11 7.1.3): the headers of a real system write `__n`, ours write
    /// what reads well.
    fn names_a_parameter(&self, token: &Token, definition: &Macro) -> bool {
        let library = |span: Span| self.sources.file(span.file).filter(|f| f.library);
        let Some(header) = library(token.span).filter(|_| self.contexts.is_empty()) else { return false };
        if library(definition.span).is_some() || definition.builtin.is_some() {
            return false;
        }
        let (before, rest) = header.text.split_at(token.span.start as usize);
        let after = &rest[(token.span.end - token.span.start) as usize..];
        let is_typed = |c: char| c == '*' || c == '_' || c.is_ascii_alphanumeric();
        before.trim_end().ends_with(is_typed) && after.trim_start().starts_with([',', ')', '['])
    }

    /// `_Pragma("...")` says the same as a `#pragma` line, and like most of those it is passed over.
    fn pragma_operator(&mut self, token: Token, sym: Sym) -> Option<Token> {
        if sym != self.known.pragma || self.in_directive || !self.takes_paren() {
            return Some(token);
        }
        let string = self.raw();
        if !matches!(string.kind, TokenKind::Str(_)) || !self.raw().is(Punct::RParen) {
            self.error(token.span, "_Pragma takes a parenthesized string literal");
            return Some(Token { kind: TokenKind::Error, ..token });
        }
        let text = self.text(&string);
        let text = text.get(1..text.len().saturating_sub(1)).unwrap_or("").replace("\\\"", "\"").replace("\\\\", "\\");
        self.pragma_text(&text, token.span)
    }

    /// Whether the next token is `(`; then it is taken. Ended contexts are left on the way, as gcc does: this is
    /// what lets `f(2)(9)` of the standard's example go on beyond the macro's end.
    fn takes_paren(&mut self) -> bool {
        while let Some(context) = self.contexts.last_mut() {
            if let Some(token) = context.tokens.get(context.at) {
                let found = token.is(Punct::LParen);
                context.at += usize::from(found);
                return found;
            }
            if context.barrier {
                return false;
            }
            self.leave();
        }
        let Some(open) = self.files.last_mut() else { return false };
        let before = open.lexer.pos;
        let mut silent = Vec::new();
        let token = if self.in_directive {
            open.lexer.next_in_line(&mut self.names, &mut silent)
        } else {
            open.lexer.next(&mut self.names, &mut silent)
        };
        let found = token.is(Punct::LParen);
        if !found {
            open.lexer.pos = before;
        }
        found
    }

    /// After `(`: the arguments up to the matching `)`. None after a reported error.
    fn arguments(&mut self, definition: &Macro, sym: Sym, call: &Token) -> Option<Vec<Argument>> {
        let params = definition.params.as_ref().map_or(0, Vec::len);
        let outer = self.collecting;
        self.collecting = Some(outer.unwrap_or(self.files.len()));
        let mut list: Vec<Vec<Token>> = vec![Vec::new()];
        let mut depth = 0usize;
        let closed = loop {
            let mut token = self.raw();
            token.space |= token.starts_line;
            token.starts_line = false;
            match token.kind {
                TokenKind::Eof => break false,
                TokenKind::Punct(Punct::LParen) => depth += 1,
                TokenKind::Punct(Punct::RParen) if depth == 0 => break true,
                TokenKind::Punct(Punct::RParen) => depth -= 1,
                TokenKind::Punct(Punct::Comma) if depth == 0 && !(definition.variadic && list.len() >= params) => {
                    list.push(Vec::new());
                    continue;
                }
                TokenKind::Ident(sym) if self.macros.get(sym.0 as usize).is_some_and(|s| s.disabled) => {
                    token.painted = true;
                }
                _ => {}
            }
            if let Some(last) = list.last_mut() {
                last.push(token);
            }
        };
        self.collecting = outer;
        let name = self.names.text(sym).to_string();
        if !closed {
            if self.fuel > 0 {
                self.report(
                    Diagnostic::error(call.span, format!("unterminated argument list invoking macro \"{name}\""))
                        .cure("close the call with `)`"),
                );
            }
            return None;
        }
        if params == 0 && list.len() == 1 && list.first().is_some_and(Vec::is_empty) {
            return Some(Vec::new());
        }
        let given = list.len();
        let enough = given == params || (definition.variadic && given + 1 == params);
        if !enough {
            let message = if given > params {
                format!("macro \"{name}\" passed {given} arguments, but takes just {params}")
            } else if definition.variadic && given + 1 < params || given < params {
                format!("macro \"{name}\" requires {params} arguments, but only {given} given")
            } else {
                String::new()
            };
            let mut diagnostic = Diagnostic::error(call.span, message);
            if definition.span != Span::default() {
                diagnostic = diagnostic.note(definition.span, format!("macro \"{name}\" defined here"));
            }
            self.report(diagnostic);
            return None;
        }
        let sole_empty = definition.variadic && given == 1 && params == 1 && list.first().is_some_and(Vec::is_empty);
        let mut args: Vec<Argument> =
            list.into_iter().map(|tokens| Argument { tokens, expanded: None, omitted: sole_empty }).collect();
        if args.len() < params {
            args.push(Argument { tokens: Vec::new(), expanded: None, omitted: true });
        }
        Some(args)
    }

    /// The body with arguments in place of parameters, strings made and tokens pasted. Also whether white space stood
    /// before something empty at the end: it shows when what follows is made a string.
    fn substitute(
        &mut self,
        body: &[Piece],
        definition: &Macro,
        args: &mut [Argument],
        place: Span,
    ) -> (Vec<Token>, bool) {
        let mut out: Vec<Token> = Vec::with_capacity(body.len());
        // Whether `##` stands before the piece, and whether what stands before that was empty.
        let (mut pasting, mut left_empty) = (false, false);
        let mut owes_space = false;
        let last_param = definition.params.as_ref().map_or(0, |p| p.len().saturating_sub(1));
        let stamp = |token: Token| Token { span: place, starts_line: false, ..token };
        for piece in body {
            if !self.pay(1, place) {
                return (out, false);
            }
            let from = out.len();
            match &piece.kind {
                PieceKind::Plain => out.push(stamp(piece.token)),
                PieceKind::Stringify(index) => {
                    let text = args.get(*index).map_or_else(|| "\"\"".to_string(), |a| self.stringified(&a.tokens));
                    self.pay(text.len() / 8, place);
                    let kind = TokenKind::Str(self.names.intern(&text));
                    out.push(Token { kind, ..stamp(piece.token) });
                }
                PieceKind::Param(index) => {
                    let Some(arg) = args.get_mut(*index) else { continue };
                    let comma = pasting
                        && definition.variadic
                        && *index == last_param
                        && from > 0
                        && out.get(from - 1).is_some_and(|t| t.is(Punct::Comma))
                        && !left_empty;
                    if comma {
                        // Gnu's `, ## args`: the comma goes when there are no such arguments, else nothing is pasted.
                        if arg.omitted {
                            out.pop();
                            (pasting, left_empty) = (piece.pastes, true);
                            continue;
                        }
                        pasting = false;
                    }
                    if pasting || piece.pastes || comma {
                        out.extend_from_slice(&arg.tokens);
                    } else {
                        if arg.expanded.is_none() {
                            let tokens = arg.tokens.clone();
                            arg.expanded = Some(self.expand_alone(tokens, place));
                        }
                        out.extend_from_slice(arg.expanded.as_deref().unwrap_or(&[]));
                    }
                    let added = out.len() - from;
                    if !self.pay(added, place) {
                        return (out, false);
                    }
                }
                PieceKind::Optional(inner) => {
                    let there = args.get_mut(last_param).is_some_and(|a| !a.tokens.is_empty());
                    let there = there && {
                        let tokens = args.get(last_param).map(|a| a.tokens.clone()).unwrap_or_default();
                        !self.expand_alone(tokens, place).is_empty()
                    };
                    if there {
                        let (tokens, _) = self.substitute(inner, definition, args, place);
                        out.extend(tokens);
                    }
                }
            }
            match out.get_mut(from) {
                Some(first) => first.space = piece.token.space | std::mem::take(&mut owes_space),
                None => owes_space |= piece.token.space,
            }
            let empty = out.len() == from;
            if pasting {
                if !empty && !left_empty && from > 0 {
                    self.paste(&mut out, from, place);
                }
                left_empty = left_empty && empty;
            } else {
                left_empty = empty;
            }
            pasting = piece.pastes;
        }
        (out, owes_space)
    }

    /// Joins the tokens before and at `at` into one.
    fn paste(&mut self, out: &mut Vec<Token>, at: usize, place: Span) {
        let (Some(&left), Some(&right)) = (out.get(at - 1), out.get(at)) else { return };
        let text = format!("{}{}", self.text(&left), self.text(&right));
        if !self.pay(text.len() / 8, place) {
            return;
        }
        let mut lexer = Lexer::new(Rc::from(text.as_str()), place.file);
        let mut silent = Vec::new();
        let token = lexer.next(&mut self.names, &mut silent);
        // A comment or a blank is no token either: `/ ## /` pastes to nothing.
        if lexer.pos != text.len() || matches!(token.kind, TokenKind::Eof | TokenKind::Other(_)) {
            let message = format!(
                "pasting \"{}\" and \"{}\" does not give a valid preprocessing token",
                self.text(&left),
                self.text(&right)
            );
            self.error(place, message);
            return;
        }
        let joined = Token { kind: token.kind, span: left.span, starts_line: false, space: left.space, painted: false };
        out.splice(at - 1..=at, [joined]);
    }

    /// Expands an argument as if it were the whole of the rest of the file.
    fn expand_alone(&mut self, tokens: Vec<Token>, place: Span) -> Vec<Token> {
        if !tokens.iter().any(|t| t.ident().is_some_and(|sym| self.macro_of(sym).is_some() || sym == self.known.pragma))
        {
            return tokens;
        }
        if self.argument_depth >= MAX_ARGUMENT_DEPTH {
            if self.fuel > 0 {
                self.error(place, format!("macro calls nested in arguments more than {MAX_ARGUMENT_DEPTH} deep"));
                self.fuel = 0;
            }
            return Vec::new();
        }
        self.argument_depth += 1;
        let base = self.contexts.len();
        self.contexts.push(Context { tokens, at: 0, of: None, barrier: true, owes_space: false });
        let mut out = Vec::new();
        loop {
            let token = self.next();
            if token.kind == TokenKind::Eof {
                break;
            }
            out.push(token);
        }
        while self.contexts.len() > base {
            self.leave();
        }
        self.argument_depth -= 1;
        out
    }

    /// `#`: the spelling of the tokens, one space where there was white space, quotes escaped within literals.
    fn stringified(&self, tokens: &[Token]) -> String {
        let mut out = String::from("\"");
        for (i, token) in tokens.iter().enumerate() {
            if i > 0 && token.space {
                out.push(' ');
            }
            let text = self.text(token);
            if matches!(token.kind, TokenKind::Str(_) | TokenKind::Char(_)) || text.starts_with(['"', '\'']) {
                for c in text.chars() {
                    if matches!(c, '"' | '\\') {
                        out.push('\\');
                    }
                    out.push(c);
                }
            } else {
                out.push_str(text);
            }
        }
        // A lone backslash at the end would escape the quote.
        let backslashes = out.bytes().rev().take_while(|b| *b == b'\\').count();
        if tokens.last().is_some_and(|t| matches!(t.kind, TokenKind::Other(_))) && backslashes % 2 == 1 {
            out.pop();
        }
        out.push('"');
        out
    }

    fn builtin(&mut self, builtin: Builtin, token: Token) -> Token {
        let mut text = String::new();
        let _ = match builtin {
            Builtin::File => {
                text = quoted(self.files.last().map_or("", |f| &f.name));
                Ok(())
            }
            Builtin::MainFile => {
                text = quoted(self.sources.file(self.base).map_or("", |f| &f.name));
                Ok(())
            }
            Builtin::Line => write!(text, "{}", self.presumed_line(token.span)),
            Builtin::Counter => {
                self.counter += 1;
                write!(text, "{}", self.counter - 1)
            }
            Builtin::IncludeLevel => write!(text, "{}", self.files.len().saturating_sub(1)),
            Builtin::HasInclude | Builtin::HasAttribute | Builtin::HasFunction => {
                return Token { painted: true, ..token };
            }
        };
        let sym = self.names.intern(&text);
        let kind = if text.starts_with('"') { TokenKind::Str(sym) } else { TokenKind::Number(sym) };
        Token { kind, ..token }
    }

    /// The line of a place, as `#line` has it counted.
    pub(super) fn presumed_line(&self, span: Span) -> i64 {
        let line = self.sources.file(span.file).map_or(1, |f| f.line_col(span.start).0);
        let offset = self.files.iter().rev().find(|f| f.lexer.file == span.file).map_or(0, |f| f.line_offset);
        i64::from(line) + offset
    }
}

/// A text as a string literal.
pub(super) fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
