//! Atomic operations, by the built-in functions that do them in one step.

use super::super::tree::{Atomic, BinOp, Expr};
use super::super::types::Ty;
use super::Fun;
use super::place::Place;
use crate::builtin::Builtin;
use crate::bytecode::{Op, Reg};

impl Fun<'_, '_> {
    pub(super) fn atomic(
        &mut self,
        e: &Expr,
        op: Atomic,
        pointer: &Expr,
        args: &[Expr],
        kind: i64,
        want: Option<Reg>,
    ) -> Reg {
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
    pub(super) fn to_bits(&mut self, r: Reg, single: bool) {
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
