//! Inline assembly, as gcc extends C with it: a template, then operands, what is clobbered, and labels.

use super::Parser;
use crate::cc::ast::{Asm, AsmOperand, ExprKind, StmtKind};
use crate::cc::names::Kw;
use crate::cc::token::{Punct, TokenKind};

impl Parser<'_> {
    /// asm = `asm` (`volatile` | `inline` | `goto`)* `(` strings (`:` operands (`:` operands (`:` strings (`:`
    /// labels)?)?)?)? `)` `;`
    pub(super) fn asm_statement(&mut self) -> StmtKind {
        self.at += 1;
        while matches!(self.keyword(), Some(Kw::Volatile | Kw::Inline | Kw::Goto)) {
            self.at += 1;
        }
        let mut asm = Asm::default();
        if !self.require(Punct::LParen) {
            self.skip_statement();
            return StmtKind::Asm(Box::new(asm));
        }
        match self.asm_string() {
            Some(text) => asm.template = text,
            None => self.expected("string literal"),
        }
        let mut part = 0;
        while !self.quiet && self.takes(Punct::Colon) {
            part += 1;
            asm.extended = true;
            match part {
                1 => self.asm_operands(&mut asm.outputs),
                2 => self.asm_operands(&mut asm.inputs),
                // What is clobbered: nothing here outlives its statement.
                3 => while self.asm_string().is_some() && self.takes(Punct::Comma) {},
                _ => {
                    while let Some(label) = self.label_name() {
                        asm.labels.push(label);
                        if !self.takes(Punct::Comma) {
                            break;
                        }
                    }
                }
            }
        }
        self.close(Punct::RParen);
        self.close(Punct::Semi);
        StmtKind::Asm(Box::new(asm))
    }

    /// operands = ((`[` name `]`)? string `(` expression `)`) (`,` ...)*
    fn asm_operands(&mut self, into: &mut Vec<AsmOperand>) {
        if self.is(Punct::Colon) || self.is(Punct::RParen) {
            return;
        }
        loop {
            let mut name = None;
            if self.takes(Punct::LBracket) {
                name = self.takes_name().map(|n| n.name);
                self.close(Punct::RBracket);
            }
            let Some(constraint) = self.asm_string() else {
                self.expected("string literal");
                return;
            };
            if !self.require(Punct::LParen) {
                return;
            }
            let value = self.expression();
            self.close(Punct::RParen);
            into.push(AsmOperand { name, constraint, value });
            if self.quiet || !self.takes(Punct::Comma) {
                return;
            }
        }
    }

    fn asm_string(&mut self) -> Option<String> {
        if !matches!(self.kind(), TokenKind::Str(_)) {
            return None;
        }
        let ExprKind::Str { units, .. } = self.string().kind else { return None };
        let bytes: Vec<u8> = units.iter().map(|u| *u as u8).collect();
        Some(String::from_utf8_lossy(&bytes).into_owned())
    }
}
