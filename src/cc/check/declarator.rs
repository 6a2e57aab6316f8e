//! Specifiers and declarators to types.

use super::super::ast::{self, ArraySize, Derived, Params, Quals, TypeSpec};
use super::super::tree::{BinOp, Expr, ExprKind};
use super::super::types::{self, FnTy, Kind, Len, Ty};
use super::{Check, Entry};
use crate::source::{Diagnostic, Span};

pub(super) fn qual_bits(q: Quals) -> u8 {
    let bit = |on: bool, b: u8| if on { b } else { 0 };
    bit(q.is_const, types::CONST)
        | bit(q.is_volatile, types::VOLATILE)
        | bit(q.is_restrict, types::RESTRICT)
        | bit(q.is_atomic, types::ATOMIC)
}

impl Check<'_> {
    /// The type that specifiers name, qualifiers included.
    pub(super) fn specs(&mut self, s: &ast::Specs) -> Ty {
        let q = qual_bits(s.quals);
        let ty = match &s.ty {
            TypeSpec::Missing => Ty::INT,
            TypeSpec::Basic(b) => types::Types::basic(*b),
            TypeSpec::Record(r) => self.record(r),
            TypeSpec::Enum(e) => self.enumeration(e),
            TypeSpec::Named(id) => match self.lookup(&id.name) {
                Some((Entry::Typedef(t), _)) => *t,
                _ => {
                    self.unknown_type(id);
                    Ty::ERROR
                }
            },
            TypeSpec::TypeofExpr(e) => {
                let e = self.unevaluated(|c| c.expr(e));
                if let ExprKind::Member { bits: Some(_), .. } = e.kind {
                    self.error(e.span, "'typeof' applied to a bit-field");
                }
                e.ty
            }
            TypeSpec::TypeofType(t) => self.type_name(t),
            TypeSpec::Atomic(t) => self.type_name(t).with(types::ATOMIC),
            TypeSpec::VaList => self.types.va_list,
            // `declaration` gives each declarator its initialiser's type.
            TypeSpec::Auto => Ty::INT,
        };
        ty.with(q)
    }

    /// Runs `f` with warnings about evaluation silenced: operands of `sizeof`, dead branches.
    pub(super) fn unevaluated<T>(&mut self, f: impl FnOnce(&mut Self) -> T) -> T {
        self.quiet += 1;
        let r = f(self);
        self.quiet -= 1;
        r
    }

    pub(super) fn type_name(&mut self, t: &ast::TypeName) -> Ty {
        let base = self.specs(&t.specs);
        self.derive(base, &t.declarator.derived, &t.declarator, false)
    }

    /// The type of a struct's member.
    pub(super) fn derived_type(&mut self, base: Ty, d: &ast::Declarator) -> Ty {
        self.derive(base, &d.derived, d, false)
    }

    /// Applies what a declarator derives, from the specifiers' type outwards.
    pub(super) fn derive(&mut self, base: Ty, derived: &[Derived], d: &ast::Declarator, param: bool) -> Ty {
        let mut ty = base;
        for (i, part) in derived.iter().enumerate().rev() {
            let outermost_param = param && i == 0;
            ty = match part {
                Derived::Pointer(q) => {
                    self.check_restrict(ty, d);
                    self.types.pointer(ty).with(qual_bits(*q))
                }
                Derived::Array { size, quals, is_static } => {
                    if !outermost_param && (*is_static || *quals != Quals::default()) {
                        let text = "static or type qualifiers in non-parameter array declarator";
                        self.error(name_span(d), text);
                    }
                    if outermost_param {
                        if let ArraySize::Expr(e) = size {
                            // A parameter array is a pointer; its size is computed for what else it does.
                            let v = self.value(e);
                            if let Some(n @ 1..) = v.as_int() {
                                self.last_array = Some(self.types.array(ty, Len::Known(n as u64)));
                            }
                            if v.effects
                                && !self.in_prototype()
                                && let Some(cx) = &mut self.cx
                            {
                                cx.pending.push(v);
                            }
                        }
                        if self.types.is_void(ty) {
                            self.error(d.span, declared_as(d, "array of voids"));
                            ty = Ty::ERROR;
                        }
                        self.types.pointer(ty).with(qual_bits(*quals))
                    } else {
                        self.array_of(ty, size, d, param)
                    }
                }
                Derived::Function(params) => {
                    let ret = self.checked_return(ty, d);
                    let f = self.prototype(ret, params);
                    self.types.function(f)
                }
            };
        }
        self.check_restrict(ty, d);
        ty
    }

    /// `restrict` is for pointers to objects.
    fn check_restrict(&mut self, ty: Ty, d: &ast::Declarator) {
        if self.types.quals(ty) & types::RESTRICT == 0 {
            return;
        }
        let fits = self.types.pointee(ty).is_some_and(|t| !self.types.is_function(t));
        if !fits && !self.types.is_error(ty) && !self.types.is_array(ty) {
            self.error(name_span(d), "invalid use of 'restrict'");
        }
    }

    pub(super) fn checked_return(&mut self, ty: Ty, d: &ast::Declarator) -> Ty {
        let what = match self.types.kind(ty) {
            Kind::Array(..) => "an array",
            Kind::Function(_) => "a function",
            // Qualifiers of a result mean nothing.
            _ => return self.types.bare(ty),
        };
        let name = d.name.as_ref().map_or("type name", |n| &n.name);
        self.error(name_span(d), format!("'{name}' declared as function returning {what}"));
        Ty::INT
    }

    fn array_of(&mut self, of: Ty, size: &ArraySize, d: &ast::Declarator, proto: bool) -> Ty {
        let name = d.name.as_ref().map_or_else(|| "type name".to_string(), |n| n.name.to_string());
        match self.types.kind(of) {
            Kind::Void => {
                self.error(name_span(d), declared_as(d, "array of voids"));
                return Ty::ERROR;
            }
            Kind::Function(_) => {
                self.error(name_span(d), declared_as(d, "array of functions"));
                return Ty::ERROR;
            }
            Kind::Error => return Ty::ERROR,
            _ => {}
        }
        if !self.types.is_complete(of) && !self.types.variably_modified(of) {
            let message = if self.types.is_array(of) {
                format!("array type has incomplete element type {}", self.types.quote(of))
            } else {
                format!("array type has incomplete element type {}", self.types.quote(of))
            };
            self.error(name_span(d), message);
            return Ty::ERROR;
        }
        let e = match size {
            ArraySize::Unknown => return self.types.array(of, Len::Unknown),
            ArraySize::Star => return self.types.array(of, Len::Star),
            ArraySize::Expr(e) => e,
        };
        let v = self.value(e);
        if v.is_error() {
            return Ty::ERROR;
        }
        if !self.types.is_integer(v.ty) {
            self.error(name_span(d), format!("size of array '{name}' has non-integer type"));
            return Ty::ERROR;
        }
        if let Some(n) = v.as_int() {
            if n < 0 && self.types.int(v.ty).is_some_and(|(_, signed)| signed) {
                self.error(name_span(d), format!("size of array '{name}' is negative"));
                return Ty::ERROR;
            }
            if self.types.size(of).is_some() {
                let bytes = self.types.size(of).unwrap_or(1).max(1).checked_mul(n as u64);
                if bytes.is_none_or(|b| b > i64::MAX as u64) {
                    let text = format!("size of array '{name}' exceeds maximum object size '9223372036854775807'");
                    self.error(name_span(d), text);
                    return Ty::ERROR;
                }
                return self.types.array(of, Len::Known(n as u64));
            }
        }
        if self.at_file_scope() {
            if !proto {
                self.error(name_span(d), format!("variably modified '{name}' at file scope"));
                return Ty::ERROR;
            }
            return self.types.array(of, Len::Star);
        }
        if self.in_prototype() {
            return self.types.array(of, Len::Star);
        }
        // size = (size_t)n * sizeof(element)
        let span = v.span;
        let count = self.convert(v, Ty::ULONG);
        let each = self.size_expr(of, span);
        let bytes = self.arith(BinOp::Mul, count, each, Ty::ULONG, span);
        let hidden = self.hidden_local(Ty::ULONG, span);
        let place = Expr::new(ExprKind::Local(hidden), Ty::ULONG, span);
        let set = Expr::new(ExprKind::Assign { place: Box::new(place), value: Box::new(bytes) }, Ty::ULONG, span);
        if let Some(cx) = &mut self.cx {
            cx.pending.push(set);
        }
        self.types.array(of, Len::Vla(hidden))
    }

    fn in_prototype(&self) -> bool {
        self.scopes.last().is_some_and(|s| s.is_prototype)
    }

    /// The size of a type as an expression: constant, or what a variable length array's hidden local holds.
    pub(super) fn size_expr(&mut self, ty: Ty, span: Span) -> Expr {
        if let Some(l) = self.types.vla(ty) {
            let place = Expr::new(ExprKind::Local(l), Ty::ULONG, span);
            return Expr::new(ExprKind::Load(Box::new(place)), Ty::ULONG, span);
        }
        if let Kind::Array(of, Len::Known(n)) = self.types.kind(ty).clone()
            && self.types.size(ty).is_none()
        {
            let each = self.size_expr(of, span);
            let n = Expr::int(n as i64, Ty::ULONG, span);
            return self.arith(BinOp::Mul, n, each, Ty::ULONG, span);
        }
        // gcc: void and functions have size 1.
        Expr::int(self.types.size(ty).unwrap_or(1) as i64, Ty::ULONG, span)
    }

    /// A function type from a parameter list that only declares.
    fn prototype(&mut self, ret: Ty, params: &Params) -> FnTy {
        match params {
            Params::Empty | Params::Old(_) => FnTy { ret, params: Vec::new(), variadic: false, proto: false },
            Params::Prototype { params, variadic } => {
                self.open();
                self.scope().is_params = true;
                self.scope().is_prototype = true;
                let mut list = Vec::new();
                let mut spans = Vec::new();
                let mut arrays = Vec::new();
                for (i, p) in params.iter().enumerate() {
                    let ty = self.param_type(p, i, params.len());
                    let Some(ty) = ty else { continue };
                    arrays.push(self.last_array.take());
                    spans.push(p.declarator.name.as_ref().map_or(p.span, |n| n.span));
                    if let Some(name) = &p.declarator.name {
                        if let Some((_, old)) = self.scope().names.get(&name.name).cloned() {
                            let text = format!("redefinition of parameter '{}'", name.name);
                            let note =
                                format!("previous definition of '{}' with type {}", name.name, self.types.quote(ty));
                            self.report(Diagnostic::error(name.span, text).note(old, note));
                        }
                        self.bind(&name.name, Entry::Prototype(ty), name.span);
                    }
                    list.push(ty);
                }
                self.close();
                self.last_params = spans;
                self.last_arrays = arrays;
                FnTy { ret, params: list, variadic: *variadic, proto: true }
            }
        }
    }

    /// A parameter's type, adjusted: arrays and functions become pointers. None: `void` that stands alone.
    pub(super) fn param_type(&mut self, p: &ast::Param, index: usize, count: usize) -> Option<Ty> {
        let base = self.specs(&p.specs);
        if matches!(p.specs.ty, TypeSpec::Missing) {
            let name = p.declarator.name.as_ref().map_or("", |n| &n.name);
            if name.is_empty() {
                self.warn(p.span, "implicit-int", "type defaults to 'int' in type name");
            } else {
                self.warn(name_span(&p.declarator), "implicit-int", format!("type of '{name}' defaults to 'int'"));
            }
        }
        self.last_array = None;
        let ty = self.derive(base, &p.declarator.derived, &p.declarator, true);
        if matches!(self.types.kind(ty), Kind::Array(_, Len::Known(1..))) {
            self.last_array = Some(ty);
        }
        let ty = self.adjust_param(ty);
        if self.types.is_void(ty) && self.types.quals(ty) == 0 {
            match &p.declarator.name {
                None if count == 1 => return None,
                None => self.error(p.span, "'void' must be the only parameter"),
                Some(n) => {
                    // In a definition it is an error, which `define_params` reports.
                    if self.in_prototype() {
                        let text = format!("parameter {} ('{}') has void type", index + 1, n.name);
                        self.warn_plain(n.span, text);
                    }
                }
            }
            return Some(Ty::ERROR);
        }
        Some(ty)
    }

    pub(super) fn adjust_param(&mut self, ty: Ty) -> Ty {
        match self.types.kind(ty).clone() {
            Kind::Array(..) => {
                let of = self.types.element(ty).unwrap_or(Ty::INT);
                self.types.pointer(of)
            }
            Kind::Function(_) => self.types.pointer(ty),
            _ => ty,
        }
    }
}

fn name_span(d: &ast::Declarator) -> Span {
    d.name.as_ref().map_or(d.span, |n| n.span)
}

fn declared_as(d: &ast::Declarator, what: &str) -> String {
    match &d.name {
        Some(n) => format!("declaration of '{}' as {what}", n.name),
        None => format!("declaration of type name as {what}"),
    }
}
