//! Declarations: specifiers and declarators to types, names into scopes, objects and functions into symbols.

use super::super::ast::{self, ArraySize, Derived, Name, Params, Quals, Storage, TypeSpec};
use super::super::tree::{self, Defined, Expr, ExprKind, Linkage, LocalId, Stmt, StmtKind, SymId};
use super::super::types::{self, FnTy, Kind, Len, Ty};
use super::{Check, Cx, Entry};
use crate::source::{Diagnostic, Span};
use std::collections::BTreeMap;

pub(super) fn qual_bits(q: Quals) -> u8 {
    let bit = |on: bool, b: u8| if on { b } else { 0 };
    bit(q.is_const, types::CONST)
        | bit(q.is_volatile, types::VOLATILE)
        | bit(q.is_restrict, types::RESTRICT)
        | bit(q.is_atomic, types::ATOMIC)
}

/// What attributes ask of a declaration.
#[derive(Clone, Debug, Default)]
pub(super) struct Asked {
    pub packed: bool,
    /// From `aligned` and `_Alignas`; 0: nothing asked.
    pub align: u64,
    /// The priority, when the function is to be called before `main`; after it.
    pub constructor: Option<u32>,
    pub destructor: Option<u32>,
    /// The function to be called with the local's address at the end of its life.
    pub cleanup: Option<ast::Ident>,
    pub weak: bool,
    pub alias: Option<Name>,
    pub transparent: bool,
    /// From `#pragma pack(n)`: no member is aligned to more. 0: not said.
    pub pack: u64,
}

