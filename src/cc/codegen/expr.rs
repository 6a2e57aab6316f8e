//! Values.

use super::super::tree::{Atomic, BinOp, Expr, ExprKind, UnOp};
use super::super::types::{Bits, Float, Kind, Ty};
use super::place::Place;
use super::{Fun, Home, RelocKind};
use crate::builtin::Builtin;
use crate::bytecode::{Op, Reg};

impl Fun<'_, '_> {
    /// The value in some register: a local's own, or a new one on top.
    pub(super) fn value(&mut self, e: &Expr) -> Reg {
        self.generate_value(e, None)
    }

    /// The value in this register, which is written last of all.
    pub(super) fn value_into(&mut self, e: &Expr, d: Reg) {
        self.generate_value(e, Some(d));
    }

    /// Only what the expression does.
    pub(super) fn effect(&mut self, e: &Expr) {
        let mark = self.top;
        match &e.kind {
            ExprKind::Int(_)
            | ExprKind::Float(_)
            | ExprKind::Local(_)
            | ExprKind::Global(_)
            | ExprKind::Function(_)
            | ExprKind::LabelAddr(_)
            | ExprKind::Error => {}
            // A volatile object is read; any memory read may fault, so it is kept as gcc -O0 keeps it.
            ExprKind::Load(p) if self.ty_is_record(e.ty) => {
                if p.effects {
                    self.place(p);
                }
            }
            ExprKind::Cast(a) if self.g.types().is_void(e.ty) => self.effect(a),
            ExprKind::Comma(a, b) => {
                self.effect(a);
                self.effect(b);
            }
            ExprKind::Conditional(c, a, b) => {
                let (other, end) = (self.new_label(), self.new_label());
                self.branch(c, other, false);
                self.effect(a);
                self.jump(end);
                self.here(other);
                self.effect(b);
                self.here(end);
            }
            ExprKind::And(a, b) | ExprKind::Or(a, b) => {
                let end = self.new_label();
                self.branch(a, end, matches!(e.kind, ExprKind::Or(..)));
                self.effect(b);
                self.here(end);
            }
            ExprKind::Assign { place, value } => {
                self.assign(place, value, false);
            }
            ExprKind::IncDec { place, by, .. } => {
                self.step(place, *by, false, None);
            }
            ExprKind::Statement { block, value } => self.statement(block, value.as_deref(), None, true),
            ExprKind::Deref(_) | ExprKind::Member { .. } | ExprKind::Literal { .. } => {
                self.place(e);
            }
            _ => {
                self.value(e);
            }
        }
        self.top = mark;
    }

