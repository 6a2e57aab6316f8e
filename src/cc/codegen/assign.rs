//! Assignment: `=`, `op=`, `++` and `--`.

use super::super::tree::{BinOp, Expr, ExprKind};
use super::super::types::{Bits, Kind, Ty};
use super::expr::bits_of;
use super::place::Place;
use super::{Fun, Home};
use crate::bytecode::{Op, Reg};

impl Fun<'_, '_> {
    /// Stores; gives the value stored if `needed` (converted to the place's type, or the place's address for records).
    /// As in gcc a value that has effects is computed before the place, unless it is a call by itself.
    pub(super) fn assign(&mut self, place: &Expr, value: &Expr, needed: bool) -> Reg {
        if let ExprKind::Comma(first, last) = &value.kind {
            self.effect(first);
            return self.assign(place, last, needed);
        }
        let ty = place.ty;
        let early = value.effects && !matches!(value.kind, ExprKind::Call { .. });
        if self.ty_is_record(ty) {
            let size = self.size(ty);
            if early {
                let from = self.place(value);
                let b = self.address_of(from, None);
                let p = self.place(place);
                let a = self.address_of(p, None);
                if size > 0 {
                    self.emit(Op::Copy { a, b, n: size as u32 });
                }
                return a;
            }
            let p = self.place(place);
            let a = self.address_of(p, None);
            self.copy_record(a, value, size);
            return a;
        }
        let bits = bits_of(place);
        if let (ExprKind::Local(l), None) = (&place.kind, bits)
            && let Some(Home::Reg(r)) = self.homes.get(*l as usize).copied()
        {
            self.value_into(value, r);
            return r;
        }
        let source = if needed { value } else { self.low_bits(value, ty, bits) };
        let (p, r) = if early {
            let r = self.value(source);
            (self.place(place), r)
        } else {
            let p = self.place(place);
            (p, self.value(source))
        };
        let from = self.pc();
        self.store(p, ty, bits, r);
        self.note_packed(from, place);
        if let (Some(b), true) = (bits, needed) {
            return self.cut(r, ty, b);
        }
        r
    }

    /// The value a bit-field of this width holds after `r` was stored.
    fn cut(&mut self, r: Reg, ty: Ty, b: Bits) -> Reg {
        let signed = self.g.types().int(ty).is_some_and(|(_, s)| s);
        let d = self.alloc();
        let c = self.alloc();
        self.constant(c, 64 - i64::from(b.width));
        self.emit(Op::Shl { d, a: r, b: c });
        self.emit(if signed { Op::Sar { d, a: d, b: c } } else { Op::Shr { d, a: d, b: c } });
        d
    }

