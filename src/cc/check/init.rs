//! Initialisers: braces, designators and ranges flattened into a list of stores at offsets; for objects with static
//! storage those become the bytes the linker lays down.

use super::super::ast::{self, Designator, ExprKind as A, InitItem, Name};
use super::super::tree::{Defined, Expr, ExprKind, Image, Init, Linkage, Reloc, Store, Target};
use super::super::types::{Bits, Float, Kind, Len, Ty};
use super::Check;
use super::constant::Value;
use crate::source::{Diagnostic, Span};
use std::collections::BTreeMap;
use std::ops::Range;

/// Beyond this many stores the constant ones are copied from an image.
const MANY: usize = 8;
/// An initialiser may not make an object larger than this.
const MAX_BYTES: u64 = 1 << 30;

/// One initialiser being walked.
struct Walk<'n> {
    name: &'n Name,
    stores: Vec<Store>,
    /// The value of the item being looked at, once checked: brace elision looks at it several times.
    seen: Option<(*const ast::Expr, Expr)>,
    /// Bytes beyond the type that a flexible array member's elements take.
    extra: u64,
    is_static: bool,
    /// The furthest bit that a store has reached, and whether one began before that.
    reached: u64,
    back: bool,
    /// Braced lists for what was initialised in part before: they begin at zero. How many stores there were, and the bits.
    again: Vec<(usize, Range<u64>)>,
}

impl<'n> Walk<'n> {
    fn new(name: &'n Name, is_static: bool) -> Walk<'n> {
        let (stores, again) = (Vec::new(), Vec::new());
        Walk { name, stores, seen: None, extra: 0, is_static, reached: 0, back: false, again }
    }
}

/// A sub-object: where it is and what.
#[derive(Clone, Copy)]
struct Part {
    ty: Ty,
    offset: u64,
    bits: Option<Bits>,
    /// The flexible array member at the end of a record.
    flexible: bool,
    /// It is a part of the object; for a flexible array member: the record is.
    nested: bool,
}

/// The next sub-object to be initialised.
enum Found {
    Part(Part),
    End,
}

impl Check<'_> {
    /// The initialiser of a local; its type, completed when it was an array of unknown length.
    pub(super) fn local_init(&mut self, place: Expr, init: &ast::Init, name: &Name) -> (Ty, Init) {
        let ty = place.ty;
        let mut w = Walk::new(name, false);
        let full = self.whole(ty, init, &mut w);
        self.drop_overridden(&mut w);
        let aggregate = self.types.is_array(full)
            || matches!(init, ast::Init::List { .. }) && self.types.is_record(full) && !self.is_complex(full);
        if !aggregate {
            return match w.stores.into_iter().next() {
                Some(s) => (full, Init::Value(s.value)),
                None => (full, Init::Parts { zero: true, image: None, stores: Vec::new() }),
            };
        }
        let covered: u64 = w.stores.iter().map(|s| self.leaves(s.ty)).fold(0, u64::saturating_add);
        let zero = covered < self.leaves(full);
        let constant = w
            .stores
            .iter()
            .filter(|s| self.static_value(&s.value).is_some() || self.literal_bytes(&s.value).is_some())
            .count();
        if constant <= MANY {
            return (full, Init::Parts { zero, image: None, stores: w.stores });
        }
        let size = self.types.size(full).unwrap_or(0);
        let mut image = Image { bytes: vec![0; size as usize], relocs: Vec::new() };
        let mut rest = Vec::new();
        for s in w.stores {
            if self.static_value(&s.value).is_some() || self.literal_bytes(&s.value).is_some() {
                self.lay(&mut image, &s);
            } else {
                rest.push(s);
            }
        }
        let span = place.span;
        let sym = self.new_symbol(&Name::from(""), full, span, Linkage::None);
        let s = &mut self.symbols[sym as usize];
        s.defined = Defined::Yes;
        s.read_only = true;
        s.literal = true;
        s.used = Some(span);
        s.init = Some(image);
        (full, Init::Parts { zero: false, image: Some(sym), stores: rest })
    }