    fn generate_value(&mut self, e: &Expr, want: Option<Reg>) -> Reg {
        let mark = self.top;
        let ty = e.ty;
        if self.ty_is_record(ty) {
            let p = self.place(e);
            let r = self.address_of(p, want);
            return self.settle(r, want, mark);
        }
        match &e.kind {
            ExprKind::Int(v) => {
                let d = self.want(want);
                self.constant(d, *v);
                d
            }
            ExprKind::Float(f) => {
                let d = self.want(want);
                let bits = f.to_bits();
                if bits == 0 {
                    self.emit(Op::Imm { d, v: 0 });
                } else {
                    let i = self.const_index(bits);
                    self.emit(Op::Const { d, i });
                }
                d
            }
            ExprKind::Load(p) => self.load_value(p, ty, want),
            ExprKind::AddrOf(p) => {
                let place = self.place(p);
                let r = self.address_of(place, want);
                self.settle(r, want, mark)
            }
            ExprKind::Function(s) => {
                let d = self.want(want);
                self.reloc(RelocKind::Address, *s, 0);
                self.emit(Op::Imm { d, v: 0 });
                d
            }
            ExprKind::LabelAddr(l) => {
                let d = self.want(want);
                self.reloc(RelocKind::Label, self.f.sym, i64::from(*l));
                self.emit(Op::Imm { d, v: 0 });
                d
            }
            ExprKind::Unary(op, a) => {
                let r = self.value(a);
                // What is not an arithmetic type is a pointer: `!p`.
                let d = self.dest(want, mark);
                // `!f` compares with a register above.
                self.top = self.top.max(mark + 1);
                self.unary(*op, a.ty, d, r);
                self.settle(d, want, mark)
            }
            ExprKind::Binary(op, a, b) => {
                if let Some(v) = b.as_int()
                    && self.has_constant_form(*op, a.ty, v)
                {
                    let r = self.value(a);
                    let d = self.dest(want, mark);
                    self.binary_constant(*op, a.ty, d, r, v);
                    return d;
                }
                if let (Some(v), None) = (a.as_int(), b.as_int())
                    && commutes(*op)
                    && self.has_constant_form(super::branch::mirror(*op), b.ty, v)
                {
                    let r = self.value(b);
                    let d = self.dest(want, mark);
                    self.binary_constant(super::branch::mirror(*op), b.ty, d, r, v);
                    return d;
                }
                let (x, y) = self.operands(*op, a, b);
                let d = self.dest(want, mark);
                self.binary(*op, a.ty, d, x, y);
                d
            }
            ExprKind::PtrAdd { pointer, index, scale, subtract } => {
                self.pointer_sum(pointer, index, scale, *subtract, want, mark)
            }
            ExprKind::PtrDiff { left, right, scale } => {
                let a = self.value(left);
                let b = self.value(right);
                if let Some(1) = scale.as_int() {
                    let d = self.dest(want, mark);
                    self.emit(Op::Sub { d, a, b });
                    return d;
                }
                let t = self.alloc();
                self.emit(Op::Sub { d: t, a, b });
                let s = self.value(scale);
                let d = self.dest(want, mark);
                self.emit(Op::Div { d, a: t, b: s });
                d
            }
            ExprKind::And(..) | ExprKind::Or(..) => {
                let (no, end) = (self.new_label(), self.new_label());
                self.branch(e, no, false);
                let d = self.dest(want, mark);
                self.emit(Op::Imm { d, v: 1 });
                self.jump(end);
                self.here(no);
                self.emit(Op::Imm { d, v: 0 });
                self.here(end);
                d
            }
            ExprKind::Cast(a) => self.cast(a, ty, want, mark),
            ExprKind::Conditional(c, a, b) => {
                if self.g.types().is_void(ty) {
                    self.effect(e);
                    return self.want(want);
                }
                let (other, end) = (self.new_label(), self.new_label());
                self.branch(c, other, false);
                let d = self.dest(want, mark);
                self.value_into(a, d);
                self.jump(end);
                self.here(other);
                self.value_into(b, d);
                self.here(end);
                d
            }
            ExprKind::Elvis { hidden, condition, then, otherwise } => {
                let (other, end) = (self.new_label(), self.new_label());
                self.set_local(*hidden, condition);
                let local = Expr::new(ExprKind::Local(*hidden), condition.ty, e.span);
                let test = Expr::new(ExprKind::Load(Box::new(local)), condition.ty, e.span);
                self.branch(&test, other, false);
                let d = self.dest(want, mark);
                self.value_into(then, d);
                self.jump(end);
                self.here(other);
                self.value_into(otherwise, d);
                self.here(end);
                d
            }
            ExprKind::Comma(a, b) => {
                self.effect(a);
                self.generate_value(b, want)
            }
            ExprKind::Assign { place, value } => {
                let r = self.assign(place, value, true);
                self.settle(r, want, mark)
            }
            ExprKind::AssignOp { op, place, value, common } => {
                let r = self.assign_op(*op, place, value, *common);
                self.settle(r, want, mark)
            }
            ExprKind::AssignPtr { place, index, scale, subtract } => {
                let r = self.assign_pointer(place, index, scale, *subtract);
                self.settle(r, want, mark)
            }
            ExprKind::IncDec { place, by, post } => {
                let r = self.step(place, *by, true, Some(*post));
                self.settle(r, want, mark)
            }
            ExprKind::Call { callee, args, .. } => self.call(e, callee, args, want),
            ExprKind::Sys { call, args } => self.special(Special::Sys(*call), args, want),
            ExprKind::Builtin { id, args } => self.special(Special::Builtin(*id), args, want),
            ExprKind::Statement { block, value } => {
                let d = match want {
                    Some(d) => d,
                    None => self.alloc(),
                };
                self.statement(block, value.as_deref(), Some(d), false);
                self.top = if want.is_some() { mark } else { mark + 1 };
                d
            }
            ExprKind::VaStart(p) => {
                let a = self.value(p);
                let b = self.va;
                self.emit(Op::St64 { a, b, off: 0 });
                self.settle(a, want, mark)
            }
            ExprKind::VaArg(p) => {
                let slot = self.next_argument(p);
                self.top = mark;
                self.load(Place::Mem(slot, 0), ty, None, want)
            }
            ExprKind::VaCopy(to, from) => {
                let a = self.value(to);
                let b = self.value(from);
                let t = self.alloc();
                self.emit(Op::Ld64 { d: t, a: b, off: 0 });
                self.emit(Op::St64 { a, b: t, off: 0 });
                self.settle(a, want, mark)
            }
            ExprKind::Alloca(n) => {
                let a = self.value(n);
                let d = self.dest(want, mark);
                self.emit(Op::Alloca { d, a });
                d
            }
            ExprKind::Trap | ExprKind::Unreachable => {
                let what = if matches!(e.kind, ExprKind::Trap) { "__builtin_trap" } else { "__builtin_unreachable" };
                self.refuse(what);
                self.want(want)
            }
            ExprKind::Atomic { op, pointer, args, size, signed } => {
                let kind = if *signed { -i64::from(*size) } else { i64::from(*size) };
                self.atomic(e, *op, pointer, args, kind, want)
            }
            // Places by themselves: the address, for what is void or an array.
            ExprKind::Local(_)
            | ExprKind::Global(_)
            | ExprKind::Deref(_)
            | ExprKind::Member { .. }
            | ExprKind::Literal { .. } => {
                let p = self.place(e);
                let r = self.address_of(p, want);
                self.settle(r, want, mark)
            }
            ExprKind::Error => {
                let d = self.want(want);
                self.emit(Op::Imm { d, v: 0 });
                d
            }
        }
    }

