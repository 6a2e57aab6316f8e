//! Operators: unary, binary, assignment, conditional; pointer arithmetic; what gcc says of mixed operands.

use super::super::ast::{self, Binary, Unary};
use super::super::tree::{Atomic, BinOp, Expr, ExprKind, LocalId, UnOp};
use super::super::types::{self, Kind, Ty};
use super::Check;
use super::convert::For;
use crate::source::{Diagnostic, Span};

impl Check<'_> {
    pub(super) fn unary(&mut self, op: Unary, a: &ast::Expr, span: Span) -> Expr {
        match op {
            Unary::AddrOf => self.address_of(a, span),
            Unary::Deref => {
                let p = self.value(a);
                if p.is_error() {
                    return Expr::error(span);
                }
                let Some(target) = self.types.pointee(p.ty) else {
                    let text = format!("invalid type argument of unary '*' (have {})", self.types.quote(p.ty));
                    // The operator, not the parentheses around the expression.
                    let inside = self.text(span);
                    let skipped = inside.len() - inside.trim_start_matches(['(', ' ']).len();
                    self.error(Span { start: span.start + skipped as u32, ..span }, text);
                    return Expr::error(span);
                };
                if !self.types.is_complete(target)
                    && !self.types.is_void(target)
                    && !self.types.is_function(target)
                    && !self.types.is_array(target)
                {
                    let text = format!("invalid use of undefined type '{}'", self.types.name(target));
                    self.error(span, text);
                    return Expr::error(span);
                }
                if self.types.is_void(target) && self.quiet == 0 {
                    self.warn_plain(span, "dereferencing 'void *' pointer");
                }
                Expr::new(ExprKind::Deref(Box::new(p)), target, span)
            }
            Unary::Plus | Unary::Neg | Unary::BitNot => {
                let v = self.operand(a);
                if v.is_error() {
                    return v;
                }
                if self.is_complex(v.ty) {
                    return self.complex_unary(op, v, span);
                }
                let ok = match op {
                    Unary::BitNot => self.types.is_integer(v.ty),
                    _ => self.types.is_arithmetic(v.ty),
                };
                if !ok {
                    let what = match op {
                        Unary::Plus => "plus",
                        Unary::Neg => "minus",
                        _ => return self.wrong(span, "wrong type argument to bit-complement"),
                    };
                    return self.wrong(span, &format!("wrong type argument to unary {what}"));
                }
                let v = if self.types.is_integer(v.ty) { self.promote(v) } else { v };
                let ty = v.ty;
                match op {
                    Unary::Plus => Expr { span, ..v },
                    Unary::Neg => self.unary_op(UnOp::Neg, v, ty, span),
                    _ => self.unary_op(UnOp::BitNot, v, ty, span),
                }
            }
            Unary::Real => self.complex_part(false, a, span),
            Unary::Imag => self.complex_part(true, a, span),
            Unary::Not => {
                let v = self.value(a);
                if v.is_error() {
                    return v;
                }
                let v = if self.is_complex(v.ty) { self.complex_truth(v) } else { v };
                if self.types.is_void(v.ty) {
                    return self.wrong(span, "invalid use of void expression");
                }
                if !self.types.is_scalar(v.ty) {
                    return self.wrong(span, "wrong type argument to unary exclamation mark");
                }
                self.unary_op(UnOp::Not, v, Ty::INT, span)
            }
            Unary::PreInc | Unary::PreDec | Unary::PostInc | Unary::PostDec => self.step(op, a, span),
        }
    }

    fn wrong(&mut self, span: Span, text: &str) -> Expr {
        self.error(span, text);
        Expr::error(span)
    }

    pub(super) fn unary_op(&mut self, op: UnOp, v: Expr, ty: Ty, span: Span) -> Expr {
        match self.fold_unary(op, &v, ty, span) {
            Some(e) => e,
            None if self.types.field(ty).is_some() => {
                let wide = self.wide_field(ty);
                let e = Expr::new(ExprKind::Unary(op, Box::new(v)), wide, span);
                self.convert(e, ty)
            }
            None => Expr::new(ExprKind::Unary(op, Box::new(v)), ty, span),
        }
    }

    fn address_of(&mut self, a: &ast::Expr, span: Span) -> Expr {
        let e = self.expr(a);
        if e.is_error() {
            return Expr::error(span);
        }
        if self.types.is_function(e.ty) {
            let r = self.rvalue(e);
            return Expr { span, ..r };
        }
        if let ExprKind::Member { bits: Some(_), .. } = e.kind {
            let name = match &a.kind {
                ast::ExprKind::Member { field, .. } => field.name.to_string(),
                _ => String::new(),
            };
            self.error(span, format!("cannot take address of bit-field '{name}'"));
            return Expr::error(span);
        }
        if !e.is_place() {
            if self.types.is_void(e.ty) && matches!(e.kind, ExprKind::Load(_)) {
                return Expr { span, ..e };
            }
            self.error(span, "lvalue required as unary '&' operand");
            return Expr::error(span);
        }
        if let Some(name) = root(&e).and_then(|l| self.local(l)).filter(|l| l.is_register).map(|l| l.name.clone()) {
            self.error(span, format!("address of register variable '{name}' requested"));
            return Expr::error(span);
        }
        let r = self.address(e);
        Expr { span, ..r }
    }

    /// A place that may be changed, or an error in gcc's words. `what` completes "lvalue required as ...".
    fn modifiable(&mut self, e: &Expr, ast: &ast::Expr, what: &str, verb: &str, at: Span) -> bool {
        if e.is_error() {
            return false;
        }
        if self.types.is_array(e.ty) && verb == "assignment" && e.is_place() {
            self.error(at, "assignment to expression with array type");
            return false;
        }
        if !e.is_place() || self.types.is_function(e.ty) || self.types.is_array(e.ty) {
            self.error(at, format!("lvalue required as {what}"));
            return false;
        }
        if self.types.quals(e.ty) & types::CONST != 0 || self.has_const_member(e.ty) {
            let what = match (&e.kind, &ast.kind) {
                (ExprKind::Local(_) | ExprKind::Global(_), ast::ExprKind::Name(n)) => format!("variable '{n}'"),
                (ExprKind::Member { .. }, ast::ExprKind::Member { field, .. }) => format!("member '{}'", field.name),
                _ => format!("location '{}'", self.shown_location(ast)),
            };
            let object_is_const = match &e.kind {
                ExprKind::Member { base, .. } => self.types.quals(base.ty) & types::CONST != 0,
                _ => false,
            };
            if let (true, ast::ExprKind::Member { field, .. }) = (object_is_const, &ast.kind) {
                self.error(at, format!("{verb} of member '{}' in read-only object", field.name));
                return false;
            }
            let of = if verb == "assignment" || verb == "increment" || verb == "decrement" { "of" } else { "to" };
            self.error(at, format!("{verb} {of} read-only {what}"));
            return false;
        }
        true
    }

    /// gcc prints the place it refuses to change: `cp[0]` comes out as `*cp`.
    fn shown_location(&self, e: &ast::Expr) -> String {
        if let ast::ExprKind::Index(a, i) = &e.kind
            && let ast::ExprKind::Int { value: 0, .. } = i.kind
            && let ast::ExprKind::Name(n) = &a.kind
            && let Some((super::Entry::Local(_) | super::Entry::Symbol(_), _)) = self.lookup(n)
        {
            return format!("*{n}");
        }
        self.text(e.span)
    }

    fn has_const_member(&self, ty: Ty) -> bool {
        self.types.record(ty).is_some_and(|r| {
            r.fields.iter().any(|f| self.types.quals(f.ty) & types::CONST != 0 || self.has_const_member(f.ty))
        })
    }

    fn step(&mut self, op: Unary, a: &ast::Expr, span: Span) -> Expr {
        let e = self.expr(a);
        let increment = matches!(op, Unary::PreInc | Unary::PostInc);
        let word = if increment { "increment" } else { "decrement" };
        // A suffix is where gcc points.
        let whole = span;
        let span = if matches!(op, Unary::PostInc | Unary::PostDec) && a.span.end + 2 <= span.end {
            Span { start: span.end - 2, ..span }
        } else {
            span
        };
        if !self.modifiable(&e, a, &format!("{word} operand"), word, span) {
            return Expr::error(span);
        }
        let post = matches!(op, Unary::PostInc | Unary::PostDec);
        let ty = self.types.bare(e.ty);
        let sign = if increment { 1 } else { -1 };
        let by = match self.types.kind(ty).clone() {
            Kind::Pointer(target) => {
                if !self.types.is_complete(target) && !self.types.is_void(target) && !self.types.is_function(target) {
                    let text = format!("{word} of pointer to an incomplete type {}", self.types.quote(target));
                    self.error(span, text);
                    return Expr::error(span);
                }
                if self.types.size(target).is_none() && self.types.variably_modified(target) {
                    let one = Expr::int(1, Ty::LONG, span);
                    let scale = self.size_expr(target, span);
                    return Expr::new(
                        ExprKind::AssignPtr {
                            place: Box::new(e),
                            index: Box::new(one),
                            scale: Box::new(scale),
                            subtract: !increment,
                        },
                        ty,
                        span,
                    );
                }
                self.types.size(target).unwrap_or(1) as i64 * sign
            }
            _ if self.types.is_arithmetic(ty) => sign,
            _ if self.is_complex(ty) => {
                return self.complex_step(e, sign, post, whole).unwrap_or_else(|| Expr::error(span));
            }
            _ => return self.wrong(span, &format!("wrong type argument to {word}")),
        };
        if self.types.quals(e.ty) & types::ATOMIC != 0 && !self.types.is_float(ty) {
            let op = if by < 0 { BinOp::Sub } else { BinOp::Add };
            let amount = Expr::int(by.abs(), if self.types.is_pointer(ty) { Ty::LONG } else { ty }, span);
            return self.atomic_place(Atomic::Rmw { op, nand: false, after: !post }, e, vec![amount], ty, span);
        }
        Expr::new(ExprKind::IncDec { place: Box::new(e), by, post }, ty, whole)
    }

    pub(super) fn binary(&mut self, op: Binary, a: &ast::Expr, b: &ast::Expr, span: Span) -> Expr {
        let at = self.operator(a.span, b.span);
        if matches!(op, Binary::And | Binary::Or) {
            return self.logical(op, a, b, span);
        }
        let x = self.operand(a);
        let y = self.operand(b);
        if x.is_error() || y.is_error() {
            return Expr::error(span);
        }
        let op = bin_op(op);
        if matches!(op, BinOp::Eq | BinOp::Ne) {
            self.check_zero_character(a, &y, at);
            self.check_zero_character(b, &x, at);
        }
        let e = match op {
            _ if self.either_complex(x.ty, y.ty) => {
                let refused = (x.clone(), y.clone());
                match self.complex_binary(op, x, y, at) {
                    Some(e) => e,
                    None => self.invalid(op, &refused.0, &refused.1, at),
                }
            }
            BinOp::Add | BinOp::Sub => self.additive(op, x, y, at),
            _ if op.is_comparison() => self.comparison(op, x, y, at),
            _ => self.plain(op, x, y, at),
        };
        Expr { span, ..e }
    }

    /// `p == '\0'` where `*p` was meant.
    fn check_zero_character(&mut self, zero: &ast::Expr, other: &Expr, at: Span) {
        if matches!(zero.kind, ast::ExprKind::Char { value: 0, .. })
            && self.types.is_pointer(other.ty)
            && self.quiet == 0
        {
            let text = "comparison between pointer and zero character constant";
            let d = Diagnostic::warning(at, "pointer-compare", text);
            self.report(
                d.note(other.span, "did you mean to dereference the pointer?").cure("put `*` before the pointer"),
            );
        }
    }

    fn logical(&mut self, op: Binary, a: &ast::Expr, b: &ast::Expr, span: Span) -> Expr {
        let x = self.operand(a);
        let x = self.condition(x);
        let known = truth(&x);
        let dead = known == Some(op == Binary::Or);
        let y = if dead { self.unevaluated(|c| c.operand(b)) } else { self.operand(b) };
        let y = self.condition(y);
        if dead && !x.effects {
            return Expr::int(i64::from(op == Binary::Or), Ty::INT, span);
        }
        if let (Some(p), Some(q)) = (known, truth(&y)) {
            let v = if op == Binary::Or { p || q } else { p && q };
            return Expr::int(i64::from(v), Ty::INT, span);
        }
        let kind = if op == Binary::Or {
            ExprKind::Or(Box::new(x), Box::new(y))
        } else {
            ExprKind::And(Box::new(x), Box::new(y))
        };
        Expr::new(kind, Ty::INT, span)
    }

    fn invalid(&mut self, op: BinOp, x: &Expr, y: &Expr, at: Span) -> Expr {
        let text = format!(
            "invalid operands to binary {} (have {} and {})",
            spelling(op),
            self.types.quote(x.ty),
            self.types.quote(y.ty)
        );
        self.error(at, text);
        Expr::error(at)
    }

    /// Operators on two numbers.
    fn plain(&mut self, op: BinOp, x: Expr, y: Expr, at: Span) -> Expr {
        let integers = self.types.is_integer(x.ty) && self.types.is_integer(y.ty);
        let numbers = self.types.is_arithmetic(x.ty) && self.types.is_arithmetic(y.ty);
        let ok = match op {
            BinOp::Mul | BinOp::Div | BinOp::Add | BinOp::Sub => numbers,
            _ => integers,
        };
        if !ok {
            return self.invalid(op, &x, &y, at);
        }
        if matches!(op, BinOp::Shl | BinOp::Shr) {
            let x = self.promote(x);
            let y = self.promote(y);
            let ty = x.ty;
            self.check_shift(op, &y, ty, at);
            if op == BinOp::Shl {
                self.check_shift_overflow(&x, &y, ty, at);
            }
            return self.arith(op, x, y, ty, at);
        }
        let ty = self.common(&x, &y);
        // Of two integers it is told where they are folded.
        if op == BinOp::Div && y.as_int() == Some(0) && self.types.is_float(ty) && self.quiet == 0 {
            self.warn(at, "div-by-zero", "division by zero");
        }
        let x = self.convert(x, ty);
        let y = self.convert(y, ty);
        self.arith(op, x, y, ty, at)
    }

    fn additive(&mut self, op: BinOp, x: Expr, y: Expr, at: Span) -> Expr {
        let (px, py) = (self.types.pointee(x.ty), self.types.pointee(y.ty));
        match (px, py) {
            (None, None) => self.plain(op, x, y, at),
            (Some(_), None) if self.types.is_integer(y.ty) => self.pointer_add(x, y, op == BinOp::Sub, at),
            (None, Some(_)) if op == BinOp::Add && self.types.is_integer(x.ty) => self.pointer_add(y, x, false, at),
            (Some(a), Some(b)) if op == BinOp::Sub => {
                if !self.similar(a, b) {
                    return self.invalid(op, &x, &y, at);
                }
                if !self.types.is_complete(a) && !self.types.is_void(a) && !self.types.is_function(a) {
                    let text = format!("arithmetic on pointer to an incomplete type {}", self.types.quote(a));
                    return self.wrong(at, &text);
                }
                let scale = self.size_expr(a, at);
                let scale = self.convert(scale, Ty::LONG);
                if let (Some(l), Some(r), Some(s)) = (x.as_int(), y.as_int(), scale.as_int())
                    && s != 0
                {
                    return Expr::int(l.wrapping_sub(r) / s, Ty::LONG, at);
                }
                Expr::new(
                    ExprKind::PtrDiff { left: Box::new(x), right: Box::new(y), scale: Box::new(scale) },
                    Ty::LONG,
                    at,
                )
            }
            _ => self.invalid(op, &x, &y, at),
        }
    }

    /// `pointer + index` (or minus), scaled by what it points to.
    pub(super) fn pointer_add(&mut self, pointer: Expr, index: Expr, subtract: bool, at: Span) -> Expr {
        let ty = pointer.ty;
        let target = self.types.pointee(ty).unwrap_or(Ty::CHAR);
        if !self.types.is_complete(target)
            && !self.types.is_void(target)
            && !self.types.is_function(target)
            && !self.types.is_error(target)
        {
            let text = format!("invalid use of undefined type '{}'", self.types.name(target));
            self.error(at, text);
            return Expr::error(at);
        }
        let scale = self.size_expr(target, at);
        let scale = self.convert(scale, Ty::LONG);
        let unsigned_long = self.types.int(index.ty) == Some((8, false));
        let index = if unsigned_long { Expr { ty: Ty::LONG, ..index } } else { self.convert(index, Ty::LONG) };
        if let (Some(p), Some(i), Some(s)) = (pointer.as_int(), index.as_int(), scale.as_int()) {
            let d = i.wrapping_mul(s);
            let v = if subtract { p.wrapping_sub(d) } else { p.wrapping_add(d) };
            return Expr::int(v, ty, at);
        }
        Expr::new(
            ExprKind::PtrAdd { pointer: Box::new(pointer), index: Box::new(index), scale: Box::new(scale), subtract },
            ty,
            at,
        )
    }

    fn comparison(&mut self, op: BinOp, x: Expr, y: Expr, at: Span) -> Expr {
        let (px, py) = (self.types.pointee(x.ty), self.types.pointee(y.ty));
        match (px, py) {
            (None, None) => {
                if !self.types.is_arithmetic(x.ty) || !self.types.is_arithmetic(y.ty) {
                    return self.invalid(op, &x, &y, at);
                }
                let ty = self.common(&x, &y);
                let x = self.convert(x, ty);
                let y = self.convert(y, ty);
                self.arith(op, x, y, Ty::INT, at)
            }
            (Some(a), Some(b)) => {
                let void = self.types.is_void(a) || self.types.is_void(b);
                let null = self.is_null(&x) || self.is_null(&y);
                // Which of two is equal, any address has an answer to; which is less, only those of one type.
                let apart = !matches!(op, BinOp::Eq | BinOp::Ne) || !null && !void;
                if apart && !self.same_target(a, b) {
                    self.warn_plain(at, "comparison of distinct pointer types lacks a cast");
                }
                self.arith(op, x, y, Ty::INT, at)
            }
            (Some(_), None) if self.types.is_integer(y.ty) => {
                if !self.is_null(&y) {
                    self.warn_plain(at, "comparison between pointer and integer");
                }
                let wide = self.convert(y, Ty::LONG);
                let y = self.convert(wide, x.ty);
                self.arith(op, x, y, Ty::INT, at)
            }
            (None, Some(_)) if self.types.is_integer(x.ty) => {
                if !self.is_null(&x) {
                    self.warn_plain(at, "comparison between pointer and integer");
                }
                let wide = self.convert(x, Ty::LONG);
                let x = self.convert(wide, y.ty);
                self.arith(op, x, y, Ty::INT, at)
            }
            _ => self.invalid(op, &x, &y, at),
        }
    }

    pub(super) fn assignment(&mut self, op: Option<Binary>, target: &ast::Expr, value: &ast::Expr, span: Span) -> Expr {
        let place = self.expr(target);
        let v = self.value(value);
        let at = self.operator(target.span, value.span);
        if v.is_error() && place.is_error() {
            return Expr::error(span);
        }
        if place.is_error() || !self.modifiable(&place, target, "left operand of assignment", "assignment", at) {
            return Expr::error(span);
        }
        let ty = self.types.bare(place.ty);
        if v.is_error() {
            return Expr::error(span);
        }
        let atomic = self.types.quals(place.ty) & types::ATOMIC != 0 && self.types.is_scalar(ty);
        let Some(op) = op else {
            if !self.types.is_complete(ty) {
                let text = format!("invalid use of undefined type '{}'", self.types.name(ty));
                self.error(at, text);
                return Expr::error(span);
            }
            let near = value.span;
            let over = matches!(place.kind, ExprKind::Member { bits: Some(b), .. } if self.overflows_field(&v, ty, b.width.into(), near));
            self.quiet += u32::from(over);
            let v = self.assign_convert(v, ty, &For::Assign, at);
            self.quiet -= u32::from(over);
            if v.is_error() {
                return Expr::error(span);
            }
            if atomic {
                return self.atomic_place(Atomic::Store, place, vec![v], ty, span);
            }
            return Expr::new(ExprKind::Assign { place: Box::new(place), value: Box::new(v) }, ty, span);
        };
        if self.types.is_void(v.ty) {
            return self.wrong(at, "void value not ignored as it ought to be");
        }
        let op = bin_op(op);
        if self.either_complex(ty, v.ty) {
            let left = Expr::new(ExprKind::Load(Box::new(place.clone())), ty, span);
            let refused = v.clone();
            return match self.complex_assignment(op, place, v, at, span) {
                Some(e) => e,
                None => self.invalid(op, &left, &refused, at),
            };
        }
        if let Some(pointee) = self.types.pointee(ty) {
            if !matches!(op, BinOp::Add | BinOp::Sub) || !self.types.is_integer(v.ty) {
                if matches!(op, BinOp::Add | BinOp::Sub) && self.types.is_pointer(v.ty) && op == BinOp::Sub {
                    // p -= q: an integer stored into a pointer.
                    let left = Expr::new(ExprKind::Load(Box::new(place.clone())), ty, span);
                    let diff = self.additive(op, left, v, at);
                    let diff = self.assign_convert(diff, ty, &For::Assign, at);
                    return Expr::new(ExprKind::Assign { place: Box::new(place), value: Box::new(diff) }, ty, span);
                }
                let left = Expr::new(ExprKind::Load(Box::new(place)), ty, span);
                return self.invalid(op, &left, &v, at);
            }
            if !self.types.is_complete(pointee) && !self.types.is_void(pointee) && !self.types.is_function(pointee) {
                let text = format!("invalid use of undefined type '{}'", self.types.name(pointee));
                return self.wrong(at, &text);
            }
            let scale = self.size_expr(pointee, at);
            let scale = self.convert(scale, Ty::LONG);
            let index = self.convert(v, Ty::LONG);
            if atomic {
                let amount = self.arith(BinOp::Mul, index, scale, Ty::LONG, at);
                let kind = Atomic::Rmw { op, nand: false, after: true };
                return self.atomic_place(kind, place, vec![amount], ty, span);
            }
            return Expr::new(
                ExprKind::AssignPtr {
                    place: Box::new(place),
                    index: Box::new(index),
                    scale: Box::new(scale),
                    subtract: op == BinOp::Sub,
                },
                ty,
                span,
            );
        }
        let integers = self.types.is_integer(ty) && self.types.is_integer(v.ty);
        let numbers = self.types.is_arithmetic(ty) && self.types.is_arithmetic(v.ty);
        let ok = match op {
            BinOp::Add | BinOp::Sub | BinOp::Mul | BinOp::Div => numbers,
            _ => integers,
        };
        let left = Expr::new(ExprKind::Load(Box::new(place)), ty, span);
        if !ok && op == BinOp::Add && self.types.is_integer(ty) && self.types.is_pointer(v.ty) {
            // i += p: the sum is a pointer, and is stored into an integer.
            let ExprKind::Load(place) = left.kind.clone() else { return Expr::error(span) };
            let sum = self.additive(op, left, v, at);
            let sum = self.assign_convert(sum, ty, &For::Assign, at);
            return Expr::new(ExprKind::Assign { place, value: Box::new(sum) }, ty, span);
        }
        if !ok {
            return self.invalid(op, &left, &v, at);
        }
        let (common, v) = if matches!(op, BinOp::Shl | BinOp::Shr) {
            let v = self.promote(v);
            let promoted = self.promoted_of(&left);
            self.check_shift(op, &v, promoted, at);
            (promoted, v)
        } else {
            let common = self.common(&left, &v);
            if matches!(op, BinOp::Div | BinOp::Rem) && v.as_int() == Some(0) && self.quiet == 0 {
                self.warn(at, "div-by-zero", "division by zero");
            }
            (common, self.convert(v, common))
        };
        let ExprKind::Load(place) = left.kind else { return Expr::error(span) };
        if atomic && integers {
            let amount = self.convert(v, if self.types.rank(common) > self.types.rank(ty) { common } else { ty });
            let kind = Atomic::Rmw { op, nand: false, after: true };
            return self.atomic_place(kind, *place, vec![amount], ty, span);
        }
        Expr::new(ExprKind::AssignOp { op, place, value: Box::new(v), common }, ty, span)
    }

    pub(super) fn conditional(
        &mut self,
        condition: &ast::Expr,
        then: Option<&ast::Expr>,
        otherwise: &ast::Expr,
        span: Span,
    ) -> Expr {
        let c = self.operand(condition);
        let c = self.condition(c);
        let known = truth(&c);
        let Some(then) = then else { return self.elvis(c, otherwise, span) };
        let x = if known == Some(false) { self.unevaluated(|s| s.value(then)) } else { self.value(then) };
        let y = if known == Some(true) { self.unevaluated(|s| s.value(otherwise)) } else { self.value(otherwise) };
        if x.is_error() || y.is_error() {
            return Expr::error(span);
        }
        let at = self.operator(condition.span, then.span);
        let colon = self.operator(then.span, otherwise.span);
        let Some(ty) = self.conditional_type(&x, &y, if colon == then.span { at } else { colon }) else {
            return Expr::error(span);
        };
        let (x, y) = (self.branch_value(x, ty), self.branch_value(y, ty));
        if let Some(k) = known
            && !c.effects
        {
            let chosen = if k { x } else { y };
            // Not an lvalue, even if the branch was one.
            return Expr { span, ..chosen };
        }
        Expr::new(ExprKind::Conditional(Box::new(c), Box::new(x), Box::new(y)), ty, span)
    }

    fn branch_value(&mut self, e: Expr, ty: Ty) -> Expr {
        if self.types.is_void(ty) {
            return Expr { ty: Ty::VOID, ..e };
        }
        if self.types.is_pointer(ty) && self.types.is_integer(e.ty) {
            let wide = self.convert(e, Ty::LONG);
            return self.convert(wide, ty);
        }
        self.convert(e, ty)
    }

    fn conditional_type(&mut self, x: &Expr, y: &Expr, at: Span) -> Option<Ty> {
        let (kx, ky) = (self.types.kind(x.ty).clone(), self.types.kind(y.ty).clone());
        match (kx, ky) {
            _ if self.either_complex(x.ty, y.ty) => Some(self.complex_common(x.ty, y.ty)),
            _ if self.types.is_arithmetic(x.ty) && self.types.is_arithmetic(y.ty) => Some(self.common(x, y)),
            (Kind::Void, _) | (_, Kind::Void) => Some(Ty::VOID),
            (Kind::Record(a), Kind::Record(b)) if a == b => Some(self.types.bare(x.ty)),
            (Kind::Pointer(a), Kind::Pointer(b)) => {
                if self.is_null(x) {
                    return Some(y.ty);
                }
                if self.is_null(y) {
                    return Some(x.ty);
                }
                let q = self.types.quals(a) | self.types.quals(b);
                if self.types.is_void(a) || self.types.is_void(b) {
                    return Some(self.types.pointer(Ty::VOID.with(q)));
                }
                if self.similar(a, b) {
                    let target = self.types.composite(a.unqual(), b.unqual());
                    return Some(if self.types.is_array(target) || self.types.is_function(target) {
                        x.ty
                    } else {
                        self.types.pointer(target.with(q))
                    });
                }
                self.warn_plain(at, "pointer type mismatch in conditional expression");
                Some(self.types.pointer(Ty::VOID.with(q)))
            }
            (Kind::Pointer(_), _) if self.types.is_integer(y.ty) => {
                if !self.is_null(y) {
                    self.warn_plain(at, "pointer/integer type mismatch in conditional expression");
                }
                Some(x.ty)
            }
            (_, Kind::Pointer(_)) if self.types.is_integer(x.ty) => {
                if !self.is_null(x) {
                    self.warn_plain(at, "pointer/integer type mismatch in conditional expression");
                }
                Some(y.ty)
            }
            _ => {
                self.error(at, "type mismatch in conditional expression");
                None
            }
        }
    }

    /// GNU `a ?: b`: a is evaluated once.
    fn elvis(&mut self, c: Expr, otherwise: &ast::Expr, span: Span) -> Expr {
        let y = self.value(otherwise);
        if y.is_error() {
            return y;
        }
        if let Some(k) = truth(&c) {
            let Some(ty) = self.conditional_type(&c, &y, span) else { return Expr::error(span) };
            return self.branch_value(if k { c } else { y }, ty);
        }
        let hidden = self.hidden_local(c.ty, span);
        let place = Expr::new(ExprKind::Local(hidden), c.ty, span);
        let kept = Expr::new(ExprKind::Load(Box::new(place)), c.ty, span);
        let Some(ty) = self.conditional_type(&kept, &y, span) else { return Expr::error(span) };
        let (then, otherwise) = (self.branch_value(kept, ty), self.branch_value(y, ty));
        Expr::new(
            ExprKind::Elvis { hidden, condition: Box::new(c), then: Box::new(then), otherwise: Box::new(otherwise) },
            ty,
            span,
        )
    }
}

