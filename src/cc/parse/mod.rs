//! Tokens to syntax tree: recursive descent, the grammar rule above each function (C11 Annex A, GNU additions).
//!
//! - `mod.rs`: the state of the parser, and what stands outside functions
//! - `specs.rs`: `unsigned long const`, attributes; `record.rs`: structs, unions, enums
//! - `declarator.rs`: `*(*f[3])(int)`, parameters, type names
//! - `decl.rs`: declarations, function definitions, initialisers
//! - `stmt.rs`, `expr.rs`, `forms.rs`: `_Generic`, `__builtin_offsetof` and the like
//! - `recover.rs`: errors, and how the parser goes on after one; `hints.rs`: what was probably meant
//!
//! Rules:
//! - C cannot be parsed without knowing which names are types. `bindings` says what each name is now; `undo` brings
//!   back at the end of a scope what a declaration hid.
//! - After an error the parser is *quiet* until it has found a `;`, a closing bracket or the start of something new,
//!   so that one mistake makes one message. Messages and their places are gcc's.
//! - Nothing nests deeper than `MAX_DEPTH`, no expression tree is taller than `MAX_HEIGHT`, so that neither this
//!   parser nor any stage that walks its tree can run out of stack.

mod asm;
mod decl;
mod declarator;
mod expr;
mod forms;
mod hints;
mod record;
mod recover;
#[cfg(test)]
mod sexpr;
mod specs;
mod stmt;
#[cfg(test)]
mod tests;

use super::ast::{Attr, Expr, ExprKind, Ident, Item, Name, Unit};
use super::names::{Kw, Names, Sym};
use super::preprocess::Tokens;
use super::token::{Punct, Token, TokenKind};
use crate::source::{Diagnostic, Span};

/// Brackets, blocks and declarators within each other.
pub const MAX_DEPTH: usize = 200;
/// Levels of an expression's tree; `a + b + c` has two. Also branches of one `else if` chain.
pub const MAX_HEIGHT: usize = 500;
/// Beyond this many findings nobody reads on.
const MAX_DIAGNOSTICS: usize = 200;

/// Parses a preprocessed file.
#[must_use]
pub fn parse(tokens: &Tokens) -> (Unit, Vec<Diagnostic>) {
    let filtered = filtered(&tokens.list, &tokens.names);
    let (plain, packs) = filtered.as_ref().map_or((&tokens.list, Vec::new()), |(list, packs)| (list, packs.clone()));
    let mut parser = Parser {
        tokens: plain,
        packs,
        names: &tokens.names,
        at: 0,
        diagnostics: Vec::new(),
        quiet: false,
        ended: false,
        bindings: vec![Binding::Unknown; tokens.names.len()],
        undo: Vec::new(),
        structs: Vec::new(),
        labels: Vec::new(),
        local_labels: 0,
        declared: None,
        depth: 0,
        height: 0,
        peak: 0,
        in_if: false,
        nested: None,
        unclosed: false,
    };
    // Where the preprocessor gave up, the end of the input is its doing.
    parser.ended = plain.iter().rev().nth(1).is_some_and(|t| t.kind == TokenKind::Error);
    let mut unit = Unit::default();
    while parser.kind() != TokenKind::Eof {
        let before = parser.at;
        parser.external(&mut unit.items);
        parser.quiet = false;
        parser.nested = None;
        if parser.at == before {
            parser.at += 1;
        }
    }
    unit.unclosed = parser.unclosed;
    (unit, parser.diagnostics)
}