    /// Both operands, in gcc's order: from left to right, but a variable on the left of an operator whose sides can be
    /// exchanged is read after the right side has had its effects.
    pub(super) fn operands(&mut self, op: BinOp, a: &Expr, b: &Expr) -> (Reg, Reg) {
        // Gcc makes `b - a` of `-a + b`.
        let negated = op == BinOp::Add && matches!(a.kind, ExprKind::Unary(UnOp::Neg, _));
        if b.effects && (negated || exchangeable(op) && self.is_variable(a) && !self.is_variable(b)) {
            let y = self.value(b);
            let x = self.value(a);
            return (x, y);
        }
        let mark = self.top;
        let mut x = self.value(a);
        if b.effects && u16::from(x) < mark && matches!(a.kind, ExprKind::Cast(_)) && !self.is_variable(a) {
            // A conversion is made at once, even one that changes nothing in the register.
            let t = self.alloc();
            self.emit(Op::Mov { d: t, a: x });
            x = t;
        }
        let y = self.value(b);
        (x, y)
    }

    /// A variable, perhaps under a conversion that keeps its size.
    fn is_variable(&self, e: &Expr) -> bool {
        match &e.kind {
            ExprKind::Load(p) => matches!(p.kind, ExprKind::Local(_) | ExprKind::Global(_)),
            ExprKind::Cast(a) => {
                let t = self.g.types();
                t.size(a.ty) == t.size(e.ty) && t.is_float(a.ty) == t.is_float(e.ty) && self.is_variable(a)
            }
            _ => false,
        }
    }

