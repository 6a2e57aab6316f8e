//! Constants: folding with the right width and sign, gcc's overflow warnings, and the values of static initialisers.

use super::super::tree::{BinOp, Expr, ExprKind, Image, Init, SymId, Target, UnOp};
use super::super::types::{Float, Kind, Ty, Types};
use super::Check;
use crate::source::Span;

/// A value known before the program runs.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    Int(i64),
    Float(f64),
    /// An address, known to the linker.
    Address(Target, i64),
    /// The bytes of a record.
    Bytes(Image),
}

/// An integer as its type keeps it: cut to `size` bytes, then sign- or zero-extended.
#[must_use]
pub(super) fn canon(v: i64, size: u8, signed: bool) -> i64 {
    match (size, signed) {
        (1, true) => i64::from(v as i8),
        (1, false) => i64::from(v as u8),
        (2, true) => i64::from(v as i16),
        (2, false) => i64::from(v as u16),
        (4, true) => i64::from(v as i32),
        (4, false) => i64::from(v as u32),
        _ => v,
    }
}

/// An integer as a bit-field of this width keeps it.
fn cut(v: i64, width: u8, signed: bool) -> i64 {
    let up = 64 - u32::from(width);
    if signed { v << up >> up } else { ((v as u64) << up >> up) as i64 }
}

pub(super) fn show(v: i64, signed: bool) -> String {
    if signed { v.to_string() } else { (v as u64).to_string() }
}

/// A floating constant as gcc's messages show it: `1.0e+10`.
pub(super) fn show_float(f: f64) -> String {
    if !f.is_finite() {
        return if f.is_nan() {
            "NaN".into()
        } else if f > 0.0 {
            "Inf".into()
        } else {
            "-Inf".into()
        };
    }
    let s = format!("{f:e}");
    let (mantissa, exp) = s.split_once('e').unwrap_or((&s, "0"));
    let mantissa = if mantissa.contains('.') { mantissa.to_string() } else { format!("{mantissa}.0") };
    let exp: i32 = exp.parse().unwrap_or(0);
    format!("{mantissa}e{}{}", if exp < 0 { '-' } else { '+' }, exp.abs())
}

/// A cast of a constant, when its result is constant too.
pub(super) fn fold_cast(types: &Types, e: &Expr, to: Ty) -> Option<Expr> {
    let kind = match (&e.kind, types.kind(to)) {
        (ExprKind::Int(v), Kind::Bool) => ExprKind::Int(i64::from(*v != 0)),
        (ExprKind::Float(v), Kind::Bool) => ExprKind::Int(i64::from(*v != 0.0)),
        (ExprKind::Int(v), Kind::Int(_) | Kind::Enum(_)) => {
            let (size, signed) = types.int(to)?;
            let v = types.field(to).map_or(*v, |(width, signed)| cut(*v, width, signed));
            ExprKind::Int(canon(v, size, signed))
        }
        (ExprKind::Int(v), Kind::Pointer(_)) => ExprKind::Int(*v),
        (ExprKind::Int(v), Kind::Float(f)) => {
            let signed = types.int(e.ty).is_none_or(|(_, s)| s);
            let d = if signed { *v as f64 } else { *v as u64 as f64 };
            let d = if *f == Float::Float {
                if signed { f64::from(*v as f32) } else { f64::from(*v as u64 as f32) }
            } else {
                d
            };
            ExprKind::Float(d)
        }
        (ExprKind::Float(v), Kind::Int(_) | Kind::Enum(_)) => {
            let (size, signed) = types.int(to)?;
            // As gcc folds it: out of range gives the nearest value of the type.
            let v = match (size, signed) {
                (8, true) => *v as i64,
                (8, false) => *v as u64 as i64,
                (4, true) => i64::from(*v as i32),
                (4, false) => i64::from(*v as u32),
                (2, true) => i64::from(*v as i16),
                (2, false) => i64::from(*v as u16),
                (_, true) => i64::from(*v as i8),
                (_, false) => i64::from(*v as u8),
            };
            ExprKind::Int(v)
        }
        (ExprKind::Float(v), Kind::Float(f)) => {
            ExprKind::Float(if *f == Float::Float { f64::from(*v as f32) } else { *v })
        }
        _ => return None,
    };
    Some(Expr::new(kind, to, e.span))
}

