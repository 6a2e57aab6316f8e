//! Calls. The arguments stand side by side on top of the register stack, where the callee's window begins.

use super::super::tree::{Expr, ExprKind};
use super::expr::Special;
use super::{Fun, Home, RelocKind};
use crate::bytecode::{Op, Reg};

impl Fun<'_, '_> {
    pub(super) fn call(&mut self, e: &Expr, callee: &Expr, args: &[Expr], want: Option<Reg>) -> Reg {
        let mark = self.top;
        let record = self.ty_is_record(e.ty);
        let hidden = u16::from(record);
        let n = args.len() as u16 + hidden;
        if n > 200 {
            self.too_much(e.span);
            return self.want(want);
        }
        let result = record.then(|| self.temp(self.size(e.ty)));
        // A call whose result goes to the top register begins right there.
        let base = match want {
            Some(d) if u16::from(d) + 1 == mark && self.is_temporary(d) => u16::from(d),
            _ => mark,
        };
        self.top = base;
        let pointer = match &callee.kind {
            ExprKind::Function(_) => None,
            _ => {
                // Above the arguments: the callee's window may overwrite it.
                self.reserve(n);
                let r = self.value(callee);
                Some(r)
            }
        };
        let above = self.top;
        let named = match &e.kind {
            ExprKind::Call { named, .. } => *named as usize,
            _ => usize::MAX,
        };
        self.arguments(args, base + hidden, above, pointer.is_some(), named);
        if let Some(off) = result {
            self.emit(Op::FrameAddr { d: base as Reg, off });
        }
        self.top = base.max(mark.min(base));
        self.reserve(n.max(1));
        self.spot(e.span);
        let base = base as Reg;
        match (&callee.kind, pointer) {
            (ExprKind::Function(s), _) => {
                self.reloc(RelocKind::Call, *s, 0);
                self.emit(Op::Call { base, argc: n as u8, f: 0 });
            }
            (_, Some(a)) => self.emit(Op::CallR { base, argc: n as u8, a }),
            _ => {}
        }
        self.top = u16::from(base) + 1;
        if let ExprKind::Call { prototyped: false, .. } = e.kind
            && let Some((size, signed)) = self.g.types().int(e.ty)
            && size < 8
            && self.result_unknown(callee)
        {
            self.extend(base, base, size, signed);
        }
        match want {
            Some(d) => {
                self.top = mark;
                self.moved(base, Some(d))
            }
            None => base,
        }
    }

    /// A function nobody declared may return something else than the `int` its caller takes it for.
    fn result_unknown(&self, callee: &Expr) -> bool {
        match &callee.kind {
            ExprKind::Function(s) => self.g.unit.symbols.get(*s as usize).is_none_or(|s| s.implicit),
            _ => false,
        }
    }

    fn is_temporary(&self, r: Reg) -> bool {
        !self.homes.iter().any(|h| matches!(h, Home::Reg(x) | Home::Indirect(x) if *x == r))
    }

    /// Evaluates arguments from right to left into `first`, `first + 1`, ... What costs nothing and cannot change is
    /// put in place at the end: constants, and locals in registers, which are read as late as gcc reads them.
    fn arguments(&mut self, args: &[Expr], first: u16, above: u16, pinned: bool, named: usize) {
        let mut highest: Option<u16> = None;
        for (i, a) in args.iter().enumerate().rev() {
            if self.is_late(a) {
                continue;
            }
            if self.names_register(a) {
                // `f(y, ++y)`: the change is made now, the variable read with the others.
                self.effect(a);
                continue;
            }
            let slot = first + i as u16;
            let filled = *highest.get_or_insert(slot);
            self.top = if pinned { above.max(filled + 1) } else { filled + 1 };
            self.reserve(0);
            self.argument(a, slot as Reg, i >= named);
        }
        self.top = if pinned { above } else { first + args.len() as u16 };
        self.reserve(0);
        for (i, a) in args.iter().enumerate() {
            let slot = (first + i as u16) as Reg;
            if self.is_late(a) {
                self.argument(a, slot, i >= named);
            } else if let Some(r) = self.register_named(a) {
                self.moved(r, Some(slot));
                self.half(a, slot, i >= named);
            }
        }
    }

    /// An `int` where the callee has `...` fills the lower half of its eight bytes: `printf("%ld", -1)` prints what it
    /// does on the real machine.
    fn half(&mut self, a: &Expr, slot: Reg, unnamed: bool) {
        let is_int = unnamed && self.g.types().int(a.ty) == Some((4, true));
        if is_int && !matches!(a.kind, ExprKind::Int(v) if v >= 0) {
            self.emit(Op::Zx32 { d: slot, a: slot });
        }
    }