    /// After an operation whose result is in `r`: moves it where it is wanted, or to the lowest free register, and
    /// frees the temporaries above.
    fn settle(&mut self, r: Reg, want: Option<Reg>, mark: u16) -> Reg {
        match want {
            Some(d) => {
                self.top = mark;
                self.moved(r, Some(d))
            }
            None if u16::from(r) < mark => {
                self.top = mark;
                r
            }
            None => {
                self.top = mark;
                let d = self.alloc();
                self.moved(r, Some(d))
            }
        }
    }

    pub(super) fn refuse(&mut self, what: &str) {
        let i = self.g.object.refusals.len() as u32;
        self.g.object.refusals.push(what.to_string());
        self.emit(Op::Refuse { i });
    }

    fn load_value(&mut self, p: &Expr, ty: Ty, want: Option<Reg>) -> Reg {
        let mark = self.top;
        let bits = bits_of(p);
        let place = self.place(p);
        let from = self.pc();
        if bits.is_none() {
            self.top = mark;
            let r = self.load(place, ty, None, want);
            self.note_packed(from, p);
            return r;
        }
        let r = self.load(place, ty, bits, None);
        self.note_packed(from, p);
        self.settle(r, want, mark)
    }

    fn has_constant_form(&self, op: BinOp, ty: Ty, v: i64) -> bool {
        use super::arith::Class;
        let class = self.class(ty);
        let Ok(small) = i32::try_from(v) else { return false };
        match (op, class) {
            (_, Class::F32 | Class::F64) => false,
            (BinOp::Add | BinOp::And | BinOp::Eq, _) => true,
            (BinOp::Sub, _) => small != i32::MIN,
            (BinOp::Mul, Class::U64 | Class::U32) => true,
            (BinOp::Shl, Class::U64) => (0..31).contains(&small),
            (BinOp::Ne, _) => small == 0,
            (BinOp::Lt, Class::I32 | Class::I64 | Class::U32) => true,
            (BinOp::Le, Class::I32 | Class::I64 | Class::U32) => small != i32::MAX,
            _ => false,
        }
    }

    fn cast(&mut self, a: &Expr, to: Ty, want: Option<Reg>, mark: u16) -> Reg {
        if self.g.types().is_void(to) {
            self.effect(a);
            return self.want(want);
        }
        // A place of array type under a cast to its address has been an AddrOf before.
        let r = match want {
            Some(_) if self.same_register(a.ty, to) => return self.generate_value(a, want),
            _ => self.value(a),
        };
        if self.same_register(a.ty, to) {
            return self.settle(r, want, mark);
        }
        let d = self.dest(want, mark);
        self.top = self.top.max(mark + 1);
        if u16::from(r) >= mark {
            self.top = self.top.max(u16::from(r) + 1);
        }
        self.convert_to(d, r, a.ty, to);
        self.settle(d, want, mark)
    }

    fn pointer_sum(
        &mut self,
        pointer: &Expr,
        index: &Expr,
        scale: &Expr,
        subtract: bool,
        want: Option<Reg>,
        mark: u16,
    ) -> Reg {
        if let (Some(i), Some(s)) = (index.as_int(), scale.as_int()) {
            let by = i.wrapping_mul(s);
            let by = if subtract { by.wrapping_neg() } else { by };
            if let ExprKind::AddrOf(p) = &pointer.kind {
                let p = self.place(p);
                let p = self.shift(p, by);
                let r = self.address_of(p, want);
                return self.settle(r, want, mark);
            }
            let a = self.value(pointer);
            if let Ok(v) = i32::try_from(by) {
                let d = self.dest(want, mark);
                self.emit(Op::AddI { d, a, v });
                return d;
            }
            let b = self.alloc();
            self.constant(b, by);
            let d = self.dest(want, mark);
            self.emit(Op::Add { d, a, b });
            return d;
        }
        let a = self.value(pointer);
        let i = self.scaled(index, scale);
        let d = self.dest(want, mark);
        self.emit(if subtract { Op::Sub { d, a, b: i } } else { Op::Add { d, a, b: i } });
        d
    }

