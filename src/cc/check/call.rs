//! Calls: arguments against parameters, functions nobody declared, and the built-in forms (`__builtin_*`,
//! `__atomic_*`, `__sync_*`, `__ringside_*`).

use super::super::ast::{self, Name};
use super::super::tree::{BinOp, Expr, ExprKind, Init};
use super::super::types::{Kind, Ty};
use super::Check;
use super::convert::For;
use crate::builtin::Builtin;
use crate::source::{Diagnostic, Span};

impl Check<'_> {
    pub(super) fn call(&mut self, callee: &ast::Expr, args: &[ast::Expr], span: Span) -> Expr {
        let mut name: Option<Name> = None;
        let f = match &callee.kind {
            ast::ExprKind::Name(n) => {
                name = Some(n.clone());
                if let Some(cx) = self.cx.as_mut().filter(|_| &**n == "vfork") {
                    cx.vforks = true;
                }
                let known = self.lookup(n).is_some();
                if (!known || &**n == "alloca")
                    && let Some(e) = self.builtin_call(n, args, callee.span, span)
                {
                    return e;
                }
                if known {
                    self.expr(callee)
                } else {
                    let plain = n.strip_prefix("__builtin_").map(Name::from);
                    let sym = match plain {
                        Some(p) => self.library_function(&p, callee.span),
                        None => self.implicit_function(n, callee.span),
                    };
                    self.use_symbol(sym, callee.span);
                    let ty = self.symbols[sym as usize].ty;
                    Expr::new(ExprKind::Function(sym), ty, callee.span)
                }
            }
            _ => self.expr(callee),
        };
        if f.is_error() {
            for a in args {
                self.value(a);
            }
            return Expr::error(span);
        }
        let shown = name.map_or_else(|| self.text(callee.span), |n| n.to_string());
        let target = if self.types.is_function(f.ty) { Some(f.ty) } else { self.types.pointee(f.ty) };
        let Some((fn_ty, f_type)) = target.and_then(|t| self.types.fn_type(t).map(|f| (t, f))) else {
            for a in args {
                self.value(a);
            }
            let shown = shown.trim_start_matches('(').trim_end_matches(')');
            let text = format!("called object '{shown}' is not a function or function pointer");
            self.error(callee.span, text);
            return Expr::error(span);
        };
        let mut declared = None;
        let f = match f.kind {
            ExprKind::Function(s) => {
                declared = self.symbols.get(s as usize).map(|s| s.span).filter(|s| *s != callee.span);
                if !f_type.proto
                    && let Some(s) = self.symbols.get_mut(s as usize)
                {
                    s.escapes = true;
                }
                let ty = self.types.pointer(fn_ty);
                Expr { ty, ..f }
            }
            _ => self.rvalue(f),
        };
        let ret = self.types.bare(f_type.ret);
        let mut list = Vec::with_capacity(args.len());
        let wanted = f_type.params.len();
        let whole = !args.iter().any(|a| matches!(a.kind, ast::ExprKind::Error));
        let bad_count = whole && f_type.proto && (args.len() < wanted || (args.len() > wanted && !f_type.variadic));
        for (i, a) in args.iter().enumerate() {
            let v = self.value(a);
            if v.is_error() {
                list.push(v);
                continue;
            }
            if self.types.is_void(v.ty) {
                let text =
                    if f_type.proto { "invalid use of void expression" } else { "invalid use of void expression" };
                self.error(a.span, text);
                list.push(Expr::error(a.span));
                continue;
            }
            let v = match f_type.params.get(i) {
                Some(p) if f_type.proto => {
                    let at = self.place_of(a);
                    let declared = Some(self.parameter_span(&f, i).or(declared).unwrap_or(at));
                    let why = For::Argument { n: i + 1, callee: shown.clone(), declared };
                    self.assign_convert(v, *p, &why, at)
                }
                _ => self.promote_argument(v),
            };
            list.push(v);
        }
        if bad_count {
            let few = args.len() < wanted;
            let at = if few { callee.span } else { callee.span };
            let text = format!("too {} arguments to function '{shown}'", if few { "few" } else { "many" });
            let d = Diagnostic::error(at, text);
            let d = match declared {
                Some(s) => d.note(s, "declared here"),
                None => d,
            };
            self.report(d);
        }
        if !self.types.is_void(ret) && !self.types.is_complete(ret) {
            let text = format!("invalid use of incomplete type {}", self.types.quote(ret));
            self.error(span, text);
            return Expr::error(span);
        }
        if list.iter().any(Expr::is_error) || bad_count {
            return Expr { ty: ret, ..Expr::new(ExprKind::Error, ret, span) };
        }
        if let ExprKind::Function(sym) = f.kind {
            self.check_format(&shown, &list, args, f_type.variadic || !f_type.proto);
            self.check_regions(&shown, sym, &list, span);
            self.check_arrays(&shown, sym, &list, span);
        }
        let named = if f_type.proto { wanted as u32 } else { u32::MAX };
        let kind = ExprKind::Call { callee: Box::new(f), args: list, named, prototyped: f_type.proto };
        let call = Expr::new(kind, ret, span);
        if self.fenv { self.fold_call(&call).unwrap_or(call) } else { call }
    }

    /// Where the i-th parameter of the called function is declared.
    fn parameter_span(&self, f: &Expr, i: usize) -> Option<Span> {
        let ExprKind::Function(s) = &f.kind else { return None };
        self.params_at.get(s)?.get(i).copied()
    }

    /// `__builtin_memcpy` and its like: the plain library function, declared or not.
    pub(super) fn library_function(&mut self, name: &Name, span: Span) -> super::SymId {
        let (name, known) = match super::builtins::gcc(name) {
            Some((function, known)) => (Name::from(function), Some(known)),
            None => (name.clone(), super::builtins::find(name)),
        };
        if let Some(s) = self.externs.get(&name) {
            return *s;
        }
        if let Some(b) = known {
            let ty = b.ty(&mut self.types);
            let s = self.new_symbol(&name, ty, span, super::Linkage::External);
            self.externs.insert(name.clone(), s);
            return s;
        }
        self.implicit_function(&Name::from(format!("__builtin_{name}")), span)
    }

    pub(super) fn args(&mut self, args: &[ast::Expr]) -> Vec<Expr> {
        args.iter().map(|a| self.operand(a)).collect()
    }

    pub(super) fn count(&mut self, args: &[ast::Expr], want: usize, name: &str, at: Span) -> bool {
        if args.len() == want {
            return true;
        }
        let word = if args.len() < want { "few" } else { "many" };
        self.error(at, format!("too {word} arguments to function '{name}'"));
        false
    }

    /// What stands second in a `va_start`.
    fn check_last(&mut self, arg: Option<&ast::Expr>, at: Span) {
        let last = self.cx.as_ref().and_then(|cx| cx.locals.iter().rfind(|l| l.is_param));
        let (Some(arg), Some(last)) = (arg, last) else { return };
        let text = match &arg.kind {
            ast::ExprKind::Name(n) if *n == last.name && last.is_register => {
                "undefined behavior when second parameter of 'va_start' is declared with 'register' storage"
            }
            ast::ExprKind::Name(n) if *n == last.name => return,
            _ => "second parameter of 'va_start' not last named argument",
        };
        self.warn(at, "varargs", text);
    }

    /// A call by one of the reserved names; None: not one of them.
    fn builtin_call(&mut self, name: &str, args: &[ast::Expr], at: Span, span: Span) -> Option<Expr> {
        match name {
            "alloca" if args.len() == 1 => return Some(self.alloca(args, span)),
            "__ringside_sys" => return Some(self.sys(args, at, span)),
            "__ringside_builtin" => return Some(self.vm_builtin(args, Ty::LONG, at, span)),
            "__ringside_builtin_f" => return Some(self.vm_builtin(args, Ty::DOUBLE, at, span)),
            _ => {}
        }
        if let Some(op) = name.strip_prefix("__atomic_") {
            return self.atomic_call(name, op, args, at, span);
        }
        if let Some(op) = name.strip_prefix("__sync_") {
            return self.sync_call(name, op, args, at, span);
        }
        let rest = name.strip_prefix("__builtin_")?;
        if args.len() == 1
            && let ast::ExprKind::Int { .. } | ast::ExprKind::Unary(..) | ast::ExprKind::Cast(..) = &args[0].kind
            && super::builtins::count_bits(rest, 1).is_some()
            && let Some(n) = self.unevaluated(|c| c.value(&args[0])).as_int()
            && let Some(n) = super::builtins::count_bits(rest, n)
        {
            return Some(Expr::int(n, Ty::INT, span));
        }
        if let Some((plain, extra)) = super::builtins::fortified(rest) {
            let mut list = args.to_vec();
            list.drain(extra.start.min(args.len())..extra.end.min(args.len()));
            let name = Name::from(format!("__builtin_{plain}"));
            let callee = ast::Expr { kind: ast::ExprKind::Name(name), span: at };
            return Some(self.call(&callee, &list, span));
        }
        Some(match rest {
            "complex" => {
                if !self.count(args, 2, name, at) {
                    return Some(Expr::error(span));
                }
                let (x, y) = (self.operand(&args[0]), self.operand(&args[1]));
                if x.is_error() || y.is_error() {
                    return Some(Expr::error(span));
                }
                if !self.types.is_float(x.ty) || !self.types.same(x.ty, y.ty) {
                    self.error(at, "'__builtin_complex' operands not of the same real binary floating-point type");
                    return Some(Expr::error(span));
                }
                let ty = self.complex_common(x.ty, y.ty);
                self.complex(x, y, ty, span)
            }
            "va_start" => {
                let Some(list) = args.first().and_then(|a| self.va_list_operand(a)) else {
                    return Some(Expr::error(span));
                };
                if !self.cx.as_ref().is_some_and(|cx| cx.variadic) {
                    self.error(at, "'va_start' used in function with fixed arguments");
                    return Some(Expr::error(span));
                }
                self.check_last(args.get(1), at);
                Expr::new(ExprKind::VaStart(Box::new(list)), Ty::VOID, span)
            }
            "va_end" => {
                if !self.count(args, 1, name, at) {
                    return Some(Expr::error(span));
                }
                let list = args.first().and_then(|a| self.va_list_operand(a));
                let Some(list) = list else { return Some(Expr::error(span)) };
                Expr::new(ExprKind::Cast(Box::new(list)), Ty::VOID, span)
            }
            "va_copy" => {
                if !self.count(args, 2, name, at) {
                    return Some(Expr::error(span));
                }
                let (to, from) = (self.va_list_operand(&args[0]), self.va_list_operand(&args[1]));
                let (Some(to), Some(from)) = (to, from) else { return Some(Expr::error(span)) };
                Expr::new(ExprKind::VaCopy(Box::new(to), Box::new(from)), Ty::VOID, span)
            }
            "alloca" | "alloca_with_align" => self.alloca(args, span),
            "expect" | "expect_with_probability" => {
                let mut list = self.args(args);
                if list.is_empty() {
                    return Some(Expr::error(span));
                }
                let value = list.remove(0);
                let value = self.convert(value, Ty::LONG);
                list.retain(|e| e.effects);
                self.sequence(list, value)
            }
            "constant_p" => {
                let v = match args.first() {
                    Some(a) => self.unevaluated(|c| c.value(a)),
                    None => Expr::error(span),
                };
                let known = matches!(v.kind, ExprKind::Int(_) | ExprKind::Float(_))
                    || matches!(&v.kind, ExprKind::AddrOf(p) if matches!(&p.kind, ExprKind::Global(s) if self.symbols[*s as usize].literal));
                Expr::int(i64::from(known), Ty::INT, span)
            }
            "trap" => Expr::new(ExprKind::Trap, Ty::VOID, span),
            "unreachable" => Expr::new(ExprKind::Unreachable, Ty::VOID, span),
            "prefetch" | "__clear_cache" => {
                let list = self.args(args);
                self.sequence(list, Expr::new(ExprKind::Cast(Box::new(Expr::int(0, Ty::INT, span))), Ty::VOID, span))
            }
            "assume_aligned" => {
                let list = self.args(args);
                list.into_iter().next().unwrap_or_else(|| Expr::error(span))
            }
            "object_size" | "dynamic_object_size" => {
                // Not known, as gcc has it without optimisation: the largest possible, or the smallest.
                let least = args.get(1).and_then(|a| self.value(a).as_int()).is_some_and(|n| n & 2 != 0);
                Expr::int(if least { 0 } else { -1 }, Ty::ULONG, span)
            }
            "classify_type" => {
                let v = args.first().map(|a| self.unevaluated(|c| c.value(a)));
                Expr::int(v.map_or(0, |v| self.type_class(v.ty)), Ty::INT, span)
            }
            "speculation_safe_value" => {
                let list = self.args(args);
                list.into_iter().next().unwrap_or_else(|| Expr::error(span))
            }
            "clear_padding" => {
                let list = self.args(args);
                self.sequence(list, Expr::new(ExprKind::Cast(Box::new(Expr::int(0, Ty::INT, span))), Ty::VOID, span))
            }
            "frame_address" | "return_address" => {
                let ty = self.types.pointer(Ty::VOID);
                Expr::int(0, ty, span)
            }
            "huge_val" | "inf" => Expr::new(ExprKind::Float(f64::INFINITY), Ty::DOUBLE, span),
            "huge_valf" | "inff" => Expr::new(ExprKind::Float(f64::INFINITY), Ty::FLOAT, span),
            "huge_vall" | "infl" => Expr::new(ExprKind::Float(f64::INFINITY), Ty::LDOUBLE, span),
            "nan" | "nans" => Expr::new(ExprKind::Float(f64::NAN), Ty::DOUBLE, span),
            "nanf" | "nansf" => Expr::new(ExprKind::Float(f64::NAN), Ty::FLOAT, span),
            "nanl" | "nansl" => Expr::new(ExprKind::Float(f64::NAN), Ty::LDOUBLE, span),
            "bswap16" => self.swap_bytes(args, Ty::USHORT, 2, at, span),
            "bswap32" => self.swap_bytes(args, Ty::UINT, 4, at, span),
            "bswap64" => self.swap_bytes(args, Ty::ULONG, 8, at, span),
            "isnan" | "isnanf" | "isnanl" => {
                self.float_test(args, at, span, |c, x, y| c.arith(BinOp::Ne, x, y, Ty::INT, span))
            }
            "isinf" | "isinff" | "isinfl" | "isinf_sign" | "isfinite" | "finite" | "finitef" | "finitel" => {
                let finite = rest.contains("finite");
                self.float_test(args, at, span, |c, x, y| {
                    // x - x is zero for finite x, and NaN otherwise; a NaN differs from itself.
                    let ty = x.ty;
                    let zero = Expr::new(ExprKind::Float(0.0), ty, span);
                    let diff = c.arith(BinOp::Sub, x.clone(), x.clone(), ty, span);
                    if finite {
                        return c.arith(BinOp::Eq, diff, zero, Ty::INT, span);
                    }
                    let same = c.arith(BinOp::Eq, x.clone(), y, Ty::INT, span);
                    let odd = c.arith(BinOp::Ne, diff, zero.clone(), Ty::INT, span);
                    let both = Expr::new(ExprKind::And(Box::new(same), Box::new(odd)), Ty::INT, span);
                    let negative = c.arith(BinOp::Lt, x, zero, Ty::INT, span);
                    let sign = Expr::new(
                        ExprKind::Conditional(
                            Box::new(negative),
                            Box::new(Expr::int(-1, Ty::INT, span)),
                            Box::new(Expr::int(1, Ty::INT, span)),
                        ),
                        Ty::INT,
                        span,
                    );
                    Expr::new(
                        ExprKind::Conditional(Box::new(both), Box::new(sign), Box::new(Expr::int(0, Ty::INT, span))),
                        Ty::INT,
                        span,
                    )
                })
            }
            "isnormal" => {
                let class = self.classify(args, at, span);
                self.arith(BinOp::Eq, class, Expr::int(4, Ty::INT, span), Ty::INT, span)
            }
            "fpclassify" if args.len() == 6 => {
                // The first five are the answers: for NaN, infinite, normal, subnormal, zero.
                let class = self.classify(&args[5..], at, span);
                let (set, read) = self.once(class);
                let mut answers: Vec<Expr> = args[..5].iter().map(|a| self.operand(a)).collect();
                let mut value = self.convert(answers.remove(4), Ty::INT);
                for (number, answer) in [0, 1, 4, 3].into_iter().zip(answers) {
                    let answer = self.convert(answer, Ty::INT);
                    let test = self.arith(BinOp::Eq, read.clone(), Expr::int(number, Ty::INT, span), Ty::INT, span);
                    let kind = ExprKind::Conditional(Box::new(test), Box::new(answer), Box::new(value));
                    value = Expr::new(kind, Ty::INT, span);
                }
                Expr::new(ExprKind::Comma(Box::new(set), Box::new(value)), Ty::INT, span)
            }
            "isunordered" | "islessgreater" if args.len() == 2 => {
                let (x, y) = (self.operand(&args[0]), self.operand(&args[1]));
                if x.is_error() || y.is_error() {
                    return Some(Expr::error(span));
                }
                let ty = self.common(&x, &y);
                let (x, y) = (self.convert(x, ty), self.convert(y, ty));
                let (set_x, x) = self.once(x);
                let (set_y, y) = self.once(y);
                let (a, b) = if rest == "isunordered" {
                    let a = self.arith(BinOp::Ne, x.clone(), x, Ty::INT, span);
                    (a, self.arith(BinOp::Ne, y.clone(), y, Ty::INT, span))
                } else if self.fenv {
                    let a = self.quietly(BinOp::Lt, x.clone(), y.clone(), span);
                    (a, self.quietly(BinOp::Gt, x, y, span))
                } else {
                    let a = self.arith(BinOp::Lt, x.clone(), y.clone(), Ty::INT, span);
                    (a, self.arith(BinOp::Gt, x, y, Ty::INT, span))
                };
                let either = Expr::new(ExprKind::Or(Box::new(a), Box::new(b)), Ty::INT, span);
                self.sequence(vec![set_x, set_y], either)
            }
            "isgreater" | "isgreaterequal" | "isless" | "islessequal" if args.len() == 2 => {
                let (x, y) = (self.operand(&args[0]), self.operand(&args[1]));
                if x.is_error() || y.is_error() {
                    return Some(Expr::error(span));
                }
                let op = match rest {
                    "isgreater" => BinOp::Gt,
                    "isgreaterequal" => BinOp::Ge,
                    "isless" => BinOp::Lt,
                    _ => BinOp::Le,
                };
                let ty = self.common(&x, &y);
                let (x, y) = (self.convert(x, ty), self.convert(y, ty));
                if self.fenv { self.quietly(op, x, y, span) } else { self.arith(op, x, y, Ty::INT, span) }
            }
            _ if overflow_form(rest).is_some() => self.checked_arithmetic(rest, args, at, span),
            _ => return None,
        })
    }

    /// A comparison that raises nothing: of NaNs it is not made.
    fn quietly(&mut self, op: BinOp, x: Expr, y: Expr, span: Span) -> Expr {
        let ((set_x, x), (set_y, y)) = (self.once(x), self.once(y));
        let a = self.arith(BinOp::Eq, x.clone(), x.clone(), Ty::INT, span);
        let b = self.arith(BinOp::Eq, y.clone(), y.clone(), Ty::INT, span);
        let c = self.arith(op, x, y, Ty::INT, span);
        let both = |a, b| Expr::new(ExprKind::And(Box::new(a), Box::new(b)), Ty::INT, span);
        self.sequence(vec![set_x, set_y], both(both(a, b), c))
    }

    fn sequence(&mut self, first: Vec<Expr>, last: Expr) -> Expr {
        first.into_iter().rev().filter(|e| e.effects).fold(last, |value, e| {
            let (ty, span) = (value.ty, value.span);
            Expr::new(ExprKind::Comma(Box::new(e), Box::new(value)), ty, span)
        })
    }

    fn alloca(&mut self, args: &[ast::Expr], span: Span) -> Expr {
        let size = args.first().map_or_else(|| Expr::error(span), |a| self.operand(a));
        if size.is_error() {
            return size;
        }
        let size = self.convert(size, Ty::ULONG);
        let ty = self.types.pointer(Ty::VOID);
        Expr::new(ExprKind::Alloca(Box::new(size)), ty, span)
    }

    fn constant_argument(&mut self, args: &[ast::Expr], at: Span) -> Option<u16> {
        let v = args.first().map(|a| self.value(a))?;
        let n = v.as_int().and_then(|n| u16::try_from(n).ok());
        if n.is_none() && !v.is_error() {
            self.error(at, "the number must be a constant");
        }
        n
    }

    fn sys(&mut self, args: &[ast::Expr], at: Span, span: Span) -> Expr {
        let Some(call) = self.constant_argument(args, at) else { return Expr::error(span) };
        let list: Vec<Expr> = args.iter().skip(1).map(|a| self.operand(a)).collect();
        if list.iter().any(Expr::is_error) {
            return Expr::error(span);
        }
        Expr::new(ExprKind::Sys { call, args: list }, Ty::LONG, span)
    }

    fn vm_builtin(&mut self, args: &[ast::Expr], ty: Ty, at: Span, span: Span) -> Expr {
        let Some(id) = self.constant_argument(args, at) else { return Expr::error(span) };
        let list: Vec<Expr> = args.iter().skip(1).map(|a| self.operand(a)).collect();
        if list.iter().any(Expr::is_error) {
            return Expr::error(span);
        }
        Expr::new(ExprKind::Builtin { id, args: list }, ty, span)
    }

    /// Evaluates `e` once: gives the assignment to a hidden local and an expression that reads it.
    pub(super) fn once(&mut self, e: Expr) -> (Expr, Expr) {
        let (ty, span) = (e.ty, e.span);
        let hidden = self.hidden_local(ty, span);
        let place = Expr::new(ExprKind::Local(hidden), ty, span);
        let read = Expr::new(ExprKind::Load(Box::new(place.clone())), ty, span);
        let kind = if self.types.is_record(ty) {
            ExprKind::Literal { local: hidden, init: Box::new(Init::Value(e)) }
        } else {
            ExprKind::Assign { place: Box::new(place), value: Box::new(e) }
        };
        (Expr::new(kind, ty, span), read)
    }

    fn swap_bytes(&mut self, args: &[ast::Expr], ty: Ty, bytes: u32, at: Span, span: Span) -> Expr {
        if !self.count(args, 1, "__builtin_bswap", at) {
            return Expr::error(span);
        }
        let v = self.operand(&args[0]);
        if v.is_error() {
            return v;
        }
        let v = self.convert(v, ty);
        if let Some(n) = v.as_int() {
            let n = n as u64;
            let r = match bytes {
                2 => u64::from((n as u16).swap_bytes()),
                4 => u64::from((n as u32).swap_bytes()),
                _ => n.swap_bytes(),
            };
            return Expr::int(r as i64, ty, span);
        }
        if self.at_file_scope() {
            self.error(span, "initializer element is not constant");
            return Expr::error(span);
        }
        let v = self.convert(v, Ty::ULONG);
        let (set, read) = self.once(v);
        let mut sum: Option<Expr> = None;
        for i in 0..bytes {
            let count = Expr::int(i64::from(i * 8), Ty::INT, span);
            let down = self.arith(BinOp::Shr, read.clone(), count, Ty::ULONG, span);
            let mask = Expr::int(255, Ty::ULONG, span);
            let byte = self.arith(BinOp::And, down, mask, Ty::ULONG, span);
            let count = Expr::int(i64::from((bytes - 1 - i) * 8), Ty::INT, span);
            let part = self.arith(BinOp::Shl, byte, count, Ty::ULONG, span);
            sum = Some(match sum {
                None => part,
                Some(s) => self.arith(BinOp::Or, s, part, Ty::ULONG, span),
            });
        }
        let sum = sum.unwrap_or_else(|| Expr::error(span));
        let sum = self.convert(sum, ty);
        Expr::new(ExprKind::Comma(Box::new(set), Box::new(sum)), ty, span)
    }

    fn float_test(
        &mut self,
        args: &[ast::Expr],
        at: Span,
        span: Span,
        test: impl FnOnce(&mut Self, Expr, Expr) -> Expr,
    ) -> Expr {
        if !self.count(args, 1, "__builtin_isnan", at) {
            return Expr::error(span);
        }
        let v = self.operand(&args[0]);
        if v.is_error() {
            return v;
        }
        if !self.types.is_float(v.ty) {
            self.error(args[0].span, "non-floating-point argument in call to function '__builtin_isnan'");
            return Expr::error(span);
        }
        if matches!(v.kind, ExprKind::Float(_)) {
            return test(self, v.clone(), v);
        }
        let (set, read) = self.once(v);
        let r = test(self, read.clone(), read);
        let ty = r.ty;
        Expr::new(ExprKind::Comma(Box::new(set), Box::new(r)), ty, span)
    }

    /// `__builtin_add_overflow(a, b, &r)`, and the forms with a type in their name (`uaddl`) or without a place for
    /// the result (`_p`).
    fn checked_arithmetic(&mut self, name: &str, args: &[ast::Expr], at: Span, span: Span) -> Expr {
        let Some((bin, of, only_tests)) = overflow_form(name) else { return Expr::error(span) };
        if !self.count(args, 3, &format!("__builtin_{name}"), at) {
            return Expr::error(span);
        }
        let (a, b, p) = (self.operand(&args[0]), self.operand(&args[1]), self.operand(&args[2]));
        if a.is_error() || b.is_error() || p.is_error() {
            return Expr::error(span);
        }
        let (a, b) = match of {
            Some(ty) => (self.convert(a, ty), self.convert(b, ty)),
            None => (a, b),
        };
        for (i, v) in [(1, &a), (2, &b)] {
            if !self.types.is_integer(v.ty) {
                let text = format!("argument {i} in call to function '__builtin_{name}' does not have integral type");
                self.error(at, text);
                return Expr::error(span);
            }
        }
        let target = if only_tests { Some(p.ty) } else { self.types.pointee(p.ty) };
        let target = target.map(|t| self.types.bare(t));
        let Some((target, (size, signed))) = target.and_then(|t| Some((t, self.types.int(t)?))) else {
            let what = if only_tests { "integral type" } else { "pointer to integral type" };
            self.error(at, format!("argument 3 in call to function '__builtin_{name}' does not have {what}"));
            return Expr::error(span);
        };
        // What the test needs to know of the three types, see `Builtin::Overflows`.
        let sign = |c: &Self, e: &Expr| c.types.int(e.ty).is_some_and(|(_, s)| s);
        let op = match bin {
            BinOp::Add => 0,
            BinOp::Sub => 1,
            _ => 2,
        };
        let kind = op
            | i64::from(sign(self, &a)) << 2
            | i64::from(sign(self, &b)) << 3
            | i64::from(signed) << 4
            | i64::from(size) << 8;
        let (set_a, a) = self.once(a);
        let (set_b, b) = self.once(b);
        let test = vec![Expr::int(kind, Ty::LONG, span), a.clone(), b.clone()];
        let test = Expr::new(ExprKind::Builtin { id: Builtin::Overflows.number(), args: test }, Ty::LONG, span);
        let test = self.convert(test, Ty::BOOL);
        if only_tests {
            return self.sequence(vec![set_a, set_b], test);
        }
        let (set_o, o) = self.once(test);
        // Computed as unsigned so that wrapping is not reported.
        let (a, b) = (self.convert(a, Ty::ULONG), self.convert(b, Ty::ULONG));
        let r = self.arith(bin, a, b, Ty::ULONG, span);
        let place = Expr::new(ExprKind::Deref(Box::new(p)), target, span);
        let stored = self.convert(r, target);
        let store = Expr::new(ExprKind::Assign { place: Box::new(place), value: Box::new(stored) }, target, span);
        self.sequence(vec![set_a, set_b, set_o, store], o)
    }

    /// `__fpclassify(x)` of the only argument.
    fn classify(&mut self, args: &[ast::Expr], at: Span, span: Span) -> Expr {
        let callee = ast::Expr { kind: ast::ExprKind::Name("__builtin___fpclassify".into()), span: at };
        self.call(&callee, args, span)
    }

    /// gcc's number for a kind of type.
    fn type_class(&self, ty: Ty) -> i64 {
        match self.types.kind(ty) {
            Kind::Void => 0,
            Kind::Bool | Kind::Int(_) | Kind::Enum(_) => 1,
            Kind::Pointer(_) | Kind::Array(..) | Kind::Function(_) => 5,
            Kind::Float(_) => 8,
            Kind::Record(i) => {
                if self.types.records[*i as usize].is_union {
                    13
                } else {
                    12
                }
            }
            _ => -1,
        }
    }
}