impl Check<'_> {
    /// `constructor(101)`
    fn priority(&mut self, a: &ast::Attr) -> u32 {
        let Some(e) = a.args.first() else { return 65_536 };
        match self.value(e).as_int().and_then(|n| u16::try_from(n).ok()) {
            Some(n) => u32::from(n),
            None => {
                let text = format!("{} priorities must be integers from 0 to 65535 inclusive", a.name.name);
                self.error(a.name.span, text);
                65_536
            }
        }
    }

    /// Notes that a function is to be called before or after `main`.
    fn constructor(&mut self, sym: SymId, asked: &Asked) {
        for (priority, after) in [(asked.constructor, false), (asked.destructor, true)] {
            let Some(priority) = priority else { continue };
            if !self.constructors.iter().any(|c| c.sym == sym && c.after == after) {
                self.constructors.push(tree::Constructor { sym, priority, after });
            }
        }
    }

    pub(super) fn attributes(&mut self, attrs: &[ast::Attr], aligns: &[ast::AlignSpec]) -> Asked {
        let mut asked = Asked::default();
        for a in attrs {
            match &*a.name.name {
                "packed" => asked.packed = true,
                "aligned" => {
                    let n = match a.args.first() {
                        Some(e) => self.value(e).as_int().unwrap_or(1),
                        None => 16,
                    };
                    asked.align = asked.align.max(u64::try_from(n).unwrap_or(1));
                }
                "constructor" => asked.constructor = Some(self.priority(a)),
                "destructor" => asked.destructor = Some(self.priority(a)),
                "cleanup" => match a.args.first() {
                    Some(ast::Expr { kind: ast::ExprKind::Name(n), span }) => {
                        asked.cleanup = Some(ast::Ident { name: n.clone(), span: *span });
                    }
                    _ => self.error(a.name.span, "'cleanup' argument not an identifier"),
                },
                "vector_size" | "__vector_size__" => {
                    let text = "vector types ('vector_size') are not supported";
                    self.report(Diagnostic::error(a.name.span, text).cure("use an array and a loop"));
                }
                "ms_struct" => {
                    let text = "the layout of another system ('ms_struct') is not supported";
                    self.report(
                        Diagnostic::error(a.name.span, text).cure("leave it out: members are laid out as by gcc"),
                    );
                }
                "weak" => asked.weak = true,
                "transparent_union" => asked.transparent = true,
                "pragma_pack" => {
                    let n = a.args.first().and_then(|e| self.value(e).as_int()).unwrap_or(0);
                    asked.pack = u64::try_from(n).unwrap_or(0);
                }
                "alias" => {
                    if let Some(ast::Expr { kind: ast::ExprKind::Str { units, .. }, .. }) = a.args.first() {
                        let s: String = units.iter().filter_map(|u| char::from_u32(*u)).collect();
                        asked.alias = Some(s.into());
                    }
                }
                _ => {}
            }
        }
        for a in aligns {
            let n = match a {
                ast::AlignSpec::Type(t) => {
                    let ty = self.type_name(t);
                    let asked = self.attributes(&t.specs.attrs, &[]).align;
                    self.types.align(ty).max(asked)
                }
                ast::AlignSpec::Expr(e) => {
                    let v = self.value(e);
                    match v.as_int() {
                        Some(n) if n == 0 || (n > 0 && (n & (n - 1)) == 0) => n as u64,
                        Some(_) => {
                            self.error(e.span, "requested alignment is not a positive power of 2");
                            0
                        }
                        None => {
                            self.error(e.span, "requested alignment is not an integer constant");
                            0
                        }
                    }
                }
            };
            asked.align = asked.align.max(n);
        }
        asked
    }

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
    fn derive(&mut self, base: Ty, derived: &[Derived], d: &ast::Declarator, param: bool) -> Ty {
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

    fn checked_return(&mut self, ty: Ty, d: &ast::Declarator) -> Ty {
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
        let bytes = self.arith(tree::BinOp::Mul, count, each, Ty::ULONG, span);
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
            return self.arith(tree::BinOp::Mul, n, each, Ty::ULONG, span);
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
                for (i, p) in params.iter().enumerate() {
                    let ty = self.param_type(p, i, params.len());
                    let Some(ty) = ty else { continue };
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
                FnTy { ret, params: list, variadic: *variadic, proto: true }
            }
        }
    }

    /// A parameter's type, adjusted: arrays and functions become pointers. None: `void` that stands alone.
    fn param_type(&mut self, p: &ast::Param, index: usize, count: usize) -> Option<Ty> {
        let base = self.specs(&p.specs);
        if matches!(p.specs.ty, TypeSpec::Missing) {
            let name = p.declarator.name.as_ref().map_or("", |n| &n.name);
            if name.is_empty() {
                self.warn(p.span, "implicit-int", "type defaults to 'int' in type name");
            } else {
                self.warn(name_span(&p.declarator), "implicit-int", format!("type of '{name}' defaults to 'int'"));
            }
        }
        let ty = self.derive(base, &p.declarator.derived, &p.declarator, true);
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

    fn adjust_param(&mut self, ty: Ty) -> Ty {
        match self.types.kind(ty).clone() {
            Kind::Array(..) => {
                let of = self.types.element(ty).unwrap_or(Ty::INT);
                self.types.pointer(of)
            }
            Kind::Function(_) => self.types.pointer(ty),
            _ => ty,
        }
    }

    // Declarations.

    /// A declaration at any scope; gives what its being reached does.
    pub(super) fn declaration(&mut self, d: &ast::Declaration) -> Vec<Stmt> {
        let mut out = Vec::new();
        if d.declarators.is_empty() {
            self.tag_only(d);
            self.flush_pending(&mut out, d.span);
            return out;
        }
        let base = self.specs(&d.specs);
        let asked = self.attributes(&d.specs.attrs, &d.specs.align);
        if matches!(d.specs.ty, TypeSpec::Missing) && d.specs.storage != Storage::Typedef {
            self.missing_type(d);
        }
        self.flush_pending(&mut out, d.span);
        for i in &d.declarators {
            self.declarator(d, i, base, &asked, &mut out);
        }
        out
    }

    fn missing_type(&mut self, d: &ast::Declaration) {
        let Some(first) = d.declarators.first() else { return };
        let name = first.declarator.name.as_ref();
        let span = name.map_or(d.span, |n| n.span);
        if self.at_file_scope() && d.specs.storage == Storage::None && d.specs.quals == Quals::default() {
            self.warn_plain(span, "data definition has no type or storage class");
        }
        let name = name.map_or("", |n| &n.name);
        self.warn(span, "implicit-int", format!("type defaults to 'int' in declaration of '{name}'"));
    }

    /// `struct s;`, `enum {...};`, or nothing useful.
    fn tag_only(&mut self, d: &ast::Declaration) {
        match &d.specs.ty {
            TypeSpec::Record(r) if r.members.is_none() => {
                if let Some(tag) = &r.tag
                    && !self.scope().tags.contains_key(&tag.name)
                {
                    let ty = self.types.new_record(r.is_union, Some(tag.name.clone()));
                    self.scope().tags.insert(tag.name.clone(), (ty, tag.span));
                    return;
                }
                self.specs(&d.specs);
            }
            TypeSpec::Record(r) => {
                self.specs(&d.specs);
                if r.tag.is_none() && d.specs.storage != Storage::Typedef {
                    self.warn_plain(r.span, "unnamed struct/union that defines no instances");
                }
            }
            TypeSpec::Enum(_) => {
                self.specs(&d.specs);
            }
            TypeSpec::Missing => self.warn_plain(d.span, "empty declaration"),
            _ => {
                self.specs(&d.specs);
                if d.specs.storage == Storage::Typedef {
                    self.warn_plain(d.span, "useless storage class specifier in empty declaration");
                } else {
                    self.warn_plain(d.span, "useless type name in empty declaration");
                }
            }
        }
    }

    /// Array sizes are computed where their declaration is reached.
    pub(super) fn flush_pending(&mut self, out: &mut Vec<Stmt>, span: Span) {
        for e in self.take_pending() {
            out.push(Stmt { kind: StmtKind::Expr(e), span });
        }
    }

    fn declarator(
        &mut self,
        d: &ast::Declaration,
        i: &ast::InitDeclarator,
        base: Ty,
        shared: &Asked,
        out: &mut Vec<Stmt>,
    ) {
        let mut asked = shared.clone();
        let own = self.attributes(&i.declarator.attrs, &[]);
        asked.align = asked.align.max(own.align);
        asked.constructor = own.constructor.or(asked.constructor);
        asked.destructor = own.destructor.or(asked.destructor);
        asked.cleanup = own.cleanup.or(asked.cleanup);
        asked.weak |= own.weak;
        asked.alias = own.alias.or(asked.alias);
        let base = if matches!(d.specs.ty, TypeSpec::Auto) { self.auto_type(d, i) } else { base };
        let ty = self.derive(base, &i.declarator.derived, &i.declarator, false);
        self.flush_pending(out, i.declarator.span);
        let Some(id) = &i.declarator.name else { return };
        match d.specs.storage {
            Storage::Typedef => {
                if i.init.is_some() {
                    self.error(id.span, format!("typedef '{}' is initialized (use '__typeof__' instead)", id.name));
                }
                self.typedef(id, ty, asked.align);
            }
            _ if self.types.is_function(ty) => {
                if let Some(init) = &i.init {
                    self.error(id.span, format!("function '{}' is initialized like a variable", id.name));
                    let _ = init;
                }
                let is_static = d.specs.storage == Storage::Static && self.at_file_scope();
                let sym = self.declare_function(&id.name, ty, id.span, is_static, false);
                let at = std::mem::take(&mut self.last_params);
                self.params_at.insert(sym, at);
                let s = &mut self.symbols[sym as usize];
                s.weak |= asked.weak;
                if let Some(alias) = asked.alias.clone() {
                    s.alias = Some(alias);
                    s.defined = Defined::Yes;
                }
                self.constructor(sym, &asked);
            }
            _ => self.object(d, i, id, ty, &asked, out),
        }
    }

    /// `__auto_type x = e;`
    fn auto_type(&mut self, d: &ast::Declaration, i: &ast::InitDeclarator) -> Ty {
        match &i.init {
            Some(ast::Init::Expr(e)) => {
                let hidden = self.diagnostics.len();
                let ty = self.unevaluated(|c| c.value(e)).ty;
                // Reported when the initialiser itself is checked.
                self.diagnostics.truncate(hidden);
                ty.with(qual_bits(d.specs.quals))
            }
            _ => {
                self.error(i.declarator.span, "'__auto_type' used without an initializer");
                Ty::ERROR
            }
        }
    }

    fn typedef(&mut self, id: &ast::Ident, ty: Ty, align: u64) {
        if let Some((old, old_span)) = self.scope().names.get(&id.name).cloned() {
            match old {
                Entry::Typedef(t) => {
                    if self.types.same(t, ty) || self.types.is_error(ty) {
                        return;
                    }
                    let text = format!("conflicting types for '{}'; have {}", id.name, self.types.quote(ty));
                    let note = format!("previous declaration of '{}' with type {}", id.name, self.types.quote(t));
                    self.report(Diagnostic::error(id.span, text).note(old_span, note));
                    return;
                }
                Entry::Error => {}
                _ => {
                    let text = format!("'{}' redeclared as different kind of symbol", id.name);
                    let note = format!("previous declaration of '{}'", id.name);
                    self.report(Diagnostic::error(id.span, text).note(old_span, note));
                    return;
                }
            }
        }
        let named = self.types.named(&id.name, ty);
        self.types.align_typedef(named, align);
        self.bind(&id.name, Entry::Typedef(named), id.span);
    }

    /// A declaration of an object: at file scope, `extern`, `static`, or a local.
    fn object(
        &mut self,
        d: &ast::Declaration,
        i: &ast::InitDeclarator,
        id: &ast::Ident,
        ty: Ty,
        asked: &Asked,
        out: &mut Vec<Stmt>,
    ) {
        let mut ty = ty;
        let storage = d.specs.storage;
        let at_file = self.at_file_scope();
        if self.types.is_void(ty) && storage != Storage::Extern {
            // gcc lets a tentative `void v;` pass.
            if !at_file || i.init.is_some() || storage == Storage::Static {
                self.error(id.span, format!("variable or field '{}' declared void", id.name));
            }
            ty = Ty::ERROR;
        }
        if at_file && matches!(storage, Storage::Auto) {
            self.error(id.span, format!("file-scope declaration of '{}' specifies 'auto'", id.name));
        }
        if at_file && matches!(storage, Storage::Register) {
            self.error(id.span, format!("register name not specified for '{}'", id.name));
        }
        if at_file || storage == Storage::Extern {
            self.file_object(d, i, id, ty, asked);
            return;
        }
        if storage == Storage::Static || d.specs.thread_local {
            self.static_local(d, i, id, ty, asked);
            return;
        }
        self.automatic(d.specs.storage, i, id, ty, asked, out);
    }

    fn automatic(
        &mut self,
        storage: Storage,
        i: &ast::InitDeclarator,
        id: &ast::Ident,
        ty: Ty,
        asked: &Asked,
        out: &mut Vec<Stmt>,
    ) {
        if !self.redeclared(id, ty) {
            return;
        }
        let local = self.new_local(&id.name, ty, id.span);
        if let Some(l) = self.local(local) {
            l.align = asked.align;
            l.is_register = storage == Storage::Register;
        }
        self.bind(&id.name, Entry::Local(local), id.span);
        if let Some(f) = &asked.cleanup {
            self.cleanup(local, f);
        }
        if self.types.variably_modified(ty)
            && let Some(cx) = &mut self.cx
        {
            cx.vla_count += 1;
            cx.vlas.push((cx.vla_count, id.span));
        }
        if let Some(size) = self.types.vla(ty) {
            self.scope().has_vla = true;
            if i.init.is_some() {
                self.error(id.span, "variable-sized object may not be initialized");
            }
            out.push(Stmt { kind: StmtKind::DeclVla { local, size }, span: id.span });
            return;
        }
        let mut ty = ty;
        let init = match &i.init {
            None => None,
            Some(init) => {
                let place = Expr::new(ExprKind::Local(local), ty, id.span);
                let (full, init) = self.local_init(place, init, &id.name);
                ty = full;
                if let Some(l) = self.local(local) {
                    l.ty = full;
                }
                if let tree::Init::Value(e) = &init
                    && self.types.quals(full) & types::CONST != 0
                    && let Some(v) = self.static_value(e)
                    && let Some(cx) = &mut self.cx
                {
                    cx.constants.insert(local, v);
                }
                Some(init)
            }
        };
        if self.types.is_error(ty) {
            return;
        }
        if !self.types.is_complete(ty) {
            let text = if self.types.is_array(ty) && i.init.is_none() {
                format!("array size missing in '{}'", id.name)
            } else {
                format!("storage size of '{}' isn't known", id.name)
            };
            self.error(id.span, text);
            if let Some(l) = self.local(local) {
                l.ty = Ty::ERROR;
            }
            return;
        }
        if self.types.size(ty).is_none() {
            // An array of variable length inside another declared type: `int (*p)[n]` has a size; this has not.
            self.error(id.span, format!("storage size of '{}' isn't constant", id.name));
            return;
        }
        out.push(Stmt { kind: StmtKind::Decl { local, init }, span: id.span.to(i.declarator.span) });
    }

    fn cleanup(&mut self, local: LocalId, f: &ast::Ident) {
        let Some(Entry::Symbol(sym)) = self.lookup(&f.name).map(|e| e.0.clone()) else {
            self.error(f.span, "'cleanup' argument not a function");
            return;
        };
        if !self.types.is_function(self.symbols[sym as usize].ty) {
            self.error(f.span, "'cleanup' argument not a function");
            return;
        }
        self.use_symbol(sym, f.span);
        if let Some(l) = self.local(local) {
            l.address_taken = true;
            l.cleanup = Some(sym);
        }
    }

    /// Complains when a local's name is already taken in its scope. True: go on.
    fn redeclared(&mut self, id: &ast::Ident, ty: Ty) -> bool {
        let Some((old, old_span)) = self.scope().names.get(&id.name).cloned() else { return true };
        let old_ty = match &old {
            Entry::Error => return true,
            Entry::Local(l) => self.local(*l).map(|l| (l.ty, l.is_param)),
            Entry::Symbol(s) => self.symbols.get(*s as usize).map(|s| (s.ty, false)),
            Entry::Constant(_, t) | Entry::Typedef(t) | Entry::Prototype(t) => Some((*t, true)),
        };
        let Some((old_ty, other_kind)) = old_ty else { return true };
        let d = if other_kind {
            Diagnostic::error(id.span, format!("'{}' redeclared as different kind of symbol", id.name))
                .note(old_span, format!("previous definition of '{}' with type {}", id.name, self.types.quote(old_ty)))
        } else if self.types.same(old_ty, ty) {
            Diagnostic::error(id.span, format!("redeclaration of '{}' with no linkage", id.name))
                .note(old_span, format!("previous declaration of '{}' with type {}", id.name, self.types.quote(old_ty)))
        } else {
            Diagnostic::error(id.span, format!("conflicting types for '{}'; have {}", id.name, self.types.quote(ty)))
                .note(old_span, format!("previous declaration of '{}' with type {}", id.name, self.types.quote(old_ty)))
        };
        self.report(d);
        false
    }

    fn static_local(&mut self, d: &ast::Declaration, i: &ast::InitDeclarator, id: &ast::Ident, ty: Ty, asked: &Asked) {
        if !self.redeclared(id, ty) {
            return;
        }
        if self.types.variably_modified(ty) && self.types.is_array(ty) {
            self.error(id.span, format!("storage size of '{}' isn't constant", id.name));
            self.bind(&id.name, Entry::Error, id.span);
            return;
        }
        let sym = self.new_symbol(&id.name, ty, id.span, Linkage::None);
        self.bind(&id.name, Entry::Symbol(sym), id.span);
        self.scope().statics.push(sym);
        let owner = self.cx.as_ref().map(|cx| cx.sym);
        let s = &mut self.symbols[sym as usize];
        s.owner = owner;
        s.defined = Defined::Yes;
        s.tls = d.specs.thread_local;
        s.align = asked.align;
        s.used = Some(id.span);
        self.define_object(sym, i.init.as_ref(), id);
    }

    /// Initialises a symbol's object and sees to it that its type is complete.
    fn define_object(&mut self, sym: SymId, init: Option<&ast::Init>, id: &ast::Ident) {
        let ty = self.symbols[sym as usize].ty;
        let read_only = self.is_read_only(ty);
        self.symbols[sym as usize].read_only = read_only;
        if let Some(init) = init {
            let (full, image, extra) = self.static_init(ty, init, &id.name);
            let s = &mut self.symbols[sym as usize];
            s.ty = full;
            s.init = image;
            s.extra = extra;
        }
        let ty = self.symbols[sym as usize].ty;
        if !self.types.is_complete(ty) && !self.types.is_error(ty) {
            let text = if self.types.is_array(ty) && init.is_none() {
                format!("array size missing in '{}'", id.name)
            } else {
                format!("storage size of '{}' isn't known", id.name)
            };
            self.error(id.span, text);
            self.symbols[sym as usize].ty = Ty::ERROR;
        }
    }

    /// Whether an object of this type goes to read-only memory.
    fn is_read_only(&self, ty: Ty) -> bool {
        let q = self.types.quals(ty);
        q & types::CONST != 0 && q & types::VOLATILE == 0
    }

    /// A declaration with linkage.
    fn file_object(&mut self, d: &ast::Declaration, i: &ast::InitDeclarator, id: &ast::Ident, ty: Ty, asked: &Asked) {
        let storage = d.specs.storage;
        if self.types.variably_modified(ty) {
            if self.at_file_scope() {
                self.error(id.span, format!("variably modified '{}' at file scope", id.name));
            } else {
                self.error(id.span, "object with variably modified type must have no linkage");
            }
            self.bind(&id.name, Entry::Error, id.span);
            return;
        }
        let defined = match (&i.init, storage) {
            (Some(_), _) => Defined::Yes,
            (None, Storage::Extern) => Defined::No,
            (None, _) => Defined::Tentative,
        };
        if i.init.is_some() && storage == Storage::Extern {
            if self.at_file_scope() {
                self.warn_plain(id.span, format!("'{}' initialized and declared 'extern'", id.name));
            } else {
                self.error(id.span, format!("'{}' has both 'extern' and initializer", id.name));
            }
        }
        let Some(sym) = self.declare_object(id, ty, storage, defined) else {
            // Still look at the initialiser for its own errors.
            if let Some(init) = &i.init {
                self.static_init(ty, init, &id.name);
            }
            return;
        };
        let s = &mut self.symbols[sym as usize];
        s.tls |= d.specs.thread_local;
        s.align = s.align.max(asked.align);
        s.weak |= asked.weak;
        if let Some(alias) = &asked.alias {
            s.alias = Some(alias.clone());
            s.defined = Defined::Yes;
        }
        if defined == Defined::Yes {
            self.define_object(sym, i.init.as_ref(), id);
        } else if defined == Defined::Tentative {
            let ty = self.symbols[sym as usize].ty;
            let read_only = self.is_read_only(ty);
            self.symbols[sym as usize].read_only = read_only;
        }
    }

    /// Merges a declaration of an object with linkage into what is known of its name. None: it conflicts.
    fn declare_object(&mut self, id: &ast::Ident, ty: Ty, storage: Storage, defined: Defined) -> Option<SymId> {
        let is_static = storage == Storage::Static;
        if let Some((entry, old_span)) = self.scope().names.get(&id.name).cloned()
            && !matches!(entry, Entry::Symbol(_) | Entry::Error)
        {
            let text = format!("'{}' redeclared as different kind of symbol", id.name);
            let note = format!("previous declaration of '{}'", id.name);
            self.report(Diagnostic::error(id.span, text).note(old_span, note));
            return None;
        }
        let visible = match self.lookup(&id.name) {
            Some((Entry::Symbol(s), _)) if self.symbols[*s as usize].linkage != Linkage::None => Some(*s),
            _ => None,
        };
        let Some(sym) = visible.or_else(|| self.externs.get(&id.name).copied()) else {
            let linkage = if is_static { Linkage::Internal } else { Linkage::External };
            let sym = self.new_symbol(&id.name, ty, id.span, linkage);
            self.symbols[sym as usize].defined = defined;
            self.externs.insert(id.name.clone(), sym);
            self.bind(&id.name, Entry::Symbol(sym), id.span);
            return Some(sym);
        };
        let old = self.symbols[sym as usize].clone();
        let word = if old.defined == Defined::No { "declaration" } else { "definition" };
        let previous = format!("previous {word} of '{}' with type {}", id.name, self.types.quote(old.ty));
        if self.types.is_function(old.ty) {
            let text = format!("'{}' redeclared as different kind of symbol", id.name);
            self.report(Diagnostic::error(id.span, text).note(old.span, previous));
            return None;
        }
        if !self.types.compatible(old.ty, ty) {
            let text = format!("conflicting types for '{}'; have {}", id.name, self.types.quote(ty));
            self.report(Diagnostic::error(id.span, text).note(old.span, previous));
            return None;
        }
        if is_static && old.linkage == Linkage::External {
            let text = format!("static declaration of '{}' follows non-static declaration", id.name);
            self.report(Diagnostic::error(id.span, text).note(old.span, previous));
        } else if !is_static && old.linkage == Linkage::Internal && storage != Storage::Extern {
            let text = format!("non-static declaration of '{}' follows static declaration", id.name);
            self.report(Diagnostic::error(id.span, text).note(old.span, previous));
        } else if defined == Defined::Yes && old.defined == Defined::Yes {
            let text = format!("redefinition of '{}'", id.name);
            self.report(Diagnostic::error(id.span, text).note(old.span, previous));
            return None;
        }
        let merged = self.types.composite(old.ty, ty);
        let s = &mut self.symbols[sym as usize];
        s.ty = merged;
        if defined > s.defined {
            s.defined = defined;
            s.span = id.span;
        }
        self.bind(&id.name, Entry::Symbol(sym), id.span);
        Some(sym)
    }

    /// Merges a declaration or definition of a function into what is known of its name.
    pub(super) fn declare_function(
        &mut self,
        name: &Name,
        ty: Ty,
        span: Span,
        is_static: bool,
        defines: bool,
    ) -> SymId {
        if let Some((entry, old_span)) = self.scope().names.get(name).cloned()
            && !matches!(entry, Entry::Symbol(_) | Entry::Error)
        {
            let text = format!("'{name}' redeclared as different kind of symbol");
            let note = format!("previous declaration of '{name}'");
            self.report(Diagnostic::error(span, text).note(old_span, note));
            let sym = self.new_symbol(name, ty, span, Linkage::Internal);
            self.symbols[sym as usize].defined = Defined::Yes;
            return sym;
        }
        let Some(&sym) = self.externs.get(name) else {
            let linkage = if is_static { Linkage::Internal } else { Linkage::External };
            let sym = self.new_symbol(name, ty, span, linkage);
            self.externs.insert(name.clone(), sym);
            self.bind(name, Entry::Symbol(sym), span);
            self.check_builtin_declaration(name, ty, span);
            if defines {
                self.symbols[sym as usize].defined = Defined::Yes;
            }
            return sym;
        };
        let old = self.symbols[sym as usize].clone();
        let word = if old.defined == Defined::Yes { "definition" } else { "declaration" };
        let previous = if old.implicit {
            format!("previous implicit declaration of '{name}' with type {}", self.types.quote(old.ty))
        } else {
            format!("previous {word} of '{name}' with type {}", self.types.quote(old.ty))
        };
        let mut ok = true;
        if !self.types.is_function(old.ty) {
            let text = format!("'{name}' redeclared as different kind of symbol");
            self.report(Diagnostic::error(span, text).note(old.span, previous));
            ok = false;
        } else if !self.types.compatible(old.ty, ty) && !self.types.is_error(ty) {
            let text = format!("conflicting types for '{name}'; have {}", self.types.quote(ty));
            let implicit_void = old.implicit && self.types.fn_type(ty).is_some_and(|f| self.types.is_void(f.ret));
            if implicit_void {
                // gcc lets this pass: an undeclared call, then the definition as void.
                let d = Diagnostic { severity: crate::source::Severity::Warning, ..Diagnostic::error(span, text) };
                self.report(d.note(old.span, previous));
            } else {
                self.report(Diagnostic::error(span, text).note(old.span, previous));
                ok = false;
            }
        } else if defines && old.defined == Defined::Yes && !self.symbols[sym as usize].weak {
            let text = format!("redefinition of '{name}'");
            self.report(Diagnostic::error(span, text).note(old.span, previous));
            ok = false;
        } else if is_static && old.linkage == Linkage::External {
            let text = format!("static declaration of '{name}' follows non-static declaration");
            if old.implicit {
                self.report(Diagnostic::error(span, text).note(old.span, previous));
            } else {
                self.report(Diagnostic::error(span, text).note(old.span, previous));
            }
            ok = false;
        }
        let merged = if self.types.compatible(old.ty, ty) { self.types.composite(ty, old.ty) } else { ty };
        let s = &mut self.symbols[sym as usize];
        if ok || defines {
            s.ty = merged;
            s.span = span;
        }
        s.implicit = false;
        if defines {
            s.defined = Defined::Yes;
        }
        self.bind(name, Entry::Symbol(sym), span);
        sym
    }

    // Function definitions.

    pub(super) fn function(&mut self, f: &ast::Function) {
        let Some(id) = f.declarator.name.clone() else { return };
        let base = self.specs(&f.specs);
        let asked = self.attributes(&f.specs.attrs, &[]);
        let own = self.attributes(&f.declarator.attrs, &[]);
        if matches!(f.specs.ty, TypeSpec::Missing) {
            self.warn(id.span, "implicit-int", "return type defaults to 'int'");
        }
        self.reported.clear();
        let Some(Derived::Function(params)) = f.declarator.derived.first() else {
            // `fn_typedef f { ... }`
            self.error(id.span, format!("expected '=', ',', ';', 'asm' or '__attribute__' before '{{' token: '{}' is not declared as a function", id.name));
            return;
        };
        let ret = self.derive(base, &f.declarator.derived[1..], &f.declarator, false);
        let ret = self.checked_return(ret, &f.declarator);
        let ret = self.types.bare(ret);
        if !self.types.is_void(ret) && !self.types.is_complete(ret) {
            self.error(id.span, "return type is an incomplete type");
        }
        self.open();
        self.cx = Some(Cx {
            sym: 0,
            name: id.name.clone(),
            span: id.span,
            ret,
            locals: Vec::new(),
            labels: Vec::new(),
            label_names: BTreeMap::new(),
            loops: 0,
            switches: Vec::new(),
            pending: Vec::new(),
            variadic: false,
            func_name: None,
            vlas: Vec::new(),
            vla_count: 0,
            gotos: Vec::new(),
            constants: BTreeMap::new(),
            vforks: false,
        });
        self.scope().is_params = true;
        let (fn_ty, locals) = self.define_params(f, params, ret);
        self.scope().is_params = false;
        let variadic = fn_ty.variadic;
        let ty = self.types.function(fn_ty);
        // The function's own name belongs to the file's scope.
        let inner = self.scopes.pop().unwrap_or_default();
        let is_static = f.specs.storage == Storage::Static;
        let sym = self.declare_function(&id.name, ty, id.span, is_static, true);
        let at = self.cx.as_ref().map(|cx| cx.locals.iter().filter(|l| l.is_param).map(|l| l.span).collect());
        self.params_at.insert(sym, at.unwrap_or_default());
        self.scopes.push(inner);
        self.symbols[sym as usize].weak |= asked.weak | own.weak;
        self.constructor(sym, &asked);
        self.constructor(sym, &own);
        if let Some(cx) = &mut self.cx {
            cx.sym = sym;
            cx.variadic = variadic;
        }
        let mut entry = Vec::new();
        self.flush_pending(&mut entry, f.span);
        let stmts = self.block_items(&f.body.items);
        self.check_labels();
        let scope = self.close();
        let Some(mut cx) = self.cx.take() else { return };
        if cx.vforks {
            cx.locals.iter_mut().for_each(|l| l.address_taken = true);
        }
        let end = f.body.span;
        let body = tree::Block {
            locals: scope.locals,
            statics: scope.statics,
            stmts,
            end: Span { start: end.end.saturating_sub(1).max(end.start), ..end },
            has_vla: scope.has_vla,
        };
        self.functions.push(tree::Function {
            sym,
            name: id.name.clone(),
            ret,
            variadic,
            params: locals,
            locals: cx.locals,
            labels: cx.labels,
            entry,
            body,
            span: id.span,
            is_main: &*id.name == "main" && !is_static,
        });
    }

    /// Makes the parameters of a definition locals of it.
    fn define_params(&mut self, f: &ast::Function, params: &Params, ret: Ty) -> (FnTy, Vec<LocalId>) {
        let mut locals = Vec::new();
        let mut list = Vec::new();
        match params {
            Params::Empty => (FnTy { ret, params: list, variadic: false, proto: false }, locals),
            Params::Prototype { params, variadic } => {
                for (i, p) in params.iter().enumerate() {
                    let Some(ty) = self.param_type(p, i, params.len()) else { continue };
                    let span = p.declarator.name.as_ref().map_or(p.span, |n| n.span);
                    if self.types.is_error(ty) && matches!(p.specs.ty, TypeSpec::Basic(ast::Basic::Void)) {
                        let name = p.declarator.name.as_ref().map_or("", |n| &n.name);
                        if !name.is_empty() && p.declarator.derived.is_empty() {
                            self.error(span, format!("parameter {} ('{name}') has incomplete type", i + 1));
                        }
                    }
                    if !self.types.is_complete(ty) && !self.types.is_error(ty) {
                        let name = p.declarator.name.as_ref().map_or("", |n| &n.name);
                        self.error(span, format!("parameter {} ('{name}') has incomplete type", i + 1));
                    }
                    let name = p.declarator.name.as_ref().map_or_else(|| Name::from(""), |n| n.name.clone());
                    let local = self.define_param(&name, ty, span, false);
                    if let Some(l) = self.local(local) {
                        l.is_register = p.specs.storage == Storage::Register;
                    }
                    if let (Some(l), Some(Derived::Array { .. })) = (self.local(local), p.declarator.derived.first()) {
                        l.was_array = true;
                    }
                    locals.push(local);
                    list.push(ty);
                }
                (FnTy { ret, params: list, variadic: *variadic, proto: true }, locals)
            }
            Params::Old(names) => {
                let mut declared: BTreeMap<Name, (Ty, Span)> = BTreeMap::new();
                for d in &f.old_params {
                    let base = self.specs(&d.specs);
                    for i in &d.declarators {
                        let ty = self.derive(base, &i.declarator.derived, &i.declarator, true);
                        let ty = self.adjust_param(ty);
                        let Some(n) = &i.declarator.name else { continue };
                        if names.iter().any(|p| p.name == n.name) {
                            declared.insert(n.name.clone(), (ty, n.span));
                        } else {
                            let text = format!("declaration for parameter '{}' but no such parameter", n.name);
                            self.error(n.span, text);
                        }
                    }
                }
                for n in names {
                    let (ty, span) = declared.get(&n.name).copied().unwrap_or_else(|| {
                        let text = format!("type of '{}' defaults to 'int'", n.name);
                        let at = f.declarator.name.as_ref().map_or(n.span, |i| i.span);
                        self.warn(at, "implicit-int", text);
                        (Ty::INT, n.span)
                    });
                    locals.push(self.define_param(&n.name, ty, span, true));
                }
                (FnTy { ret, params: list, variadic: false, proto: false }, locals)
            }
        }
    }

    fn define_param(&mut self, name: &Name, ty: Ty, span: Span, promoted: bool) -> LocalId {
        if !name.is_empty()
            && let Some((_, old)) = self.scope().names.get(name).cloned()
        {
            let note = format!("previous definition of '{name}' with type {}", self.types.quote(ty));
            self.report(Diagnostic::error(span, format!("redefinition of parameter '{name}'")).note(old, note));
        }
        let id = self.new_local(name, ty, span);
        if let Some(l) = self.local(id) {
            l.is_param = true;
            l.temporary = false;
            l.promoted = promoted;
        }
        if !name.is_empty() {
            self.bind(name, Entry::Local(id), span);
        }
        id
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
