//! Declarations, function definitions and initialisers (C11 6.7, 6.7.9, 6.9.1).

use super::declarator::Kind;
use super::{Binding, Parser};
use crate::cc::ast::{
    Attr, Block, BlockItem, Declaration, Declarator, Derived, Designator, Expr, ExprKind, Function, Ident, Init,
    InitDeclarator, InitItem, Name, Params, Specs, StaticAssert, Storage, TypeSpec,
};
use crate::cc::names::Kw;
use crate::cc::token::{Punct, TokenKind};
use crate::source::{Diagnostic, Span};

/// Where specifiers stand: what may begin there differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    File,
    Block,
    For,
    /// Between the `)` and the `{` of an old-style definition.
    OldParameter,
    Member,
    Parameter,
    TypeName,
}

pub(super) enum Parsed {
    Declaration(Declaration),
    Function(Box<Function>),
}

impl Parser<'_> {
    /// Whether what stands here is a declaration and no statement.
    pub(super) fn starts_declaration(&self) -> bool {
        if self.name_at(0).is_some() && self.nth(1).is(Punct::Colon) {
            return false;
        }
        self.starts_specs() || self.keyword() == Some(Kw::StaticAssert) || self.is_unknown_type(Place::Block, true)
    }

    /// declaration = specs (declarator (`=` initializer)? (`,` ...)*)? `;`
    /// function = specs declarator declaration* block
    pub(super) fn declaration(&mut self, place: Place) -> Option<Parsed> {
        let start = self.span();
        let specs = self.specs(place);
        if self.takes(Punct::Semi) {
            return Some(Parsed::Declaration(Declaration { specs, declarators: Vec::new(), span: self.since(start) }));
        }
        let defines_tag = matches!(&specs.ty, TypeSpec::Record(r) if r.members.is_some())
            || matches!(&specs.ty, TypeSpec::Enum(e) if e.constants.is_some());
        if defines_tag && self.starts_specs() && self.name_at(0).is_none() {
            // `struct s { ... }` with the `;` forgotten.
            if !self.quiet {
                self.expected_with("';', identifier or '('", Some("insert `;` after the `}`".to_string()));
                self.quiet = false;
            }
            return Some(Parsed::Declaration(Declaration { specs, declarators: Vec::new(), span: self.since(start) }));
        }
        let typed = specs.ty != TypeSpec::Missing;
        let mut declarators = Vec::new();
        let mut attrs = Vec::new();
        loop {
            let Some(mut declarator) = self.declarator(Kind::Named, typed) else {
                // A type and nothing that could be read after it: leave nothing behind for `check`, but a tag's members.
                self.skip_statement();
                let keep = !declarators.is_empty() || defines_tag;
                return keep.then(|| Parsed::Declaration(Declaration { specs, declarators, span: self.since(start) }));
            };
            let sym = self.declared;
            declarator.attrs.append(&mut attrs);
            let is_function = matches!(declarator.derived.first(), Some(Derived::Function(_)));
            if declarators.is_empty()
                && is_function
                && matches!(place, Place::File | Place::Block)
                && self.begins_body(&declarator)
            {
                if let Some(sym) = sym {
                    self.declare(sym, Binding::Ordinary);
                }
                return Some(Parsed::Function(Box::new(self.function(specs, declarator, start))));
            }
            self.asm_label(&mut declarator.attrs);
            self.attributes(&mut declarator.attrs);
            // In scope from here on, in its own initialiser too.
            if let Some(sym) = sym {
                self.declare(sym, if specs.storage == Storage::Typedef { Binding::Typedef } else { Binding::Ordinary });
            }
            let init = if self.takes(Punct::Assign) { Some(self.initializer()) } else { None };
            let initialised = init.is_some();
            declarators.push(InitDeclarator { declarator, init });
            if self.takes(Punct::Comma) {
                self.attributes(&mut attrs);
                continue;
            }
            let mut span = self.since(start);
            if self.takes(Punct::Semi) {
                self.quiet = false;
                span = self.since(start);
            } else {
                self.missing_end(initialised, is_function);
            }
            return Some(Parsed::Declaration(Declaration { specs, declarators, span }));
        }
    }

    /// Neither `,` nor `;` after a declarator.
    fn missing_end(&mut self, initialised: bool, is_function: bool) {
        if !initialised && self.starts_specs() {
            // Another declaration begins: what is missing is a `;`.
            self.require(Punct::Semi);
            self.quiet = false;
            return;
        }
        let forgotten = self.starts_something();
        let what = match (initialised, is_function && !forgotten) {
            (true, _) => "',' or ';'",
            (false, false) => "'=', ',', ';', 'asm' or '__attribute__'",
            (false, true) => "declaration specifiers",
        };
        let cure = forgotten.then(|| "end the line before with `;`".to_string());
        self.expected_with(what, cure);
        if forgotten {
            self.quiet = false;
        } else {
            self.skip_statement();
        }
    }

    /// Whether a function's body, or its old-style parameters, begin here.
    fn begins_body(&self, declarator: &Declarator) -> bool {
        if self.is(Punct::LBrace) {
            return true;
        }
        if matches!(self.kind(), TokenKind::Punct(Punct::Assign | Punct::Comma | Punct::Semi))
            || matches!(self.keyword(), Some(Kw::Asm | Kw::Attribute))
        {
            return false;
        }
        // Somewhere a `}` closes what nothing opened: the body's `{` has been forgotten.
        if matches!(self.kind(), TokenKind::Ident(_) | TokenKind::Punct(Punct::Star)) && self.has_unopened_brace() {
            return true;
        }
        // A declaration after `f(a, b)` declares its parameters; after a prototype a `;` has been forgotten.
        let old = matches!(declarator.derived.first(), Some(Derived::Function(Params::Old(_) | Params::Empty)));
        old && self.starts_specs() && self.keyword() != Some(Kw::Attribute)
    }

    /// After the declarator: parameter declarations of the old style, then the block.
    fn function(&mut self, specs: Specs, declarator: Declarator, start: Span) -> Function {
        let mark = self.enter();
        let mut old_params = Vec::new();
        self.declare_params(&declarator);
        let old_style = matches!(declarator.derived.first(), Some(Derived::Function(Params::Old(_) | Params::Empty)));
        while old_style && !self.is(Punct::LBrace) && self.kind() != TokenKind::Eof {
            if !self.starts_specs() {
                break;
            }
            let before = self.at;
            if let Some(Parsed::Declaration(d)) = self.declaration(Place::OldParameter) {
                old_params.push(d);
            }
            if self.at == before {
                break;
            }
        }
        let labels = std::mem::take(&mut self.labels);
        let in_if = std::mem::take(&mut self.in_if);
        let body = if self.is(Punct::LBrace) {
            self.block()
        } else {
            self.expected_with("'{'", Some("open the function's body with `{`".to_string()));
            if self.has_unopened_brace() {
                self.quiet = false;
                let at = self.span();
                // What looked like old-style parameters are the first declarations of the body.
                let mut items: Vec<BlockItem> = old_params.drain(..).map(BlockItem::Declaration).collect();
                self.block_items(&mut items, self.at);
                self.takes(Punct::RBrace);
                Block { items, span: self.since(at) }
            } else {
                self.skip_statement();
                Block { items: Vec::new(), span: self.last_span() }
            }
        };
        self.labels = labels;
        self.in_if = in_if;
        self.leave(mark);
        Function { specs, declarator, old_params, body, span: self.since(start) }
    }

    /// The parameters of a definition are in scope in its body, where they hide type names.
    fn declare_params(&mut self, declarator: &Declarator) {
        let names: Vec<&str> = match declarator.derived.first() {
            Some(Derived::Function(Params::Prototype { params, .. })) => {
                params.iter().filter_map(|p| p.declarator.name.as_ref()).map(|n| &*n.name).collect()
            }
            Some(Derived::Function(Params::Old(names))) => names.iter().map(|n| &*n.name).collect(),
            _ => Vec::new(),
        };
        for name in names {
            if let Some(sym) = self.names.find(name) {
                self.declare(sym, Binding::Ordinary);
            }
        }
    }

    /// `asm("label")` after a declarator, as the attribute `asm_label`: it tells the register of a local; else it is
    /// ignored.
    fn asm_label(&mut self, attrs: &mut Vec<Attr>) {
        let span = self.span();
        if self.takes_keyword(Kw::Asm) && self.require(Punct::LParen) {
            if matches!(self.kind(), TokenKind::Str(_)) {
                let label = self.string();
                attrs.push(Attr { name: Ident { name: Name::from("asm_label"), span }, args: vec![label] });
            }
            self.close(Punct::RParen);
        }
    }

    /// static-assert = `_Static_assert` `(` constant (`,` string)? `)` `;`
    pub(super) fn static_assert(&mut self) -> StaticAssert {
        let start = self.advance().span;
        let mut condition = Expr { kind: ExprKind::Error, span: start };
        let mut message = None;
        if self.require(Punct::LParen) {
            condition = self.constant();
            if self.takes(Punct::Comma) {
                if matches!(self.kind(), TokenKind::Str(_)) {
                    let literal = self.string();
                    if let ExprKind::Str { units, .. } = literal.kind {
                        let bytes: Vec<u8> = units.iter().map(|u| *u as u8).collect();
                        message = Some(String::from_utf8_lossy(&bytes).into_owned());
                    }
                } else {
                    self.expected("string literal");
                }
            }
            self.close(Punct::RParen);
        }
        self.close(Punct::Semi);
        StaticAssert { condition, message, span: self.since(start) }
    }

    /// initializer = `{` items `}` | assignment
    pub(super) fn initializer(&mut self) -> Init {
        if self.is(Punct::LBrace) { self.braced() } else { Init::Expr(self.assignment()) }
    }

    /// `{` (designation? initializer (`,` ...)*)? `,`? `}`
    pub(super) fn braced(&mut self) -> Init {
        let start = self.advance().span;
        let mut items = Vec::new();
        if !self.deeper() {
            self.depth -= 1;
            return Init::List { items, span: start };
        }
        let mut tallest = 0;
        while !self.is(Punct::RBrace) && self.kind() != TokenKind::Eof {
            let at = self.span();
            let before = self.at;
            let designators = self.designation(&mut tallest);
            let value = self.initializer();
            tallest = tallest.max(self.height);
            items.push(InitItem { designators, value, span: self.since(at) });
            if !self.takes(Punct::Comma) || self.at == before {
                break;
            }
        }
        self.depth -= 1;
        if !self.takes(Punct::RBrace) {
            if !self.quiet {
                let cure = if self.kind() == TokenKind::Eof || self.is(Punct::Semi) {
                    "close the list with `}`"
                } else {
                    "separate the values with `,`"
                };
                self.expected_with("'}'", Some(cure.to_string()));
            }
            self.skip_list();
        }
        self.built(tallest);
        Init::List { items, span: self.since(start) }
    }

    /// To behind the `}` of a list, or before what ends its declaration.
    fn skip_list(&mut self) {
        let mut nested = 0usize;
        loop {
            match self.kind() {
                TokenKind::Eof => return,
                TokenKind::Punct(Punct::Semi) if nested == 0 => break,
                TokenKind::Punct(Punct::LBrace | Punct::LParen | Punct::LBracket) => nested += 1,
                TokenKind::Punct(p @ (Punct::RBrace | Punct::RParen | Punct::RBracket)) => {
                    if nested == 0 {
                        self.at += usize::from(p == Punct::RBrace);
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

    /// designation = (`.` name | `[` constant (`...` constant)? `]`)+ `=`?, or gcc's old `name:`
    fn designation(&mut self, tallest: &mut usize) -> Vec<Designator> {
        let mut designators = Vec::new();
        if self.name_at(0).is_some() && self.nth(1).is(Punct::Colon) {
            designators.extend(self.takes_name().map(Designator::Field));
            self.at += 1;
            return designators;
        }
        loop {
            if self.takes(Punct::Dot) {
                let Some(name) = self.takes_name() else {
                    self.expected("identifier");
                    return designators;
                };
                designators.push(Designator::Field(name));
            } else if self.takes(Punct::LBracket) {
                let first = self.constant();
                *tallest = (*tallest).max(self.height);
                if self.takes(Punct::Ellipsis) {
                    let last = self.constant();
                    *tallest = (*tallest).max(self.height);
                    designators.push(Designator::Range(first, last));
                } else {
                    designators.push(Designator::Index(first));
                }
                self.close(Punct::RBracket);
            } else {
                break;
            }
        }
        if !designators.is_empty() && !self.takes(Punct::Assign) {
            // `[2] 5` is an old form of gcc's; after `.x` the sign is needed.
            if matches!(designators.as_slice(), [Designator::Index(_) | Designator::Range(..)]) {
                let span = self.span();
                self.report(Diagnostic::warning(
                    span,
                    "pedantic",
                    "obsolete use of designated initializer without '='",
                ));
            } else {
                self.expected("'='");
            }
        }
        designators
    }
}