    /// The initialiser of an object with static storage: completed type, bytes, and how many lie beyond the type.
    pub(super) fn static_init(&mut self, ty: Ty, init: &ast::Init, name: &Name) -> (Ty, Option<Image>, u64) {
        let mut w = Walk::new(name, true);
        let full = self.whole(ty, init, &mut w);
        self.drop_overridden(&mut w);
        let size = self.types.size(full).unwrap_or(0).saturating_add(w.extra);
        if size > MAX_BYTES {
            return (full, None, 0);
        }
        let mut image = Image { bytes: vec![0; size as usize], relocs: Vec::new() };
        let mut reported = false;
        for s in &w.stores {
            if s.value.is_error() || self.types.is_error(s.ty) {
                continue;
            }
            if !self.lay(&mut image, s) && !reported {
                let addressed = matches!(self.static_value(&s.value), Some(Value::Address(..)))
                    || matches!(&s.value.kind, ExprKind::Cast(a) if matches!(self.static_value(a), Some(Value::Address(..))));
                let what = if addressed { "computable at load time" } else { "constant" };
                self.error(s.value.span, format!("initializer element is not {what}"));
                reported = true;
            }
        }
        (full, Some(image), w.extra)
    }

    /// The bits that a store fills.
    fn bits(&self, s: &Store) -> Range<u64> {
        let start = s.offset.saturating_mul(8) + s.bits.map_or(0, |b| u64::from(b.shift));
        let width = s.bits.map_or_else(|| self.types.size(s.ty).unwrap_or(0).saturating_mul(8), |b| u64::from(b.width));
        start..start.saturating_add(width)
    }

    fn store(&self, s: Store, w: &mut Walk) {
        let bits = self.bits(&s);
        w.back |= bits.start < w.reached;
        w.reached = w.reached.max(bits.end);
        w.stores.push(s);
    }

    /// What a later designator initialises again counts only the last time (C11 6.7.9p19).
    fn drop_overridden(&self, w: &mut Walk) {
        if !w.back && w.again.is_empty() {
            return;
        }
        // The bits that later stores fill, as ranges that do not touch.
        fn fill(filled: &mut BTreeMap<u64, u64>, bits: Range<u64>) {
            let (mut start, mut end) = (bits.start, bits.end);
            while let Some((&a, &b)) = filled.range(..=end).next_back().filter(|(_, b)| **b >= start) {
                filled.remove(&a);
                (start, end) = (start.min(a), end.max(b));
            }
            filled.insert(start, end);
        }
        let mut filled: BTreeMap<u64, u64> = BTreeMap::new();
        let mut kept = Vec::with_capacity(w.stores.len());
        for (i, s) in std::mem::take(&mut w.stores).into_iter().enumerate().rev() {
            while let Some((_, bits)) = w.again.pop_if(|(n, _)| i < *n) {
                fill(&mut filled, bits);
            }
            let bits = self.bits(&s);
            let over = filled.range(..=bits.start).next_back().is_some_and(|(_, end)| *end >= bits.end);
            // The others of a range take the first one's value.
            let needed =
                matches!(&s.value.kind, ExprKind::Assign { place, .. } if matches!(place.kind, ExprKind::Local(_)));
            if !over || needed {
                fill(&mut filled, bits);
                kept.push(s);
            }
        }
        kept.reverse();
        w.stores = kept;
    }

    /// How many scalars a type holds; of a union's, those of its first member.
    fn leaves(&self, ty: Ty) -> u64 {
        match self.types.kind(ty) {
            Kind::Array(of, Len::Known(n)) => self.leaves(*of).saturating_mul(*n),
            Kind::Record(i) => {
                let r = &self.types.records[*i as usize];
                if r.is_union {
                    // A member smaller than the union leaves bytes to be zeroed.
                    return match r.fields.first() {
                        Some(f) if self.types.size(f.ty) == Some(r.size) => self.leaves(f.ty),
                        _ => u64::MAX,
                    };
                }
                r.fields.iter().map(|f| self.leaves(f.ty)).fold(0, u64::saturating_add)
            }
            _ => 1,
        }
    }

    fn whole(&mut self, ty: Ty, init: &ast::Init, w: &mut Walk) -> Ty {
        let part = Part { ty, offset: 0, bits: None, flexible: false, nested: false };
        let len = self.part(part, init, w);
        match (self.types.kind(ty).clone(), len) {
            (Kind::Array(of, Len::Unknown), Some(n)) => self.types.array(of, Len::Known(n)).with(ty.q),
            // Reported as an invalid initialiser.
            (Kind::Array(_, Len::Unknown), None) => Ty::ERROR,
            _ => ty,
        }
    }

