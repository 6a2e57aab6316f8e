//! Objects: where they are, how they are read and written.

use super::super::tree::{Expr, ExprKind, SymId};
use super::super::types::{Bits, Float, Kind, Ty};
use super::{Fun, Home, RelocKind};
use crate::builtin::Builtin;
use crate::bytecode::{Op, Pc, Reg};

/// Where an object is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Reg(Reg),
    /// Offset in the frame.
    Frame(i32),
    /// Register plus offset.
    Mem(Reg, i32),
    /// `a + b * size`, size 1, 4 or 8.
    Index {
        a: Reg,
        b: Reg,
        size: u8,
    },
    Symbol(SymId, i64),
}

impl Fun<'_, '_> {
    /// Where the object is that a place expression, or a value of record type, names.
    pub(super) fn place(&mut self, e: &Expr) -> Place {
        match &e.kind {
            ExprKind::Local(l) => match self.homes.get(*l as usize).copied().unwrap_or(Home::None) {
                Home::Reg(r) => Place::Reg(r),
                Home::Frame(off, _) => Place::Frame(off),
                Home::Indirect(r) => Place::Mem(r, 0),
                Home::IndirectFrame(off) => {
                    let d = self.alloc();
                    self.emit(Op::LdF64 { d, off });
                    Place::Mem(d, 0)
                }
                Home::None => Place::Frame(0),
            },
            ExprKind::Global(s) => self.symbol_place(*s),
            ExprKind::Deref(p) => self.pointer_place(p),
            ExprKind::Member { base, offset, .. } => {
                let p = self.place(base);
                self.shift(p, *offset as i64)
            }
            ExprKind::Literal { local, init } => {
                if let Home::Frame(_, object) = self.homes.get(*local as usize).copied().unwrap_or(Home::None) {
                    self.emit(Op::Live { i: object });
                }
                let here = self.place(&Expr::new(ExprKind::Local(*local), e.ty, e.span));
                self.initialise(here, e.ty, init);
                here
            }
            ExprKind::Load(p) => self.place(p),
            _ => self.record_value(e),
        }
    }

    fn symbol_place(&mut self, s: SymId) -> Place {
        let tls = self.g.unit.symbols.get(s as usize).is_some_and(|s| s.tls);
        if !tls {
            return Place::Symbol(s, 0);
        }
        let base = self.alloc();
        self.emit(Op::Builtin { base, argc: 0, id: Builtin::TlsAddr.number() });
        self.reloc(RelocKind::Tls, s, 0);
        self.emit(Op::AddI { d: base, a: base, v: 0 });
        Place::Mem(base, 0)
    }

    /// The place `by` bytes further on.
    pub(super) fn shift(&mut self, p: Place, by: i64) -> Place {
        if by == 0 {
            return p;
        }
        match p {
            Place::Frame(off) => match i64::from(off).checked_add(by).map(i32::try_from) {
                Some(Ok(off)) => Place::Frame(off),
                _ => self.far(p, by),
            },
            Place::Mem(r, off) => match i64::from(off).checked_add(by).map(i32::try_from) {
                Some(Ok(off)) => Place::Mem(r, off),
                _ => self.far(p, by),
            },
            Place::Symbol(s, off) => Place::Symbol(s, off.wrapping_add(by)),
            Place::Index { .. } => {
                let r = self.address_of(p, None);
                self.shift(Place::Mem(r, 0), by)
            }
            Place::Reg(_) => p,
        }
    }

    fn far(&mut self, p: Place, by: i64) -> Place {
        let a = self.address_of(p, None);
        let b = self.alloc();
        self.constant(b, by);
        self.emit(Op::Add { d: b, a, b });
        Place::Mem(b, 0)
    }

    /// What a pointer value points to.
    fn pointer_place(&mut self, p: &Expr) -> Place {
        match &p.kind {
            ExprKind::AddrOf(inner) => self.place(inner),
            ExprKind::Cast(inner) if self.g.types().is_pointer(inner.ty) => self.pointer_place(inner),
            ExprKind::PtrAdd { pointer, index, scale, subtract } => {
                if let (Some(i), Some(s)) = (index.as_int(), scale.as_int()) {
                    let by = i.wrapping_mul(s);
                    let base = self.pointer_place(pointer);
                    return self.shift(base, if *subtract { by.wrapping_neg() } else { by });
                }
                if let (Some(size @ (1 | 4 | 8)), false) = (scale.as_int(), *subtract) {
                    let a = self.pointer_register(pointer);
                    let b = self.value(index);
                    return Place::Index { a, b, size: size as u8 };
                }
                let r = self.value(p);
                Place::Mem(r, 0)
            }
            _ => {
                let r = self.value(p);
                Place::Mem(r, 0)
            }
        }
    }

