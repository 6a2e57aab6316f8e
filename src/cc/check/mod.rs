//! Names, types, conversions and constants: turns the syntax tree of one file into a typed tree, with gcc's errors
//! and its default warnings.
//!
//! - Nothing stops at the first error. What an error leaves has the type `Ty::ERROR`, which is compatible with
//!   everything, so one mistake is reported once.
//! - Warnings about the library's own files are not reported, as gcc keeps silent about system headers.

mod asm;
mod atomics;
mod attributes;
mod builtins;
mod call;
mod complex;
mod constant;
mod convert;
mod decl;
mod declarator;
mod expr;
mod format;
mod function;
mod init;
mod names;
mod operators;
mod record;
mod regions;
mod returns;
mod stmt;
mod unused;

use super::ast::{self, Name};
use super::tree::{self, Defined, Expr, Label, LabelId, Linkage, Local, LocalId, SymId, Symbol};
use super::types::{Ty, Types};
use crate::source::{Diagnostic, Sources, Span};
use std::collections::{BTreeMap, BTreeSet};

pub use names::{Hints, NoHints, is_slip, nearest};

/// Checks one file. The tree is complete even when there are errors, but only fit to run without.
#[must_use]
pub fn check(unit: &ast::Unit, sources: &Sources, hints: &dyn Hints) -> (tree::Unit, Vec<Diagnostic>) {
    let mut c = Check {
        sources,
        hints,
        diagnostics: Vec::new(),
        types: Types::new(),
        symbols: Vec::new(),
        functions: Vec::new(),
        inline: BTreeSet::new(),
        not_only_inline: BTreeSet::new(),
        weak_order: None,
        scopes: vec![Scope::default()],
        externs: BTreeMap::new(),
        strings: BTreeMap::new(),
        cx: None,
        quiet: 0,
        reported: BTreeSet::new(),
        undeclared: BTreeSet::new(),
        constructors: Vec::new(),
        deprecated: Vec::new(),
        wanted: Vec::new(),
        never_return: Vec::new(),
        last_params: Vec::new(),
        last_array: None,
        last_arrays: Vec::new(),
        arrays: Vec::new(),
        params_at: BTreeMap::new(),
        unclosed: unit.unclosed,
        fenv: unit.fenv,
    };
    for item in &unit.items {
        match item {
            ast::Item::Function(f) => c.function(f),
            ast::Item::Declaration(d) => {
                c.declaration(d);
            }
            ast::Item::StaticAssert(a) => c.static_assert(a),
        }
    }
    c.finish();
    c.drop_inline();
    // Found by gcc only once the whole file is well-formed.
    if c.diagnostics.iter().any(Diagnostic::is_error) {
        c.diagnostics.retain(|d| d.flag != Some("switch-unreachable"));
    }
    let tree = tree::Unit {
        types: c.types,
        symbols: c.symbols,
        functions: c.functions,
        constructors: c.constructors,
        weak_order: c.weak_order,
        fenv: unit.fenv,
    };
    (tree, c.diagnostics)
}

/// What a name means.
#[derive(Clone, Debug)]
enum Entry {
    Typedef(Ty),
    Local(LocalId),
    Symbol(SymId),
    Constant(i64, Ty),
    /// A parameter of a prototype: has a type but no place.
    Prototype(Ty),
    /// Its declaration was reported; uses stay silent.
    Error,
}

#[derive(Debug, Default)]
struct Scope {
    names: BTreeMap<Name, (Entry, Span)>,
    tags: BTreeMap<Name, (Ty, Span)>,
    locals: Vec<LocalId>,
    statics: Vec<SymId>,
    has_vla: bool,
    /// `Cx::vlas` when it was opened.
    vlas: usize,
    /// A parameter list is being read.
    is_params: bool,
    /// ... of a declaration: its names have types but no places.
    is_prototype: bool,
}