    /// Initialises one sub-object from one initialiser. For an array: how many elements were reached.
    fn part(&mut self, part: Part, init: &ast::Init, w: &mut Walk) -> Option<u64> {
        match init {
            ast::Init::Expr(e) => self.part_from_value(part, e, w),
            ast::Init::List { items, span } => self.part_from_list(part, items, *span, w),
        }
    }

    fn part_from_value(&mut self, part: Part, e: &ast::Expr, w: &mut Walk) -> Option<u64> {
        // GNU: `static struct point p = (struct point){ 1, 2 };`
        if let (true, A::Compound { ty, init }) = (w.is_static, &e.kind) {
            let errors = self.diagnostics.len();
            let ty = self.type_name(ty);
            if self.types.is_record(part.ty) && self.types.compatible_bare(ty, part.ty) {
                return self.part(part, init, w);
            }
            // Not that after all: what there is to say comes below.
            self.diagnostics.truncate(errors);
        }
        if let Kind::Array(of, len) = self.types.kind(part.ty).clone() {
            if let Some(n) = self.string_store(part, of, len, e, w) {
                return Some(n);
            }
            let v = self.expr(e);
            // GNU: an array from a compound literal of its type.
            if matches!(v.kind, ExprKind::Literal { .. } | ExprKind::Global(_))
                && self.types.compatible_bare(v.ty, part.ty)
            {
                let n = match self.types.kind(v.ty) {
                    Kind::Array(_, Len::Known(n)) => *n,
                    _ => 0,
                };
                if !matches!(e.kind, A::Compound { .. }) {
                    self.error(e.span, "invalid initializer");
                    return Some(n);
                }
                let ty = v.ty;
                let value = Expr::new(ExprKind::Load(Box::new(v)), ty, e.span);
                self.store(Store { offset: part.offset, bits: None, value, ty }, w);
                return Some(n);
            }
            if !v.is_error() {
                let char_array = self.types.int(of).is_some_and(|(size, _)| size == 1);
                let wide = matches!(e.kind, A::Str { .. });
                self.error(
                    e.span,
                    if char_array && wide { "char-array initialized from wide string" } else { "invalid initializer" },
                );
            }
            return None;
        }
        let v = match w.seen.take() {
            Some((p, v)) if std::ptr::eq(p, e) => v,
            _ => self.value(e),
        };
        if v.is_error() {
            self.store(Store { offset: part.offset, bits: part.bits, value: v, ty: part.ty }, w);
            return None;
        }
        let ty = self.types.bare(part.ty);
        let over = part.bits.is_some_and(|b| self.overflows_field(&v, ty, b.width.into(), e.span));
        self.quiet += u32::from(over);
        let value = self.init_convert(v, ty);
        self.quiet -= u32::from(over);
        self.store(Store { offset: part.offset, bits: part.bits, value, ty }, w);
        None
    }

    /// A character array from a string literal. None: it is not that.
    fn string_store(&mut self, part: Part, of: Ty, len: Len, e: &ast::Expr, w: &mut Walk) -> Option<u64> {
        let A::Str { units, kind } = &e.kind else { return None };
        let element = super::expr::string_element(*kind);
        let (size, _) = self.types.int(of)?;
        if self.types.size(element) != Some(u64::from(size)) {
            return None;
        }
        let have = units.len() as u64;
        let n = match len {
            Len::Known(n) if !part.flexible => n,
            _ => have + 1,
        };
        if have > n {
            let name = self.types.quote(of.unqual());
            self.warn_plain(e.span, format!("initializer-string for array of {name} is too long"));
        }
        if part.flexible {
            self.lengthen(part, n, u64::from(size), e.span, w);
        }
        let kept = &units[..(have.min(n)) as usize];
        let s = self.string_symbol(kept, element, e.span);
        let lit_ty = self.symbols[s as usize].ty;
        let place = Expr::new(ExprKind::Global(s), lit_ty, e.span);
        let value = Expr::new(ExprKind::Load(Box::new(place)), lit_ty, e.span);
        let ty = self.types.array(of, Len::Known(n));
        self.store(Store { offset: part.offset, bits: None, value, ty }, w);
        Some(n)
    }

