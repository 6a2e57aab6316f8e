//! Calls of the library that write past an object whose size is known, or free what malloc did not give: what gcc tells
//! without being asked (-Wstringop-overflow, -Wstringop-overread, -Wfree-nonheap-object), in its words and for constant
//! lengths only.

use super::super::tree::{Defined, Expr, ExprKind, LocalId, SymId};
use super::super::types::CONST;
use super::Check;
use crate::source::{Diagnostic, Span};

/// The object that a pointer points into.
#[derive(Clone, Debug, PartialEq)]
struct Region {
    name: String,
    declared: Span,
    size: u64,
    /// From its beginning; None: it depends on what is only known when the program runs.
    offset: Option<i64>,
    literal: bool,
}

impl Region {
    /// Bytes from where the pointer points to the end.
    fn room(&self) -> Option<u64> {
        let offset = self.offset?;
        Some(u64::try_from(offset).map_or(0, |o| self.size.saturating_sub(o)))
    }
}

fn bytes(n: u64) -> String {
    if n == 1 { "1 byte".to_string() } else { format!("{n} bytes") }
}

impl Check<'_> {
    /// Looks at a call of the library function `name` with these (converted) arguments.
    pub(super) fn check_regions(&mut self, name: &str, callee: SymId, args: &[Expr], span: Span) {
        let own = self.symbols.get(callee as usize).is_none_or(|s| s.defined == Defined::Yes);
        if self.quiet > 0 || own {
            return;
        }
        let number = |i: usize| args.get(i).and_then(Expr::as_int).and_then(|n| u64::try_from(n).ok());
        let text = |c: &Self, i: usize| args.get(i).and_then(|a| c.literal_text(a)).map(|t| t.len() as u64 + 1);
        let at = Span { end: span.start + name.len() as u32, ..span };
        match name {
            "free" | "realloc" => self.check_free(name, args, at),
            "strcpy" | "stpcpy" | "strcat" => {
                if let Some(n) = text(self, 1) {
                    self.written("__builtin_memcpy", args.first(), n, at);
                }
            }
            "strncpy" => {
                if let Some(n) = number(2) {
                    let whole = text(self, 1).is_some_and(|have| n <= have);
                    self.written(if whole { "__builtin_memcpy" } else { name }, args.first(), n, at);
                }
            }
            "strncat" => self.check_strncat(args, number(2), at),
            "memset" => {
                if let Some(n) = number(2) {
                    self.written(name, args.first(), n, at);
                }
            }
            "bzero" => {
                if let Some(n) = number(1) {
                    self.written("__builtin_memset", args.first(), n, at);
                }
            }
            "memcpy" | "memmove" => {
                let Some(n) = number(2) else { return };
                let regions = [0, 1].map(|i| args.get(i).and_then(|a| self.region(a)));
                let apart = matches!(&regions, [Some(a), Some(b)] if a.declared != b.declared);
                let shown = if name == "memmove" && apart { "__builtin_memcpy" } else { name };
                if !self.written(shown, args.first(), n, at) && name == "memcpy" {
                    self.read(name, args.get(1), n, at);
                }
            }
            "fgets" => {
                if let Some(n) = number(1) {
                    self.written(name, args.first(), n, at);
                }
            }
            "read" => {
                if let Some(n) = number(2) {
                    self.written(name, args.get(1), n, at);
                }
            }
            _ => {}
        }
    }

    /// What a function's parameters were written as, the first time it was declared with them.
    pub(super) fn note_arrays(&mut self, sym: SymId, arrays: Vec<Option<crate::cc::types::Ty>>) {
        if self.arrays.iter().all(|a| a.0 != sym) {
            self.arrays.push((sym, arrays));
        }
    }

    /// Arguments for parameters that were written as arrays: `int a[10]` asks for ten.
    pub(super) fn check_arrays(&mut self, name: &str, callee: SymId, args: &[Expr], span: Span) {
        let known = self.arrays.iter().find(|a| a.0 == callee && self.quiet == 0);
        let Some(arrays) = known.map(|a| a.1.clone()) else { return };
        let declared = self.symbols.get(callee as usize).map(|s| s.span);
        for (i, (array, arg)) in arrays.into_iter().zip(args).enumerate() {
            let Some((ty, size)) = array.and_then(|ty| Some((ty, self.types.size(ty)?))) else { continue };
            let Some(room) = self.room(arg).filter(|room| *room < size) else { continue };
            let element = self.types.element(ty).unwrap_or(ty);
            let (does, of, flag) = if self.types.quals(element) & CONST != 0 {
                ("reading", "from", "stringop-overread")
            } else {
                ("accessing", "in", "stringop-overflow=")
            };
            let text = format!("'{name}' {does} {} {of} a region of size {room}", bytes(size));
            let note = format!("referencing argument {} of type {}", i + 1, self.types.quote(ty));
            let d = Diagnostic::warning(span, flag, text).note(span, note);
            let d = match declared {
                Some(at) => d.note(at, format!("in a call to function '{name}'")),
                None => d,
            };
            self.report(d);
        }
    }

    /// How many bytes there are behind a pointer; a member ends where the next one begins.
    fn room(&self, e: &Expr) -> Option<u64> {
        let mut from = e;
        while let ExprKind::Cast(inner) = &from.kind {
            from = inner;
        }
        let room = self.region(from)?.room()?;
        match &from.kind {
            ExprKind::AddrOf(place) if matches!(place.kind, ExprKind::Member { .. }) => {
                let size = self.types.size(place.ty).filter(|n| *n > 0);
                Some(size.map_or(room, |n| n.min(room)))
            }
            _ => Some(room),
        }
    }

    /// `shown` writes `n` bytes to where this argument points. True: too many, and it was told.
    fn written(&mut self, shown: &str, to: Option<&Expr>, n: u64, at: Span) -> bool {
        let Some(region) = to.and_then(|e| self.region(e)).filter(|r| !r.literal) else { return false };
        let Some(room) = region.room().filter(|room| n > *room) else { return false };
        let text = format!("'{shown}' writing {} into a region of size {room} overflows the destination", bytes(n));
        let note = match region.offset {
            Some(0) | None => format!("destination object '{}' of size {}", region.name, region.size),
            Some(o) => format!("at offset {o} into destination object '{}' of size {}", region.name, region.size),
        };
        self.report(Diagnostic::warning(at, "stringop-overflow=", text).note(region.declared, note));
        true
    }

    fn read(&mut self, shown: &str, from: Option<&Expr>, n: u64, at: Span) {
        let Some(region) = from.and_then(|e| self.region(e)) else { return };
        let Some(room) = region.room().filter(|room| n > *room) else { return };
        let text = format!("'{shown}' reading {} from a region of size {room}", bytes(n));
        let d = Diagnostic::warning(at, "stringop-overread", text);
        let d = match (region.literal, region.offset) {
            (true, _) => d,
            (_, Some(0) | None) => {
                d.note(region.declared, format!("source object '{}' of size {}", region.name, region.size))
            }
            (_, Some(o)) => {
                let note = format!("at offset {o} into source object '{}' of size {}", region.name, region.size);
                d.note(region.declared, note)
            }
        };
        self.report(d);
    }

    /// The bound of strncat(3) is what may be appended, not the room there is.
    fn check_strncat(&mut self, args: &[Expr], n: Option<u64>, at: Span) {
        let Some(region) = args.first().and_then(|e| self.region(e)).filter(|r| !r.literal) else { return };
        let (Some(n), Some(room)) = (n, region.room()) else { return };
        if n > room {
            let text = format!("'strncat' specified bound {n} exceeds destination size {room}");
            let d = Diagnostic::warning(at, "stringop-overflow=", text);
            self.report(d.note(region.declared, "destination object allocated here"));
        } else if n == room {
            let text = format!("'strncat' specified bound {n} equals destination size");
            self.report(Diagnostic::warning(at, "stringop-overflow=", text));
        }
    }

    fn check_free(&mut self, name: &str, args: &[Expr], at: Span) {
        let Some(region) = args.first().and_then(|e| self.region(e)) else { return };
        let d = if region.literal {
            let text = format!("'{name}' called on a pointer to an unallocated object '{}'", region.name);
            Diagnostic::warning(at, "free-nonheap-object", text)
        } else {
            let text = format!("'{name}' called on unallocated object '{}'", region.name);
            Diagnostic::warning(at, "free-nonheap-object", text).note(region.declared, "declared here")
        };
        self.report(d);
    }

    /// What a pointer points into, if that is a variable or a literal.
    fn region(&self, e: &Expr) -> Option<Region> {
        match &e.kind {
            ExprKind::Cast(a) => self.region(a),
            ExprKind::AddrOf(place) => self.region_of_place(place),
            ExprKind::PtrAdd { pointer, index, scale, subtract } => {
                let mut region = self.region(pointer)?;
                let by = index.as_int().zip(scale.as_int()).and_then(|(i, s)| i.checked_mul(s));
                let moved = |o: i64| if *subtract { o.checked_sub(by?) } else { o.checked_add(by?) };
                region.offset = region.offset.and_then(moved);
                Some(region)
            }
            _ => None,
        }
    }

    fn region_of_place(&self, place: &Expr) -> Option<Region> {
        match &place.kind {
            ExprKind::Local(l) => self.region_of_local(*l),
            ExprKind::Global(s) => self.region_of_symbol(*s),
            ExprKind::Deref(p) => self.region(p),
            ExprKind::Member { base, offset, bits: None } => {
                let mut region = self.region_of_place(base)?;
                let by = i64::try_from(*offset).ok()?;
                region.offset = region.offset.and_then(|o| o.checked_add(by));
                Some(region)
            }
            _ => None,
        }
    }

    fn region_of_local(&self, l: LocalId) -> Option<Region> {
        let local = self.cx.as_ref()?.locals.get(l as usize).filter(|l| !l.name.is_empty())?;
        let size = self.types.size(local.ty)?;
        Some(Region { name: local.name.to_string(), declared: local.span, size, offset: Some(0), literal: false })
    }

    fn region_of_symbol(&self, s: SymId) -> Option<Region> {
        let sym = self.symbols.get(s as usize)?;
        // What a flexible array member takes in another file is not known here.
        let open = self.types.record(sym.ty).is_some_and(|r| r.flexible) && sym.defined != Defined::Yes;
        let size = self.types.size(sym.ty).filter(|_| !open)?.saturating_add(sym.extra);
        let name = if sym.literal { self.text(sym.span) } else { sym.name.to_string() };
        Some(Region { name, declared: sym.span, size, offset: Some(0), literal: sym.literal })
    }
}
