//! Declarators: a name and what is derived around it (C11 6.7.6, 6.7.7).

use super::decl::Place;
use super::{Binding, MAX_DEPTH, Parser};
use crate::cc::ast::{ArraySize, Declarator, Derived, Param, Params, Quals, TypeName};
use crate::cc::names::Kw;
use crate::cc::token::{Punct, TokenKind};
use crate::source::{Diagnostic, Span};

/// Whether a declarator has a name.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Named,
    /// A type name: `int (*)[3]`.
    Abstract,
    /// A parameter, which may have one.
    Either,
}

impl Parser<'_> {
    /// declarator = (`*` qualifier*)* direct
    ///
    /// None after a reported error. `typed` says that a type came before, so that a type name here is being
    /// redeclared.
    pub(super) fn declarator(&mut self, kind: Kind, typed: bool) -> Option<Declarator> {
        let start = self.span();
        let mut pointers = Vec::new();
        let mut attrs = Vec::new();
        while self.takes(Punct::Star) {
            let mut quals = Quals::default();
            loop {
                match self.keyword() {
                    Some(kw @ (Kw::Const | Kw::Volatile | Kw::Restrict | Kw::Atomic)) => self.qualifier(&mut quals, kw),
                    Some(Kw::Attribute) => self.attributes(&mut attrs),
                    _ => break,
                }
            }
            pointers.push(Derived::Pointer(quals));
        }
        if !self.deeper() {
            self.depth -= 1;
            return None;
        }
        let direct = self.direct(kind, typed);
        self.depth -= 1;
        let mut declarator = direct?;
        // The star nearest to the name stands last.
        declarator.derived.extend(pointers.into_iter().rev());
        declarator.attrs.append(&mut attrs);
        declarator.span = if self.at > 0
            && start.start <= self.last_span().end
            && start.file == self.last_span().file
            && self.last_span().start >= start.start
        {
            self.since(start)
        } else {
            Span { end: start.start, ..start }
        };
        if declarator.derived.len() > MAX_DEPTH {
            self.error_at(declarator.span, format!("declarator derives more than {MAX_DEPTH} types"));
            declarator.derived.truncate(MAX_DEPTH);
        }
        Some(declarator)
    }

    /// direct = (name | `(` declarator `)` | nothing) (`[` size `]` | `(` parameters `)`)*
    fn direct(&mut self, kind: Kind, typed: bool) -> Option<Declarator> {
        let start = self.span();
        let mut declarator = Declarator { name: None, derived: Vec::new(), attrs: Vec::new(), span: start };
        let named =
            self.name_at(0).filter(|sym| kind != Kind::Abstract && (typed || self.binding(*sym) != Binding::Typedef));
        let mut declared = named;
        if named.is_some() {
            declarator.name = self.takes_name();
        } else if self.is(Punct::LParen) {
            let opens_parameters = kind != Kind::Named
                && (self.nth(1).is(Punct::RParen) || (self.starts_specs_at(1) && !self.attributes_of_declarator()));
            if !opens_parameters {
                self.at += 1;
                let mut attrs = Vec::new();
                self.attributes(&mut attrs);
                let inner = self.declarator(kind, typed);
                self.close(Punct::RParen);
                declarator = inner?;
                declared = self.declared;
                declarator.attrs.append(&mut attrs);
            }
        } else if kind == Kind::Named {
            self.expected("identifier or '('");
            return None;
        }
        loop {
            if self.is(Punct::LBracket) {
                let array = self.array();
                declarator.derived.push(array);
            } else if self.is(Punct::LParen) {
                let params = self.parameters(kind == Kind::Named);
                declarator.derived.push(Derived::Function(params));
            } else {
                // Parameters have declared names of their own on the way.
                self.declared = declared;
                return Some(declarator);
            }
        }
    }

    /// `int (__attribute__((x)) *)(void)`: what follows the attributes behind this bracket is a declarator.
    fn attributes_of_declarator(&mut self) -> bool {
        let here = self.at;
        self.at += 1;
        let found = self.keyword() == Some(Kw::Attribute);
        if found {
            let quiet = std::mem::replace(&mut self.quiet, true);
            self.attributes(&mut Vec::new());
            self.quiet = quiet;
        }
        let found = found && (self.is(Punct::Star) || self.is(Punct::LParen));
        self.at = here;
        found
    }

    fn starts_specs_at(&mut self, n: usize) -> bool {
        self.at += n;
        let starts = self.starts_specs();
        self.at -= n;
        starts
    }

    /// array = `[` (`static` | qualifier)* (`*` | assignment)? `]`
    fn array(&mut self) -> Derived {
        self.at += 1;
        let (mut quals, mut is_static) = (Quals::default(), false);
        loop {
            match self.keyword() {
                Some(Kw::Static) => {
                    is_static = true;
                    self.at += 1;
                }
                Some(kw @ (Kw::Const | Kw::Volatile | Kw::Restrict | Kw::Atomic)) => self.qualifier(&mut quals, kw),
                Some(Kw::Attribute) => self.attributes(&mut Vec::new()),
                _ => break,
            }
        }
        let size = if self.is(Punct::RBracket) {
            ArraySize::Unknown
        } else if self.is(Punct::Star) && self.nth(1).is(Punct::RBracket) {
            self.at += 1;
            ArraySize::Star
        } else {
            ArraySize::Expr(Box::new(self.assignment()))
        };
        self.close(Punct::RBracket);
        Derived::Array { size, quals, is_static }
    }

    /// parameters = `(` (name (`,` name)* | parameter (`,` parameter)* (`,` `...`)?)? `)`
    fn parameters(&mut self, names_allowed: bool) -> Params {
        self.at += 1;
        let mut attrs = Vec::new();
        self.attributes(&mut attrs);
        if self.takes(Punct::RParen) {
            return Params::Empty;
        }
        // `(a, b)`, unless what follows the first name shows that it was meant as a type.
        if names_allowed && self.name_at(0).is_some_and(|sym| self.binding(sym) != Binding::Typedef) {
            let next = self.nth(1);
            if !matches!(
                next.kind,
                TokenKind::Ident(_) | TokenKind::Punct(Punct::Star | Punct::LParen | Punct::LBracket)
            ) {
                return self.old_names();
            }
        }
        if self.keyword() == Some(Kw::Void) && self.nth(1).is(Punct::RParen) {
            self.at += 2;
            return Params::Prototype { params: Vec::new(), variadic: false };
        }
        let mark = self.enter();
        let (mut params, mut variadic) = (Vec::new(), false);
        loop {
            if self.is(Punct::Ellipsis) {
                let span = self.advance().span;
                variadic = true;
                if params.is_empty() {
                    self.report(Diagnostic::error(span, "ISO C requires a named argument before '...'"));
                }
                break;
            }
            match self.parameter() {
                Some(param) => params.push(param),
                None => {
                    self.skip_parameter();
                    // How many there are is not known: calls are not held to it.
                    variadic = true;
                }
            }
            if self.takes(Punct::Comma) {
                continue;
            }
            if !self.is(Punct::RParen) {
                let (what, cure) = match self.kind() {
                    // Gcc's forward declarations of parameters; here it is a slip.
                    TokenKind::Punct(Punct::Semi) => {
                        ("',' or ')'", "separate parameters with `,`, and close them with `)`")
                    }
                    TokenKind::Punct(Punct::LBrace) => ("';', ',' or ')'", "close the parameters with `)`"),
                    TokenKind::Punct(Punct::Amp) => {
                        ("';', ',' or ')'", "C has no references: take a pointer, `*`, and call with `&`")
                    }
                    _ => ("';', ',' or ')'", "separate parameters with `,`"),
                };
                self.expected_with(what, Some(cure.to_string()));
                variadic = true;
            }
            break;
        }
        self.close(Punct::RParen);
        self.leave(mark);
        Params::Prototype { params, variadic }
    }

    fn old_names(&mut self) -> Params {
        let mut names = Vec::new();
        while let Some(name) = self.takes_name() {
            names.push(name);
            if !self.takes(Punct::Comma) {
                break;
            }
        }
        self.close(Punct::RParen);
        Params::Old(names)
    }

    /// parameter = specs declarator
    fn parameter(&mut self) -> Option<Param> {
        let start = self.span();
        let unknown = self.is_unknown_type(Place::Block, true);
        if !self.starts_specs() && !unknown {
            if self.quiet {
                return None;
            }
            if self.name_at(0).is_some_and(|sym| self.binding(sym) == Binding::Unknown) {
                self.unknown_type();
                self.quiet = true;
            } else {
                self.expected("declaration specifiers or '...'");
            }
            return None;
        }
        // A parameter of an unknown type has a name all the same.
        let specs = self.specs(if unknown { Place::Block } else { Place::Parameter });
        let typed = specs.ty != crate::cc::ast::TypeSpec::Missing;
        let mut declarator = self.declarator(Kind::Either, typed)?;
        if let Some(sym) = self.declared {
            self.declare(sym, Binding::Ordinary);
        }
        self.attributes(&mut declarator.attrs);
        Some(Param { specs, declarator, span: self.since(start) })
    }

    /// To the `,` or `)` that ends a parameter.
    fn skip_parameter(&mut self) {
        let mut nested = 0usize;
        loop {
            match self.kind() {
                TokenKind::Eof => return,
                TokenKind::Punct(Punct::Comma | Punct::Semi) if nested == 0 => break,
                TokenKind::Punct(Punct::LParen | Punct::LBracket | Punct::LBrace) => nested += 1,
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

    /// type-name = specs abstract-declarator
    pub(super) fn type_name(&mut self) -> TypeName {
        let start = self.span();
        self.deeper();
        let specs = self.specs(Place::TypeName);
        self.depth -= 1;
        if specs.span.start == specs.span.end {
            self.expected("specifier-qualifier-list");
        }
        let nothing =
            Declarator { name: None, derived: Vec::new(), attrs: Vec::new(), span: Span { end: start.start, ..start } };
        let declarator = self.declarator(Kind::Abstract, true).unwrap_or(nothing);
        TypeName { specs, declarator, span: self.since(start) }
    }
}