    fn part_from_list(&mut self, part: Part, items: &[InitItem], span: Span, w: &mut Walk) -> Option<u64> {
        let bits = part.offset.saturating_mul(8)
            ..part.offset.saturating_add(self.types.size(part.ty).unwrap_or(0)).saturating_mul(8);
        if bits.start < w.reached {
            w.again.push((w.stores.len(), bits));
        }
        if part.flexible && !items.is_empty() && (part.nested || !w.is_static) {
            self.lengthen(part, 1, 0, span, w);
            return None;
        }
        match self.types.kind(part.ty).clone() {
            Kind::Array(of, len) => {
                // { "abc" }
                if let [InitItem { designators, value: ast::Init::Expr(e), .. }] = items
                    && designators.is_empty()
                    && let Some(n) = self.string_store(part, of, len, e, w)
                {
                    return Some(n);
                }
                // { "abc", "def" }
                if let [InitItem { designators, value: ast::Init::Expr(e), .. }, second, ..] = items
                    && designators.is_empty()
                    && self.types.int(of).is_some_and(|(size, _)| size == 1)
                    && matches!(e.kind, ast::ExprKind::Str { .. })
                {
                    self.error(second.span, "excess elements in 'char' array initializer");
                    return Some(0);
                }
                let mut at = 0;
                Some(self.walk(part, 0, items, &mut at, true, w))
            }
            Kind::Record(_) if !self.is_complex(part.ty) => {
                if !self.types.is_complete(part.ty) {
                    return None;
                }
                let mut at = 0;
                self.walk(part, 0, items, &mut at, true, w);
                None
            }
            _ => {
                let Some(first) = items.first() else {
                    self.error(span, "empty scalar initializer");
                    return None;
                };
                if matches!(first.value, ast::Init::List { .. }) {
                    self.near(first.span, "braces around scalar initializer", w);
                }
                if !first.designators.is_empty() {
                    let what = match first.designators[0] {
                        Designator::Field(_) => "field name not in record or union initializer",
                        _ => "array index in non-array initializer",
                    };
                    self.error(first.span, what);
                    return None;
                }
                self.part(part, &first.value, w);
                for extra in &items[1..] {
                    self.near(extra.span, "excess elements in scalar initializer", w);
                }
                None
            }
        }
    }

    fn near(&mut self, span: Span, text: &str, w: &Walk) {
        let d = Diagnostic { severity: crate::source::Severity::Warning, ..Diagnostic::error(span, text) };
        let d = if w.name.is_empty() { d } else { d.note(span, format!("(near initialization for '{}')", w.name)) };
        self.report(d);
    }

    /// The `index`-th sub-object of an aggregate.
    fn nth(&self, of: Part, index: u64) -> Found {
        match self.types.kind(of.ty) {
            Kind::Array(el, len) => {
                let n = match len {
                    Len::Known(n) if !of.flexible => *n,
                    _ => u64::MAX,
                };
                if index >= n {
                    return Found::End;
                }
                let size = self.types.size(*el).unwrap_or(1);
                let offset = of.offset.saturating_add(index.saturating_mul(size));
                Found::Part(Part { ty: *el, offset, bits: None, flexible: false, nested: true })
            }
            Kind::Record(i) => {
                let r = &self.types.records[*i as usize];
                if r.is_union && index > 0 {
                    return Found::End;
                }
                match r.fields.get(index as usize) {
                    Some(f) => Found::Part(Part {
                        ty: f.ty,
                        offset: of.offset + f.offset,
                        bits: f.bits,
                        flexible: r.flexible && index as usize + 1 == r.fields.len(),
                        nested: of.nested || !(r.flexible && index as usize + 1 == r.fields.len()),
                    }),
                    None => Found::End,
                }
            }
            _ => Found::End,
        }
    }

