//! Arithmetic in a program with <fenv.h>: what may round or raise an exception is a call of the library, which knows the
//! thread's rounding mode and keeps its flags (`lib/math/fenv.c`).

use super::super::tree::{BinOp, Expr, ExprKind, UnOp};
use super::super::types::{Float, Kind, Ty};
use super::arith::Class;
use super::{Fun, RelocKind};
use crate::bytecode::{Op, Reg};

impl Fun<'_, '_> {
    /// `d = name(args)`
    fn helped(&mut self, name: &'static str, d: Reg, args: &[Reg]) {
        let mark = self.top;
        // Operands may stand where the next ones would be put.
        self.top = args.iter().map(|r| u16::from(*r) + 1).fold(mark, u16::max);
        let base = self.top.min(super::LAST_REGISTER) as Reg;
        self.reserve(args.len() as u16);
        for (i, a) in args.iter().enumerate() {
            self.emit(Op::Mov { d: base.saturating_add(i as Reg), a: *a });
        }
        let sym = self.g.helper(name);
        self.reloc(RelocKind::Call, sym, 0);
        self.emit(Op::Call { base, argc: args.len() as u8, f: 0 });
        self.moved(base, Some(d));
        self.top = mark;
    }

    /// `d = a op b` if it can raise an exception, as `==` cannot.
    pub(super) fn float_operation(&mut self, op: BinOp, class: Class, d: Reg, a: Reg, b: Reg) -> bool {
        let single = class == Class::F32;
        let (name, a, b) = match op {
            BinOp::Add => (if single { "__fe_addf" } else { "__fe_add" }, a, b),
            BinOp::Sub => (if single { "__fe_subf" } else { "__fe_sub" }, a, b),
            BinOp::Mul => (if single { "__fe_mulf" } else { "__fe_mul" }, a, b),
            BinOp::Div => (if single { "__fe_divf" } else { "__fe_div" }, a, b),
            BinOp::Lt => ("__fe_less", a, b),
            BinOp::Le => ("__fe_less_equal", a, b),
            BinOp::Gt => ("__fe_less", b, a),
            BinOp::Ge => ("__fe_less_equal", b, a),
            _ => return false,
        };
        self.helped(name, d, &[a, b]);
        true
    }

    /// `(float)-x`, of which gcc makes `-(float)x`: that is rounded to the other side.
    pub(super) fn negated_later(&self, a: &Expr, to: Ty) -> bool {
        let single = |ty| matches!(self.g.types().kind(ty), Kind::Float(Float::Float));
        matches!(a.kind, ExprKind::Unary(UnOp::Neg, _)) && self.g.types().is_float(a.ty) && single(to) && !single(a.ty)
    }

    /// A conversion from or to a floating type if it can raise an exception.
    pub(super) fn float_conversion(&mut self, d: Reg, a: Reg, from: Ty, to: Ty) -> bool {
        let t = self.g.types();
        if matches!(t.kind(to), Kind::Bool) {
            return false;
        }
        let single = matches!(t.kind(to), Kind::Float(Float::Float));
        let (from_size, from_signed) = t.int(from).unwrap_or((8, false));
        let (size, signed) = t.int(to).unwrap_or((8, false));
        let name = match (t.is_float(from), t.is_float(to)) {
            (true, true) => "__fe_narrow",
            (true, false) => match (size, signed) {
                (8, false) if matches!(t.kind(from), Kind::Float(Float::Float)) => "__fe_to_ulongf",
                (8, false) => "__fe_to_ulong",
                (8, true) | (4, false) => "__fe_to_long",
                _ => "__fe_to_int",
            },
            (false, true) => match (from_size == 8 && !from_signed, single) {
                (true, true) => "__fe_from_ulongf",
                (true, false) => "__fe_from_ulong",
                (false, true) => "__fe_from_longf",
                (false, false) if from_size < 8 => return false,
                (false, false) => "__fe_from_long",
            },
            (false, false) => return false,
        };
        let field = t.field(to).is_some();
        self.helped(name, d, &[a]);
        if field {
            self.cut_field(d, d, to);
        } else if !single && size < 8 && (size, signed) != (4, true) && !self.g.types().is_float(to) {
            self.extend(d, d, size, signed);
        }
        true
    }
}