/// The exact result of an integer operation and whether the type holds it. None: division by zero.
fn integer(op: BinOp, a: i64, b: i64, size: u8, signed: bool) -> Option<(i64, bool)> {
    let wide = |v: i64| if signed { i128::from(v) } else { i128::from(v as u64) };
    let (x, y) = (wide(a), wide(b));
    let exact = match op {
        BinOp::Add => x + y,
        BinOp::Sub => x - y,
        BinOp::Mul => x.checked_mul(y).unwrap_or(i128::MAX),
        BinOp::Div if y == 0 => return None,
        BinOp::Rem if y == 0 => return None,
        BinOp::Div => x / y,
        BinOp::Rem => x % y,
        BinOp::And => x & y,
        BinOp::Or => x | y,
        BinOp::Xor => x ^ y,
        BinOp::Eq => return Some((i64::from(x == y), false)),
        BinOp::Ne => return Some((i64::from(x != y), false)),
        BinOp::Lt => return Some((i64::from(x < y), false)),
        BinOp::Le => return Some((i64::from(x <= y), false)),
        BinOp::Gt => return Some((i64::from(x > y), false)),
        BinOp::Ge => return Some((i64::from(x >= y), false)),
        BinOp::Shl | BinOp::Shr => return None,
    };
    let wrapped = match op {
        BinOp::Mul => a.wrapping_mul(b),
        _ => exact as i64,
    };
    let result = canon(wrapped, size, signed);
    Some((result, wide(result) != exact))
}

/// The functions of math.h that may stand in an initialiser.
fn computed(name: &str, args: &[f64]) -> Option<f64> {
    Some(match (name, args) {
        ("sin", [x]) => libm::sin(*x),
        ("cos", [x]) => libm::cos(*x),
        ("tan", [x]) => libm::tan(*x),
        ("asin", [x]) => libm::asin(*x),
        ("acos", [x]) => libm::acos(*x),
        ("atan", [x]) => libm::atan(*x),
        ("exp", [x]) => libm::exp(*x),
        ("log", [x]) => libm::log(*x),
        ("log2", [x]) => libm::log2(*x),
        ("log10", [x]) => libm::log10(*x),
        ("sqrt", [x]) => x.sqrt(),
        ("cbrt", [x]) => libm::cbrt(*x),
        ("fabs", [x]) => x.abs(),
        ("floor", [x]) => x.floor(),
        ("ceil", [x]) => x.ceil(),
        ("pow", [x, y]) => libm::pow(*x, *y),
        ("atan2", [x, y]) => libm::atan2(*x, *y),
        ("fmod", [x, y]) => x % y,
        ("hypot", [x, y]) => libm::hypot(*x, *y),
        _ => return None,
    })
}

/// More functions of math.h that may be inexact.
fn inexact(name: &str, args: &[f64]) -> Option<f64> {
    Some(match (name, args) {
        ("sinh", [x]) => libm::sinh(*x),
        ("cosh", [x]) => libm::cosh(*x),
        ("tanh", [x]) => libm::tanh(*x),
        ("asinh", [x]) => libm::asinh(*x),
        ("acosh", [x]) => libm::acosh(*x),
        ("atanh", [x]) => libm::atanh(*x),
        ("exp2", [x]) => libm::exp2(*x),
        ("expm1", [x]) => libm::expm1(*x),
        ("log1p", [x]) => libm::log1p(*x),
        ("fdim", [x, y]) if x > y => x - y,
        ("fma", [x, y, z]) => libm::fma(*x, *y, *z),
        _ => return None,
    })
}