    /// Initialises sub-objects from `index` on. Braced: all items belong here; else it stops when full or at a
    /// designator. Gives the number of elements reached.
    fn walk(&mut self, of: Part, start: u64, items: &[InitItem], at: &mut usize, braced: bool, w: &mut Walk) -> u64 {
        let mut index = start;
        let mut reached = start;
        while let Some(item) = items.get(*at) {
            if let Some(d) = item.designators.first() {
                if !braced {
                    break;
                }
                match self.designator(of, d, w) {
                    Some((first, last, consumed)) => {
                        let rest = &item.designators[usize::from(consumed)..];
                        let (before, item) = (w.stores.len(), *at);
                        if let Found::Part(p) = self.nth_any(of, first) {
                            self.designated(p, rest, items, at, w);
                        }
                        // A member of a struct that is broken may lead nowhere: that was reported, the item is over.
                        *at = (*at).max(item + 1);
                        self.repeat(of, first, last, before, w);
                        index = last.saturating_add(1);
                        reached = reached.max(index);
                    }
                    None => {
                        // Reported; the value is still looked at.
                        if let ast::Init::Expr(e) = &item.value {
                            self.value(e);
                        }
                        *at += 1;
                    }
                }
                continue;
            }
            match self.nth(of, index) {
                Found::End => {
                    if !braced {
                        break;
                    }
                    if matches!(item.value, ast::Init::List { .. }) {
                        let element = self.types.element(of.ty);
                        if self.types.is_record(of.ty) {
                            let d = Diagnostic::error(item.span, "extra brace group at end of initializer");
                            let near = format!("(near initialization for '{}')", w.name);
                            self.report(if w.name.is_empty() { d } else { d.note(item.span, near) });
                        } else if element.is_some_and(|e| self.types.is_scalar(e)) {
                            self.near(item.span, "braces around scalar initializer", w);
                        }
                    }
                    let kind = match self.types.record(of.ty) {
                        None => "array",
                        Some(r) if r.is_union => "union",
                        _ => "struct",
                    };
                    self.near(item.span, &format!("excess elements in {kind} initializer"), w);
                    if let ast::Init::Expr(e) = &item.value {
                        self.unevaluated(|c| c.value(e));
                    }
                    *at += 1;
                }
                Found::Part(p) => {
                    let before = *at;
                    self.element(p, items, at, w);
                    if *at == before && self.types.size(p.ty) == Some(0) && self.types.is_array(of.ty) {
                        *at += 1;
                    }
                    index += 1;
                    reached = reached.max(index);
                }
            }
        }
        if of.flexible
            && let Some(el) = self.types.element(of.ty)
        {
            let size = self.types.size(el).unwrap_or(1);
            let span = items.first().map_or(Span::default(), |i| i.span);
            self.lengthen(of, reached, size, span, w);
        }
        reached
    }

    /// As `nth`, but any member of a union.
    fn nth_any(&self, of: Part, index: u64) -> Found {
        if let Some(r) = self.types.record(of.ty)
            && let Some(f) = r.fields.get(index as usize)
        {
            let flexible = r.flexible && index as usize + 1 == r.fields.len();
            let nested = of.nested || !flexible;
            return Found::Part(Part { ty: f.ty, offset: of.offset + f.offset, bits: f.bits, flexible, nested });
        }
        self.nth(of, index)
    }

    /// One item (its designators already followed) into one sub-object.
    fn element(&mut self, p: Part, items: &[InitItem], at: &mut usize, w: &mut Walk) {
        let Some(item) = items.get(*at) else { return };
        let e = match &item.value {
            list @ ast::Init::List { .. } => {
                let n = self.part(p, list, w);
                self.note_flexible(p, n, w);
                *at += 1;
                return;
            }
            ast::Init::Expr(e) => e,
        };
        match self.types.kind(p.ty).clone() {
            Kind::Array(of, len) => {
                if self.string_store(p, of, len, e, w).is_some() {
                    *at += 1;
                    return;
                }
                self.descend(p, items, at, w);
            }
            Kind::Record(_) if !self.is_complex(p.ty) => {
                let known = matches!(&w.seen, Some((q, _)) if std::ptr::eq(*q, e));
                if !known {
                    let v = self.value(e);
                    w.seen = Some((e, v));
                }
                let whole =
                    w.seen.as_ref().is_some_and(|(_, v)| v.is_error() || self.types.compatible_bare(v.ty, p.ty));
                if whole {
                    self.part_from_value(p, e, w);
                    *at += 1;
                    return;
                }
                self.descend(p, items, at, w);
            }
            _ => {
                self.part_from_value(p, e, w);
                *at += 1;
            }
        }
    }

    /// A flexible array member gets `n` elements, which is only for an object with static storage as a whole.
    fn lengthen(&mut self, part: Part, n: u64, size: u64, span: Span, w: &mut Walk) {
        if n > 0 && part.nested {
            self.error(span, "initialization of flexible array member in a nested context");
        } else if n > 0 && !w.is_static {
            self.error(span, "non-static initialization of a flexible array member");
        } else {
            w.extra = w.extra.max(n.saturating_mul(size));
        }
    }

