//! Functions: their declarations merged, their definitions checked.

use super::super::ast::{self, Derived, Name, Params, Storage, TypeSpec};
use super::super::tree::{self, Defined, Linkage, LocalId, SymId};
use super::super::types::{FnTy, Ty};
use super::{Check, Cx, Entry};
use crate::source::{Diagnostic, Severity, Span};
use std::collections::BTreeMap;

impl Check<'_> {
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
                let d = Diagnostic { severity: Severity::Warning, ..Diagnostic::error(span, text) };
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
            self.report(Diagnostic::error(span, text).note(old.span, previous));
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
        let mut asked = self.attributes(&f.specs.attrs, &[]);
        asked.noreturn |= f.specs.noreturn;
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
        let mut ret = self.types.bare(ret);
        if matches!(f.specs.ty, TypeSpec::Missing)
            && let Some(old) = self.externs.get(&id.name).map(|s| self.symbols[*s as usize].clone())
            && old.defined != Defined::Yes
            && self.types.fn_type(old.ty).is_some_and(|t| self.types.is_void(t.ret))
        {
            // gcc lets this pass: declared as void, defined without a type. It stays void.
            let note = format!("previous declaration of '{}' with type {}", id.name, self.types.quote(old.ty));
            let text = format!("conflicting types for '{}'", id.name);
            let d = Diagnostic { severity: Severity::Warning, ..Diagnostic::error(id.span, text) };
            self.report(d.note(old.span, note));
            ret = Ty::VOID;
        }
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
            registers: BTreeMap::new(),
            vforks: false,
            noreturn: asked.noreturn | own.noreturn,
        });
        self.scope().is_params = true;
        let (mut fn_ty, locals) = self.define_params(f, params, ret);
        if matches!(params, Params::Old(_)) {
            fn_ty = self.with_prototype(f, &id.name, fn_ty, &locals);
        }
        self.scope().is_params = false;
        let variadic = fn_ty.variadic;
        let ty = self.types.function(fn_ty);
        // The function's own name belongs to the file's scope.
        let inner = self.scopes.pop().unwrap_or_default();
        let is_static = f.specs.storage == Storage::Static;
        let sym = self.declare_function(&id.name, ty, id.span, is_static, true);
        let mut attrs = f.specs.attrs.iter().chain(&f.declarator.attrs).map(|a| a.name.name.trim_matches('_'));
        let inlined = attrs.any(|a| matches!(a, "gnu_inline" | "always_inline"));
        if f.specs.inline && f.specs.storage != Storage::Extern && !inlined && !self.in_library(id.span) {
            self.inline.insert(sym);
        } else {
            self.not_only_inline.insert(sym);
        }
        let at = self.cx.as_ref().map(|cx| cx.locals.iter().filter(|l| l.is_param).map(|l| l.span).collect());
        self.params_at.insert(sym, at.unwrap_or_default());
        let arrays = std::mem::take(&mut self.last_arrays);
        self.note_arrays(sym, arrays);
        self.scopes.push(inner);
        self.symbols[sym as usize].weak |= asked.weak | own.weak;
        self.constructor(sym, &asked);
        self.constructor(sym, &own);
        self.mark(sym, &asked);
        self.mark(sym, &own);
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
        let function = tree::Function {
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
        };
        if self.never_return.contains(&sym) {
            self.check_return(&function);
        }
        self.functions.push(function);
    }

    /// Makes the parameters of a definition locals of it.
    fn define_params(&mut self, f: &ast::Function, params: &Params, ret: Ty) -> (FnTy, Vec<LocalId>) {
        let mut locals = Vec::new();
        let mut list = Vec::new();
        match params {
            Params::Empty => (FnTy { ret, params: list, variadic: false, proto: false }, locals),
            Params::Prototype { params, variadic } => {
                let mut arrays = Vec::new();
                for (i, p) in params.iter().enumerate() {
                    let Some(ty) = self.param_type(p, i, params.len()) else { continue };
                    arrays.push(self.last_array.take());
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
                self.last_arrays = arrays;
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

    /// A definition in the old style behind a prototype has the prototype's type, if its parameters are the same ones: as
    /// they are declared (GNU), or as default promotion makes them.
    fn with_prototype(&mut self, f: &ast::Function, name: &Name, own: FnTy, locals: &[LocalId]) -> FnTy {
        let Some(old) = self.externs.get(name).map(|s| &self.symbols[*s as usize]) else { return own };
        let at = old.span;
        let Some(proto) = self.types.fn_type(old.ty).filter(|f| f.proto).map(|f| (*f).clone()) else { return own };
        if !self.types.compatible(proto.ret, own.ret) {
            return own;
        }
        if proto.params.len() != locals.len() {
            self.error(f.body.span, "number of arguments doesn't match prototype");
            self.error(at, "prototype declaration");
            return proto;
        }
        for (local, wanted) in locals.iter().zip(&proto.params) {
            let Some((ty, name, span)) = self.local(*local).map(|l| (l.ty, l.name.clone(), l.span)) else { continue };
            let ty = self.types.bare(ty);
            let wanted = self.types.bare(*wanted);
            let promoted = if self.types.canon(ty) == Ty::FLOAT { Ty::DOUBLE } else { self.promoted(ty) };
            if !self.types.compatible(ty, wanted) && !self.types.compatible(promoted, wanted) {
                self.error(span, format!("argument '{name}' doesn't match prototype"));
                self.error(at, "prototype declaration");
            }
        }
        proto
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
