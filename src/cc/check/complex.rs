//! Complex numbers. A complex value is a record of two floats, and lies, is copied and is passed as one; here is what
//! arithmetic makes of it (C11 6.3.1.6 to 6.3.1.8, 6.5, annex G).
//!
//! An operator takes its operands apart, computes the parts and puts them together in a compound literal. Where an
//! operand is itself such a literal of constants nothing is kept and the parts fold: that is how `1.0 + 2.0 * I` may
//! initialise a static object.

use super::super::ast::{self, Unary};
use super::super::tree::{BinOp, Expr, ExprKind, Init, Linkage, Store, UnOp};
use super::super::types::{FnTy, Ty};
use super::Check;
use crate::source::Span;

/// An operand taken apart: what must be evaluated first, then its parts, which may be read repeatedly. A real number has no
/// imaginary part.
struct Parts {
    first: Vec<Expr>,
    re: Expr,
    im: Option<Expr>,
}

impl Check<'_> {
    pub(super) fn is_complex(&self, ty: Ty) -> bool {
        self.types.complex_part(ty).is_some()
    }

    /// Real or complex.
    fn is_number(&self, ty: Ty) -> bool {
        self.types.is_arithmetic(ty) || self.is_complex(ty)
    }

    /// Whether an operator on these is one on complex numbers.
    pub(super) fn either_complex(&self, a: Ty, b: Ty) -> bool {
        self.is_number(a) && self.is_number(b) && (self.is_complex(a) || self.is_complex(b))
    }

    /// `re + im * i`
    pub(super) fn complex(&mut self, re: Expr, im: Expr, ty: Ty, span: Span) -> Expr {
        let Some(part) = self.types.complex_part(ty) else { return Expr::error(span) };
        let size = self.types.size(part).unwrap_or(8);
        let (re, im) = (self.convert(re, part), self.convert(im, part));
        let local = self.hidden_local(ty, span);
        let store = |offset, value| Store { offset, bits: None, ty: part, value };
        let init = Init::Parts { zero: false, image: None, stores: vec![store(0, re), store(size, im)] };
        let literal = Expr::new(ExprKind::Literal { local, init: Box::new(init) }, ty, span);
        Expr::new(ExprKind::Load(Box::new(literal)), ty, span)
    }

    /// The common type of two operands, at least one of them complex.
    pub(super) fn complex_common(&self, a: Ty, b: Ty) -> Ty {
        let part = |t: Ty| {
            let t = self.types.complex_part(t).unwrap_or(t);
            if self.types.is_float(t) { self.types.canon(t.unqual()) } else { Ty::FLOAT }
        };
        match part(a).max(part(b)) {
            Ty::FLOAT => Ty::CFLOAT,
            Ty::DOUBLE => Ty::CDOUBLE,
            _ => Ty::CLDOUBLE,
        }
    }

    /// Takes a number apart; its parts come in type `part`.
    fn parts(&mut self, e: Expr, part: Ty) -> Parts {
        let span = e.span;
        let Some(own) = self.types.complex_part(e.ty) else {
            let e = self.convert(e, part);
            return match self.repeatable(&e) {
                true => Parts { first: Vec::new(), re: e, im: None },
                false => {
                    let (set, read) = self.once(e);
                    Parts { first: vec![set], re: read, im: None }
                }
            };
        };
        if let Some((re, im)) = self.constant_parts(&e) {
            let (re, im) = (self.convert(re, part), self.convert(im, part));
            return Parts { first: Vec::new(), re, im: Some(im) };
        }
        let (first, kept) = if self.repeatable(&e) {
            (Vec::new(), e)
        } else {
            let (set, read) = self.once(e);
            (vec![set], read)
        };
        let ExprKind::Load(place) = kept.kind else { return Parts { first, re: Expr::error(span), im: None } };
        let size = self.types.size(own).unwrap_or(8);
        let mut member = |offset| {
            let kind = ExprKind::Member { base: place.clone(), offset, bits: None };
            let read = Expr::new(ExprKind::Load(Box::new(Expr::new(kind, own, span))), own, span);
            self.convert(read, part)
        };
        let (re, im) = (member(0), member(size));
        Parts { first, re, im: Some(im) }
    }

    /// The parts of a literal made of constants.
    fn constant_parts(&self, e: &Expr) -> Option<(Expr, Expr)> {
        let ExprKind::Load(place) = &e.kind else { return None };
        let ExprKind::Literal { init, .. } = &place.kind else { return None };
        let Init::Parts { stores, .. } = &**init else { return None };
        match &stores[..] {
            [re, im] if [re, im].iter().all(|s| matches!(s.value.kind, ExprKind::Float(_))) => {
                Some((re.value.clone(), im.value.clone()))
            }
            _ => None,
        }
    }

    /// Whether reading it twice is as good as once: a constant or a variable.
    fn repeatable(&self, e: &Expr) -> bool {
        match &e.kind {
            ExprKind::Int(_) | ExprKind::Float(_) => true,
            ExprKind::Load(place) => simple_place(place),
            ExprKind::Cast(a) => self.types.is_arithmetic(a.ty) && self.repeatable(a),
            _ => false,
        }
    }

    fn in_order(&self, first: Vec<Expr>, last: Expr) -> Expr {
        first.into_iter().rev().fold(last, |last, e| {
            let (ty, span) = (last.ty, last.span);
            Expr::new(ExprKind::Comma(Box::new(e), Box::new(last)), ty, span)
        })
    }

    /// A conversion with a complex type on either side; None: neither is, or it is none between numbers.
    pub(super) fn complex_convert(&mut self, e: &Expr, to: Ty) -> Option<Expr> {
        let span = e.span;
        if !self.either_complex(e.ty, to) {
            return None;
        }
        let part = self.types.complex_part(to);
        let p = self.parts(e.clone(), part.or(self.types.complex_part(e.ty)).unwrap_or(Ty::DOUBLE));
        let value = match (part, p.im) {
            (Some(_), im) => {
                let im = im.unwrap_or_else(|| Expr::new(ExprKind::Float(0.0), Ty::DOUBLE, span));
                self.complex(p.re, im, to, span)
            }
            (None, Some(im)) if self.types.canon(to.unqual()) == Ty::BOOL => {
                let some = self.is_not_zero(p.re, im, span);
                self.convert(some, to)
            }
            (None, _) => self.convert(p.re, to),
        };
        Some(self.in_order(p.first, value))
    }

    fn is_not_zero(&mut self, re: Expr, im: Expr, span: Span) -> Expr {
        let zero = |ty| Expr::new(ExprKind::Float(0.0), ty, span);
        let (x, y) = (zero(re.ty), zero(im.ty));
        let (a, b) = (self.arith(BinOp::Ne, re, x, Ty::INT, span), self.arith(BinOp::Ne, im, y, Ty::INT, span));
        Expr::new(ExprKind::Or(Box::new(a), Box::new(b)), Ty::INT, span)
    }

    /// A complex number where a truth value is wanted.
    pub(super) fn complex_truth(&mut self, e: Expr) -> Expr {
        let span = e.span;
        let part = self.types.complex_part(e.ty).unwrap_or(Ty::DOUBLE);
        let p = self.parts(e, part);
        let Some(im) = p.im else { return p.re };
        let truth = self.is_not_zero(p.re, im, span);
        self.in_order(p.first, truth)
    }

    /// `-z`, `+z` and the conjugate, `~z`.
    pub(super) fn complex_unary(&mut self, op: Unary, v: Expr, span: Span) -> Expr {
        let ty = v.ty;
        let part = self.types.complex_part(ty).unwrap_or(Ty::DOUBLE);
        let p = self.parts(v, part);
        let (re, Some(im)) = (p.re, p.im) else { return Expr::error(span) };
        let re = if op == Unary::Neg { self.unary_op(UnOp::Neg, re, part, span) } else { re };
        let im = if op == Unary::Plus { im } else { self.unary_op(UnOp::Neg, im, part, span) };
        let value = self.complex(re, im, ty, span);
        self.in_order(p.first, value)
    }

    /// `__real__ z` and `__imag__ z`: of a place, a place.
    pub(super) fn complex_part(&mut self, imaginary: bool, a: &ast::Expr, span: Span) -> Expr {
        let e = self.expr(a);
        if e.is_error() {
            return e;
        }
        let Some(part) = self.types.complex_part(e.ty) else {
            if !imaginary && e.is_place() && self.types.is_arithmetic(e.ty) {
                return Expr { span, ..e };
            }
            let v = self.rvalue(e);
            if !self.types.is_arithmetic(v.ty) {
                let word = if imaginary { "__imag" } else { "__real" };
                self.error(span, format!("wrong type argument to {word}"));
                return Expr::error(span);
            }
            if !imaginary {
                return Expr { span, ..v };
            }
            let zero = Expr::int(0, Ty::INT, span);
            let zero = self.convert(zero, v.ty);
            return self.in_order(vec![v], zero);
        };
        let offset = if imaginary { self.types.size(part).unwrap_or(8) } else { 0 };
        let part = part.with(self.types.quals(e.ty));
        Expr::new(ExprKind::Member { base: Box::new(e), offset, bits: None }, part, span)
    }

    /// An operator on numbers of which at least one is complex. None: it has none for them.
    pub(super) fn complex_binary(&mut self, op: BinOp, x: Expr, y: Expr, at: Span) -> Option<Expr> {
        if !matches!(op, BinOp::Add | BinOp::Sub | BinOp::Mul | BinOp::Div | BinOp::Eq | BinOp::Ne) {
            return None;
        }
        let ty = self.complex_common(x.ty, y.ty);
        let part = self.types.complex_part(ty)?;
        let (a, b) = (self.parts(x, part), self.parts(y, part));
        let first: Vec<Expr> = a.first.into_iter().chain(b.first).collect();
        let zero = Expr::new(ExprKind::Float(0.0), part, at);
        let value = match op {
            BinOp::Eq | BinOp::Ne => {
                let (x, y) = (a.im.unwrap_or(zero.clone()), b.im.unwrap_or(zero));
                let re = self.arith(op, a.re, b.re, Ty::INT, at);
                let im = self.arith(op, x, y, Ty::INT, at);
                let pair = (Box::new(re), Box::new(im));
                let kind = if op == BinOp::Eq { ExprKind::And(pair.0, pair.1) } else { ExprKind::Or(pair.0, pair.1) };
                Expr::new(kind, Ty::INT, at)
            }
            BinOp::Add | BinOp::Sub => {
                let re = self.arith(op, a.re, b.re, part, at);
                let im = match (a.im, b.im) {
                    (Some(x), Some(y)) => self.arith(op, x, y, part, at),
                    (None, Some(y)) if op == BinOp::Sub => self.unary_op(UnOp::Neg, y, part, at),
                    (x, y) => x.or(y)?,
                };
                self.complex(re, im, ty, at)
            }
            _ => match (a.im, b.im, op) {
                // A real factor or divisor meets each part by itself.
                (Some(im), None, _) => {
                    let re = self.arith(op, a.re, b.re.clone(), part, at);
                    let im = self.arith(op, im, b.re, part, at);
                    self.complex(re, im, ty, at)
                }
                (None, Some(im), BinOp::Mul) => {
                    let re = self.arith(op, a.re.clone(), b.re, part, at);
                    let im = self.arith(op, a.re, im, part, at);
                    self.complex(re, im, ty, at)
                }
                (x, y, BinOp::Mul) => self.complex_product([a.re, x?, b.re, y?], ty, part, at),
                (x, y, _) => {
                    let args = vec![a.re, x.unwrap_or(zero), b.re, y?];
                    self.complex_helper("div", args, ty, part, at)
                }
            },
        };
        Some(self.in_order(first, value))
    }

    /// `(a + bi)(c + di)`; where that comes out as NaN + NaN i, infinities are looked for (annex G).
    fn complex_product(&mut self, [a, b, c, d]: [Expr; 4], ty: Ty, part: Ty, at: Span) -> Expr {
        let args = vec![a.clone(), b.clone(), c.clone(), d.clone()];
        let mut product = |x: &Expr, y: &Expr| self.arith(BinOp::Mul, x.clone(), y.clone(), part, at);
        let (ac, bd, ad, bc) = (product(&a, &c), product(&b, &d), product(&a, &d), product(&b, &c));
        let re = self.arith(BinOp::Sub, ac, bd, part, at);
        let im = self.arith(BinOp::Add, ad, bc, part, at);
        if let (ExprKind::Float(x), ExprKind::Float(y)) = (&re.kind, &im.kind)
            && !(x.is_nan() && y.is_nan())
        {
            return self.complex(re, im, ty, at);
        }
        let ((set_re, re), (set_im, im)) = (self.once(re), self.once(im));
        let unordered = |c: &mut Self, e: &Expr| c.arith(BinOp::Ne, e.clone(), e.clone(), Ty::INT, at);
        let both = ExprKind::And(Box::new(unordered(self, &re)), Box::new(unordered(self, &im)));
        let helped = self.complex_helper("mul", args, ty, part, at);
        let plain = self.complex(re, im, ty, at);
        let both = Box::new(Expr::new(both, Ty::INT, at));
        let chosen = Expr::new(ExprKind::Conditional(both, Box::new(helped), Box::new(plain)), ty, at);
        self.in_order(vec![set_re, set_im], chosen)
    }

    /// `__muldc3` and its like, by which gcc too multiplies and divides.
    fn complex_helper(&mut self, what: &str, args: Vec<Expr>, ty: Ty, part: Ty, at: Span) -> Expr {
        let mode = match part {
            Ty::FLOAT => "s",
            Ty::DOUBLE => "d",
            _ => "x",
        };
        let name = ast::Name::from(format!("__{what}{mode}c3"));
        let sym = match self.externs.get(&name) {
            Some(s) => *s,
            None => {
                let f = FnTy { ret: ty, params: vec![part; 4], variadic: false, proto: true };
                let f = self.types.function(f);
                let s = self.new_symbol(&name, f, at, Linkage::External);
                self.externs.insert(name, s);
                s
            }
        };
        self.use_symbol(sym, at);
        let f = self.symbols[sym as usize].ty;
        let pointer = self.types.pointer(f);
        let callee = Box::new(Expr::new(ExprKind::Function(sym), pointer, at));
        Expr::new(ExprKind::Call { callee, args, named: 4, prototyped: true }, ty, at)
    }

    /// `place op= v` where one of the two is complex.
    pub(super) fn complex_assignment(&mut self, op: BinOp, place: Expr, v: Expr, at: Span, span: Span) -> Option<Expr> {
        let ty = self.types.bare(place.ty);
        let (first, place) = self.settled(place);
        let left = Expr::new(ExprKind::Load(Box::new(place.clone())), ty, span);
        let sum = self.complex_binary(op, left, v, at)?;
        let sum = self.convert(sum, ty);
        let set = Expr::new(ExprKind::Assign { place: Box::new(place), value: Box::new(sum) }, ty, span);
        Some(self.in_order(first, set))
    }

    /// A place that may be named twice.
    fn settled(&mut self, place: Expr) -> (Vec<Expr>, Expr) {
        if simple_place(&place) {
            return (Vec::new(), place);
        }
        let (ty, span) = (place.ty, place.span);
        let address = self.address(place);
        let (set, read) = self.once(address);
        (vec![set], Expr::new(ExprKind::Deref(Box::new(read)), ty, span))
    }

    /// `++` and `--` move the real part.
    pub(super) fn complex_step(&mut self, place: Expr, by: i64, post: bool, span: Span) -> Option<Expr> {
        let ty = self.types.bare(place.ty);
        let one = Expr::int(by, Ty::INT, span);
        if !post {
            return self.complex_assignment(BinOp::Add, place, one, span, span);
        }
        let (mut first, place) = self.settled(place);
        let old = Expr::new(ExprKind::Load(Box::new(place.clone())), ty, span);
        let (set, old) = self.once(old);
        first.push(set);
        first.push(self.complex_assignment(BinOp::Add, place, one, span, span)?);
        Some(self.in_order(first, old))
    }
}

/// A variable, or a member of one.
fn simple_place(place: &Expr) -> bool {
    match &place.kind {
        ExprKind::Local(_) | ExprKind::Global(_) => true,
        ExprKind::Member { base, bits: None, .. } => simple_place(base),
        _ => false,
    }
}