impl Check<'_> {
    /// `a op b` when both are constant. Warns of overflow, division by zero and odd shifts.
    pub(super) fn fold_binary(&mut self, op: BinOp, a: &Expr, b: &Expr, ty: Ty, span: Span) -> Option<Expr> {
        if matches!(op, BinOp::Div | BinOp::Rem) && b.as_int() == Some(0) && self.types.is_integer(ty) {
            if self.quiet == 0 {
                self.warn(span, "div-by-zero", "division by zero");
            }
            return None;
        }
        if let (ExprKind::Float(x), ExprKind::Float(y)) = (&a.kind, &b.kind) {
            return self.fold_float(op, *x, *y, a.ty, ty, span);
        }
        let (x, y) = (a.as_int()?, b.as_int()?);
        if matches!(op, BinOp::Shl | BinOp::Shr) {
            return self.fold_shift(op, x, y, ty, span);
        }
        let (size, signed) = self.types.int(a.ty).unwrap_or((8, false));
        let (v, overflow) = integer(op, x, y, size, signed)?;
        if overflow && signed && self.quiet == 0 {
            let text = format!("integer overflow in expression of type {} results in '{v}'", self.types.quote(ty));
            self.warn(span, "overflow", text);
        }
        Some(Expr::int(v, ty, span))
    }

    fn fold_shift(&mut self, op: BinOp, x: i64, y: i64, ty: Ty, span: Span) -> Option<Expr> {
        let (size, signed) = self.types.int(ty)?;
        let bits = i64::from(size) * 8;
        if !(0..bits).contains(&y) {
            return None;
        }
        let v = match (op, signed) {
            (BinOp::Shl, _) => x.wrapping_shl(y as u32),
            (_, true) => x >> y,
            (_, false) => ((x as u64) >> y) as i64,
        };
        Some(Expr::int(canon(v, size, signed), ty, span))
    }

    /// The default warnings about a shift's count.
    pub(super) fn check_shift(&mut self, op: BinOp, count: &Expr, ty: Ty, span: Span) {
        let Some(n) = count.as_int() else { return };
        let width = i64::from(self.types.precision(ty));
        if self.quiet > 0 {
            return;
        }
        let word = if op == BinOp::Shl { "left" } else { "right" };
        let unsigned = self.types.int(count.ty).is_some_and(|(_, s)| !s);
        if n < 0 && !unsigned {
            self.warn(span, "shift-count-negative", format!("{word} shift count is negative"));
        } else if unsigned && n < 0 || n >= width {
            self.warn(span, "shift-count-overflow", format!("{word} shift count >= width of type"));
        }
    }

    /// A constant shifted out of its type; a bit shifted into the sign is let pass, as by gcc.
    pub(super) fn check_shift_overflow(&mut self, value: &Expr, count: &Expr, ty: Ty, span: Span) {
        let (Some(v), Some(n), Some((_, true))) = (value.as_int(), count.as_int(), self.types.int(ty)) else { return };
        let width = i64::from(self.types.precision(ty));
        if self.quiet > 0 || !(0..width).contains(&n) {
            return;
        }
        let bits = i64::from(65 - if v < 0 { v.leading_ones() } else { v.leading_zeros() });
        if bits + n > width + 1 {
            let ty = self.types.quote(ty);
            let needed = bits + n;
            let text =
                format!("result of '{v} << {n}' requires {needed} bits to represent, but {ty} only has {width} bits");
            self.warn(span, "shift-overflow=", text);
        }
    }

    fn fold_float(&mut self, op: BinOp, x: f64, y: f64, operand: Ty, ty: Ty, span: Span) -> Option<Expr> {
        let single = matches!(self.types.kind(operand), Kind::Float(Float::Float));
        let r = match op {
            BinOp::Add => x + y,
            BinOp::Sub => x - y,
            BinOp::Mul => x * y,
            // Not folded: dividing by zero is left to the machine.
            BinOp::Div if y == 0.0 => return None,
            BinOp::Div => x / y,
            _ => {
                let b = match op {
                    BinOp::Eq => x == y,
                    BinOp::Ne => x != y,
                    BinOp::Lt => x < y,
                    BinOp::Le => x <= y,
                    BinOp::Gt => x > y,
                    BinOp::Ge => x >= y,
                    _ => return None,
                };
                return Some(Expr::int(i64::from(b), ty, span));
            }
        };
        let r = if single { f64::from(r as f32) } else { r };
        // What overflows or is invalid is not folded either.
        let raises = r.is_nan() && !x.is_nan() && !y.is_nan() || r.is_infinite() && x.is_finite() && y.is_finite();
        if self.fenv && raises {
            return None;
        }
        Some(Expr::new(ExprKind::Float(r), ty, span))
    }

    pub(super) fn fold_unary(&mut self, op: UnOp, a: &Expr, ty: Ty, span: Span) -> Option<Expr> {
        match (&a.kind, op) {
            (ExprKind::Float(v), UnOp::Neg) => Some(Expr::new(ExprKind::Float(-v), ty, span)),
            (ExprKind::Float(v), UnOp::Not) => Some(Expr::int(i64::from(*v == 0.0), Ty::INT, span)),
            (ExprKind::Int(v), UnOp::Not) => Some(Expr::int(i64::from(*v == 0), Ty::INT, span)),
            (ExprKind::Int(v), _) => {
                let (size, signed) = self.types.int(ty)?;
                let r = if op == UnOp::Neg { v.wrapping_neg() } else { !v };
                let r = canon(r, size, signed);
                if op == UnOp::Neg && signed && r == *v && *v != 0 && self.quiet == 0 {
                    let text = format!(
                        "integer overflow in expression '{v}' of type {} results in '{r}'",
                        self.types.quote(ty)
                    );
                    self.warn(span, "overflow", text);
                }
                Some(Expr::int(r, ty, span))
            }
            _ => None,
        }
    }

    // Static initialisers.

    /// The value of a typed expression before the program runs, if it has one.
    pub(super) fn static_value(&self, e: &Expr) -> Option<Value> {
        match &e.kind {
            ExprKind::Int(v) => Some(Value::Int(*v)),
            ExprKind::Float(f) => Some(Value::Float(*f)),
            ExprKind::Function(s) => Some(Value::Address(Target::Symbol(*s), 0)),
            ExprKind::LabelAddr(l) => Some(Value::Address(Target::Label(self.cx.as_ref()?.sym, *l), 0)),
            ExprKind::AddrOf(place) => self.static_place(place),
            ExprKind::Cast(inner) => self.static_cast(inner, e.ty),
            ExprKind::Load(place) => self.static_load(place, e.ty),
            ExprKind::PtrAdd { pointer, index, scale, subtract } => {
                let n = self.static_int(index)?.wrapping_mul(self.static_int(scale)?);
                let n = if *subtract { n.wrapping_neg() } else { n };
                match self.static_value(pointer)? {
                    Value::Int(v) => Some(Value::Int(v.wrapping_add(n))),
                    Value::Address(t, a) => Some(Value::Address(t, a.wrapping_add(n))),
                    _ => None,
                }
            }
            ExprKind::PtrDiff { left, right, scale } => {
                let scale = self.static_int(scale)?.max(1);
                match (self.static_value(left)?, self.static_value(right)?) {
                    (Value::Address(a, x), Value::Address(b, y)) if a == b => {
                        Some(Value::Int(x.wrapping_sub(y) / scale))
                    }
                    (Value::Int(x), Value::Int(y)) => Some(Value::Int(x.wrapping_sub(y) / scale)),
                    (Value::Address(Target::Label(f, a), 0), Value::Address(Target::Label(_, b), 0)) if scale == 1 => {
                        Some(Value::Address(Target::Difference(f, a, b), 0))
                    }
                    _ => None,
                }
            }
            ExprKind::Call { callee, args, .. } => self.static_call(callee, args),
            ExprKind::Unary(UnOp::Neg, a) if self.types.is_float(e.ty) => match self.static_value(a)? {
                Value::Float(f) => Some(Value::Float(-f)),
                _ => None,
            },
            ExprKind::Binary(op, a, b) => self.static_binary(*op, a, b, e.ty),
            ExprKind::Unary(UnOp::Not, a) => match self.static_value(a)? {
                Value::Address(..) => Some(Value::Int(0)),
                Value::Int(v) => Some(Value::Int(i64::from(v == 0))),
                _ => None,
            },
            ExprKind::Unary(op, a) => {
                let (size, signed) = self.types.int(e.ty)?;
                let v = self.static_int(a)?;
                let r = if *op == UnOp::Neg { v.wrapping_neg() } else { !v };
                Some(Value::Int(canon(r, size, signed)))
            }
            ExprKind::Conditional(c, a, b) => {
                let truth = match self.static_value(c)? {
                    Value::Int(v) => v != 0,
                    Value::Float(f) => f != 0.0,
                    Value::Address(..) => true,
                    Value::Bytes(_) => return None,
                };
                self.static_value(if truth { a } else { b })
            }
            _ => None,
        }
    }

    /// What gcc computes itself: `strlen` of a literal, the mathematics of constants.
    fn static_call(&self, callee: &Expr, args: &[Expr]) -> Option<Value> {
        let ExprKind::Function(f) = callee.kind else { return None };
        let f = self.symbols.get(f as usize)?;
        if f.defined == super::Defined::Yes {
            return None;
        }
        if let ("strlen", [s]) = (&*f.name, args) {
            let Value::Address(Target::Symbol(s), offset) = self.static_value(s)? else { return None };
            let s = self.symbols.get(s as usize).filter(|s| s.literal)?;
            let bytes = s.init.as_ref()?.bytes.get(usize::try_from(offset).ok()?..)?;
            return Some(Value::Int(bytes.iter().position(|b| *b == 0)? as i64));
        }
        let number = |e: &Expr| match self.static_value(e)? {
            Value::Float(f) => Some(f),
            _ => None,
        };
        let r = match args {
            [x] => computed(&f.name, &[number(x)?])?,
            [x, y] => computed(&f.name, &[number(x)?, number(y)?])?,
            _ => return None,
        };
        r.is_finite().then_some(Value::Float(r))
    }

    /// A call of a function of math.h that gcc computes itself although it may be inexact. What underflows is not.
    pub(super) fn fold_call(&self, e: &Expr) -> Option<Expr> {
        let ExprKind::Call { callee, args, .. } = &e.kind else { return None };
        let ExprKind::Function(f) = callee.kind else { return None };
        let f = self.symbols.get(f as usize).filter(|f| f.defined != super::Defined::Yes)?;
        let number = |a: &Expr| match a.kind {
            ExprKind::Float(x) => Some(x),
            _ => None,
        };
        let args: Vec<f64> = args.iter().map(number).collect::<Option<_>>()?;
        let single = matches!(self.types.kind(e.ty), Kind::Float(Float::Float));
        let name = if single { f.name.strip_suffix('f')? } else { &f.name };
        let r = computed(name, &args).or_else(|| inexact(name, &args))?;
        let r = if single { f64::from(r as f32) } else { r };
        let least = if single { f64::from(f32::MIN_POSITIVE) } else { f64::MIN_POSITIVE };
        let vanished = r == 0.0 && matches!(name, "exp" | "exp2" | "pow" | "erfc");
        (r == 0.0 && !vanished || r.abs() >= least && r.is_finite())
            .then(|| Expr::new(ExprKind::Float(r), e.ty, e.span))
    }

    fn static_int(&self, e: &Expr) -> Option<i64> {
        match self.static_value(e)? {
            Value::Int(v) => Some(v),
            _ => None,
        }
    }

    fn static_binary(&self, op: BinOp, a: &Expr, b: &Expr, ty: Ty) -> Option<Value> {
        match (self.static_value(a)?, self.static_value(b)?, op) {
            (Value::Int(x), Value::Int(y), BinOp::Shl | BinOp::Shr) => {
                let (size, signed) = self.types.int(ty)?;
                let v = match (op, signed) {
                    (BinOp::Shl, _) => x.wrapping_shl(y as u32),
                    (_, true) => x.wrapping_shr(y as u32),
                    (_, false) => (x as u64).wrapping_shr(y as u32) as i64,
                };
                Some(Value::Int(canon(v, size, signed)))
            }
            (Value::Int(x), Value::Int(y), _) => {
                let (size, signed) = self.types.int(a.ty).unwrap_or((8, false));
                integer(op, x, y, size, signed).map(|(v, _)| Value::Int(v))
            }
            (Value::Address(t, x), Value::Int(y), BinOp::Add) | (Value::Int(y), Value::Address(t, x), BinOp::Add) => {
                Some(Value::Address(t, x.wrapping_add(y)))
            }
            (Value::Address(t, x), Value::Int(y), BinOp::Sub) => Some(Value::Address(t, x.wrapping_sub(y))),
            (Value::Address(t, x), Value::Address(u, y), BinOp::Sub) if t == u => Some(Value::Int(x.wrapping_sub(y))),
            (Value::Address(..), Value::Int(0), BinOp::Ne) => Some(Value::Int(1)),
            (Value::Address(..), Value::Int(0), BinOp::Eq) => Some(Value::Int(0)),
            (Value::Float(x), Value::Float(y), _) => {
                let r = match op {
                    BinOp::Add => x + y,
                    BinOp::Sub => x - y,
                    BinOp::Mul => x * y,
                    BinOp::Div => x / y,
                    _ => return None,
                };
                let single = matches!(self.types.kind(ty), Kind::Float(Float::Float));
                Some(Value::Float(if single { f64::from(r as f32) } else { r }))
            }
            _ => None,
        }
    }

    fn static_cast(&self, inner: &Expr, to: Ty) -> Option<Value> {
        match self.static_value(inner)? {
            Value::Address(t, a) => {
                let wide = self.types.is_pointer(to)
                    || self.types.int(to).is_some_and(|(size, _)| size == 8)
                    || matches!(t, Target::Difference(..)) && self.types.is_integer(to);
                let truth = matches!(self.types.kind(to), Kind::Bool);
                if truth {
                    return Some(Value::Int(1));
                }
                wide.then_some(Value::Address(t, a))
            }
            v @ (Value::Int(_) | Value::Float(_)) => {
                let kind = match v {
                    Value::Int(v) => ExprKind::Int(v),
                    Value::Float(f) => ExprKind::Float(f),
                    _ => return None,
                };
                let e = Expr::new(kind, inner.ty, inner.span);
                match fold_cast(&self.types, &e, to)?.kind {
                    ExprKind::Int(v) => Some(Value::Int(v)),
                    ExprKind::Float(f) => Some(Value::Float(f)),
                    _ => None,
                }
            }
            Value::Bytes(_) => None,
        }
    }

    /// The address of a place with static storage.
    fn static_place(&self, place: &Expr) -> Option<Value> {
        match &place.kind {
            ExprKind::Global(s) => {
                let sym = self.symbols.get(*s as usize)?;
                (!sym.tls).then_some(Value::Address(Target::Symbol(*s), 0))
            }
            ExprKind::Member { base, offset, bits: None } => match self.static_place(base)? {
                Value::Address(t, a) => Some(Value::Address(t, a.wrapping_add(*offset as i64))),
                Value::Int(v) => Some(Value::Int(v.wrapping_add(*offset as i64))),
                _ => None,
            },
            ExprKind::Deref(p) => match self.static_value(p)? {
                v @ (Value::Address(..) | Value::Int(_)) => Some(v),
                _ => None,
            },
            _ => None,
        }
    }

    /// gcc takes the value of an initialised `const` object, and of a compound literal, for a constant.
    fn static_load(&self, place: &Expr, ty: Ty) -> Option<Value> {
        if let ExprKind::Local(l) = &place.kind {
            return self.cx.as_ref()?.constants.get(l).cloned();
        }
        if let (ExprKind::Literal { init, .. }, true) = (&place.kind, self.is_complex(ty))
            && let Init::Parts { stores, .. } = &**init
        {
            let mut image = Image { bytes: vec![0; self.types.size(ty)? as usize], relocs: Vec::new() };
            return stores.iter().all(|s| self.lay(&mut image, s)).then_some(Value::Bytes(image));
        }
        let (sym, offset) = match self.static_place(place)? {
            Value::Address(Target::Symbol(s), a) => (s, u64::try_from(a).ok()?),
            _ => return None,
        };
        self.image_value(sym, offset, ty)
    }

    fn image_value(&self, sym: SymId, offset: u64, ty: Ty) -> Option<Value> {
        let s = self.symbols.get(sym as usize)?;
        if !s.read_only && !s.name.is_empty() {
            return None;
        }
        let empty = Image::default();
        let image = match (&s.init, s.defined) {
            (Some(i), _) => i,
            (None, super::Defined::Yes) => &empty,
            _ => return None,
        };
        let size = self.types.size(ty)?;
        let byte = |i: u64| image.bytes.get((offset + i) as usize).copied().unwrap_or(0);
        if self.types.is_record(ty) {
            return Some(Value::Bytes(Image {
                bytes: (0..size).map(byte).collect(),
                relocs: image
                    .relocs
                    .iter()
                    .filter(|r| r.at >= offset && r.at < offset + size)
                    .map(|r| super::tree::Reloc { at: r.at - offset, ..r.clone() })
                    .collect(),
            }));
        }
        if let Some(r) = image.relocs.iter().find(|r| r.at == offset) {
            return (size == 8).then_some(Value::Address(r.target, r.addend));
        }
        let mut raw = [0u8; 8];
        for (i, b) in raw.iter_mut().enumerate().take(size.min(8) as usize) {
            *b = byte(i as u64);
        }
        let v = i64::from_le_bytes(raw);
        match self.types.kind(ty) {
            Kind::Float(Float::Float) => Some(Value::Float(f64::from(f32::from_bits(v as u32)))),
            Kind::Float(_) => Some(Value::Float(f64::from_bits(v as u64))),
            _ => {
                let (n, signed) = self.types.int(ty).unwrap_or((8, false));
                Some(Value::Int(canon(v, n, signed)))
            }
        }
    }
}