    /// `++y`, `y = e` and `y += e` on a local in a register: the value is the variable itself.
    fn register_named(&self, a: &Expr) -> Option<Reg> {
        let place = match &a.kind {
            ExprKind::IncDec { place, post: false, .. }
            | ExprKind::Assign { place, .. }
            | ExprKind::AssignOp { place, .. }
            | ExprKind::AssignPtr { place, .. } => place,
            _ => return None,
        };
        match &place.kind {
            ExprKind::Local(l) => match self.homes.get(*l as usize) {
                Some(Home::Reg(r)) => Some(*r),
                _ => None,
            },
            _ => None,
        }
    }

    fn names_register(&self, a: &Expr) -> bool {
        self.register_named(a).is_some()
    }

    /// `unnamed`: it stands where the callee has `...`. A record of up to eight bytes then travels as its bytes, as on
    /// the real machine: `semctl(id, 0, SETVAL, arg)` works with a `union semun` and with an `int`.
    fn argument(&mut self, a: &Expr, slot: Reg, unnamed: bool) {
        if !self.ty_is_record(a.ty) {
            self.value_into(a, slot);
            self.half(a, slot, unnamed);
            return;
        }
        let size = self.size(a.ty);
        if unnamed && (1..=8).contains(&size) {
            let off = self.temp(8);
            let mark = self.top;
            let p = self.place(a);
            let b = self.address_of(p, None);
            let to = self.alloc();
            self.emit(Op::FrameAddr { d: to, off });
            self.emit(Op::Zero { a: to, n: 8 });
            self.emit(Op::Copy { a: to, b, n: size as u32 });
            self.emit(Op::Ld64 { d: slot, a: to, off: 0 });
            self.emit(Op::Freeze { d: slot });
            self.top = mark;
            return;
        }
        // The callee owns its copy; a fresh result is one already.
        if matches!(a.kind, ExprKind::Call { .. }) {
            self.value_into(a, slot);
            return;
        }
        let off = self.temp(size);
        let mark = self.top;
        let p = self.place(a);
        let b = self.address_of(p, None);
        let to = self.alloc();
        self.emit(Op::FrameAddr { d: to, off });
        if size > 0 {
            self.emit(Op::Copy { a: to, b, n: size as u32 });
        }
        self.emit(Op::Mov { d: slot, a: to });
        self.top = mark;
    }

    fn is_late(&self, a: &Expr) -> bool {
        match &a.kind {
            ExprKind::Int(_) | ExprKind::Float(_) | ExprKind::Function(_) => true,
            ExprKind::Load(p) => match &p.kind {
                ExprKind::Local(l) => matches!(self.homes.get(*l as usize), Some(Home::Reg(_))),
                _ => false,
            },
            ExprKind::AddrOf(p) => match &p.kind {
                ExprKind::Local(l) => matches!(self.homes.get(*l as usize), Some(Home::Frame(..))),
                ExprKind::Global(s) => self.g.unit.symbols.get(*s as usize).is_none_or(|s| !s.tls),
                _ => false,
            },
            _ => false,
        }
    }

    /// A system call or a built-in of the machine.
    pub(super) fn special(&mut self, what: Special, args: &[Expr], want: Option<Reg>) -> Reg {
        let mark = self.top;
        let base = match want {
            Some(d) if u16::from(d) + 1 == mark && self.is_temporary(d) => u16::from(d),
            _ => mark,
        };
        let n = args.len() as u16;
        self.top = base;
        self.arguments(args, base, base, false, usize::MAX);
        self.top = base;
        self.reserve(n.max(1));
        let base = base as Reg;
        if matches!(what, Special::Sys(_)) {
            for (i, a) in args.iter().enumerate() {
                if self.g.types().is_pointer(a.ty) && !is_constant(a) {
                    let a = base + i as Reg;
                    self.emit(Op::Copy { a, b: a, n: 0 });
                }
            }
        }
        self.emit(match what {
            Special::Sys(call) => Op::Sys { base, argc: n as u8, call },
            Special::Builtin(id) => Op::Builtin { base, argc: n as u8, id },
        });
        self.top = u16::from(base) + 1;
        match want {
            Some(d) => {
                self.top = mark;
                self.moved(base, Some(d))
            }
            None => base,
        }
    }
}

/// A null pointer, or the address of an object that is not reached through another.
fn is_constant(a: &Expr) -> bool {
    match &a.kind {
        ExprKind::Int(_) => true,
        ExprKind::AddrOf(p) => matches!(p.kind, ExprKind::Local(_) | ExprKind::Global(_)),
        ExprKind::Cast(a) => is_constant(a),
        _ => false,
    }
}