    fn note_flexible(&mut self, p: Part, n: Option<u64>, w: &mut Walk) {
        if let (true, Some(n), Some(el)) = (p.flexible && !p.nested, n, self.types.element(p.ty)) {
            w.extra = w.extra.max(n.saturating_mul(self.types.size(el).unwrap_or(1)));
        }
    }

    /// Braces left out: the aggregate takes as many items as it needs, the first one whatever its designators.
    fn descend(&mut self, p: Part, items: &[InitItem], at: &mut usize, w: &mut Walk) {
        if let Found::Part(first) = self.nth(p, 0) {
            self.element(first, items, at, w);
            self.walk(p, 1, items, at, false, w);
        }
    }

    /// Follows the remaining designators of the item at `at`, then goes on behind what they named.
    fn designated(&mut self, p: Part, rest: &[Designator], items: &[InitItem], at: &mut usize, w: &mut Walk) {
        let Some(d) = rest.first() else {
            self.element(p, items, at, w);
            return;
        };
        let Some((first, last, consumed)) = self.designator(p, d, w) else {
            *at += 1;
            return;
        };
        let before = w.stores.len();
        match self.nth_any(p, first) {
            Found::Part(sub) => self.designated(sub, &rest[usize::from(consumed)..], items, at, w),
            Found::End => *at += 1,
        }
        self.repeat(p, first, last, before, w);
        let is_union = self.types.record(p.ty).is_some_and(|r| r.is_union);
        if !is_union {
            self.walk(p, last.saturating_add(1), items, at, false, w);
        }
    }

    /// What a designator names: first and last index, and whether it is used up (it is not when the member is inside
    /// an anonymous one). None: reported.
    fn designator(&mut self, of: Part, d: &Designator, w: &Walk) -> Option<(u64, u64, bool)> {
        match d {
            Designator::Field(f) => {
                let Some(r) = self.types.record(of.ty) else {
                    if !self.types.is_error(of.ty) {
                        self.error(f.span, "field name not in record or union initializer");
                    }
                    return None;
                };
                for (i, field) in r.fields.iter().enumerate() {
                    match &field.name {
                        Some(n) if *n == f.name => return Some((i as u64, i as u64, true)),
                        None if self.types.member(field.ty, &f.name).is_some() => {
                            return Some((i as u64, i as u64, false));
                        }
                        _ => {}
                    }
                }
                self.no_member(of.ty, f, f.span);
                None
            }
            Designator::Index(low) => {
                let n = self.index_constant(of, low, w)?;
                Some((n, n, true))
            }
            Designator::Range(low, high) => {
                let (a, b) = (self.index_constant(of, low, w)?, self.index_constant(of, high, w)?);
                if b < a {
                    self.error(low.span, "empty index range in initializer");
                    return None;
                }
                Some((a, b, true))
            }
        }
    }

    fn index_constant(&mut self, of: Part, e: &ast::Expr, w: &Walk) -> Option<u64> {
        let v = self.value(e);
        if v.is_error() {
            return None;
        }
        if !self.types.is_integer(v.ty) {
            self.error(e.span, "array index in initializer not of integer type");
            return None;
        }
        let Kind::Array(_, len) = self.types.kind(of.ty).clone() else {
            self.error(e.span, "array index in non-array initializer");
            return None;
        };
        let Some(n) = v.as_int() else {
            self.error(e.span, "nonconstant array index in initializer");
            return None;
        };
        let over = match len {
            Len::Known(len) if !of.flexible => n as u64 >= len,
            _ => n as u64 > MAX_BYTES,
        };
        if n < 0 || over {
            let text = "array index in initializer exceeds array bounds";
            let d = Diagnostic::error(e.span, text);
            let d =
                if w.name.is_empty() { d } else { d.note(e.span, format!("(near initialization for '{}')", w.name)) };
            self.report(d);
            return None;
        }
        Some(n as u64)
    }