/// The tokens without those that are none of the grammar's, if there are any: `#pragma pack`, of which is noted where
/// each holds, and C23's `[[attributes]]`, which change nothing here. Behind a name only words that are attributes count:
/// `a[[i]]` is a slip.
fn filtered(list: &[Token], names: &Names) -> Option<(Vec<Token>, Vec<(usize, u8)>)> {
    let opens = |at: usize| list.get(at..at + 2).is_some_and(|two| two.iter().all(|t| t.is(Punct::LBracket)));
    if !list.iter().enumerate().any(|(at, t)| matches!(t.kind, TokenKind::Pack(_)) || opens(at)) {
        return None;
    }
    let (mut kept, mut packs): (Vec<Token>, _) = (Vec::with_capacity(list.len()), Vec::new());
    let mut at = 0;
    while let Some(token) = list.get(at) {
        let begins = kept.last().is_none_or(|t| {
            use Punct as P;
            matches!(
                t.kind,
                TokenKind::Punct(P::Semi | P::LBrace | P::RBrace | P::Colon | P::Comma | P::LParen | P::Star)
            ) || matches!(t.kind, TokenKind::Ident(sym) if sym.keyword().is_some())
        }) || list.get(at + 2).is_some_and(|t| {
            let word = t.text(names);
            let plain = word.strip_prefix("__").and_then(|w| w.strip_suffix("__")).unwrap_or(word);
            t.is(Punct::RBracket) || ATTRIBUTES.contains(&plain)
        });
        if let TokenKind::Pack(n) = token.kind {
            packs.push((kept.len(), n));
        } else if opens(at) && begins {
            // Up to `]]`; a list that is not closed is left for the parser to complain of.
            let end = list.iter().skip(at).take(64).position(|t| t.is(Punct::RBracket)).map(|n| at + n + 1);
            if let Some(end) = end.filter(|end| list.get(*end).is_some_and(|t| t.is(Punct::RBracket))) {
                at = end + 1;
                continue;
            }
            kept.push(*token);
        } else {
            kept.push(*token);
        }
        at += 1;
    }
    Some((kept, packs))
}

/// C23's attributes, and the prefix of gcc's own.
const ATTRIBUTES: &[&str] = &["maybe_unused", "deprecated", "nodiscard", "noreturn", "fallthrough", "gnu"];

/// What a name stands for at this point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Binding {
    Unknown,
    Ordinary,
    Typedef,
}

struct Parser<'t> {
    tokens: &'t [Token],
    /// `#pragma pack(n)`, by the index of the token it stands before.
    packs: Vec<(usize, u8)>,
    names: &'t Names,
    at: usize,
    diagnostics: Vec<Diagnostic>,
    /// An error was reported and we have not found our feet yet.
    quiet: bool,
    /// An error at the end of the file was reported.
    ended: bool,
    /// By symbol.
    bindings: Vec<Binding>,
    /// What declarations have hidden, innermost last.
    undo: Vec<(Sym, Binding)>,
    /// Tags declared so far, to tell who forgot the word `struct`.
    structs: Vec<(Sym, &'static str)>,
    /// `__label__` names, innermost last, with the unique names they have in the tree.
    labels: Vec<(Sym, Name)>,
    local_labels: usize,
    /// The name of the declarator parsed last.
    declared: Option<Sym>,
    depth: usize,
    /// Height of the tree of the expression parsed last.
    height: usize,
    /// Greatest height since a statement expression began.
    peak: usize,
    /// Inside the first branch of an `if`, where an `else` says that a `}` is missing.
    in_if: bool,
    /// The first function that began inside the one being read.
    nested: Option<(Span, Name)>,
    unclosed: bool,
}