    /// A pointer's value for use as a base: an array's address, a variable's register.
    fn pointer_register(&mut self, p: &Expr) -> Reg {
        match &p.kind {
            ExprKind::AddrOf(inner) => {
                let place = self.place(inner);
                self.address_of(place, None)
            }
            _ => self.value(p),
        }
    }

    /// The address of a place in a register.
    pub(super) fn address_of(&mut self, p: Place, want: Option<Reg>) -> Reg {
        match p {
            Place::Frame(off) => {
                let d = self.want(want);
                self.emit(Op::FrameAddr { d, off });
                d
            }
            Place::Mem(r, 0) => self.moved(r, want),
            Place::Mem(a, v) => {
                let d = self.want(want);
                self.emit(Op::AddI { d, a, v });
                d
            }
            Place::Index { a, b, size } => {
                let d = self.want(want);
                if size == 1 {
                    self.emit(Op::Add { d, a, b });
                } else {
                    // `d` may be `a`: the scaled index needs a register of its own then.
                    let t = if d == a { self.alloc() } else { d };
                    self.emit(Op::MulI { d: t, a: b, v: i32::from(size) });
                    self.emit(Op::Add { d, a, b: t });
                }
                d
            }
            Place::Symbol(s, off) => {
                let d = self.want(want);
                self.reloc(RelocKind::Address, s, off);
                self.emit(Op::Imm { d, v: 0 });
                d
            }
            // Only after an error: a register has no address.
            Place::Reg(r) => self.moved(r, want),
        }
    }

    pub(super) fn want(&mut self, want: Option<Reg>) -> Reg {
        match want {
            Some(d) => d,
            None => self.alloc(),
        }
    }

    /// `r`, or a copy of it where it is wanted.
    pub(super) fn moved(&mut self, r: Reg, want: Option<Reg>) -> Reg {
        match want {
            Some(d) if d != r => {
                self.emit(Op::Mov { d, a: r });
                d
            }
            Some(d) => d,
            None => r,
        }
    }

    /// Brings a place into a form that survives: its registers are its own or a local's.
    fn simple(&mut self, p: Place) -> (Reg, i32) {
        match p {
            Place::Mem(r, off) => (r, off),
            _ => (self.address_of(p, None), 0),
        }
    }

    /// Notes that the code since `from` accesses a place which may have any address.
    pub(super) fn note_packed(&mut self, from: Pc, place: &Expr) {
        if self.may_lie_anywhere(place) {
            let to = self.pc();
            self.g.object.packed.extend(from..to);
        }
    }

    /// Whether a type on the way to this place is less aligned than what is accessed there.
    fn may_lie_anywhere(&self, place: &Expr) -> bool {
        let t = self.g.types();
        let natural = t.size(place.ty).unwrap_or(1).min(8);
        let mut e = place;
        loop {
            if t.align(e.ty) < natural {
                return true;
            }
            e = match &e.kind {
                ExprKind::Member { base, .. } => base,
                ExprKind::Deref(p) => match &p.kind {
                    ExprKind::PtrAdd { pointer, .. } => pointer,
                    _ => p,
                },
                ExprKind::AddrOf(inner) => inner,
                _ => return false,
            };
        }
    }

