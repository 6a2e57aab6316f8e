//! Expressions that look like calls but take types: `_Generic` (C11 6.5.1.1) and gcc's built-in forms.
//!
//! Each gives None after a reported error.

use super::Parser;
use crate::cc::ast::{Designator, ExprKind};
use crate::cc::names::Kw;
use crate::cc::token::Punct;

impl Parser<'_> {
    /// `_Generic` `(` assignment (`,` (type-name | `default`) `:` assignment)+ `)`
    pub(super) fn generic(&mut self) -> Option<ExprKind> {
        self.at += 1;
        if !self.require(Punct::LParen) {
            return None;
        }
        let control = Box::new(self.assignment());
        let mut below = self.height;
        let mut choices = Vec::new();
        if !self.require(Punct::Comma) {
            self.close(Punct::RParen);
            return None;
        }
        loop {
            let ty = if self.takes_keyword(Kw::Default) { None } else { Some(self.type_name()) };
            if !self.require(Punct::Colon) {
                break;
            }
            let value = self.assignment();
            below = below.max(self.height);
            choices.push((ty, value));
            if !self.takes(Punct::Comma) {
                break;
            }
        }
        self.close(Punct::RParen);
        self.built(below);
        Some(ExprKind::Generic { control, choices })
    }

    /// `__builtin_va_arg` `(` assignment `,` type-name `)`
    pub(super) fn va_arg(&mut self) -> Option<ExprKind> {
        self.at += 1;
        if !self.require(Punct::LParen) {
            return None;
        }
        let list = Box::new(self.assignment());
        let below = self.height;
        if !self.require(Punct::Comma) {
            self.close(Punct::RParen);
            return None;
        }
        let ty = Box::new(self.type_name());
        self.close(Punct::RParen);
        self.built(below);
        Some(ExprKind::VaArg { list, ty })
    }

    /// `__builtin_offsetof` `(` type-name `,` name (`.` name | `->` name | `[` expression `]`)* `)`
    pub(super) fn offsetof(&mut self) -> Option<ExprKind> {
        self.at += 1;
        if !self.require(Punct::LParen) {
            return None;
        }
        let ty = Box::new(self.type_name());
        if !self.require(Punct::Comma) {
            self.close(Punct::RParen);
            return None;
        }
        let mut path = Vec::new();
        let mut below = 0;
        match self.takes_name() {
            Some(name) => path.push(Designator::Field(name)),
            None => self.expected("identifier"),
        }
        loop {
            if self.takes(Punct::Dot) {
                match self.takes_name() {
                    Some(name) => path.push(Designator::Field(name)),
                    None => self.expected("identifier"),
                }
            } else if self.takes(Punct::LBracket) {
                path.push(Designator::Index(self.expression()));
                below = below.max(self.height);
                self.close(Punct::RBracket);
            } else {
                break;
            }
            if self.quiet {
                break;
            }
        }
        self.close(Punct::RParen);
        self.built(below);
        Some(ExprKind::Offsetof { ty, path })
    }

    /// `__builtin_types_compatible_p` `(` type-name `,` type-name `)`
    pub(super) fn types_compatible(&mut self) -> Option<ExprKind> {
        self.at += 1;
        if !self.require(Punct::LParen) {
            return None;
        }
        let first = Box::new(self.type_name());
        if !self.require(Punct::Comma) {
            self.close(Punct::RParen);
            return None;
        }
        let second = Box::new(self.type_name());
        self.close(Punct::RParen);
        self.built(0);
        Some(ExprKind::TypesCompatible(first, second))
    }

    /// `__builtin_choose_expr` `(` assignment `,` assignment `,` assignment `)`
    pub(super) fn choose(&mut self) -> Option<ExprKind> {
        self.at += 1;
        if !self.require(Punct::LParen) {
            return None;
        }
        let (mut args, below) = self.arguments();
        self.built(below);
        let (Some(otherwise), Some(then), Some(condition), true) =
            (args.pop(), args.pop(), args.pop(), args.is_empty())
        else {
            let span = self.last_span();
            self.error_at(span, "wrong number of arguments to '__builtin_choose_expr'");
            return None;
        };
        Some(ExprKind::Choose { condition: Box::new(condition), then: Box::new(then), otherwise: Box::new(otherwise) })
    }
}
