//! Structs, unions and enums (C11 6.7.2.1, 6.7.2.2).

use super::decl::Place;
use super::{Binding, Parser};
use crate::cc::ast::{Enum, Member, MemberDeclarator, Record, TypeSpec};
use crate::cc::names::{Kw, Sym};
use crate::cc::token::{Punct, TokenKind};
use crate::source::Diagnostic;

impl Parser<'_> {
    /// record = (`struct` | `union`) attributes name? (`{` member* `}` attributes)?
    pub(super) fn record(&mut self) -> Record {
        let start = self.advance();
        let is_union = start.ident().and_then(Sym::keyword) == Some(Kw::Union);
        let mut attrs = Vec::new();
        self.attributes(&mut attrs);
        let tag_sym = self.name_at(0);
        let tag = self.takes_name();
        if let Some(sym) = tag_sym {
            self.note_tag(sym, if is_union { "union" } else { "struct" });
        }
        let mut members = None;
        if self.is(Punct::LBrace) {
            attrs.extend(self.pack_attribute(self.at, start.span));
            members = Some(self.members());
            self.attributes(&mut attrs);
        } else if tag.is_none() {
            self.expected("'{'");
        }
        Record { is_union, tag, members, attrs, span: self.since(start.span) }
    }

    fn note_tag(&mut self, sym: Sym, word: &'static str) {
        if !self.structs.iter().any(|(s, _)| *s == sym) {
            self.structs.push((sym, word));
        }
    }

    /// `{` member* `}`
    fn members(&mut self) -> Vec<Member> {
        self.at += 1;
        let mut members = Vec::new();
        let said = self.diagnostics.len();
        if !self.deeper() {
            self.depth -= 1;
            self.takes(Punct::RBrace);
            return members;
        }
        loop {
            if self.takes(Punct::RBrace) {
                break;
            }
            if self.kind() == TokenKind::Eof {
                self.expected("'}'");
                break;
            }
            if self.is(Punct::Semi) {
                self.at += 1;
                continue;
            }
            if matches!(self.keyword(), Some(Kw::Typedef | Kw::Static | Kw::Extern)) && self.token().starts_line {
                // No member begins so: the struct's end has been forgotten, or lost in an error before.
                self.quiet |= self.diagnostics.len() > said;
                self.expected_with(
                    "specifier-qualifier-list",
                    Some("close the struct before it with `};`".to_string()),
                );
                break;
            }
            let before = self.at;
            if self.keyword() == Some(Kw::StaticAssert) {
                let assert = self.static_assert();
                members.push(Member::StaticAssert(assert));
            } else if let Some(member) = self.member() {
                members.push(member);
                // The end of a member is judged here: gcc has its own words for it.
                if self.takes(Punct::Semi) {
                } else if self.is(Punct::RBrace) {
                    if !self.quiet {
                        let span = self.span();
                        self.report(
                            Diagnostic::warning(span, "", "no semicolon at end of struct or union")
                                .cure("insert `;` before it"),
                        );
                    }
                } else {
                    self.expected_with("';'", Some("insert `;` before it".to_string()));
                    if self.starts_something() {
                        self.quiet = false;
                    } else {
                        self.skip_member();
                    }
                }
            } else {
                self.skip_member();
            }
            if self.at == before {
                self.at += 1;
            }
        }
        self.depth -= 1;
        members
    }

    /// To behind the `;` of a member, or before the `}` of its struct.
    fn skip_member(&mut self) {
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

    /// member = specs (member-declarator (`,` member-declarator)*)?
    fn member(&mut self) -> Option<Member> {
        let start = self.span();
        while self.takes_keyword(Kw::Extension) {}
        let specs = self.specs(Place::Member);
        if specs.span.start == specs.span.end {
            self.expected("specifier-qualifier-list");
            return None;
        }
        let mut declarators = Vec::new();
        // After an inner struct that was just defined, a type means that a `;` has been forgotten.
        let defined = matches!(&specs.ty, TypeSpec::Record(r) if r.members.is_some());
        let ends = self.is(Punct::Semi) || self.is(Punct::RBrace) || (defined && self.starts_specs());
        if !ends {
            loop {
                let mut attrs = Vec::new();
                self.attributes(&mut attrs);
                let mut declarator = None;
                if !self.is(Punct::Colon) {
                    let mut parsed = self.declarator(super::declarator::Kind::Named, specs.ty != TypeSpec::Missing)?;
                    parsed.attrs.append(&mut attrs);
                    declarator = Some(parsed);
                }
                let bits = if self.takes(Punct::Colon) { Some(self.constant()) } else { None };
                self.attributes(&mut attrs);
                if let Some(d) = &mut declarator {
                    d.attrs.append(&mut attrs);
                }
                declarators.push(MemberDeclarator { declarator, bits });
                if !self.takes(Punct::Comma) {
                    break;
                }
            }
            if !self.is(Punct::Semi) && !self.is(Punct::RBrace) {
                let bits = declarators.last().is_some_and(|d| d.bits.is_some());
                let what = if bits { "',', ';' or '}'" } else { "':', ',', ';', '}' or '__attribute__'" };
                self.expected_with(what, Some("end the member before it with `;`".to_string()));
                // Where a line began, the caller goes on with it, and stays silent about the missing `;`.
                if !self.starts_something() {
                    return None;
                }
            }
        }
        Some(Member::Fields { specs, declarators, span: self.since(start) })
    }

    /// enum = `enum` attributes name? (`{` name (`=` constant)? (`,` ...)* `,`? `}` attributes)?
    pub(super) fn enumeration(&mut self) -> Enum {
        let start = self.advance().span;
        let mut attrs = Vec::new();
        self.attributes(&mut attrs);
        let tag_sym = self.name_at(0);
        let tag = self.takes_name();
        if let Some(sym) = tag_sym {
            self.note_tag(sym, "enum");
        }
        let mut constants = None;
        if self.takes(Punct::LBrace) {
            let mut list = Vec::new();
            if self.is(Punct::RBrace) {
                self.error_at(self.span(), "empty enum is invalid");
            }
            while !self.is(Punct::RBrace) {
                let sym = self.name_at(0);
                let Some(name) = self.takes_name() else {
                    self.expected("identifier");
                    break;
                };
                let mut ignored = Vec::new();
                self.attributes(&mut ignored);
                let value = if self.takes(Punct::Assign) { Some(self.constant()) } else { None };
                if let Some(sym) = sym {
                    self.declare(sym, Binding::Ordinary);
                }
                list.push((name, value));
                if !self.takes(Punct::Comma) && !self.is(Punct::RBrace) {
                    self.expected("',' or '}'");
                    // The forgotten comma: the next line names the next constant.
                    if self.name_at(0).is_some() {
                        self.quiet = false;
                        continue;
                    }
                    break;
                }
            }
            self.close(Punct::RBrace);
            self.attributes(&mut attrs);
            constants = Some(list);
        } else if tag.is_none() {
            self.expected("'{'");
        }
        Enum { tag, constants, attrs, span: self.since(start) }
    }
}