/// `add_overflow`, `usubll_overflow`, `mul_overflow_p`: the operation, the operands' type if the name gives it, and
/// whether there is no place for the result.
fn overflow_form(name: &str) -> Option<(BinOp, Option<Ty>, bool)> {
    let (stem, only_tests) = match name.strip_suffix("_p") {
        Some(stem) => (stem.strip_suffix("_overflow")?, true),
        None => (name.strip_suffix("_overflow")?, false),
    };
    let op = |s: &str| match s {
        "add" => Some(BinOp::Add),
        "sub" => Some(BinOp::Sub),
        "mul" => Some(BinOp::Mul),
        _ => None,
    };
    if let Some(op) = op(stem) {
        return Some((op, None, only_tests));
    }
    let signed = match stem.get(..1)? {
        "s" => true,
        "u" => false,
        _ => return None,
    };
    let rest = &stem[1..];
    let width = rest.len() - rest.trim_end_matches('l').len();
    // `mul` ends in an l of its own.
    let (word, width) = match width {
        _ if rest.starts_with("mul") => ("mul", rest.len().checked_sub(3)?),
        n => (&rest[..rest.len() - n], n),
    };
    let ty = match (signed, width) {
        (true, 0) => Ty::INT,
        (true, 1) => Ty::LONG,
        (true, 2) => Ty::LLONG,
        (false, 0) => Ty::UINT,
        (false, 1) => Ty::ULONG,
        (false, 2) => Ty::ULLONG,
        _ => return None,
    };
    Some((op(word)?, Some(ty), only_tests))
}
