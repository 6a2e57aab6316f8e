//! Atomic operations: `__atomic_*`, which `<stdatomic.h>` is made of, and `__sync_*`.

use super::super::ast;
use super::super::tree::{Atomic, BinOp, Expr, ExprKind};
use super::super::types::Ty;
use super::Check;
use crate::builtin::Builtin;
use crate::source::{Diagnostic, Span};

impl Check<'_> {
    /// A pointer argument and the type of what it points to.
    fn atomic_pointer(&mut self, e: &ast::Expr, name: &str, at: Span) -> Option<(Expr, Ty)> {
        let p = self.operand(e);
        if p.is_error() {
            return None;
        }
        let target = self.types.pointee(p.ty).map(|t| self.types.bare(t));
        match target {
            Some(t) if matches!(self.types.size(t), Some(1 | 2 | 4 | 8)) || self.types.is_record(t) => Some((p, t)),
            _ => {
                self.unfit(p.ty, name, at);
                None
            }
        }
    }

    fn atomic(&mut self, op: Atomic, p: Expr, args: Vec<Expr>, of: Ty, ty: Ty, span: Span) -> Expr {
        let size = self.types.size(of).unwrap_or(8) as u8;
        let signed = self.types.int(of).is_some_and(|(_, s)| s);
        Expr::new(ExprKind::Atomic { op, pointer: Box::new(p), args, size, signed }, ty, span)
    }

    /// An argument as a value of the atomic object's type.
    fn atomic_value(&mut self, e: &ast::Expr, ty: Ty) -> Expr {
        let v = self.operand(e);
        if v.is_error() {
            return v;
        }
        if self.types.is_pointer(ty) && self.types.is_integer(v.ty) {
            let v = self.convert(v, Ty::LONG);
            return self.convert(v, ty);
        }
        self.convert(v, ty)
    }

    /// What cannot be counted up or down: floating numbers and truth values.
    fn is_no_number(&self, ty: Ty) -> bool {
        self.types.is_float(ty) || self.types.canon(ty.unqual()) == Ty::BOOL
    }

    fn unfit(&mut self, ty: Ty, name: &str, at: Span) -> Expr {
        let text = format!("operand type {} is incompatible with argument 1 of '{name}'", self.types.quote(ty));
        self.error(at, text);
        Expr::error(at)
    }

    fn deref(&self, p: Expr, ty: Ty) -> Expr {
        let span = p.span;
        Expr::new(ExprKind::Deref(Box::new(p)), ty, span)
    }

    /// The atomic operations on a struct: those that can be done on an integer of its size are; a larger one is copied
    /// in one instruction, which nothing can come between.
    fn atomic_record(&mut self, op: &str, p: Expr, ty: Ty, args: &[ast::Expr], span: Span) -> Expr {
        let word = match self.types.size(ty) {
            Some(1) => Some(Ty::UCHAR),
            Some(2) => Some(Ty::USHORT),
            Some(4) => Some(Ty::UINT),
            Some(8) => Some(Ty::ULONG),
            _ => None,
        };
        let Some(word) = word else {
            let pointer = p.ty;
            let place = self.deref(p, ty);
            return match op {
                "load_n" => self.rvalue(place),
                "store_n" => {
                    let v = self.operand(&args[1]);
                    let v = self.assign_convert(v, ty, &super::convert::For::Assign, span);
                    let set = Expr::new(ExprKind::Assign { place: Box::new(place), value: Box::new(v) }, ty, span);
                    Expr::new(ExprKind::Cast(Box::new(set)), Ty::VOID, span)
                }
                _ => self.unfit(pointer, &format!("__atomic_{op}"), span),
            };
        };
        match op {
            "load_n" => {
                let v = self.atomic(Atomic::Load, p, Vec::new(), word, word, span);
                self.seen_as(v, word, ty)
            }
            "store_n" | "exchange_n" => {
                let v = self.operand(&args[1]);
                let v = self.assign_convert(v, ty, &super::convert::For::Assign, span);
                let v = self.seen_as(v, ty, word);
                if op == "store_n" {
                    let e = self.atomic(Atomic::Store, p, vec![v], word, word, span);
                    return Expr::new(ExprKind::Cast(Box::new(e)), Ty::VOID, span);
                }
                let old = self.atomic(Atomic::Exchange, p, vec![v], word, word, span);
                self.seen_as(old, word, ty)
            }
            "compare_exchange_n" => {
                let expected = self.operand(&args[1]);
                let v = self.operand(&args[2]);
                let v = self.assign_convert(v, ty, &super::convert::For::Assign, span);
                let desired = self.seen_as(v, ty, word);
                self.atomic(Atomic::CompareExchange, p, vec![expected, desired], word, Ty::BOOL, span)
            }
            _ => self.unfit(p.ty, &format!("__atomic_{op}"), span),
        }
    }

    /// The bytes of a value taken as those of another type of the same size.
    fn seen_as(&mut self, v: Expr, from: Ty, to: Ty) -> Expr {
        if v.is_error() {
            return v;
        }
        let span = v.span;
        let local = self.hidden_local(from, span);
        let init = Box::new(super::super::tree::Init::Value(v));
        let place = Expr::new(ExprKind::Literal { local, init }, from, span);
        let p = self.address(place);
        let ty = self.types.pointer(to);
        let place = self.deref(Expr { ty, ..p }, to);
        self.rvalue(place)
    }

    fn fence(&self, span: Span) -> Expr {
        let id = Builtin::AtomicFence.number();
        let order = Expr::int(5, Ty::INT, span);
        let call = Expr::new(ExprKind::Builtin { id, args: vec![order] }, Ty::LONG, span);
        Expr::new(ExprKind::Cast(Box::new(call)), Ty::VOID, span)
    }

    /// Orders that an operation cannot have.
    fn check_orders(&mut self, op: &str, orders: &[ast::Expr], ty: Ty, span: Span) {
        const NAMES: [&str; 6] = ["relaxed", "consume", "acquire", "release", "acq_rel", "seq_cst"];
        let given: Vec<Option<usize>> = orders
            .iter()
            .map(|e| self.unevaluated(|c| c.value(e)).as_int())
            .map(|n| n.and_then(|n| usize::try_from(n).ok()).filter(|n| *n < NAMES.len()))
            .collect();
        let (Some(&Some(last)), size) = (given.last(), self.types.size(ty).unwrap_or(8)) else { return };
        let (function, fits, failure): (_, &[usize], _) = match op {
            "load" | "load_n" => (format!("__atomic_load_{size}"), &[0, 5, 2, 1], ""),
            "store" | "store_n" => (format!("__atomic_store_{size}"), &[0, 5, 3], ""),
            "clear" => ("__atomic_clear".to_string(), &[0, 5, 3], ""),
            _ if op.starts_with("compare") => (format!("__atomic_compare_exchange_{size}"), &[0, 5, 2, 1], "failure "),
            _ => return,
        };
        let order = |n: usize| format!("'memory_order_{}'", NAMES[n]);
        let success = given.first().copied().flatten().filter(|s| !failure.is_empty() && last > *s);
        let text = match success {
            _ if !fits.contains(&last) => format!("invalid {failure}memory model {} for '{function}'", order(last)),
            Some(success) => format!(
                "failure memory model {} cannot be stronger than success memory model {} for '{function}'",
                order(last),
                order(success)
            ),
            None => return,
        };
        let valid: Vec<String> = fits.iter().filter(|n| success.is_none_or(|s| **n <= s)).map(|n| order(*n)).collect();
        let note = format!("valid {failure}models are {}", valid.join(", "));
        self.report(Diagnostic::warning(span, "invalid-memory-model", text).note(span, note));
    }

    pub(super) fn atomic_call(
        &mut self,
        name: &str,
        op: &str,
        args: &[ast::Expr],
        at: Span,
        span: Span,
    ) -> Option<Expr> {
        match op {
            "thread_fence" | "signal_fence" => {
                self.args(args);
                return Some(self.fence(span));
            }
            "always_lock_free" | "is_lock_free" => {
                let size = args.first().map(|a| self.value(a)).and_then(|v| v.as_int());
                let free = matches!(size, Some(1 | 2 | 4 | 8));
                return Some(Expr::int(i64::from(free), Ty::BOOL, span));
            }
            _ => {}
        }
        let want = match op {
            "load_n" | "test_and_set" | "clear" => 2,
            "load" | "store" | "store_n" | "exchange_n" => 3,
            "exchange" => 4,
            "compare_exchange" | "compare_exchange_n" => 6,
            _ if rmw(op).is_some() => 3,
            _ => return None,
        };
        if !self.count(args, want, name, at) {
            return Some(Expr::error(span));
        }
        let Some((p, ty)) = self.atomic_pointer(&args[0], name, span) else { return Some(Expr::error(span)) };
        let orders = if op.starts_with("compare") { &args[4..] } else { &args[want - 1..] };
        let weak = |c: &mut Self, e: &ast::Expr| c.unevaluated(|c| c.value(e)).as_int() != Some(5);
        if self.weak_order.is_none() && !self.in_library(span) && orders.iter().any(|e| weak(self, e)) {
            self.weak_order = Some(span);
        }
        self.check_orders(op, orders, ty, span);
        if self.types.is_record(ty) {
            return Some(self.atomic_record(op, p, ty, args, span));
        }
        Some(match op {
            "load_n" => self.atomic(Atomic::Load, p, Vec::new(), ty, ty, span),
            "load" => {
                let to = self.operand(&args[1]);
                let v = self.atomic(Atomic::Load, p, Vec::new(), ty, ty, span);
                let place = self.deref(to, ty);
                let set = Expr::new(ExprKind::Assign { place: Box::new(place), value: Box::new(v) }, ty, span);
                Expr::new(ExprKind::Cast(Box::new(set)), Ty::VOID, span)
            }
            "store" => {
                let from = self.operand(&args[1]);
                let place = self.deref(from, ty);
                let v = self.rvalue(place);
                let e = self.atomic(Atomic::Store, p, vec![v], ty, ty, span);
                Expr::new(ExprKind::Cast(Box::new(e)), Ty::VOID, span)
            }
            "store_n" => {
                let v = self.atomic_value(&args[1], ty);
                let e = self.atomic(Atomic::Store, p, vec![v], ty, ty, span);
                Expr::new(ExprKind::Cast(Box::new(e)), Ty::VOID, span)
            }
            "exchange_n" => {
                let v = self.atomic_value(&args[1], ty);
                self.atomic(Atomic::Exchange, p, vec![v], ty, ty, span)
            }
            "exchange" => {
                let (from, to) = (self.operand(&args[1]), self.operand(&args[2]));
                let place = self.deref(from, ty);
                let v = self.rvalue(place);
                let e = self.atomic(Atomic::Exchange, p, vec![v], ty, ty, span);
                let place = self.deref(to, ty);
                let set = Expr::new(ExprKind::Assign { place: Box::new(place), value: Box::new(e) }, ty, span);
                Expr::new(ExprKind::Cast(Box::new(set)), Ty::VOID, span)
            }
            "compare_exchange_n" | "compare_exchange" => {
                let expected = self.operand(&args[1]);
                let desired = if op == "compare_exchange" {
                    let q = self.operand(&args[2]);
                    let place = self.deref(q, ty);
                    self.rvalue(place)
                } else {
                    self.atomic_value(&args[2], ty)
                };
                self.atomic(Atomic::CompareExchange, p, vec![expected, desired], ty, Ty::BOOL, span)
            }
            "test_and_set" => {
                let one = Expr::int(1, Ty::UCHAR, span);
                let e = self.atomic(Atomic::Exchange, p, vec![one], Ty::UCHAR, Ty::UCHAR, span);
                self.convert(e, Ty::BOOL)
            }
            "clear" => {
                let zero = Expr::int(0, Ty::UCHAR, span);
                let e = self.atomic(Atomic::Store, p, vec![zero], Ty::UCHAR, Ty::UCHAR, span);
                Expr::new(ExprKind::Cast(Box::new(e)), Ty::VOID, span)
            }
            _ => {
                let kind = rmw(op)?;
                if self.is_no_number(ty) {
                    return Some(self.unfit(p.ty, name, span));
                }
                let v = self.atomic_value(&args[1], if self.types.is_pointer(ty) { Ty::LONG } else { ty });
                self.atomic(kind, p, vec![v], ty, ty, span)
            }
        })
    }

    pub(super) fn sync_call(&mut self, name: &str, op: &str, args: &[ast::Expr], at: Span, span: Span) -> Option<Expr> {
        if op == "synchronize" {
            return Some(self.fence(span));
        }
        let kind = match op {
            "lock_test_and_set" => Atomic::Exchange,
            "lock_release" => Atomic::Store,
            "bool_compare_and_swap" => Atomic::Swap { value: false },
            "val_compare_and_swap" => Atomic::Swap { value: true },
            // `fetch_and_add`, `add_and_fetch` are `fetch_add`, `add_fetch` of the newer family.
            _ => {
                rmw(&op.replace("_and_and", "_@").replace("and_and_", "@_").replace("_and_", "_").replace('@', "and"))?
            }
        };
        let want = match kind {
            Atomic::Swap { .. } => 3,
            Atomic::Store => 1,
            _ => 2,
        };
        if args.len() < want {
            self.error(at, format!("too few arguments to function '{name}'"));
            return Some(Expr::error(span));
        }
        let Some((p, ty)) = self.atomic_pointer(&args[0], name, span) else { return Some(Expr::error(span)) };
        let counts = matches!(kind, Atomic::Rmw { .. });
        if self.types.is_float(ty) || counts && self.is_no_number(ty) {
            return Some(self.unfit(p.ty, name, span));
        }
        let values: Vec<Expr> = match kind {
            Atomic::Store => vec![Expr::int(0, ty, span)],
            _ => args[1..want]
                .iter()
                .map(|a| {
                    self.atomic_value(
                        a,
                        if self.types.is_pointer(ty) && want == 2 && kind != Atomic::Exchange { Ty::LONG } else { ty },
                    )
                })
                .collect(),
        };
        let ret = match kind {
            Atomic::Swap { value: false } => Ty::BOOL,
            _ => ty,
        };
        let e = self.atomic(kind, p, values, ty, ret, span);
        Some(if kind == Atomic::Store { Expr::new(ExprKind::Cast(Box::new(e)), Ty::VOID, span) } else { e })
    }
}

fn rmw(op: &str) -> Option<Atomic> {
    let (after, word) = match (op.strip_prefix("fetch_"), op.strip_suffix("_fetch")) {
        (Some(w), _) => (false, w),
        (None, Some(w)) => (true, w),
        _ => return None,
    };
    let (op, nand) = match word {
        "add" => (BinOp::Add, false),
        "sub" => (BinOp::Sub, false),
        "and" => (BinOp::And, false),
        "or" => (BinOp::Or, false),
        "xor" => (BinOp::Xor, false),
        "nand" => (BinOp::And, true),
        _ => return None,
    };
    Some(Atomic::Rmw { op, nand, after })
}
