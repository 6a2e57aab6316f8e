//! Conditions: a comparison and the jump it decides are one instruction where there is one.

use super::super::tree::{BinOp, Expr, ExprKind, UnOp};
use super::super::types::Kind;
use super::arith::Class;
use super::{Fun, Label};
use crate::bytecode::{Op, Reg};

impl Fun<'_, '_> {
    /// Jumps to `t` if the condition's truth is `when`; else goes on.
    pub(super) fn branch(&mut self, e: &Expr, t: Label, when: bool) {
        let mark = self.top;
        match &e.kind {
            ExprKind::Int(v) => {
                if (*v != 0) == when {
                    self.jump(t);
                }
            }
            ExprKind::Unary(UnOp::Not, a) => self.branch(a, t, !when),
            ExprKind::And(a, b) | ExprKind::Or(a, b) => {
                // `a && b` jumps on false as soon as one is false; `a || b` on true as soon as one is true.
                let or = matches!(e.kind, ExprKind::Or(..));
                if when == or {
                    self.branch(a, t, when);
                    self.branch(b, t, when);
                } else {
                    let out = self.new_label();
                    self.branch(a, out, !when);
                    self.branch(b, t, when);
                    self.here(out);
                }
            }
            ExprKind::Binary(op, a, b) if op.is_comparison() => self.compare(*op, a, b, t, when),
            ExprKind::Cast(a) if self.keeps_truth(a, e) => self.branch(a, t, when),
            ExprKind::Comma(a, b) => {
                self.effect(a);
                self.branch(b, t, when);
            }
            _ => {
                let a = self.value(e);
                self.branch_register(a, e, t, when);
            }
        }
        self.top = mark;
    }

    fn branch_register(&mut self, a: Reg, e: &Expr, t: Label, when: bool) {
        let a = if self.g.types().is_float(e.ty) {
            let d = self.alloc();
            let zero = self.alloc();
            self.emit(Op::Imm { d: zero, v: 0 });
            self.emit(Op::FNe { d, a, b: zero });
            d
        } else {
            a
        };
        self.emit(if when { Op::Jnz { a, t } } else { Op::Jz { a, t } });
    }

    /// Whether a conversion never turns zero into something else or back.
    fn keeps_truth(&self, from: &Expr, to: &Expr) -> bool {
        let t = self.g.types();
        if t.is_float(from.ty) || t.is_float(to.ty) {
            return matches!(t.kind(to.ty), Kind::Bool)
                || (t.is_float(from.ty) && t.is_float(to.ty) && self.same_register(from.ty, to.ty));
        }
        if matches!(t.kind(to.ty), Kind::Bool) {
            return t.is_scalar(from.ty);
        }
        t.is_scalar(from.ty) && t.is_scalar(to.ty) && t.size(to.ty) >= t.size(from.ty)
    }

    fn compare(&mut self, op: BinOp, a: &Expr, b: &Expr, t: Label, when: bool) {
        let class = self.class(a.ty);
        if matches!(class, Class::F32 | Class::F64) {
            let (x, y) = self.operands(op, a, b);
            let d = self.alloc();
            self.binary(op, a.ty, d, x, y);
            self.emit(if when { Op::Jnz { a: d, t } } else { Op::Jz { a: d, t } });
            return;
        }
        let op = if when { op } else { opposite(op) };
        // A constant on the left changes sides.
        let (op, a, b) = if a.as_int().is_some() && b.as_int().is_none() { (mirror(op), b, a) } else { (op, a, b) };
        if let Some(v) = b.as_int()
            && self.compare_constant(op, class, a, v, t)
        {
            return;
        }
        let (x, y) = self.operands(op, a, b);
        let unsigned = class == Class::U64;
        self.emit(match (op, unsigned) {
            (BinOp::Eq, _) => Op::Jeq { a: x, b: y, t },
            (BinOp::Ne, _) => Op::Jne { a: x, b: y, t },
            (BinOp::Lt, false) => Op::Jlt { a: x, b: y, t },
            (BinOp::Le, false) => Op::Jle { a: x, b: y, t },
            (BinOp::Gt, false) => Op::Jlt { a: y, b: x, t },
            (_, false) => Op::Jle { a: y, b: x, t },
            (BinOp::Lt, true) => Op::JltU { a: x, b: y, t },
            (BinOp::Le, true) => Op::JleU { a: x, b: y, t },
            (BinOp::Gt, true) => Op::JltU { a: y, b: x, t },
            (_, true) => Op::JleU { a: y, b: x, t },
        });
    }

    fn compare_constant(&mut self, op: BinOp, class: Class, a: &Expr, v: i64, t: Label) -> bool {
        if v == 0 && matches!(op, BinOp::Eq | BinOp::Ne) {
            let a = self.value(a);
            self.emit(if op == BinOp::Eq { Op::Jz { a, t } } else { Op::Jnz { a, t } });
            return true;
        }
        let next = |v: i64| v.checked_add(1).and_then(|v| i16::try_from(v).ok());
        let same = i16::try_from(v).ok();
        let unsigned = class == Class::U64;
        let (less, v) = match op {
            BinOp::Eq | BinOp::Ne => {
                let Some(v) = same else { return false };
                let a = self.value(a);
                self.emit(if op == BinOp::Eq { Op::JeqI { a, v, t } } else { Op::JneI { a, v, t } });
                return true;
            }
            _ if unsigned => return false,
            BinOp::Lt => (true, same),
            BinOp::Ge => (false, same),
            BinOp::Le => (true, next(v)),
            _ => (false, next(v)),
        };
        let Some(v) = v else { return false };
        let a = self.value(a);
        self.emit(if less { Op::JltI { a, v, t } } else { Op::JgeI { a, v, t } });
        true
    }
}

fn opposite(op: BinOp) -> BinOp {
    match op {
        BinOp::Eq => BinOp::Ne,
        BinOp::Ne => BinOp::Eq,
        BinOp::Lt => BinOp::Ge,
        BinOp::Le => BinOp::Gt,
        BinOp::Gt => BinOp::Le,
        BinOp::Ge => BinOp::Lt,
        other => other,
    }
}

pub(super) fn mirror(op: BinOp) -> BinOp {
    match op {
        BinOp::Lt => BinOp::Gt,
        BinOp::Le => BinOp::Ge,
        BinOp::Gt => BinOp::Lt,
        BinOp::Ge => BinOp::Le,
        other => other,
    }
}