    /// `index * scale`.
    pub(super) fn scaled(&mut self, index: &Expr, scale: &Expr) -> Reg {
        let mark = self.top;
        let i = self.value(index);
        match scale.as_int().map(i32::try_from) {
            Some(Ok(1)) => i,
            Some(Ok(v)) => {
                let d = self.dest(None, mark);
                self.emit(Op::MulI { d, a: i, v });
                d
            }
            _ => {
                let s = self.value(scale);
                let d = self.dest(None, mark);
                self.emit(Op::Mul { d, a: i, b: s });
                d
            }
        }
    }

    /// `local = e`, for a local the compiler made.
    fn set_local(&mut self, l: u32, e: &Expr) {
        match self.homes.get(l as usize).copied().unwrap_or(Home::None) {
            Home::Reg(r) => self.value_into(e, r),
            Home::Frame(off, object) => {
                self.emit(Op::Live { i: object });
                let mark = self.top;
                let r = self.value(e);
                self.store(Place::Frame(off), e.ty, None, r);
                self.top = mark;
            }
            _ => self.effect(e),
        }
    }

    // Assignment.

    /// Stores; gives the value stored if `needed` (converted to the place's type, or the place's address for records).
    /// As in gcc a value that has effects is computed before the place, unless it is a call by itself.
    fn assign(&mut self, place: &Expr, value: &Expr, needed: bool) -> Reg {
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

    fn assign_op(&mut self, op: BinOp, place: &Expr, value: &Expr, common: Ty) -> Reg {
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

    fn assign_pointer(&mut self, place: &Expr, index: &Expr, scale: &Expr, subtract: bool) -> Reg {
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
    fn step(&mut self, place: &Expr, by: i64, needed: bool, post: Option<bool>) -> Reg {
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
            Kind::Float(f) => {
                let one = self.alloc();
                let i = self.const_index((by as f64).to_bits());
                self.emit(Op::Const { d: one, i });
                self.emit(Op::FAdd { d, a, b: one });
                if f == Float::Float {
                    self.emit(Op::FRound { d, a: d });
                }
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

    // Variable arguments.

    /// The address of the next argument's slot; the list moves on.
    fn next_argument(&mut self, list: &Expr) -> Reg {
        let p = self.value(list);
        let slot = self.alloc();
        self.emit(Op::Ld64 { d: slot, a: p, off: 0 });
        let next = self.alloc();
        self.emit(Op::AddI { d: next, a: slot, v: 8 });
        self.emit(Op::St64 { a: p, b: next, off: 0 });
        self.top -= 1;
        slot
    }

    // Records as values: the place where one is.

    pub(super) fn record_value(&mut self, e: &Expr) -> Place {
        let mark = self.top;
        match &e.kind {
            ExprKind::Call { callee, args, .. } => {
                let r = self.call(e, callee, args, None);
                Place::Mem(r, 0)
            }
            ExprKind::Assign { place, value } => {
                let r = self.assign(place, value, true);
                Place::Mem(r, 0)
            }
            ExprKind::Comma(a, b) => {
                self.effect(a);
                self.place(b)
            }
            ExprKind::Cast(a) => self.place(a),
            ExprKind::Conditional(c, a, b) => {
                let (other, end) = (self.new_label(), self.new_label());
                self.branch(c, other, false);
                let d = self.dest(None, mark);
                let p = self.place(a);
                self.address_of(p, Some(d));
                self.jump(end);
                self.here(other);
                self.top = mark + 1;
                let p = self.place(b);
                self.address_of(p, Some(d));
                self.here(end);
                self.top = mark + 1;
                Place::Mem(d, 0)
            }
            ExprKind::Statement { block, value } => {
                let d = self.alloc();
                self.statement(block, value.as_deref(), Some(d), false);
                self.top = mark + 1;
                Place::Mem(d, 0)
            }
            ExprKind::VaArg(list) => {
                let slot = self.next_argument(list);
                if self.size(e.ty) <= 8 {
                    // It travelled as its bytes: the slot is the record.
                    return Place::Mem(slot, 0);
                }
                self.top = mark;
                let d = self.alloc();
                self.emit(Op::Ld64 { d, a: slot, off: 0 });
                Place::Mem(d, 0)
            }
            _ => {
                // An error's remains, or a scalar where a record was meant.
                let d = self.alloc();
                self.emit(Op::Imm { d, v: 0 });
                Place::Mem(d, 0)
            }
        }
    }

    // Atomic operations.

    fn atomic(&mut self, e: &Expr, op: Atomic, pointer: &Expr, args: &[Expr], kind: i64, want: Option<Reg>) -> Reg {
        let mark = self.top;
        let float = self.g.types().is_float(e.ty) || args.first().is_some_and(|a| self.g.types().is_float(a.ty));
        let single = float && kind.unsigned_abs() == 4;
        let value_ty = if float { Some(if single { Ty::FLOAT } else { Ty::DOUBLE }) } else { None };
        let base = self.alloc();
        self.reserve(3);
        self.value_into(pointer, base);
        self.constant(base + 1, kind);
        let builtin = |b: Builtin, argc: u8| Op::Builtin { base, argc, id: b.number() };
        match op {
            Atomic::Load => {
                self.emit(builtin(Builtin::AtomicLoad, 2));
                self.from_bits(base, single);
            }
            Atomic::Store | Atomic::Exchange => {
                let Some(v) = args.first() else { return base };
                self.value_into(v, base + 2);
                let kept = self.alloc();
                if op == Atomic::Store {
                    self.emit(Op::Mov { d: kept, a: base + 2 });
                }
                self.to_bits(base + 2, single);
                self.emit(builtin(if op == Atomic::Store { Builtin::AtomicStore } else { Builtin::AtomicExchange }, 3));
                if op == Atomic::Store {
                    self.emit(Op::Mov { d: base, a: kept });
                } else {
                    self.from_bits(base, single);
                }
            }
            Atomic::Rmw { op, nand, after } => {
                let Some(v) = args.first() else { return base };
                let known = match (op, nand) {
                    (BinOp::Add, _) => Some(Builtin::AtomicAdd),
                    (BinOp::Sub, _) => Some(Builtin::AtomicSub),
                    (BinOp::And, true) => Some(Builtin::AtomicNand),
                    (BinOp::And, false) => Some(Builtin::AtomicAnd),
                    (BinOp::Or, _) => Some(Builtin::AtomicOr),
                    (BinOp::Xor, _) => Some(Builtin::AtomicXor),
                    _ => None,
                };
                match known {
                    Some(b) if !float => {
                        self.value_into(v, base + 2);
                        let kept = self.alloc();
                        self.emit(Op::Mov { d: kept, a: base + 2 });
                        self.emit(builtin(b, 3));
                        if after {
                            self.after(op, nand, base, kept, e.ty);
                        }
                    }
                    _ => self.atomic_loop(base, op, v, kind, e.ty, after),
                }
            }
            Atomic::CompareExchange => {
                if let [expected, desired] = args {
                    self.value_into(expected, base + 2);
                    self.value_into(desired, base + 3);
                    self.to_bits(base + 3, desired.ty == Ty::FLOAT);
                    self.emit(builtin(Builtin::AtomicCompareExchange, 4));
                }
            }
            Atomic::Swap { value } => {
                if let [old, new] = args {
                    let off = self.temp(8);
                    let t = self.alloc();
                    self.value_into(old, t);
                    self.emit(Op::StF64 { b: t, off });
                    self.value_into(new, base + 3);
                    self.emit(Op::FrameAddr { d: base + 2, off });
                    self.emit(builtin(Builtin::AtomicCompareExchange, 4));
                    if value {
                        let d = self.load(Place::Frame(off), old.ty, None, None);
                        self.emit(Op::Mov { d: base, a: d });
                    }
                }
            }
        }
        let _ = value_ty;
        self.settle(base, want, mark)
    }

    /// The new value, from the old one in `base` and the operand.
    fn after(&mut self, op: BinOp, nand: bool, base: Reg, operand: Reg, ty: Ty) {
        // Computed wrapping: an atomic operation never overflows.
        let t = self.g.types();
        let (size, signed) = t.int(ty).unwrap_or((8, false));
        match op {
            BinOp::Add => self.emit(Op::Add { d: base, a: base, b: operand }),
            BinOp::Sub => self.emit(Op::Sub { d: base, a: base, b: operand }),
            BinOp::And => self.emit(Op::And { d: base, a: base, b: operand }),
            BinOp::Or => self.emit(Op::Or { d: base, a: base, b: operand }),
            _ => self.emit(Op::Xor { d: base, a: base, b: operand }),
        }
        if nand {
            self.emit(Op::Not { d: base, a: base });
        }
        if size < 8 {
            self.extend(base, base, size, signed);
        }
    }

    /// Any other operation: computed, then stored if nobody was faster; else once more.
    fn atomic_loop(&mut self, base: Reg, op: BinOp, v: &Expr, kind: i64, ty: Ty, after: bool) {
        let single = ty == Ty::FLOAT;
        let pointer = self.alloc();
        self.emit(Op::Mov { d: pointer, a: base });
        let operand = self.alloc();
        self.value_into(v, operand);
        let (old, new) = (self.alloc(), self.alloc());
        let off = self.temp(8);
        self.emit(Op::Builtin { base, argc: 2, id: Builtin::AtomicLoad.number() });
        self.emit(Op::StF64 { b: base, off });
        let again = self.new_label();
        self.here(again);
        let seen = self.load(Place::Frame(off), ty, None, None);
        self.emit(Op::Mov { d: old, a: seen });
        let common = v.ty;
        let x = self.convert(old, ty, common, None);
        self.binary(op, common, new, x, operand);
        self.convert_to(new, new, common, ty);
        self.emit(Op::Mov { d: base, a: pointer });
        self.constant(base + 1, kind);
        self.emit(Op::FrameAddr { d: base + 2, off });
        self.emit(Op::Mov { d: base + 3, a: new });
        self.to_bits(base + 3, single);
        self.emit(Op::Builtin { base, argc: 4, id: Builtin::AtomicCompareExchange.number() });
        self.emit(Op::Jz { a: base, t: again });
        self.emit(Op::Mov { d: base, a: if after { new } else { old } });
    }

    /// A `float` in a register to the bits it has in memory, by way of memory.
    fn to_bits(&mut self, r: Reg, single: bool) {
        if single {
            let off = self.temp(8);
            let mark = self.top;
            let a = self.alloc();
            self.emit(Op::FrameAddr { d: a, off });
            self.emit(Op::StF32 { a, b: r, off: 0 });
            self.emit(Op::LdU32 { d: r, a, off: 0 });
            self.top = mark;
        }
    }

    fn from_bits(&mut self, r: Reg, single: bool) {
        if single {
            let off = self.temp(8);
            let mark = self.top;
            let a = self.alloc();
            self.emit(Op::FrameAddr { d: a, off });
            self.emit(Op::St32 { a, b: r, off: 0 });
            self.emit(Op::LdF32 { d: r, a, off: 0 });
            self.top = mark;
        }
    }
}

/// What is called that is no function of the program.
#[derive(Clone, Copy)]
pub(super) enum Special {
    Sys(u16),
    Builtin(u16),
}

pub(super) fn bits_of(p: &Expr) -> Option<Bits> {
    match &p.kind {
        ExprKind::Member { bits, .. } => *bits,
        _ => None,
    }
}

/// Operators whose operands gcc may exchange.
fn exchangeable(op: BinOp) -> bool {
    op.is_comparison() || matches!(op, BinOp::Add | BinOp::Mul | BinOp::And | BinOp::Or | BinOp::Xor)
}

fn commutes(op: BinOp) -> bool {
    matches!(op, BinOp::Add | BinOp::Mul | BinOp::And | BinOp::Eq | BinOp::Ne | BinOp::Gt | BinOp::Ge)
}