    /// Reads a scalar.
    pub(super) fn load(&mut self, p: Place, ty: Ty, bits: Option<Bits>, want: Option<Reg>) -> Reg {
        if let Some(b) = bits {
            return self.load_bits(p, ty, b, want);
        }
        let kind = self.g.types().kind(ty).clone();
        if let Place::Reg(r) = p {
            return self.moved(r, want);
        }
        let single = matches!(kind, Kind::Float(Float::Float));
        let (size, signed) = self.g.types().int(ty).unwrap_or((8, false));
        match p {
            Place::Frame(off) if !single && size == 4 && signed => {
                let d = self.want(want);
                self.emit(Op::LdFI32 { d, off });
                return d;
            }
            Place::Frame(off) if !single && size == 8 => {
                let d = self.want(want);
                self.emit(Op::LdF64 { d, off });
                return d;
            }
            Place::Index { a, b, size: scale } if !single && scale == size => {
                let d = self.want(want);
                match size {
                    1 => self.emit(Op::LdXI8 { d, a, b }),
                    4 => self.emit(Op::LdXI32 { d, a, b }),
                    _ => self.emit(Op::LdX64 { d, a, b }),
                }
                if !signed && size == 1 {
                    self.emit(Op::Zx8 { d, a: d });
                } else if !signed && size == 4 {
                    self.emit(Op::Zx32 { d, a: d });
                }
                return d;
            }
            _ => {}
        }
        let mark = self.top;
        let (a, off) = self.simple(p);
        self.top = mark;
        let d = self.want(want);
        self.emit(if single {
            Op::LdF32 { d, a, off }
        } else {
            match (size, signed) {
                (1, true) => Op::LdI8 { d, a, off },
                (1, false) => Op::LdU8 { d, a, off },
                (2, true) => Op::LdI16 { d, a, off },
                (2, false) => Op::LdU16 { d, a, off },
                (4, true) => Op::LdI32 { d, a, off },
                (4, false) => Op::LdU32 { d, a, off },
                _ => Op::Ld64 { d, a, off },
            }
        });
        d
    }

    /// Writes a scalar. Only its low bytes count, so the value need not be canonical for a place in memory.
    pub(super) fn store(&mut self, p: Place, ty: Ty, bits: Option<Bits>, b: Reg) {
        if let Some(bits) = bits {
            self.store_bits(p, bits, b);
            return;
        }
        let single = matches!(self.g.types().kind(ty), Kind::Float(Float::Float));
        let (size, _) = self.g.types().int(ty).unwrap_or((8, false));
        match p {
            Place::Reg(d) => {
                if d != b {
                    self.emit(Op::Mov { d, a: b });
                }
                return;
            }
            Place::Frame(off) if !single && size == 4 => return self.emit(Op::StF32i { b, off }),
            Place::Frame(off) if !single && size == 8 => return self.emit(Op::StF64 { b, off }),
            Place::Index { a, b: i, size: scale } if !single && scale == size => {
                return self.emit(match size {
                    1 => Op::StX8 { a, b: i, v: b },
                    4 => Op::StXI32 { a, b: i, v: b },
                    _ => Op::StX64 { a, b: i, v: b },
                });
            }
            _ => {}
        }
        let mark = self.top;
        let (a, off) = self.simple(p);
        self.top = mark;
        self.emit(if single {
            Op::StF32 { a, b, off }
        } else {
            match size {
                1 => Op::St8 { a, b, off },
                2 => Op::St16 { a, b, off },
                4 => Op::St32 { a, b, off },
                _ => Op::St64 { a, b, off },
            }
        });
    }

    // Bit-fields: the unit is loaded, taken as defined, and shifted.

    fn unit_load(&mut self, d: Reg, a: Reg, off: i32, size: u8) {
        self.emit(match size {
            1 => Op::LdU8 { d, a, off },
            2 => Op::LdU16 { d, a, off },
            4 => Op::LdU32 { d, a, off },
            _ => Op::Ld64 { d, a, off },
        });
        self.emit(Op::Freeze { d });
    }

    fn unit_store(&mut self, a: Reg, b: Reg, off: i32, size: u8) {
        self.emit(match size {
            1 => Op::St8 { a, b, off },
            2 => Op::St16 { a, b, off },
            4 => Op::St32 { a, b, off },
            _ => Op::St64 { a, b, off },
        });
    }

    fn shift_by(&mut self, d: Reg, count: i64, op: fn(Reg, Reg, Reg) -> Op) {
        if count == 0 {
            return;
        }
        let mark = self.top;
        let c = self.alloc();
        self.constant(c, count);
        self.emit(op(d, d, c));
        self.top = mark;
    }

