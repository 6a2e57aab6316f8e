//! Expressions: names, members, indexing, casts, `sizeof`, literals and the GNU forms. Operators are in `operators`,
//! calls in `call`.

use super::super::ast::{self, Designator, ExprKind as A, StringKind};
use super::super::tree::{self, Expr, ExprKind, Linkage};
use super::super::types::{self, Kind, Len, Ty, Types};
use super::convert::For;
use super::{Check, Entry};
use crate::source::{Diagnostic, Span};

impl Check<'_> {
    /// An expression as a value.
    pub(super) fn value(&mut self, e: &ast::Expr) -> Expr {
        let e = self.expr(e);
        self.rvalue(e)
    }

    /// A value that something is computed from: void is refused.
    pub(super) fn operand(&mut self, e: &ast::Expr) -> Expr {
        let v = self.value(e);
        if self.types.is_void(v.ty) && !v.is_error() {
            self.error(e.span, "void value not ignored as it ought to be");
            return Expr::error(e.span);
        }
        v
    }

    /// An expression as written: a place stays a place.
    pub(super) fn expr(&mut self, e: &ast::Expr) -> Expr {
        let span = e.span;
        match &e.kind {
            A::Error => Expr::error(span),
            A::Name(name) => self.name(name, span),
            A::Int { value, ty } => {
                let ty = Types::basic(*ty);
                let (size, signed) = self.types.int(ty).unwrap_or((4, true));
                Expr::int(super::constant::canon(*value as i64, size, signed), ty, span)
            }
            A::Char { value, ty } => {
                let ty = Types::basic(*ty);
                let (size, signed) = self.types.int(ty).unwrap_or((4, true));
                Expr::int(super::constant::canon(*value, size, signed), ty, span)
            }
            A::Float { value, ty } => {
                let ty = Types::basic(*ty);
                if let Some(part) = self.types.complex_part(ty) {
                    let part = |v| Expr::new(ExprKind::Float(v), part, span);
                    return self.complex(part(0.0), part(*value), ty, span);
                }
                let v = if ty == Ty::FLOAT { f64::from(*value as f32) } else { *value };
                Expr::new(ExprKind::Float(v), ty, span)
            }
            A::Str { units, kind } => {
                let element = string_element(*kind);
                let s = self.string_symbol(units, element, span);
                self.use_symbol(s, span);
                let ty = self.symbols[s as usize].ty;
                Expr::new(ExprKind::Global(s), ty, span)
            }
            A::Unary(op, a) => self.unary(*op, a, span),
            A::Binary(op, a, b) => self.binary(*op, a, b, span),
            A::Assign { op, target, value } => self.assignment(*op, target, value, span),
            A::Conditional { condition, then, otherwise } => {
                self.conditional(condition, then.as_deref(), otherwise, span)
            }
            A::Comma(a, b) => {
                let a = self.value(a);
                let a = self.unused(a);
                let b = self.value(b);
                let ty = b.ty;
                Expr::new(ExprKind::Comma(Box::new(a), Box::new(b)), ty, span)
            }
            A::Call { callee, args } => self.call(callee, args, span),
            A::Index(a, i) => self.index(a, i, span),
            A::Member { object, field, arrow } => self.member(object, field, *arrow, span),
            A::Cast(ty, inner) => self.cast(ty, inner, span),
            A::Compound { ty, init } => self.compound(ty, init, span),
            A::SizeofExpr(inner) => {
                let v = self.unevaluated(|c| c.expr(inner));
                if let ExprKind::Member { bits: Some(_), .. } = v.kind {
                    self.error(span, "'sizeof' applied to a bit-field");
                }
                if let ExprKind::Member { base, .. } = &v.kind
                    && let Kind::Array(of, Len::Known(0)) = *self.types.kind(v.ty)
                    && self.types.record(base.ty).is_some_and(|r| r.flexible)
                {
                    let ty = self.types.array(of, Len::Unknown);
                    return self.sizeof(ty, inner.span, false);
                }
                if let ExprKind::Local(l) = v.kind
                    && let Some(l) = self.local(l).cloned()
                    && l.was_array
                {
                    let text = format!(
                        "'sizeof' on array function parameter '{}' will return size of {}",
                        l.name,
                        self.types.quote(v.ty)
                    );
                    // Gcc points behind `sizeof`, at a parenthesis if there is one.
                    let before = self.sources.file(span.file).and_then(|f| f.text.get(..inner.span.start as usize));
                    let open = before.filter(|t| t.ends_with('(')).map_or(inner.span.start, |t| t.len() as u32 - 1);
                    let at = Span { start: open.max(span.start), ..inner.span };
                    self.report(Diagnostic::warning(at, "sizeof-array-argument", text).note(l.span, "declared here"));
                }
                self.sizeof(v.ty, span, v.is_error())
            }
            A::SizeofType(t) => {
                let ty = self.type_name(t);
                let pending = self.take_pending();
                let size = self.sizeof(ty, t.span, false);
                self.after(pending, size)
            }
            A::AlignofExpr(inner) => {
                let v = self.unevaluated(|c| c.expr(inner));
                if let ExprKind::Member { bits: Some(_), .. } = v.kind {
                    self.error(span, "'__alignof' applied to a bit-field");
                }
                let asked = match v.kind {
                    ExprKind::Global(s) | ExprKind::Function(s) => self.symbols[s as usize].align,
                    ExprKind::Local(l) => self.local(l).map_or(0, |l| l.align),
                    _ => 0,
                };
                Expr::int(self.types.align(v.ty).max(asked) as i64, Ty::ULONG, span)
            }
            A::AlignofType(t) => {
                let ty = self.type_name(t);
                self.take_pending();
                if !self.types.is_complete(ty) && !self.types.is_void(ty) && !self.types.is_array(ty) {
                    let text = format!("invalid application of '_Alignof' to incomplete type {}", self.types.quote(ty));
                    self.error(span, text);
                }
                Expr::int(self.types.align(ty) as i64, Ty::ULONG, span)
            }
            A::Generic { control, choices } => self.generic(control, choices, span),
            A::Statement(block) => self.statement_expr(block, span),
            A::VaArg { list, ty } => self.va_arg(list, ty, span),
            A::Offsetof { ty, path } => self.offsetof(ty, path, span),
            A::TypesCompatible(a, b) => {
                let (a, b) = (self.type_name(a), self.type_name(b));
                self.take_pending();
                Expr::int(i64::from(self.types.compatible_bare(a, b)), Ty::INT, span)
            }
            A::Choose { condition, then, otherwise } => {
                let c = self.value(condition);
                match c.as_int() {
                    Some(0) => self.expr(otherwise),
                    Some(_) => self.expr(then),
                    None => {
                        if !c.is_error() {
                            self.error(span, "first argument to '__builtin_choose_expr' not a constant");
                        }
                        Expr::error(span)
                    }
                }
            }
            A::LabelAddr(id) => {
                let Some(label) = self.use_label(id) else {
                    self.error(span, "label address outside of a function");
                    return Expr::error(span);
                };
                if let Some(l) = self.cx.as_mut().and_then(|cx| cx.labels.get_mut(label as usize)) {
                    l.address_taken = true;
                }
                let ty = self.types.pointer(Ty::VOID);
                Expr::new(ExprKind::LabelAddr(label), ty, span)
            }
        }
    }

    /// The computations of a type name's array sizes, then the value.
    fn after(&mut self, pending: Vec<Expr>, value: Expr) -> Expr {
        pending.into_iter().rev().fold(value, |value, first| {
            let (ty, span) = (value.ty, value.span);
            Expr::new(ExprKind::Comma(Box::new(first), Box::new(value)), ty, span)
        })
    }

    fn sizeof(&mut self, ty: Ty, span: Span, error: bool) -> Expr {
        if error || self.types.is_error(ty) {
            return Expr::int(1, Ty::ULONG, span);
        }
        let incomplete = match self.types.kind(ty) {
            Kind::Array(_, Len::Unknown) => true,
            Kind::Record(_) | Kind::Enum(_) => !self.types.is_complete(ty),
            _ => false,
        };
        if incomplete {
            let text = format!("invalid application of 'sizeof' to incomplete type {}", self.types.quote(ty));
            self.error(span, text);
            return Expr::error(span);
        }
        self.size_expr(ty, span)
    }

    fn name(&mut self, name: &ast::Name, span: Span) -> Expr {
        match self.lookup(name).map(|(e, _)| e.clone()) {
            Some(Entry::Local(l)) => {
                let ty = self.local(l).map_or(Ty::ERROR, |l| l.ty);
                if self.types.is_error(ty) {
                    return Expr::error(span);
                }
                Expr::new(ExprKind::Local(l), ty, span)
            }
            Some(Entry::Symbol(s)) => {
                if self.quiet == 0 || self.symbols[s as usize].linkage == Linkage::None {
                    self.use_symbol(s, span);
                }
                if let Some((_, words)) = self.deprecated.iter().find(|d| d.0 == s) {
                    let at = self.symbols[s as usize].span;
                    // `sigpause` is a macro here, and none in glibc.
                    let shown = if self.in_library(at) { self.text(span) } else { name.to_string() };
                    let text = format!("'{shown}' is deprecated{words}");
                    self.report(Diagnostic::warning(span, "deprecated-declarations", text).note(at, "declared here"));
                }
                let ty = self.symbols[s as usize].ty;
                if self.types.is_error(ty) {
                    return Expr::error(span);
                }
                let kind = if self.types.is_function(ty) { ExprKind::Function(s) } else { ExprKind::Global(s) };
                Expr::new(kind, ty, span)
            }
            Some(Entry::Constant(v, ty)) => Expr::int(v, ty, span),
            Some(Entry::Prototype(ty)) => Expr::new(ExprKind::Local(u32::MAX), ty, span),
            Some(Entry::Typedef(_)) => {
                self.error(span, format!("expected expression before '{name}'"));
                Expr::error(span)
            }
            Some(Entry::Error) => Expr::error(span),
            None => self.undeclared(name, span),
        }
    }

    /// `__func__` and its relatives exist in every function.
    pub(super) fn function_name(&mut self, span: Span) -> Option<Expr> {
        let cx = self.cx.as_ref()?;
        let sym = match cx.func_name {
            Some(s) => s,
            None => {
                let units: Vec<u32> = cx.name.bytes().map(u32::from).collect();
                let ty = Ty::CHAR.with(types::CONST);
                let s = self.string_symbol(&units, ty, span);
                if let Some(cx) = &mut self.cx {
                    cx.func_name = Some(s);
                }
                s
            }
        };
        self.use_symbol(sym, span);
        Some(Expr::new(ExprKind::Global(sym), self.symbols[sym as usize].ty, span))
    }

    fn index(&mut self, a: &ast::Expr, i: &ast::Expr, span: Span) -> Expr {
        let a_place = self.expr(a);
        let was_vector = matches!(self.types.kind(a_place.ty), Kind::Array(..) | Kind::Pointer(_));
        let base = self.rvalue(a_place);
        let index = self.value(i);
        if base.is_error() || index.is_error() {
            return Expr::error(span);
        }
        let at = self.bracket(a.span, i.span);
        let (pointer, index) = if was_vector {
            (base, index)
        } else if self.types.is_pointer(index.ty) {
            (index, base)
        } else {
            self.error(at, "subscripted value is neither array nor pointer nor vector");
            return Expr::error(span);
        };
        if !self.types.is_integer(index.ty) {
            self.error(at, "array subscript is not an integer");
            return Expr::error(span);
        }
        let Some(target) = self.types.pointee(pointer.ty) else { return Expr::error(span) };
        if self.types.is_function(target) {
            self.error(at, "subscripted value is pointer to function");
            return Expr::error(span);
        }
        if !self.types.is_complete(target) && !self.types.is_void(target) {
            let text = format!("invalid use of undefined type '{}'", self.types.name(target));
            self.error(at, text);
            return Expr::error(span);
        }
        if self.types.is_void(target) && self.quiet == 0 {
            self.warn_plain(at, "dereferencing 'void *' pointer");
        }
        let sum = self.pointer_add(pointer, index, false, span);
        Expr::new(ExprKind::Deref(Box::new(sum)), target, span)
    }

    /// Where the `[` of an index expression stands.
    fn bracket(&self, a: Span, i: Span) -> Span {
        self.operator(a, i)
    }

    fn member(&mut self, object: &ast::Expr, field: &ast::Ident, arrow: bool, span: Span) -> Expr {
        let o = self.expr(object);
        if o.is_error() {
            return Expr::error(span);
        }
        let at = self.operator(object.span, field.span);
        let base = if arrow {
            let p = self.rvalue(o);
            let Some(target) = self.types.pointee(p.ty) else {
                let text = format!("invalid type argument of '->' (have {})", self.types.quote(p.ty));
                self.error(at, text);
                return Expr::error(span);
            };
            if self.types.is_error(target) {
                return Expr::error(span);
            }
            if !self.types.is_record(target) || self.is_complex(target) {
                let text = format!("request for member '{}' in something not a structure or union", field.name);
                self.error(at, text);
                return Expr::error(span);
            }
            Expr::new(ExprKind::Deref(Box::new(p)), target, span)
        } else {
            if let Some(target) = self.types.pointee(o.ty)
                && self.types.is_record(target)
            {
                let text = match &object.kind {
                    A::Name(n) => format!("'{n}' is a pointer; did you mean to use '->'?"),
                    _ => format!(
                        "'{}' is a pointer; did you mean to use '->'?",
                        self.text(object.span).trim_matches(|c| c == '(' || c == ')')
                    ),
                };
                self.report(Diagnostic::error(at, text).cure("use '->' instead of '.'"));
                return Expr::error(span);
            }
            if !self.types.is_record(o.ty) || self.is_complex(o.ty) {
                let text = format!("request for member '{}' in something not a structure or union", field.name);
                self.error(at, text);
                return Expr::error(span);
            }
            o
        };
        if !self.types.is_complete(base.ty) {
            let text = format!("invalid use of undefined type '{}'", self.types.name(base.ty));
            self.error(at, text);
            return Expr::error(span);
        }
        let Some((offset, ty, bits)) = self.types.member(base.ty, &field.name) else {
            self.no_member(base.ty, field, at);
            return Expr::error(span);
        };
        // A member of a value (a function's result) is read from its temporary.
        Expr::new(ExprKind::Member { base: Box::new(base), offset, bits }, ty, span)
    }

    pub(super) fn no_member(&mut self, ty: Ty, field: &ast::Ident, at: Span) {
        let names = self.member_names(ty);
        let near = super::names::nearest(&field.name, names.iter().map(|n| &**n)).map(str::to_string);
        let mut text = format!("{} has no member named '{}'", self.types.quote(ty), field.name);
        if let Some(near) = &near {
            text.push_str(&format!("; did you mean '{near}'?"));
        }
        let d = match near {
            Some(near) => Diagnostic::error(field.span, text).cure(format!("write '{near}'")),
            None => Diagnostic::error(at, text),
        };
        self.report(d);
    }

    /// The source text of a span.
    pub(super) fn text(&self, span: Span) -> String {
        self.sources
            .file(span.file)
            .and_then(|f| f.text.get(span.start as usize..span.end as usize))
            .unwrap_or("")
            .to_string()
    }

    fn cast(&mut self, t: &ast::TypeName, inner: &ast::Expr, span: Span) -> Expr {
        let to = self.type_name(t);
        let pending = self.take_pending();
        let e = self.value(inner);
        let e = self.cast_to(to, e, span);
        self.after(pending, e)
    }

    fn cast_to(&mut self, to: Ty, e: Expr, span: Span) -> Expr {
        if e.is_error() || self.types.is_error(to) {
            return Expr::error(span);
        }
        if self.types.is_void(to) {
            let e = self.unused(e);
            return Expr::new(ExprKind::Cast(Box::new(e)), Ty::VOID, span);
        }
        let from = e.ty;
        if self.types.is_void(from) {
            self.error(e.span, "void value not ignored as it ought to be");
            return Expr::error(span);
        }
        match (self.types.kind(to).clone(), self.types.kind(from).clone()) {
            (Kind::Array(..), _) => self.error(span, "cast specifies array type"),
            (Kind::Function(_), _) => self.error(span, "cast specifies function type"),
            (Kind::Record(a), Kind::Record(b)) if a == b => return Expr { ty: to, ..e },
            _ if self.either_complex(from, to) => {
                let r = self.convert(e, to);
                return Expr { span, ..r };
            }
            (Kind::Record(i), _)
                if self.types.records[i as usize].is_union && self.types.records[i as usize].complete =>
            {
                return self.cast_to_union(to, i, e, span);
            }
            (Kind::Record(_), _) => self.error(span, "conversion to non-scalar type requested"),
            (Kind::Float(_), Kind::Pointer(_)) => {
                self.error(span, "pointer value used where a floating-point was expected");
            }
            (Kind::Pointer(_), Kind::Float(_)) => self.error(span, "cannot convert to a pointer type"),
            (Kind::Pointer(_), Kind::Record(_)) => self.error(span, "cannot convert to a pointer type"),
            (Kind::Float(_), Kind::Record(_)) => {
                self.error(span, "aggregate value used where a floating-point was expected");
            }
            (_, Kind::Record(_)) => self.error(span, "aggregate value used where an integer was expected"),
            (Kind::Pointer(_), Kind::Int(_) | Kind::Bool | Kind::Enum(_)) => {
                if self.types.size(from) != Some(8) && e.as_int().is_none() && self.quiet == 0 {
                    self.warn(span, "int-to-pointer-cast", "cast to pointer from integer of different size");
                }
                let wide = self.convert(e, Ty::LONG);
                let r = self.convert(wide, to);
                return Expr { span, ..r };
            }
            (Kind::Int(_) | Kind::Enum(_), Kind::Pointer(_)) => {
                if self.types.size(to) != Some(8) && self.quiet == 0 {
                    self.warn(span, "pointer-to-int-cast", "cast from pointer to integer of different size");
                }
                let r = self.convert(e, to);
                return Expr { span, ..r };
            }
            _ => {
                // A cast gives a value of its own: `(int)x` is no place, and keeps its typedef's name.
                if self.types.same(self.types.bare(to), from) {
                    if e.bit_field().is_some() {
                        // No longer a bit-field: it will not be promoted by its width.
                        return Expr::new(ExprKind::Cast(Box::new(e)), self.types.bare(to), span);
                    }
                    return Expr { ty: self.types.bare(to), span, ..e };
                }
                let r = self.convert(e, to);
                return Expr { span, ..r };
            }
        }
        Expr::error(span)
    }

    /// GNU: a cast to a union type from the type of one of its members.
    fn cast_to_union(&mut self, to: Ty, record: u32, e: Expr, span: Span) -> Expr {
        let fields = self.types.records[record as usize].fields.clone();
        let Some(f) = fields.iter().find(|f| self.types.compatible_bare(f.ty, e.ty)) else {
            self.error(span, "cast to union type from type not present in union");
            return Expr::error(span);
        };
        if self.at_file_scope() {
            self.error(span, "initializer element is not constant");
            return Expr::error(span);
        }
        let local = self.hidden_local(to, span);
        let stores = vec![tree::Store { offset: f.offset, bits: f.bits, ty: f.ty, value: e }];
        let init = tree::Init::Parts { zero: true, image: None, stores };
        let place = Expr::new(ExprKind::Literal { local, init: Box::new(init) }, to, span);
        self.rvalue(place)
    }

    fn compound(&mut self, t: &ast::TypeName, init: &ast::Init, span: Span) -> Expr {
        let ty = self.type_name(t);
        let pending = self.take_pending();
        if !pending.is_empty() || self.types.variably_modified(ty) {
            self.error(span, "compound literal has variable size");
            return Expr::error(span);
        }
        if self.types.is_error(ty) {
            return Expr::error(span);
        }
        if self.at_file_scope() {
            let name = ast::Name::from("");
            let sym = self.new_symbol(&name, ty, span, Linkage::None);
            let (full, image, extra) = self.static_init(ty, init, &name);
            let s = &mut self.symbols[sym as usize];
            s.ty = full;
            s.init = image;
            s.extra = extra;
            s.defined = tree::Defined::Yes;
            s.used = Some(span);
            return Expr::new(ExprKind::Global(sym), full, span);
        }
        let local = self.hidden_local(ty, span);
        let place = Expr::new(ExprKind::Local(local), ty, span);
        let (full, init) = self.local_init(place, init, &ast::Name::from(""));
        if !self.types.is_complete(full) {
            self.error(span, format!("invalid use of incomplete type {}", self.types.quote(full)));
            return Expr::error(span);
        }
        if let Some(l) = self.local(local) {
            l.ty = full;
            l.address_taken = true;
        }
        Expr::new(ExprKind::Literal { local, init: Box::new(init) }, full, span)
    }

    fn generic(&mut self, control: &ast::Expr, choices: &[(Option<ast::TypeName>, ast::Expr)], span: Span) -> Expr {
        let c = self.unevaluated(|c| c.value(control));
        let ty = self.bit_field_type(&c);
        let mut fallback = None;
        let mut chosen: Option<&ast::Expr> = None;
        let mut seen: Vec<(Ty, Span)> = Vec::new();
        let mut default_at: Option<Span> = None;
        let mut bad = false;
        for (t, e) in choices {
            match t {
                None => {
                    if let Some(before) = default_at.replace(e.span) {
                        let d = Diagnostic::error(e.span, "duplicate 'default' case in '_Generic'");
                        self.report(d.note(before, "original 'default' is here"));
                        bad = true;
                    }
                    fallback = Some(e);
                }
                Some(name) => {
                    let t = self.type_name(name);
                    if let Some((_, before)) = seen.iter().find(|(old, _)| self.types.compatible(*old, t)).copied() {
                        let d = Diagnostic::error(name.span, "'_Generic' specifies two compatible types");
                        self.report(d.note(before, "compatible type is here"));
                        bad = true;
                    }
                    seen.push((t, name.span));
                    if chosen.is_none() && self.types.compatible(t, ty) {
                        chosen = Some(e);
                    }
                }
            }
        }
        self.take_pending();
        if bad {
            return Expr::error(span);
        }
        if c.is_error() {
            return Expr::error(span);
        }
        match chosen.or(fallback) {
            Some(e) => self.expr(e),
            None => {
                let text = format!(
                    "'_Generic' selector of type {} is not compatible with any association",
                    self.types.quote(ty)
                );
                self.error(control.span, text);
                Expr::error(span)
            }
        }
    }

    /// The type of an expression as `_Generic` sees it: a bit-field has one of its own, unless its width is that of a
    /// type.
    fn bit_field_type(&mut self, e: &Expr) -> Ty {
        let Some(b) = e.bit_field() else { return e.ty };
        let Some((size, signed)) = self.types.int(e.ty) else { return e.ty };
        match (b.width, signed) {
            _ if b.width == size * 8 || self.types.canon(e.ty) == Ty::BOOL => e.ty,
            (8, true) => Ty::SCHAR,
            (8, false) => Ty::UCHAR,
            (16, true) => Ty::SHORT,
            (16, false) => Ty::USHORT,
            (32, true) => Ty::INT,
            (32, false) => Ty::UINT,
            (width, _) => self.types.field_type(width, signed),
        }
    }

    fn statement_expr(&mut self, block: &ast::Block, span: Span) -> Expr {
        if self.at_file_scope() {
            self.error(span, "braced-group within expression allowed only inside a function");
            return Expr::error(span);
        }
        self.open();
        let (items, last) = match block.items.split_last() {
            Some((ast::BlockItem::Stmt(ast::Stmt { kind: ast::StmtKind::Expr(Some(e)), .. }), rest)) => (rest, Some(e)),
            _ => (&block.items[..], None),
        };
        let mut stmts = self.block_items(items);
        let value = last.map(|e| self.value(e));
        let pending = self.take_pending();
        for e in pending {
            let span = e.span;
            stmts.push(tree::Stmt { kind: tree::StmtKind::Expr(e), span });
        }
        let scope = self.close();
        let ty = value.as_ref().map_or(Ty::VOID, |v| v.ty);
        let block = tree::Block {
            locals: scope.locals,
            statics: scope.statics,
            stmts,
            end: Span { start: block.span.end.saturating_sub(1).max(block.span.start), ..block.span },
            has_vla: scope.has_vla,
        };
        Expr::new(ExprKind::Statement { block: Box::new(block), value: value.map(Box::new) }, ty, span)
    }

    fn va_arg(&mut self, list: &ast::Expr, t: &ast::TypeName, span: Span) -> Expr {
        let ty = self.type_name(t);
        self.take_pending();
        let Some(list) = self.va_list_operand(list) else { return Expr::error(span) };
        let promoted = match self.types.kind(ty) {
            Kind::Float(types::Float::Float) => Ty::DOUBLE,
            Kind::Bool | Kind::Int(_) => self.promoted(ty),
            _ => ty,
        };
        if !self.types.same(promoted, self.types.bare(ty)) && self.types.is_scalar(ty) {
            let text = format!(
                "{} is promoted to {} when passed through '...'",
                self.types.quote(ty),
                self.types.quote(promoted)
            );
            let d = Diagnostic { severity: crate::source::Severity::Warning, ..Diagnostic::error(span, text) };
            let note =
                format!("(so you should pass {} not {} to 'va_arg')", self.types.quote(promoted), self.types.quote(ty));
            self.report(d.note(span, note));
            // gcc makes the program abort there.
            return Expr::new(
                ExprKind::Comma(Box::new(Expr::new(ExprKind::Trap, Ty::VOID, span)), Box::new(Expr::int(0, ty, span))),
                ty,
                span,
            );
        }
        let wrong = match self.types.kind(ty) {
            Kind::Function(_) => Some("a function type"),
            Kind::Error => None,
            _ => (!self.types.is_complete(ty)).then_some("of incomplete type"),
        };
        if let Some(what) = wrong {
            self.error(t.span, format!("second argument to 'va_arg' is {what} {}", self.types.quote(ty)));
            return Expr::error(span);
        }
        Expr::new(ExprKind::VaArg(Box::new(list)), self.types.bare(ty), span)
    }

    /// The argument of `va_arg` and its like, as a pointer to the list's record.
    pub(super) fn va_list_operand(&mut self, e: &ast::Expr) -> Option<Expr> {
        let v = self.value(e);
        if v.is_error() {
            return None;
        }
        let element = self.types.element(self.types.va_list)?;
        match self.types.pointee(v.ty) {
            Some(t) if self.types.compatible_bare(t, element) => Some(v),
            _ => {
                self.error(e.span, "first argument to 'va_arg' not of type 'va_list'");
                None
            }
        }
    }

    fn offsetof(&mut self, t: &ast::TypeName, path: &[Designator], span: Span) -> Expr {
        let mut ty = self.type_name(t);
        self.take_pending();
        let mut offset: i64 = 0;
        let mut variable: Option<Expr> = None;
        for step in path {
            if self.types.is_error(ty) {
                return Expr::error(span);
            }
            match step {
                Designator::Field(f) => {
                    if !self.types.is_record(ty) {
                        self.error(
                            f.span,
                            format!("request for member '{}' in something not a structure or union", f.name),
                        );
                        return Expr::error(span);
                    }
                    if !self.types.is_complete(ty) {
                        self.error(span, format!("invalid use of undefined type '{}'", self.types.name(ty)));
                        return Expr::error(span);
                    }
                    let Some((o, member, bits)) = self.types.member(ty, &f.name) else {
                        self.no_member(ty, f, f.span);
                        return Expr::error(span);
                    };
                    if bits.is_some() {
                        self.error(
                            f.span,
                            format!("attempt to take address of bit-field structure member '{}'", f.name),
                        );
                    }
                    offset = offset.wrapping_add(o as i64);
                    ty = member;
                }
                Designator::Index(e) | Designator::Range(e, _) => {
                    let v = self.value(e);
                    let Some(of) = self.types.element(ty) else {
                        self.error(e.span, "subscripted value is neither array nor pointer nor vector");
                        return Expr::error(span);
                    };
                    let size = self.types.size(of).unwrap_or(1) as i64;
                    match v.as_int() {
                        Some(n) => offset = offset.wrapping_add(n.wrapping_mul(size)),
                        None => {
                            let v = self.convert(v, Ty::ULONG);
                            let each = Expr::int(size, Ty::ULONG, span);
                            let part = self.arith(tree::BinOp::Mul, v, each, Ty::ULONG, span);
                            variable = Some(match variable {
                                None => part,
                                Some(sum) => self.arith(tree::BinOp::Add, sum, part, Ty::ULONG, span),
                            });
                        }
                    }
                    ty = of;
                }
            }
        }
        let fixed = Expr::int(offset, Ty::ULONG, span);
        match variable {
            None => fixed,
            Some(v) => self.arith(tree::BinOp::Add, v, fixed, Ty::ULONG, span),
        }
    }

    /// Assignment-like conversion for an initialiser.
    pub(super) fn init_convert(&mut self, e: Expr, ty: Ty) -> Expr {
        let at = e.span;
        self.assign_convert(e, ty, &For::Init, at)
    }
}

pub(super) fn string_element(kind: StringKind) -> Ty {
    match kind {
        StringKind::Narrow => Ty::CHAR,
        StringKind::Char16 => Ty::USHORT,
        StringKind::Char32 => Ty::UINT,
        StringKind::Wide => Ty::INT,
    }
}