/// The function being checked.
#[derive(Debug)]
struct Cx {
    sym: SymId,
    name: Name,
    span: Span,
    ret: Ty,
    locals: Vec<Local>,
    labels: Vec<Label>,
    label_names: BTreeMap<Name, LabelState>,
    loops: u32,
    switches: Vec<SwitchCx>,
    /// Computations of array sizes met in the declarator or type name being read.
    pending: Vec<Expr>,
    variadic: bool,
    func_name: Option<SymId>,
    /// Declarations of variably modified type in whose scope we are, and how many there have been.
    vlas: Vec<(u32, Span)>,
    vla_count: u32,
    /// Each `goto`: its label, where it stands, in the scope of which such declarations.
    gotos: Vec<(LabelId, Span, Vec<u32>)>,
    /// `const` locals with a constant initialiser: gcc takes them for constants in static initialisers.
    constants: BTreeMap<LocalId, constant::Value>,
    /// Locals that a declaration puts into a register by name, `register long r10 asm("r10")`, for inline assembly.
    registers: BTreeMap<LocalId, String>,
    /// It calls vfork: the child writes to the parent's variables, so all of them are in memory.
    vforks: bool,
    /// Declared never to return.
    noreturn: bool,
}

#[derive(Debug)]
struct LabelState {
    id: LabelId,
    defined: Option<Span>,
    /// Declarations of variably modified type in whose scope it stands.
    vlas: Vec<(u32, Span)>,
    used: Span,
}

#[derive(Debug)]
struct SwitchCx {
    ty: Ty,
    cases: Vec<(i64, i64, LabelId, Span)>,
    default: Option<(LabelId, Span)>,
    /// How many declarations of variably modified type it stands in the scope of.
    vlas: usize,
    /// `loops` when the switch began: `continue` needs a loop around, `break` does not.
    unsigned: bool,
}

struct Check<'a> {
    sources: &'a Sources,
    hints: &'a dyn Hints,
    diagnostics: Vec<Diagnostic>,
    types: Types,
    symbols: Vec<Symbol>,
    functions: Vec<tree::Function>,
    /// Defined `inline`, and declared otherwise: the first without the second are for calls that are inlined alone.
    inline: BTreeSet<SymId>,
    not_only_inline: BTreeSet<SymId>,
    weak_order: Option<Span>,
    scopes: Vec<Scope>,
    /// Every name with linkage, in scope or not.
    externs: BTreeMap<Name, SymId>,
    /// Literals by element size and bytes: equal ones are one object, as ld merges them.
    strings: BTreeMap<(u8, Vec<u8>), SymId>,
    cx: Option<Cx>,
    /// Above 0: inside something that is not evaluated.
    quiet: u32,
    /// Undeclared names already reported in this function.
    reported: BTreeSet<Name>,
    /// Functions that were called undeclared and reported in this file.
    undeclared: BTreeSet<Name>,
    constructors: Vec<tree::Constructor>,
    /// From attributes: what is said of a use, whose result may not be thrown away, which never return.
    deprecated: Vec<(SymId, String)>,
    wanted: Vec<SymId>,
    never_return: Vec<SymId>,
    /// Where the parameters of the prototype read last stand, and of each function's, for notes.
    last_params: Vec<Span>,
    params_at: BTreeMap<SymId, Vec<Span>>,
    /// The arrays, of known length, that parameters were written as: of the one read last, of the prototype read last, and
    /// of each function in its first declaration.
    last_array: Option<Ty>,
    last_arrays: Vec<Option<Ty>>,
    arrays: Vec<(SymId, Vec<Option<Ty>>)>,
    /// A `}` is missing somewhere, which has been said.
    unclosed: bool,
    /// What raises an exception or depends on the rounding mode is left to the run, as far as gcc leaves it.
    fenv: bool,
}

/// A warning of gcc's that has no switch of its own.
fn plain(span: Span, message: impl Into<String>) -> Diagnostic {
    Diagnostic { severity: crate::source::Severity::Warning, ..Diagnostic::error(span, message) }
}