    fn load_bits(&mut self, p: Place, ty: Ty, b: Bits, want: Option<Reg>) -> Reg {
        let signed = self.g.types().int(ty).is_some_and(|(_, s)| s);
        let mark = self.top;
        let (a, off) = self.simple(p);
        let d = self.alloc();
        if b.size == 0 {
            self.load_bytes(d, a, off, b);
        } else {
            self.unit_load(d, a, off, b.size);
        }
        let (shift, width) = (i64::from(if b.size == 0 { 0 } else { b.shift }), i64::from(b.width));
        if signed {
            self.shift_by(d, 64 - shift - width, |d, a, b| Op::Shl { d, a, b });
            self.shift_by(d, 64 - width, |d, a, b| Op::Sar { d, a, b });
        } else {
            self.shift_by(d, shift, |d, a, b| Op::Shr { d, a, b });
            if shift + width != i64::from(b.size) * 8 {
                self.mask(d, b.width);
            }
        }
        self.top = mark;
        let r = self.want(want);
        self.moved(d, Some(r))
    }

    /// Keeps the low `width` bits.
    fn mask(&mut self, d: Reg, width: u8) {
        if width >= 64 {
            return;
        }
        let m = ((1u64 << width) - 1) as i64;
        if let Ok(v) = i32::try_from(m) {
            self.emit(Op::AndI { d, a: d, v });
            return;
        }
        let mark = self.top;
        let c = self.alloc();
        self.constant(c, m);
        self.emit(Op::And { d, a: d, b: c });
        self.top = mark;
    }

    fn store_bits(&mut self, p: Place, b: Bits, v: Reg) {
        let mark = self.top;
        let (a, off) = self.simple(p);
        if b.size == 0 {
            self.store_bytes(a, off, b, v);
            self.top = mark;
            return;
        }
        if b.shift == 0 && b.width == b.size * 8 {
            self.unit_store(a, v, off, b.size);
            self.top = mark;
            return;
        }
        let unit = self.alloc();
        self.unit_load(unit, a, off, b.size);
        let keep = !((((1u128 << b.width) - 1) << b.shift) as u64) as i64;
        let c = self.alloc();
        if let Ok(v) = i32::try_from(keep) {
            self.emit(Op::AndI { d: unit, a: unit, v });
        } else {
            self.constant(c, keep);
            self.emit(Op::And { d: unit, a: unit, b: c });
        }
        self.emit(Op::Mov { d: c, a: v });
        self.mask(c, b.width);
        self.shift_by(c, i64::from(b.shift), |d, a, b| Op::Shl { d, a, b });
        self.emit(Op::Or { d: unit, a: unit, b: c });
        self.unit_store(a, unit, off, b.size);
        self.top = mark;
    }

    /// A packed field that no unit covers: byte by byte, into the low bits of `d`.
    fn load_bytes(&mut self, d: Reg, a: Reg, off: i32, b: Bits) {
        let n = (u32::from(b.shift) + u32::from(b.width)).div_ceil(8);
        self.emit(Op::Imm { d, v: 0 });
        for i in 0..n {
            let t = self.alloc();
            self.unit_load(t, a, off + i as i32, 1);
            let up = i64::from(i) * 8 - i64::from(b.shift);
            if up >= 0 {
                self.shift_by(t, up, |d, a, b| Op::Shl { d, a, b });
            } else {
                self.shift_by(t, -up, |d, a, b| Op::Shr { d, a, b });
            }
            self.emit(Op::Or { d, a: d, b: t });
            self.top -= 1;
        }
        self.mask(d, b.width);
    }

    fn store_bytes(&mut self, a: Reg, off: i32, b: Bits, v: Reg) {
        let (shift, width) = (u32::from(b.shift), u32::from(b.width));
        let n = (shift + width).div_ceil(8);
        for i in 0..n {
            let low = (i * 8).max(shift);
            let high = ((i + 1) * 8).min(shift + width);
            let count = high - low;
            let mask = ((1u32 << count) - 1) << (low - i * 8);
            let unit = self.alloc();
            self.unit_load(unit, a, off + i as i32, 1);
            self.emit(Op::AndI { d: unit, a: unit, v: !(mask as i32) });
            let part = self.alloc();
            self.emit(Op::Mov { d: part, a: v });
            self.shift_by(part, i64::from(low - shift), |d, a, b| Op::Shr { d, a, b });
            self.shift_by(part, i64::from(low - i * 8), |d, a, b| Op::Shl { d, a, b });
            self.emit(Op::AndI { d: part, a: part, v: mask as i32 });
            self.emit(Op::Or { d: unit, a: unit, b: part });
            self.unit_store(a, unit, off + i as i32, 1);
            self.top -= 2;
        }
    }
}
