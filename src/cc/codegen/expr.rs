//! Values.

use super::super::tree::{BinOp, Expr, ExprKind, UnOp};
use super::super::types::{Bits, Ty};
use super::place::Place;
use super::{Fun, Home, RelocKind};
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
    pub(super) fn settle(&mut self, r: Reg, want: Option<Reg>, mark: u16) -> Reg {
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
        if self.g.unit.fenv && self.negated_later(a, to) {
            let ExprKind::Unary(_, inner) = &a.kind else { return self.want(want) };
            let r = self.cast(inner, to, want, mark);
            self.emit(Op::FNeg { d: r, a: r });
            return r;
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