impl Check<'_> {
    fn error(&mut self, span: Span, message: impl Into<String>) {
        self.report(Diagnostic::error(span, message));
    }

    fn warn(&mut self, span: Span, flag: &'static str, message: impl Into<String>) {
        self.report(Diagnostic::warning(span, flag, message));
    }

    /// A warning of gcc's that has no switch of its own.
    fn warn_plain(&mut self, span: Span, message: impl Into<String>) {
        self.report(plain(span, message));
    }

    fn report(&mut self, d: Diagnostic) {
        if !d.is_error() && self.in_library(d.span) {
            return;
        }
        self.diagnostics.push(d);
    }

    fn in_library(&self, span: Span) -> bool {
        self.sources.file(span.file).is_some_and(|f| f.library)
    }

    /// Where gcc says that an expression stands: at its operator, if that is between two others.
    fn place_of(&self, e: &ast::Expr) -> Span {
        use ast::ExprKind as E;
        match &e.kind {
            E::Binary(_, a, b) | E::Comma(a, b) | E::Index(a, b) => self.operator(a.span, b.span),
            E::Assign { target, value, .. } => self.operator(target.span, value.span),
            E::Member { object, field, .. } => self.operator(object.span, field.span),
            E::Conditional { condition, then, otherwise } => {
                self.operator(then.as_ref().unwrap_or(condition).span, otherwise.span)
            }
            _ => e.span,
        }
    }

    /// Where an operator stands: the first character between its operands that is no space, comment or parenthesis.
    fn operator(&self, left: Span, right: Span) -> Span {
        let Some(text) = self.sources.file(left.file).map(|f| f.text.as_bytes()) else { return left };
        if left.file != right.file || left.end > right.start {
            return left.to(right);
        }
        let (mut i, end) = (left.end as usize, (right.start as usize).min(text.len()));
        while i < end {
            match text[i] {
                b' ' | b'\t' | b'\n' | b'\r' | b')' | b'\\' => i += 1,
                b'/' if text.get(i + 1) == Some(&b'*') => {
                    i += 2;
                    while i < end && !(text[i] == b'*' && text.get(i + 1) == Some(&b'/')) {
                        i += 1;
                    }
                    i += 2;
                }
                _ => {
                    let width = text[i..end].iter().take_while(|b| b"+-*/%<>=!&|^".contains(b)).count().max(1);
                    return Span { file: left.file, start: i as u32, end: (i + width) as u32 };
                }
            }
        }
        left.to(right)
    }

    // Scopes.

    fn open(&mut self) {
        let vlas = self.cx.as_ref().map_or(0, |cx| cx.vlas.len());
        self.scopes.push(Scope { vlas, ..Scope::default() });
    }

    fn close(&mut self) -> Scope {
        if let (Some(cx), Some(s)) = (&mut self.cx, self.scopes.last()) {
            cx.vlas.truncate(s.vlas);
        }
        if self.scopes.len() > 1 { self.scopes.pop().unwrap_or_default() } else { Scope::default() }
    }

    fn scope(&mut self) -> &mut Scope {
        if self.scopes.is_empty() {
            self.scopes.push(Scope::default());
        }
        let last = self.scopes.len() - 1;
        &mut self.scopes[last]
    }

    fn at_file_scope(&self) -> bool {
        self.cx.is_none()
    }

    fn lookup(&self, name: &str) -> Option<&(Entry, Span)> {
        self.scopes.iter().rev().find_map(|s| s.names.get(name))
    }

    fn lookup_tag(&self, name: &str) -> Option<(Ty, Span)> {
        self.scopes.iter().rev().find_map(|s| s.tags.get(name)).copied()
    }

    fn bind(&mut self, name: &Name, entry: Entry, span: Span) {
        self.scope().names.insert(name.clone(), (entry, span));
    }

    // Locals and symbols.

    fn new_local(&mut self, name: &Name, ty: Ty, span: Span) -> LocalId {
        let Some(cx) = &mut self.cx else { return 0 };
        let id = cx.locals.len() as LocalId;
        cx.locals.push(Local {
            name: name.clone(),
            ty,
            span,
            address_taken: false,
            is_param: false,
            align: 0,
            temporary: name.is_empty(),
            promoted: false,
            was_array: false,
            is_register: false,
            cleanup: None,
        });
        self.scope().locals.push(id);
        id
    }

    fn hidden_local(&mut self, ty: Ty, span: Span) -> LocalId {
        self.new_local(&Name::from(""), ty, span)
    }

    fn local(&mut self, id: LocalId) -> Option<&mut Local> {
        self.cx.as_mut()?.locals.get_mut(id as usize)
    }

    fn new_symbol(&mut self, name: &Name, ty: Ty, span: Span, linkage: Linkage) -> SymId {
        let id = self.symbols.len() as SymId;
        self.symbols.push(Symbol {
            name: name.clone(),
            ty,
            span,
            linkage,
            defined: Defined::No,
            init: None,
            tls: false,
            read_only: false,
            weak: false,
            literal: false,
            align: 0,
            owner: None,
            used: None,
            escapes: false,
            implicit: false,
            only_inline: false,
            extra: 0,
            alias: None,
        });
        id
    }

    /// The object of a string literal: `units` without the terminator, each of `size` bytes.
    fn string_symbol(&mut self, units: &[u32], element: Ty, span: Span) -> SymId {
        let size = self.types.size(element).unwrap_or(1) as usize;
        let mut bytes = Vec::with_capacity((units.len() + 1) * size);
        for u in units.iter().chain(&[0]) {
            bytes.extend_from_slice(&u.to_le_bytes()[..size.min(4)]);
        }
        let key = (size as u8, bytes);
        if let Some(&s) = self.strings.get(&key) {
            return s;
        }
        let ty = self.types.array(element, super::types::Len::Known(units.len() as u64 + 1));
        let id = self.new_symbol(&Name::from(""), ty, span, Linkage::None);
        let s = &mut self.symbols[id as usize];
        s.defined = Defined::Yes;
        s.literal = true;
        s.read_only = true;
        s.init = Some(tree::Image { bytes: key.1.clone(), relocs: Vec::new() });
        self.strings.insert(key, id);
        id
    }

    /// Takes the array-size computations that the last type name left.
    fn take_pending(&mut self) -> Vec<Expr> {
        self.cx.as_mut().map(|cx| std::mem::take(&mut cx.pending)).unwrap_or_default()
    }

    // The end of the file.

    fn finish(&mut self) {
        for i in 0..self.symbols.len() {
            let s = self.symbols[i].clone();
            if self.types.is_function(s.ty) {
                if s.linkage == Linkage::Internal && s.defined == Defined::No && s.used.is_some() {
                    self.warn_plain(s.span, format!("'{}' used but never defined", s.name));
                }
                continue;
            }
            if s.defined != Defined::Tentative {
                continue;
            }
            // A tentative array of unknown length has one element.
            if let super::types::Kind::Array(of, super::types::Len::Unknown) = self.types.kind(s.ty).clone() {
                self.warn_plain(s.span, format!("array '{}' assumed to have one element", s.name));
                self.symbols[i].ty = self.types.array(of, super::types::Len::Known(1));
            } else if !self.types.is_complete(s.ty) && !self.types.is_error(s.ty) {
                self.error(s.span, format!("storage size of '{}' isn't known", s.name));
            }
        }
    }

    /// An `inline` definition is no external one (C11 6.7.4): without a declaration that says otherwise, another file must
    /// have that, as gcc -O0 inlines nothing.
    fn drop_inline(&mut self) {
        for &sym in self.inline.difference(&self.not_only_inline) {
            let s = &mut self.symbols[sym as usize];
            if s.linkage == Linkage::External {
                s.defined = Defined::No;
                s.only_inline = true;
                self.functions.retain(|f| f.sym != sym);
            }
        }
    }

    fn static_assert(&mut self, a: &ast::StaticAssert) {
        let e = self.value(&a.condition);
        if e.is_error() {
            return;
        }
        match e.as_int() {
            Some(0) => {
                let text = match &a.message {
                    Some(m) => format!("static assertion failed: \"{m}\""),
                    None => "static assertion failed".to_string(),
                };
                self.error(a.span, text);
            }
            Some(_) => {}
            None => self.error(a.condition.span, "expression in static assertion is not constant"),
        }
    }
}
