//! Arithmetic on registers: the right instruction for an operator and a type, and conversions between types.

use super::super::tree::{BinOp, UnOp};
use super::super::types::{Float, Kind, Ty};
use super::Fun;
use crate::bytecode::{Op, Reg};

/// What an instruction has to know of a type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// 32 bits, signed.
    I32,
    U32,
    I64,
    /// Unsigned and pointers.
    U64,
    /// `float`: held as a double, rounded after each operation.
    F32,
    F64,
}

impl Fun<'_, '_> {
    pub(super) fn class(&self, ty: Ty) -> Class {
        match self.g.types().kind(ty) {
            Kind::Float(Float::Float) => Class::F32,
            Kind::Float(_) => Class::F64,
            _ => match self.g.types().int(ty) {
                Some((8, true)) => Class::I64,
                Some((8, false)) | None => Class::U64,
                Some((4, false)) => Class::U32,
                Some(_) => Class::I32,
            },
        }
    }

    /// An integer into a register.
    pub(super) fn constant(&mut self, d: Reg, v: i64) {
        if let Ok(v) = i32::try_from(v) {
            self.emit(Op::Imm { d, v });
            return;
        }
        let i = self.const_index(v as u64);
        self.emit(Op::Const { d, i });
    }

    pub(super) fn const_index(&mut self, v: u64) -> u32 {
        let object = &mut self.g.object;
        *self.g.consts.entry(v).or_insert_with(|| {
            object.consts.push(v);
            object.consts.len() as u32 - 1
        })
    }

    pub(super) fn extend(&mut self, d: Reg, a: Reg, size: u8, signed: bool) {
        self.emit(match (size, signed) {
            (1, true) => Op::Sx8 { d, a },
            (1, false) => Op::Zx8 { d, a },
            (2, true) => Op::Sx16 { d, a },
            (2, false) => Op::Zx16 { d, a },
            (4, true) => Op::Sx32 { d, a },
            (4, false) => Op::Zx32 { d, a },
            _ if d != a => Op::Mov { d, a },
            _ => return,
        });
    }

    /// `d = a op b` in a type.
    pub(super) fn binary(&mut self, op: BinOp, ty: Ty, d: Reg, a: Reg, b: Reg) {
        let class = self.class(ty);
        if matches!(class, Class::F32 | Class::F64) {
            if self.g.unit.fenv && self.float_operation(op, class, d, a, b) {
                return;
            }
            self.emit(match op {
                BinOp::Add => Op::FAdd { d, a, b },
                BinOp::Sub => Op::FSub { d, a, b },
                BinOp::Mul => Op::FMul { d, a, b },
                BinOp::Div => Op::FDiv { d, a, b },
                BinOp::Eq => Op::FEq { d, a, b },
                BinOp::Ne => Op::FNe { d, a, b },
                BinOp::Lt => Op::FLt { d, a, b },
                BinOp::Le => Op::FLe { d, a, b },
                BinOp::Gt => Op::FLt { d, a: b, b: a },
                _ => Op::FLe { d, a: b, b: a },
            });
            if class == Class::F32 && !op.is_comparison() {
                self.emit(Op::FRound { d, a: d });
            }
            return;
        }
        let unsigned = class == Class::U64;
        self.emit(match (op, class) {
            (BinOp::Add, Class::I32) => Op::AddW { d, a, b },
            (BinOp::Add, Class::I64) => Op::AddL { d, a, b },
            (BinOp::Add, _) => Op::Add { d, a, b },
            (BinOp::Sub, Class::I32) => Op::SubW { d, a, b },
            (BinOp::Sub, Class::I64) => Op::SubL { d, a, b },
            (BinOp::Sub, _) => Op::Sub { d, a, b },
            (BinOp::Mul, Class::I32) => Op::MulW { d, a, b },
            (BinOp::Mul, Class::I64) => Op::MulL { d, a, b },
            (BinOp::Mul, _) => Op::Mul { d, a, b },
            (BinOp::Div, Class::I32) => Op::DivW { d, a, b },
            (BinOp::Div, Class::I64) => Op::Div { d, a, b },
            (BinOp::Div, _) => Op::DivU { d, a, b },
            (BinOp::Rem, Class::I32) => Op::RemW { d, a, b },
            (BinOp::Rem, Class::I64) => Op::Rem { d, a, b },
            (BinOp::Rem, _) => Op::RemU { d, a, b },
            (BinOp::Shl, Class::I32 | Class::U32) => Op::ShlW { d, a, b },
            (BinOp::Shl, _) => Op::Shl { d, a, b },
            (BinOp::Shr, Class::I32) => Op::SarW { d, a, b },
            (BinOp::Shr, Class::U32) => Op::ShrW { d, a, b },
            (BinOp::Shr, Class::I64) => Op::Sar { d, a, b },
            (BinOp::Shr, _) => Op::Shr { d, a, b },
            (BinOp::And, _) => Op::And { d, a, b },
            (BinOp::Or, _) => Op::Or { d, a, b },
            (BinOp::Xor, _) => Op::Xor { d, a, b },
            (BinOp::Eq, _) => Op::Eq { d, a, b },
            (BinOp::Ne, _) => Op::Ne { d, a, b },
            (BinOp::Lt, _) if unsigned => Op::LtU { d, a, b },
            (BinOp::Le, _) if unsigned => Op::LeU { d, a, b },
            (BinOp::Gt, _) if unsigned => Op::LtU { d, a: b, b: a },
            (BinOp::Ge, _) if unsigned => Op::LeU { d, a: b, b: a },
            (BinOp::Lt, _) => Op::Lt { d, a, b },
            (BinOp::Le, _) => Op::Le { d, a, b },
            (BinOp::Gt, _) => Op::Lt { d, a: b, b: a },
            (BinOp::Ge, _) => Op::Le { d, a: b, b: a },
        });
        if class == Class::U32 && matches!(op, BinOp::Add | BinOp::Sub | BinOp::Mul | BinOp::Shl) {
            self.emit(Op::Zx32 { d, a: d });
        }
    }