impl Parser<'_> {
    // Tokens

    fn nth(&self, n: usize) -> Token {
        self.tokens
            .get(self.at + n)
            .or_else(|| self.tokens.last())
            .copied()
            .unwrap_or_else(|| Token::eof(Span::default()))
    }

    fn token(&self) -> Token {
        self.nth(0)
    }

    fn kind(&self) -> TokenKind {
        self.tokens.get(self.at).map_or(TokenKind::Eof, |t| t.kind)
    }

    fn span(&self) -> Span {
        self.token().span
    }

    /// The token before this one.
    fn last_span(&self) -> Span {
        self.at.checked_sub(1).and_then(|i| self.tokens.get(i)).map_or_else(|| self.span(), |t| t.span)
    }

    /// From `start` to the last token taken.
    fn since(&self, start: Span) -> Span {
        start.to(self.last_span())
    }

    fn advance(&mut self) -> Token {
        let token = self.token();
        if token.kind != TokenKind::Eof {
            self.at += 1;
        }
        token
    }

    fn is(&self, punct: Punct) -> bool {
        self.kind() == TokenKind::Punct(punct)
    }

    fn takes(&mut self, punct: Punct) -> bool {
        let found = self.is(punct);
        self.at += usize::from(found);
        found
    }

    fn keyword(&self) -> Option<Kw> {
        self.keyword_at(0)
    }

    fn keyword_at(&self, n: usize) -> Option<Kw> {
        if let TokenKind::Ident(sym) = self.nth(n).kind { sym.keyword() } else { None }
    }

    fn takes_keyword(&mut self, kw: Kw) -> bool {
        let found = self.keyword() == Some(kw);
        self.at += usize::from(found);
        found
    }

    /// A name that is no keyword.
    fn name_at(&self, n: usize) -> Option<Sym> {
        self.nth(n).ident().filter(|sym| sym.keyword().is_none())
    }

    fn takes_name(&mut self) -> Option<Ident> {
        let sym = self.name_at(0)?;
        let token = self.advance();
        Some(Ident { name: self.names.name(sym), span: token.span })
    }

    // Names

    fn binding(&self, sym: Sym) -> Binding {
        self.bindings.get(sym.0 as usize).copied().unwrap_or(Binding::Unknown)
    }

    fn declare(&mut self, sym: Sym, binding: Binding) {
        if let Some(slot) = self.bindings.get_mut(sym.0 as usize) {
            self.undo.push((sym, *slot));
            *slot = binding;
        }
    }

    /// Begins a scope; `leave` takes what this gives.
    fn enter(&mut self) -> usize {
        self.undo.len()
    }

    fn leave(&mut self, mark: usize) {
        while self.undo.len() > mark {
            let Some((sym, binding)) = self.undo.pop() else { return };
            if let Some(slot) = self.bindings.get_mut(sym.0 as usize) {
                *slot = binding;
            }
        }
    }

    // Limits

    /// One level deeper; false, with an error, beyond the limit. `self.depth -= 1` takes it back.
    fn deeper(&mut self) -> bool {
        self.depth += 1;
        if self.depth <= MAX_DEPTH {
            return true;
        }
        if !self.ended {
            let diagnostic = Diagnostic::error(self.span(), format!("nesting level exceeds maximum of {MAX_DEPTH}"))
                .cure("split this into smaller pieces");
            self.report(diagnostic);
        }
        self.give_up();
        false
    }

    /// Reads no further: what nests this deep was written by no hand, and nothing behind it is worth a message.
    fn give_up(&mut self) {
        self.at = self.tokens.len().saturating_sub(1);
        self.quiet = true;
        self.ended = true;
    }

    /// Notes that an expression was built over others, the tallest `below`.
    fn built(&mut self, below: usize) {
        self.height = below + 1;
        self.peak = self.peak.max(self.height);
    }

    /// Whether a tree one level taller than `below` is still allowed; else says so once.
    fn may_build(&mut self, below: usize, at: Span) -> bool {
        if below < MAX_HEIGHT {
            return true;
        }
        if !self.quiet {
            self.report(
                Diagnostic::error(at, format!("this expression has more than {MAX_HEIGHT} operators in a row"))
                    .cure("split it into several statements"),
            );
            self.quiet = true;
        }
        false
    }

    fn error_expr(&mut self, span: Span) -> Expr {
        self.height = 0;
        Expr { kind: ExprKind::Error, span }
    }

    /// What `#pragma pack` says where token `at` stands, as an attribute.
    fn pack_attribute(&self, at: usize, span: Span) -> Option<Attr> {
        let n = self.packs.iter().rev().find(|(index, _)| *index <= at).map_or(0, |(_, n)| *n);
        let value = Expr { kind: ExprKind::Int { value: u64::from(n), ty: super::ast::Basic::Int }, span };
        (n > 0).then(|| Attr { name: Ident { name: Name::from("pragma_pack"), span }, args: vec![value] })
    }

    /// external = `;` | asm | static-assert | declaration | function
    fn external(&mut self, items: &mut Vec<Item>) {
        if self.takes(Punct::Semi) {
            return;
        }
        match self.keyword() {
            Some(Kw::Asm) => {
                self.refuse_asm();
                self.skip_statement();
            }
            Some(Kw::StaticAssert) => {
                let assert = self.static_assert();
                items.push(Item::StaticAssert(assert));
            }
            _ => {
                while self.takes_keyword(Kw::Extension) {}
                match self.declaration(decl::Place::File) {
                    Some(decl::Parsed::Declaration(d)) => items.push(Item::Declaration(d)),
                    Some(decl::Parsed::Function(f)) => items.push(Item::Function(f)),
                    None => {}
                }
            }
        }
    }

    fn refuse_asm(&mut self) {
        let span = self.span();
        self.report(
            Diagnostic::error(span, "inline assembly is not supported")
                .cure("write it in C: the machine here has no x86 instructions"),
        );
    }
}