    /// An expression whose low bytes are those of `e`: conversions to narrower integers do nothing before a store.
    pub(super) fn low_bits<'e>(&self, e: &'e Expr, ty: Ty, bits: Option<Bits>) -> &'e Expr {
        let t = self.g.types();
        let Some((size, _)) = t.int(ty) else { return e };
        if matches!(t.kind(ty), Kind::Bool) || bits.is_some() {
            return e;
        }
        let mut e = e;
        while let ExprKind::Cast(inner) = &e.kind {
            let ok = matches!(t.kind(e.ty), Kind::Int(_) | Kind::Enum(_))
                && t.field(e.ty).is_none()
                && t.is_scalar(inner.ty)
                && !t.is_float(inner.ty)
                && t.size(inner.ty).unwrap_or(0) >= u64::from(size)
                && t.size(e.ty).unwrap_or(0) >= u64::from(size);
            if !ok {
                break;
            }
            e = inner;
        }
        e
    }

    /// Copies a record value to the address in `a`.
    pub(super) fn copy_record(&mut self, a: Reg, value: &Expr, size: u64) {
        let mark = self.top;
        let p = self.place(value);
        let b = self.address_of(p, None);
        if size > 0 && a != b {
            self.emit(Op::Copy { a, b, n: size as u32 });
        }
        self.top = mark;
    }

    pub(super) fn assign_op(&mut self, op: BinOp, place: &Expr, value: &Expr, common: Ty) -> Reg {
        let ty = self.g.types().bare(place.ty);
        let bits = bits_of(place);
        // Gcc computes a right side that has effects before it looks at the left one.
        let ready = if value.effects { Some(self.value(value)) } else { None };
        let p = self.place(place);
        if let (Place::Reg(r), None) = (p, bits) {
            let mark = self.top;
            if self.same_register(ty, common) && self.same_register(common, ty) {
                if let Some(v) = value.as_int()
                    && !self.g.types().is_float(common)
                    && self.binary_constant(op, common, r, r, v)
                {
                    return r;
                }
                let b = match ready {
                    Some(b) => b,
                    None => self.value(value),
                };
                self.binary(op, common, r, r, b);
                self.top = mark;
                return r;
            }
            let t = self.alloc();
            let x = self.convert(r, ty, common, None);
            let b = match ready {
                Some(b) => b,
                None => self.value(value),
            };
            self.binary(op, common, t, x, b);
            self.convert_to(r, t, common, ty);
            self.top = mark;
            return r;
        }
        let from = self.pc();
        let t = self.load(p, ty, bits, None);
        self.note_packed(from, place);
        let t = self.convert(t, ty, common, None);
        let d = self.alloc();
        let done = value.as_int().is_some_and(|v| self.binary_constant(op, common, d, t, v));
        if !done {
            let b = match ready {
                Some(b) => b,
                None => self.value(value),
            };
            self.binary(op, common, d, t, b);
        }
        self.convert_to(d, d, common, ty);
        let from = self.pc();
        self.store(p, ty, bits, d);
        self.note_packed(from, place);
        match bits {
            Some(b) => self.cut(d, ty, b),
            None => d,
        }
    }

    pub(super) fn assign_pointer(&mut self, place: &Expr, index: &Expr, scale: &Expr, subtract: bool) -> Reg {
        let ready = if index.effects { Some(self.scaled(index, scale)) } else { None };
        let p = self.place(place);
        let ty = place.ty;
        let from = self.pc();
        let old = self.load(p, ty, None, None);
        let d = match p {
            Place::Reg(r) => r,
            _ => self.alloc(),
        };
        match (index.as_int(), scale.as_int()) {
            (Some(i), Some(s)) if i32::try_from(i.wrapping_mul(s)).is_ok_and(|v| v != i32::MIN) => {
                let by = i.wrapping_mul(s) as i32;
                self.emit(Op::AddI { d, a: old, v: if subtract { -by } else { by } });
            }
            _ => {
                let b = match ready {
                    Some(b) => b,
                    None => self.scaled(index, scale),
                };
                self.emit(if subtract { Op::Sub { d, a: old, b } } else { Op::Add { d, a: old, b } });
            }
        }
        self.store(p, ty, None, d);
        self.note_packed(from, place);
        d
    }

    /// `++` and `--`. `post`: the value is what was there before.
    pub(super) fn step(&mut self, place: &Expr, by: i64, needed: bool, post: Option<bool>) -> Reg {
        let ty = self.g.types().bare(place.ty);
        let bits = bits_of(place);
        let post = post == Some(true) && needed;
        let p = self.place(place);
        if let (Place::Reg(r), None) = (p, bits) {
            let old = if post {
                let t = self.alloc();
                self.emit(Op::Mov { d: t, a: r });
                Some(t)
            } else {
                None
            };
            self.step_register(r, r, ty, by);
            return old.unwrap_or(r);
        }
        let from = self.pc();
        let old = self.load(p, ty, bits, None);
        let new = self.alloc();
        self.step_register(new, old, ty, by);
        self.store(p, ty, bits, new);
        self.note_packed(from, place);
        match (post, bits, needed) {
            (true, ..) => old,
            (false, Some(b), true) => self.cut(new, ty, b),
            _ => new,
        }
    }

    fn step_register(&mut self, d: Reg, a: Reg, ty: Ty, by: i64) {
        let t = self.g.types();
        match t.kind(ty).clone() {
            Kind::Float(_) => {
                let one = self.alloc();
                let i = self.const_index((by as f64).to_bits());
                self.emit(Op::Const { d: one, i });
                self.binary(BinOp::Add, ty, d, a, one);
                self.top -= 1;
            }
            Kind::Bool => {
                // ++ gives 1; -- turns round.
                if by > 0 {
                    self.emit(Op::Imm { d, v: 1 });
                } else {
                    self.emit(Op::LogNot { d, a });
                }
            }
            Kind::Pointer(_) => match i32::try_from(by) {
                Ok(v) => self.emit(Op::AddI { d, a, v }),
                Err(_) => {
                    let b = self.alloc();
                    self.constant(b, by);
                    self.emit(Op::Add { d, a, b });
                    self.top -= 1;
                }
            },
            _ => {
                let (size, signed) = t.int(ty).unwrap_or((4, true));
                let v = by as i32;
                if size == 8 {
                    self.emit(Op::AddI { d, a, v });
                } else if size == 4 && signed {
                    self.emit(Op::AddWI { d, a, v });
                } else {
                    self.emit(Op::AddI { d, a, v });
                    self.extend(d, d, size, signed);
                }
            }
        }
    }
}