    /// Copies what was stored for the first element of a range to the others.
    fn repeat(&mut self, of: Part, first: u64, last: u64, before: usize, w: &mut Walk) {
        if last <= first {
            return;
        }
        let Some(el) = self.types.element(of.ty) else { return };
        let size = self.types.size(el).unwrap_or(1);
        if (last - first).saturating_mul(size) > MAX_BYTES {
            return;
        }
        for s in &mut w.stores[before..] {
            if s.value.effects && !self.at_file_scope() && self.types.is_scalar(s.value.ty) {
                // Evaluated once, stored often.
                let span = s.value.span;
                let value = std::mem::replace(&mut s.value, Expr::error(span));
                let ty = value.ty;
                let hidden = self.hidden_local(ty, span);
                let place = Expr::new(ExprKind::Local(hidden), ty, span);
                let set = Expr::new(ExprKind::Assign { place: Box::new(place), value: Box::new(value) }, ty, span);
                s.value = set;
            }
        }
        let pattern: Vec<Store> = w.stores[before..]
            .iter()
            .map(|s| {
                let mut s = s.clone();
                if let ExprKind::Assign { place, .. } = &s.value.kind
                    && matches!(place.kind, ExprKind::Local(_))
                {
                    let (ty, span) = (s.value.ty, s.value.span);
                    s.value = Expr::new(ExprKind::Load(place.clone()), ty, span);
                }
                s
            })
            .collect();
        for i in 1..=(last - first) {
            for s in &pattern {
                let mut s = s.clone();
                s.offset += i * size;
                self.store(s, w);
            }
        }
    }

    // Bytes.

    /// The bytes of a string literal that initialises an array.
    fn literal_bytes(&self, e: &Expr) -> Option<&Image> {
        let ExprKind::Load(place) = &e.kind else { return None };
        let ExprKind::Global(s) = place.kind else { return None };
        let s = self.symbols.get(s as usize)?;
        if !self.types.is_array(e.ty) || !s.name.is_empty() {
            return None;
        }
        s.init.as_ref()
    }

    /// Lays a store's constant down. False: it is not constant.
    pub(super) fn lay(&self, image: &mut Image, s: &Store) -> bool {
        let size = self.types.size(s.ty).unwrap_or(0);
        if let Some(lit) = self.literal_bytes(&s.value) {
            let lit = lit.clone();
            self.lay_image(image, s.offset, size, &lit);
            return true;
        }
        match self.static_value(&s.value) {
            Some(Value::Int(v)) => match s.bits {
                Some(b) => lay_bits(image, s.offset, b, v),
                None => put(image, s.offset, size, &v.to_le_bytes()),
            },
            Some(Value::Float(f)) => {
                if matches!(self.types.kind(s.ty), Kind::Float(Float::Float)) {
                    put(image, s.offset, size, &(f as f32).to_bits().to_le_bytes());
                } else {
                    put(image, s.offset, size, &f.to_bits().to_le_bytes());
                }
            }
            Some(Value::Address(target, addend)) => {
                let difference = matches!(target, Target::Difference(..));
                if size != 8 && !(difference && s.bits.is_none() && matches!(size, 1 | 2 | 4)) {
                    return false;
                }
                put(image, s.offset, size, &[0; 8]);
                image.relocs.push(Reloc { at: s.offset, target, addend, size: size as u8 });
            }
            Some(Value::Bytes(b)) => self.lay_image(image, s.offset, size, &b),
            None => return false,
        }
        true
    }

    fn lay_image(&self, image: &mut Image, offset: u64, size: u64, from: &Image) {
        let mut bytes = from.bytes.clone();
        bytes.resize(size as usize, 0);
        put(image, offset, size, &bytes);
        for r in &from.relocs {
            image.relocs.push(Reloc { at: offset + r.at, ..r.clone() });
        }
    }
}

/// Writes bytes (zero-extended to `size`) and forgets relocations they overwrite.
fn put(image: &mut Image, offset: u64, size: u64, bytes: &[u8]) {
    let end = offset.saturating_add(size);
    if end > MAX_BYTES {
        return;
    }
    if image.bytes.len() < end as usize {
        image.bytes.resize(end as usize, 0);
    }
    for i in 0..size {
        image.bytes[(offset + i) as usize] = bytes.get(i as usize).copied().unwrap_or(0);
    }
    image.relocs.retain(|r| r.at + u64::from(r.size) <= offset || r.at >= end);
}

fn lay_bits(image: &mut Image, offset: u64, b: Bits, v: i64) {
    for i in 0..u64::from(b.width) {
        let bit = u64::from(b.shift) + i;
        let at = (offset + bit / 8) as usize;
        if image.bytes.len() <= at {
            image.bytes.resize(at + 1, 0);
        }
        let mask = 1u8 << (bit % 8);
        if (v as u64) >> i & 1 == 1 {
            image.bytes[at] |= mask;
        } else {
            image.bytes[at] &= !mask;
        }
    }
}