    /// `d = a op constant` in one instruction (two for `unsigned int`), if there is one.
    pub(super) fn binary_constant(&mut self, op: BinOp, ty: Ty, d: Reg, a: Reg, v: i64) -> bool {
        let class = self.class(ty);
        let Ok(small) = i32::try_from(v) else { return false };
        let op = match (op, class) {
            (_, Class::F32 | Class::F64) => return false,
            (BinOp::Add, Class::I32) => Op::AddWI { d, a, v: small },
            (BinOp::Sub, Class::I32) if small != i32::MIN => Op::AddWI { d, a, v: -small },
            (BinOp::Add, _) => Op::AddI { d, a, v: small },
            (BinOp::Sub, _) if small != i32::MIN && class != Class::I32 => Op::AddI { d, a, v: -small },
            (BinOp::Mul, Class::U64 | Class::U32) => Op::MulI { d, a, v: small },
            (BinOp::Shl, Class::U64) if (0..31).contains(&small) => Op::MulI { d, a, v: 1 << small },
            (BinOp::And, _) => Op::AndI { d, a, v: small },
            (BinOp::Eq, _) => Op::EqI { d, a, v: small },
            (BinOp::Ne, _) if small == 0 => Op::Bool { d, a },
            (BinOp::Lt, Class::I32 | Class::I64 | Class::U32) => Op::LtI { d, a, v: small },
            (BinOp::Le, Class::I32 | Class::I64 | Class::U32) if small != i32::MAX => Op::LtI { d, a, v: small + 1 },
            _ => return false,
        };
        self.emit(op);
        if class == Class::U32 && matches!(op, Op::AddI { .. } | Op::MulI { .. }) {
            self.emit(Op::Zx32 { d, a: d });
        }
        true
    }

    pub(super) fn unary(&mut self, op: UnOp, ty: Ty, d: Reg, a: Reg) {
        let class = self.class(ty);
        match (op, class) {
            (UnOp::Neg, Class::F32 | Class::F64) => self.emit(Op::FNeg { d, a }),
            (UnOp::Neg, Class::I32) => self.emit(Op::NegW { d, a }),
            (UnOp::Neg, Class::I64) => self.emit(Op::NegL { d, a }),
            (UnOp::Neg, _) => self.emit(Op::Neg { d, a }),
            (UnOp::BitNot, _) => self.emit(Op::Not { d, a }),
            (UnOp::Not, Class::F32 | Class::F64) => {
                let zero = self.alloc();
                self.emit(Op::Imm { d: zero, v: 0 });
                self.emit(Op::FEq { d, a, b: zero });
                self.top -= 1;
            }
            (UnOp::Not, _) => self.emit(Op::LogNot { d, a }),
        }
        if class == Class::U32 && op != UnOp::Not {
            self.emit(Op::Zx32 { d, a: d });
        }
    }