/// The truth of a constant.
pub(super) fn truth(e: &Expr) -> Option<bool> {
    match &e.kind {
        ExprKind::Int(v) => Some(*v != 0),
        ExprKind::Float(f) => Some(*f != 0.0),
        _ => None,
    }
}

pub(super) fn bin_op(op: Binary) -> BinOp {
    match op {
        Binary::Mul => BinOp::Mul,
        Binary::Div => BinOp::Div,
        Binary::Rem => BinOp::Rem,
        Binary::Add => BinOp::Add,
        Binary::Sub => BinOp::Sub,
        Binary::Shl => BinOp::Shl,
        Binary::Shr => BinOp::Shr,
        Binary::Lt => BinOp::Lt,
        Binary::Gt => BinOp::Gt,
        Binary::Le => BinOp::Le,
        Binary::Ge => BinOp::Ge,
        Binary::Eq => BinOp::Eq,
        Binary::Ne => BinOp::Ne,
        Binary::BitAnd | Binary::And => BinOp::And,
        Binary::BitXor => BinOp::Xor,
        Binary::BitOr | Binary::Or => BinOp::Or,
    }
}

fn spelling(op: BinOp) -> &'static str {
    match op {
        BinOp::Add => "+",
        BinOp::Sub => "-",
        BinOp::Mul => "*",
        BinOp::Div => "/",
        BinOp::Rem => "%",
        BinOp::Shl => "<<",
        BinOp::Shr => ">>",
        BinOp::And => "&",
        BinOp::Xor => "^",
        BinOp::Or => "|",
        BinOp::Eq => "==",
        BinOp::Ne => "!=",
        BinOp::Lt => "<",
        BinOp::Le => "<=",
        BinOp::Gt => ">",
        BinOp::Ge => ">=",
    }
}

/// The local that a place is or is a part of.
fn root(place: &Expr) -> Option<LocalId> {
    match &place.kind {
        ExprKind::Local(l) => Some(*l),
        ExprKind::Member { base, .. } if base.is_place() => root(base),
        ExprKind::Deref(p) => match &p.kind {
            ExprKind::PtrAdd { pointer, .. } => match &pointer.kind {
                ExprKind::AddrOf(inner) => root(inner),
                _ => None,
            },
            _ => None,
        },
        _ => None,
    }
}
