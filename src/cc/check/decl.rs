//! Declarations: names into scopes, objects into symbols.

use super::super::ast::{self, Quals, Storage, TypeSpec};
use super::super::tree::{self, Defined, Expr, ExprKind, Linkage, LocalId, Stmt, StmtKind, SymId};
use super::super::types::{self, Ty};
use super::attributes::Asked;
use super::declarator::qual_bits;
use super::{Check, Entry};
use crate::source::{Diagnostic, Span};

impl Check<'_> {
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
        asked.deprecated = own.deprecated.or(asked.deprecated);
        asked.wanted |= own.wanted;
        asked.noreturn |= own.noreturn | d.specs.noreturn;
        asked.alias = own.alias.or(asked.alias);
        asked.label = own.label;
        let base = if matches!(d.specs.ty, TypeSpec::Auto) { self.auto_type(d, i) } else { base };
        let ty = self.derive(base, &i.declarator.derived, &i.declarator, false);
        self.flush_pending(out, i.declarator.span);
        let Some(id) = &i.declarator.name else { return };
        match d.specs.storage {
            Storage::Typedef => {
                if i.init.is_some() {
                    self.error(id.span, format!("typedef '{}' is initialized (use '__typeof__' instead)", id.name));
                }
                self.typedef(id, ty, asked.align, own.transparent | shared.transparent);
            }
            _ if self.types.is_function(ty) => {
                if let Some(init) = &i.init {
                    self.error(id.span, format!("function '{}' is initialized like a variable", id.name));
                    let _ = init;
                }
                let is_static = d.specs.storage == Storage::Static && self.at_file_scope();
                let sym = self.declare_function(&id.name, ty, id.span, is_static, false);
                if !d.specs.inline || d.specs.storage == Storage::Extern {
                    self.not_only_inline.insert(sym);
                }
                let at = std::mem::take(&mut self.last_params);
                self.params_at.insert(sym, at);
                let arrays = std::mem::take(&mut self.last_arrays);
                self.note_arrays(sym, arrays);
                let s = &mut self.symbols[sym as usize];
                s.weak |= asked.weak;
                if let Some(alias) = asked.alias.clone() {
                    s.alias = Some(alias);
                    s.defined = Defined::Yes;
                }
                self.constructor(sym, &asked);
                self.mark(sym, &asked);
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

    fn typedef(&mut self, id: &ast::Ident, ty: Ty, align: u64, transparent: bool) {
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
        if transparent && let types::Kind::Record(i) = *self.types.kind(ty) {
            self.types.records[i as usize].transparent = true;
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
        if let (Storage::Register, Some(label), Some(cx)) = (storage, &asked.label, &mut self.cx) {
            cx.registers.insert(local, label.trim_start_matches('%').to_string());
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
        if self.types.is_error(ty) {
            return false;
        }
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
        self.mark(sym, asked);
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
        if self.types.is_error(ty) {
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
}