    /// Whether every value of `from` is kept unchanged in a register when taken as `to`.
    pub(super) fn same_register(&self, from: Ty, to: Ty) -> bool {
        let t = self.g.types();
        if t.is_float(from) || t.is_float(to) {
            return match (t.kind(from), t.kind(to)) {
                (Kind::Float(a), Kind::Float(b)) => *b != Float::Float || *a == Float::Float,
                _ => false,
            };
        }
        if matches!(t.kind(to), Kind::Bool) {
            return matches!(t.kind(from), Kind::Bool);
        }
        let (fs, f_signed) = t.int(from).unwrap_or((8, false));
        let (ts, t_signed) = t.int(to).unwrap_or((8, false));
        if let Some((width, _)) = t.field(to) {
            let narrower = t.precision(from) < width && (!f_signed || t_signed);
            return narrower || t.field(from) == t.field(to);
        }
        ts == 8 || (fs == ts && f_signed == t_signed) || (fs < ts && (!f_signed || t_signed))
    }

    /// Converts the value in `a`; gives `a` itself where nothing changes and nothing is wanted.
    pub(super) fn convert(&mut self, a: Reg, from: Ty, to: Ty, want: Option<Reg>) -> Reg {
        if self.same_register(from, to) {
            return self.moved(a, want);
        }
        let d = self.want(want);
        self.convert_to(d, a, from, to);
        d
    }

    pub(super) fn convert_to(&mut self, d: Reg, a: Reg, from: Ty, to: Ty) {
        if self.same_register(from, to) {
            if d != a {
                self.emit(Op::Mov { d, a });
            }
            return;
        }
        if self.g.unit.fenv && self.float_conversion(d, a, from, to) {
            return;
        }
        let t = self.g.types();
        let (f_float, t_float) = (t.is_float(from), t.is_float(to));
        let to_bool = matches!(t.kind(to), Kind::Bool);
        let single = matches!(t.kind(to), Kind::Float(Float::Float));
        let (ts, t_signed) = t.int(to).unwrap_or((8, false));
        let (fs, f_signed) = t.int(from).unwrap_or((8, false));
        match (f_float, t_float) {
            (true, true) => self.emit(Op::FRound { d, a }),
            (true, false) if to_bool => {
                let zero = self.alloc();
                self.emit(Op::Imm { d: zero, v: 0 });
                self.emit(Op::FNe { d, a, b: zero });
                self.top -= 1;
            }
            (true, false) if t.field(to).is_some() => {
                self.emit(if t_signed { Op::F2I { d, a } } else { Op::F2U { d, a } });
                self.cut_field(d, d, to);
            }
            (true, false) => match (ts, t_signed) {
                (8, true) => self.emit(Op::F2I { d, a }),
                (8, false) => self.emit(Op::F2U { d, a }),
                (4, true) => self.emit(Op::F2W { d, a }),
                (4, false) => {
                    self.emit(Op::F2I { d, a });
                    self.emit(Op::Zx32 { d, a: d });
                }
                _ => {
                    self.emit(Op::F2W { d, a });
                    self.extend(d, d, ts, t_signed);
                }
            },
            (false, true) => self.emit(match (fs == 8 && !f_signed, single) {
                (true, true) => Op::U2S { d, a },
                (false, true) => Op::I2S { d, a },
                (true, false) => Op::U2F { d, a },
                (false, false) => Op::I2F { d, a },
            }),
            (false, false) if t.field(to).is_some() => self.cut_field(d, a, to),
            (false, false) if to_bool => self.emit(Op::Bool { d, a }),
            (false, false) => self.extend(d, a, ts, t_signed),
        }
    }

    /// Keeps what the type of a wide bit-field's value holds.
    pub(super) fn cut_field(&mut self, d: Reg, a: Reg, to: Ty) {
        let Some((width, signed)) = self.g.types().field(to) else { return };
        let c = self.alloc();
        self.constant(c, 64 - i64::from(width));
        self.emit(Op::Shl { d, a, b: c });
        self.emit(if signed { Op::Sar { d, a: d, b: c } } else { Op::Shr { d, a: d, b: c } });
        self.top -= 1;
    }
}
