//! Structs, unions and enums: their tags, members and layout.

use super::super::ast::{self, Member, TypeSpec};
use super::super::types::{self, Kind, Len, RawField, Ty};
use super::{Check, Entry};
use crate::source::{Diagnostic, Span};
use std::collections::BTreeSet;

impl Check<'_> {
    /// The type of a tag: what it already names, or a new incomplete one.
    fn tag(&mut self, tag: &ast::Ident, defines: bool, want: Kind) -> Ty {
        let found = if defines { self.scope().tags.get(&tag.name).copied() } else { self.lookup_tag(&tag.name) };
        if let Some((ty, _)) = found {
            let fits = match (self.types.kind(ty), &want) {
                (Kind::Record(i), Kind::Record(u)) => self.types.records[*i as usize].is_union == (*u == 1),
                (Kind::Enum(_), Kind::Enum(_)) => true,
                _ => false,
            };
            if fits {
                return ty;
            }
            self.error(tag.span, format!("'{}' defined as wrong kind of tag", tag.name));
        }
        if self.scope().is_params {
            let word = match want {
                Kind::Enum(_) => "enum",
                Kind::Record(1) => "union",
                _ => "struct",
            };
            let text = format!(
                "'{word} {}' declared inside parameter list will not be visible outside of this definition or declaration",
                tag.name
            );
            self.warn_plain(tag.span, text);
        }
        let ty = match want {
            Kind::Enum(_) => self.types.new_enum(Some(tag.name.clone())),
            Kind::Record(u) => self.types.new_record(u == 1, Some(tag.name.clone())),
            _ => Ty::ERROR,
        };
        self.scope().tags.insert(tag.name.clone(), (ty, tag.span));
        ty
    }

    pub(super) fn record(&mut self, r: &ast::Record) -> Ty {
        let want = Kind::Record(u32::from(r.is_union));
        let Some(members) = &r.members else {
            return match &r.tag {
                Some(tag) => self.tag(tag, false, want),
                None => Ty::ERROR,
            };
        };
        let ty = match &r.tag {
            Some(tag) => {
                let ty = self.tag(tag, true, want);
                if self.types.record(ty).is_some_and(|r| r.complete) {
                    let word = if r.is_union { "union" } else { "struct" };
                    let at = self.scope().tags.get(&tag.name).map_or(tag.span, |t| t.1);
                    let text = format!("redefinition of '{word} {}'", tag.name);
                    self.report(Diagnostic::error(tag.span, text).note(at, "originally defined here"));
                    let fresh = self.types.new_record(r.is_union, Some(tag.name.clone()));
                    self.complete(fresh, r, members);
                    return ty;
                }
                self.scope().tags.insert(tag.name.clone(), (ty, tag.span));
                ty
            }
            None => self.types.new_record(r.is_union, None),
        };
        self.complete(ty, r, members);
        ty
    }

    fn complete(&mut self, ty: Ty, r: &ast::Record, members: &[Member]) {
        let asked = self.attributes(&r.attrs, &[]);
        let mut raw = Vec::new();
        let mut names = BTreeSet::new();
        let mut flexible: Option<Span> = None;
        for m in members {
            match m {
                Member::StaticAssert(a) => self.static_assert(a),
                Member::Fields { specs, declarators, span } => {
                    self.fields(specs, declarators, *span, r, &mut raw, &mut names, &mut flexible);
                }
            }
        }
        if let Some(at) = flexible
            && !raw.iter().any(|f| f.name.is_some() && !matches!(self.types.kind(f.ty), Kind::Array(_, Len::Known(0))))
            && raw.len() == 1
        {
            self.error(at, "flexible array member in a struct with no named members");
        }
        let (fields, size, align) = types::layout(&self.types, r.is_union, raw, asked.packed, asked.align, asked.pack);
        if let Kind::Record(i) = self.types.kind(ty).clone() {
            let rec = &mut self.types.records[i as usize];
            rec.fields = fields;
            rec.size = size;
            rec.align = align;
            rec.complete = true;
            rec.flexible = flexible.is_some();
            rec.transparent = asked.transparent;
            rec.packed = asked.packed;
        }
    }

    #[allow(clippy::too_many_arguments, reason = "the state of one walk over the members")]
    fn fields(
        &mut self,
        specs: &ast::Specs,
        declarators: &[ast::MemberDeclarator],
        span: Span,
        r: &ast::Record,
        raw: &mut Vec<RawField>,
        names: &mut BTreeSet<ast::Name>,
        flexible: &mut Option<Span>,
    ) {
        let base = self.specs(specs);
        let asked = self.attributes(&specs.attrs, &specs.align);
        if declarators.is_empty() {
            // An anonymous member; a tagged one without a declarator only declares the tag.
            let anonymous = match &specs.ty {
                TypeSpec::Record(inner) => inner.tag.is_none(),
                TypeSpec::Named(_) => false,
                _ => false,
            };
            if anonymous && self.types.is_record(base) {
                let inner: Vec<_> = self.member_names(base);
                for n in inner {
                    if !names.insert(n.clone()) {
                        self.error(span, format!("duplicate member '{n}'"));
                    }
                }
                raw.push(RawField { name: None, ty: base, bits: None, align: asked.align, packed: asked.packed });
            } else if !matches!(specs.ty, TypeSpec::Enum(_)) {
                self.warn_plain(span, "declaration does not declare anything");
            }
            return;
        }
        for d in declarators {
            let Some(declarator) = &d.declarator else {
                let width = d.bits.as_ref().and_then(|b| self.bit_width(b, base, None));
                raw.push(RawField { name: None, ty: base, bits: Some(width.unwrap_or(0)), align: 0, packed: false });
                continue;
            };
            let own = self.attributes(&declarator.attrs, &[]);
            let mut ty = self.derived_type(base, declarator);
            let Some(id) = &declarator.name else { continue };
            if let Some(at) = flexible.take() {
                self.error(at, "flexible array member not at end of struct");
            }
            if !names.insert(id.name.clone()) {
                self.error(id.span, format!("duplicate member '{}'", id.name));
                continue;
            }
            if self.types.is_function(ty) {
                self.error(id.span, format!("field '{}' declared as a function", id.name));
                ty = Ty::ERROR;
            } else if self.types.is_void(ty) {
                self.error(id.span, format!("variable or field '{}' declared void", id.name));
                ty = Ty::ERROR;
            } else if let Kind::Array(of, Len::Unknown) = self.types.kind(ty).clone() {
                if r.is_union {
                    self.error(id.span, "flexible array member in union");
                }
                *flexible = Some(id.span);
                ty = self.types.array(of, Len::Known(0));
            } else if !self.types.is_complete(ty) {
                self.error(id.span, format!("field '{}' has incomplete type", id.name));
                ty = Ty::ERROR;
            } else if self.types.variably_modified(ty) {
                self.error(id.span, "a member of a structure or union cannot have a variably modified type");
                ty = Ty::ERROR;
            }
            let bits = match &d.bits {
                None => None,
                Some(e) => match self.bit_width(e, ty, Some(id)) {
                    Some(w) => Some(w),
                    None => continue,
                },
            };
            raw.push(RawField {
                name: Some(id.name.clone()),
                ty,
                bits,
                align: asked.align.max(own.align),
                packed: asked.packed || own.packed,
            });
        }
    }

    /// A bit-field's width, or None after an error.
    fn bit_width(&mut self, e: &ast::Expr, ty: Ty, id: Option<&ast::Ident>) -> Option<u8> {
        let name = id.map_or("<anonymous>", |i| &i.name);
        let at = id.map_or(e.span, |i| i.span);
        let Some((size, _)) = self.types.int(ty) else {
            if !self.types.is_error(ty) {
                self.error(at, format!("bit-field '{name}' has invalid type"));
            }
            return None;
        };
        let v = self.value(e);
        let Some(w) = v.as_int() else {
            if !v.is_error() {
                self.error(at, format!("bit-field '{name}' width not an integer constant"));
            }
            return None;
        };
        let max = if self.types.canon(ty.unqual()) == Ty::BOOL { 1 } else { i64::from(size) * 8 };
        if w < 0 {
            self.error(at, format!("negative width in bit-field '{name}'"));
        } else if w > max {
            self.error(at, format!("width of '{name}' exceeds its type"));
        } else if w == 0 && id.is_some() {
            self.error(at, format!("zero width for bit-field '{name}'"));
        } else {
            return Some(w as u8);
        }
        None
    }

    /// Every member name of a record, those of anonymous members included.
    pub(super) fn member_names(&self, ty: Ty) -> Vec<ast::Name> {
        let Some(r) = self.types.record(ty) else { return Vec::new() };
        let mut out = Vec::new();
        for f in &r.fields {
            match &f.name {
                Some(n) => out.push(n.clone()),
                None => out.extend(self.member_names(f.ty)),
            }
        }
        out
    }

    pub(super) fn enumeration(&mut self, e: &ast::Enum) -> Ty {
        let ty = match &e.tag {
            Some(tag) => self.tag(tag, e.constants.is_some(), Kind::Enum(0)),
            None => self.types.new_enum(None),
        };
        let Some(constants) = &e.constants else { return ty };
        let Kind::Enum(index) = self.types.kind(ty).clone() else { return ty };
        if self.types.enums[index as usize].complete {
            let name = e.tag.as_ref().map_or("", |t| &t.name);
            self.error(e.span, format!("redeclaration of 'enum {name}'"));
        }
        let packed = self.attributes(&e.attrs, &[]).packed;
        let mut next: i64 = 0;
        let mut overflowed = false;
        let mut list: Vec<(ast::Name, i64)> = Vec::new();
        let mut unsigned_long = false;
        for (id, value) in constants {
            if let Some(expr) = value {
                let v = self.value(expr);
                match v.as_int() {
                    Some(n) if self.types.is_integer(v.ty) => {
                        next = n;
                        unsigned_long |= n < 0 && self.types.int(v.ty) == Some((8, false));
                    }
                    _ => {
                        if !v.is_error() {
                            let text = format!("enumerator value for '{}' is not an integer constant", id.name);
                            self.error(expr.span, text);
                        }
                    }
                }
            } else if overflowed {
                self.error(id.span, "overflow in enumeration values");
            }
            if let Some((old, at)) = self.scope().names.get(&id.name).cloned() {
                let (text, note) = match old {
                    Entry::Constant(_, t) => (
                        format!("redeclaration of enumerator '{}'", id.name),
                        format!("previous definition of '{}' with type {}", id.name, self.types.quote(t)),
                    ),
                    _ => (
                        format!("'{}' redeclared as different kind of symbol", id.name),
                        format!("previous declaration of '{}'", id.name),
                    ),
                };
                self.report(Diagnostic::error(id.span, text).note(at, note));
            } else {
                let cty = if i32::try_from(next).is_ok() { Ty::INT } else { Ty::LONG };
                self.bind(&id.name, Entry::Constant(next, cty), id.span);
            }
            list.push((id.name.clone(), next));
            (next, overflowed) = next.overflowing_add(1);
        }
        let low = list.iter().map(|c| c.1).min().unwrap_or(0);
        let high = list.iter().map(|c| c.1).max().unwrap_or(0);
        let signed = low < 0 && !unsigned_long;
        let fits = |bits: u32| {
            if signed {
                low >= -(1i64 << (bits - 1)) && high < (1i64 << (bits - 1))
            } else {
                low >= 0 && high < (1i64 << bits)
            }
        };
        let size = match () {
            () if packed && fits(8) => 1,
            () if packed && fits(16) => 2,
            () if fits(32) => 4,
            () => 8,
        };
        let def = &mut self.types.enums[index as usize];
        def.constants = list;
        def.signed = signed;
        def.size = size;
        def.complete = true;
        ty
    }
}
