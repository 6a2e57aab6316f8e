//! The typed tree to `bytecode`, one file at a time: an `Object` with symbols and relocations, which `link` puts
//! together with others.
//!
//! # Registers
//! Locals whose address is never taken, and scalar, live in registers for as long as their block lasts; temporaries
//! are allocated above them like a stack, and a call's arguments above those, so that the callee's window can begin
//! at the first argument. Everything else has a place in the frame, with a gap around it.
//!
//! # Order
//! As gcc -O0 on x86-64: arguments from right to left, else left to right; a local in a register is read where it is
//! used, not where it is named (so `f(i++, i)` passes the new `i`), an object in memory where it is named.
//!
//! - `mod.rs`: the object, emission, registers and frame
//! - `flow.rs`: which objects a jump may reach past their declaration
//! - `place.rs`: objects: addresses, loads, stores, bit-fields
//! - `expr.rs`, `assign.rs`, `arith.rs`, `atomic.rs`, `call.rs`: values
//! - `fenv.rs`: arithmetic where there is <fenv.h>
//! - `branch.rs`: conditions
//! - `stmt.rs`: statements, scopes, initialisers
//! - `debug.rs`: types and variables for the debugger

mod arith;
mod assign;
mod atomic;
mod branch;
mod call;
mod debug;
mod expr;
mod fenv;
mod flow;
mod place;
mod stmt;
#[cfg(test)]
mod tests;

use super::tree::{self, Defined, LabelId, Linkage, LocalId, SymId, Target};
use super::types::{Kind, Ty, Types};
use crate::bytecode::{FrameObject, Function, Op, Pc, Reg, SwitchTable, Type, TypeId, Var};
use crate::source::{Diagnostic, FileId, Sources, Span};
use std::collections::BTreeMap;

/// Locals beyond this register live in the frame.
const LAST_LOCAL: u16 = 150;
/// No register above this one: the operation that needs it is refused.
const LAST_REGISTER: u16 = 250;
/// Bytes that belong to nobody between two objects of a frame.
const GAP: u32 = 16;
/// A frame that a stack of 8 MiB could never hold.
const MAX_FRAME: u64 = 1 << 30;

/// A compiled file before linking. Program counters and indices are its own, from 0.
#[derive(Clone, Debug, Default)]
pub struct Object {
    pub name: String,
    pub code: Vec<Op>,
    pub consts: Vec<u64>,
    pub switches: Vec<SwitchTable>,
    pub functions: Vec<Compiled>,
    pub symbols: Vec<Symbol>,
    pub relocs: Vec<CodeReloc>,
    pub places: Vec<Spot>,
    /// See `Program::packed`.
    pub packed: Vec<Pc>,
    /// See `Program::weak_order`; the file is a `FileId`.
    pub weak_order: Option<(u16, u32)>,
    pub types: Vec<Type>,
    pub refusals: Vec<String>,
    pub constructors: Vec<tree::Constructor>,
}

#[derive(Clone, Debug)]
pub struct Compiled {
    pub function: Function,
    pub sym: SymId,
    /// Static locals: index into `function.vars` and the symbol whose address it needs.
    pub statics: Vec<(usize, SymId)>,
    /// Positions of labels whose address is taken.
    pub labels: Vec<(LabelId, Pc)>,
}

/// A name the linker has to do with.
#[derive(Clone, Debug)]
pub struct Symbol {
    pub name: String,
    pub linkage: Linkage,
    pub defined: Defined,
    pub is_function: bool,
    pub weak: bool,
    pub only_inline: bool,
    pub alias: Option<String>,
    /// Needed by code or data that is laid down.
    pub used: Option<Span>,
    pub span: Span,
    pub size: u64,
    pub align: u64,
    pub image: Option<tree::Image>,
    pub read_only: bool,
    pub tls: bool,
    pub literal: bool,
    pub owner: Option<SymId>,
    pub ty: TypeId,
    /// Where it is declared: `FileId` and line.
    pub file: u16,
    pub line: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RelocKind {
    /// `Call`: the function's index.
    Call,
    /// `Imm`: the address.
    Address,
    /// `AddI`: the offset in the thread's block.
    Tls,
    /// `Imm`: a position in the code.
    Label,
}

#[derive(Clone, Copy, Debug)]
pub struct CodeReloc {
    pub pc: Pc,
    pub kind: RelocKind,
    pub sym: SymId,
    pub addend: i64,
}

/// Where the code from `pc` on comes from.
#[derive(Clone, Copy, Debug)]
pub struct Spot {
    pub pc: Pc,
    pub file: FileId,
    pub line: u32,
    pub col: u32,
}

/// Compiles a checked file.
#[must_use]
pub fn generate(unit: &tree::Unit, sources: &Sources, name: &str, library: bool) -> (Object, Vec<Diagnostic>) {
    let mut g = Gen {
        unit,
        sources,
        library,
        object: Object { name: name.to_string(), constructors: unit.constructors.clone(), ..Object::default() },
        consts: BTreeMap::new(),
        type_ids: BTreeMap::new(),
        diagnostics: Vec::new(),
        last_spot: None,
        helpers: BTreeMap::new(),
    };
    g.symbols();
    for f in &unit.functions {
        g.function(f);
    }
    g.mark_used();
    g.object.weak_order = unit.weak_order.map(|span| (span.file.0, g.span_spot(span).1));
    (g.object, g.diagnostics)
}

struct Gen<'a> {
    unit: &'a tree::Unit,
    sources: &'a Sources,
    library: bool,
    object: Object,
    consts: BTreeMap<u64, u32>,
    type_ids: BTreeMap<Ty, TypeId>,
    diagnostics: Vec<Diagnostic>,
    last_spot: Option<(FileId, u32, u32)>,
    /// Functions of the library that stand for operations.
    helpers: BTreeMap<&'static str, SymId>,
}

impl Gen<'_> {
    fn symbols(&mut self) {
        for s in &self.unit.symbols {
            let t = &self.unit.types;
            let size = t.size(s.ty).unwrap_or(0).saturating_add(s.extra);
            let ty = self.type_id(s.ty);
            self.object.symbols.push(Symbol {
                name: s.name.to_string(),
                linkage: s.linkage,
                defined: s.defined,
                is_function: t.is_function(s.ty),
                weak: s.weak,
                only_inline: s.only_inline,
                alias: s.alias.as_ref().map(ToString::to_string),
                used: None,
                // Where a definition stands; else where it is missed.
                span: if s.defined == Defined::No { s.used.unwrap_or(s.span) } else { s.span },
                size,
                align: self.unit.types.align(s.ty).max(s.align).max(1),
                image: s.init.clone(),
                read_only: s.read_only,
                tls: s.tls,
                literal: s.literal,
                owner: s.owner,
                ty,
                file: s.span.file.0,
                line: self.span_spot(s.span).1,
            });
        }
    }

    /// A function of the library that stands for an operation.
    fn helper(&mut self, name: &'static str) -> SymId {
        if let Some(sym) = self.helpers.get(name) {
            return *sym;
        }
        let sym = self.object.symbols.len() as SymId;
        let ty = self.type_id(Ty::INT);
        self.object.symbols.push(Symbol {
            name: name.to_string(),
            linkage: Linkage::External,
            defined: Defined::No,
            is_function: true,
            weak: false,
            only_inline: false,
            alias: None,
            used: None,
            span: Span::default(),
            size: 0,
            align: 1,
            image: None,
            read_only: false,
            tls: false,
            literal: false,
            owner: None,
            ty,
            file: 0,
            line: 0,
        });
        self.helpers.insert(name, sym);
        sym
    }

    /// Marks what the code needs, and what the data needs that stays.
    fn mark_used(&mut self) {
        let mut todo: Vec<SymId> = Vec::new();
        for r in &self.object.relocs {
            todo.push(r.sym);
        }
        for (i, s) in self.object.symbols.iter().enumerate() {
            let kept = match s.linkage {
                Linkage::External | Linkage::Internal => s.defined != Defined::No,
                Linkage::None => s.owner.is_some(),
            };
            if kept {
                todo.push(i as SymId);
            }
        }
        while let Some(s) = todo.pop() {
            let Some(sym) = self.object.symbols.get_mut(s as usize) else { continue };
            if sym.used.is_some() {
                continue;
            }
            sym.used = Some(sym.span);
            if let Some(image) = &sym.image {
                for r in &image.relocs {
                    match r.target {
                        Target::Symbol(s) | Target::Label(s, _) | Target::Difference(s, ..) => todo.push(s),
                    }
                }
            }
        }
    }

    fn types(&self) -> &Types {
        &self.unit.types
    }

    fn function(&mut self, f: &tree::Function) {
        let sym = &self.unit.symbols[f.sym as usize];
        let record = self.unit.types.is_record(f.ret);
        let mut fun = Fun {
            start: self.object.code.len(),
            f,
            record,
            canonical: sym.escapes,
            top: 0,
            max: 0,
            homes: vec![Home::None; f.locals.len()],
            objects: Vec::new(),
            frame: 0,
            align: 16,
            labels: vec![None; f.labels.len()],
            targets: Vec::new(),
            scopes: Vec::new(),
            vars: Vec::new(),
            statics: Vec::new(),
            temps: Vec::new(),
            flow: flow::Flow::default(),
            va: 0,
            full: false,
            g: self,
        };
        fun.generate();
    }

    fn span_spot(&self, span: Span) -> (FileId, u32, u32) {
        let (_, line, col) = self.sources.place(span);
        (span.file, line, col)
    }
}

/// Where a local lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Home {
    None,
    Reg(Reg),
    /// Offset in the frame, and the index of its frame object.
    Frame(i32, u32),
    /// The register holds its address: a record parameter, an array of variable length.
    Indirect(Reg),
    /// The frame slot holds its address.
    IndirectFrame(i32),
}

/// A position to jump to, before it is known: an index into `Fun::labels`.
type Label = u32;

struct ScopeGen {
    /// Frame objects alive in it, that end with it.
    live: Vec<(LocalId, u32)>,
    /// Register that keeps the stack pointer from before its arrays of variable length.
    sp: Option<Reg>,
    /// In a function with labels: those arrays, each with the register that keeps it from before this one.
    vlas: Vec<(LocalId, Reg)>,
    /// Locals declared so far with a function to be called when they go.
    cleanups: Vec<(LocalId, SymId)>,
    range: (u32, u32),
}

/// Where `break` and `continue` go, and how many scopes stay open there.
struct Goal {
    exit: Label,
    next: Option<Label>,
    scopes: usize,
}

/// A place in the frame for values of record type.
struct Temp {
    off: i32,
    size: u64,
    busy: bool,
}

/// One function being compiled.
struct Fun<'g, 'a> {
    g: &'g mut Gen<'a>,
    f: &'g tree::Function,
    start: usize,
    /// Returns a record: register 0 has the address for it.
    record: bool,
    /// Parameters may arrive with garbage in their upper bits.
    canonical: bool,
    top: u16,
    max: u16,
    homes: Vec<Home>,
    objects: Vec<FrameObject>,
    frame: u32,
    /// The strictest alignment of an object in it.
    align: u16,
    /// Program counters; until the function's end jumps hold indices into this.
    labels: Vec<Option<Pc>>,
    targets: Vec<Goal>,
    scopes: Vec<ScopeGen>,
    vars: Vec<Var>,
    statics: Vec<(usize, SymId)>,
    temps: Vec<Temp>,
    flow: flow::Flow,
    /// The register with the address of the variable arguments.
    va: Reg,
    /// Ran out of registers: said once.
    full: bool,
}

impl Fun<'_, '_> {
    fn generate(&mut self) {
        let f = self.f;
        self.flow = flow::Flow::new(f);
        self.spot(f.span);
        let first = u16::from(self.record);
        let count = first + f.params.len() as u16;
        if count > 200 {
            self.too_much(f.span);
            return;
        }
        self.top = count + u16::from(f.variadic);
        self.max = self.top;
        self.va = count as Reg;
        for (i, p) in f.params.iter().enumerate() {
            self.parameter(*p, (first as usize + i) as Reg);
        }
        self.block(&f.body, true);
        self.finish();
    }

    /// Gives a parameter, which arrives in `reg`, its home.
    fn parameter(&mut self, p: LocalId, reg: Reg) {
        let Some(local) = self.f.locals.get(p as usize) else { return };
        let ty = local.ty;
        if self.ty_is_record(ty) {
            self.homes[p as usize] = Home::Indirect(reg);
            return;
        }
        if (self.canonical || local.promoted)
            && let Some((size, signed)) = self.g.types().int(ty)
        {
            if matches!(self.g.types().kind(ty), Kind::Bool) {
                self.emit(Op::Bool { d: reg, a: reg });
            } else {
                self.extend(reg, reg, size, signed);
            }
        }
        if local.promoted && matches!(self.g.types().kind(ty), Kind::Float(super::types::Float::Float)) {
            self.convert_to(reg, reg, Ty::DOUBLE, ty);
        }
        if !local.address_taken {
            self.homes[p as usize] = Home::Reg(reg);
            return;
        }
        let (off, object) = self.frame_object(p, true);
        self.homes[p as usize] = Home::Frame(off, object);
        self.store(place::Place::Frame(off), ty, None, reg);
    }

    /// Writes the function down: resolves jumps, fills the tables.
    fn finish(&mut self) {
        let f = self.f;
        let end = self.g.object.code.len();
        let labels = &self.labels;
        let at = |t: &mut Pc| *t = labels.get(*t as usize).copied().flatten().unwrap_or(end as Pc);
        let mut tables = Vec::new();
        for op in &mut self.g.object.code[self.start..] {
            match op {
                Op::Jmp { t }
                | Op::Jz { t, .. }
                | Op::Jnz { t, .. }
                | Op::Jeq { t, .. }
                | Op::Jne { t, .. }
                | Op::Jlt { t, .. }
                | Op::Jle { t, .. }
                | Op::JltU { t, .. }
                | Op::JleU { t, .. }
                | Op::JeqI { t, .. }
                | Op::JneI { t, .. }
                | Op::JltI { t, .. }
                | Op::JgeI { t, .. } => at(t),
                Op::Switch { i, .. } => tables.push(*i),
                _ => {}
            }
        }
        for i in tables {
            let table = &mut self.g.object.switches[i as usize];
            at(&mut table.default);
            for c in &mut table.cases {
                at(&mut c.2);
            }
        }
        let mut taken = Vec::new();
        for (i, l) in f.labels.iter().enumerate() {
            if l.address_taken {
                taken.push((i as LabelId, self.labels[i].unwrap_or(end as Pc)));
            }
        }
        for r in &mut self.g.object.relocs {
            if r.kind == RelocKind::Label && r.sym == f.sym && r.pc as usize >= self.start {
                r.addend = i64::from(self.labels.get(r.addend as usize).copied().flatten().unwrap_or(end as Pc));
            }
        }
        let (file, line, _) = self.g.span_spot(f.span);
        let ret = self.g.type_id(f.ret);
        let function = Function {
            name: f.name.to_string(),
            start: self.start as Pc,
            end: end as Pc,
            regs: self.max + 1,
            params: f.params.len() as u8 + u8::from(self.record),
            variadic: f.variadic,
            frame: (self.frame + GAP).next_multiple_of(u32::from(self.align)),
            align: self.align,
            objects: std::mem::take(&mut self.objects),
            vars: std::mem::take(&mut self.vars),
            ret,
            library: self.g.library,
            file: file.0,
            line,
        };
        let statics = std::mem::take(&mut self.statics);
        self.g.object.functions.push(Compiled { function, sym: f.sym, statics, labels: taken });
    }

    // Emission.

    fn emit(&mut self, op: Op) {
        self.g.object.code.push(op);
    }

    fn pc(&self) -> Pc {
        self.g.object.code.len() as Pc
    }

    fn reloc(&mut self, kind: RelocKind, sym: SymId, addend: i64) {
        let pc = self.pc();
        self.g.object.relocs.push(CodeReloc { pc, kind, sym, addend });
    }

    /// From here on the code belongs to this place.
    fn spot(&mut self, span: Span) {
        let spot = self.g.span_spot(span);
        if self.g.last_spot == Some(spot) && self.pc() as usize != self.start {
            return;
        }
        self.g.last_spot = Some(spot);
        let pc = self.pc();
        let (file, line, col) = spot;
        if let Some(last) = self.g.object.places.last_mut()
            && last.pc == pc
        {
            *last = Spot { pc, file, line, col };
            return;
        }
        self.g.object.places.push(Spot { pc, file, line, col });
    }

    /// A statement begins.
    fn line(&mut self, span: Span) {
        self.spot(span);
        self.emit(Op::Line);
    }

    fn new_label(&mut self) -> Label {
        self.labels.push(None);
        self.labels.len() as Label - 1
    }

    fn here(&mut self, l: Label) {
        let pc = self.pc();
        self.labels[l as usize] = Some(pc);
    }

    fn jump(&mut self, t: Label) {
        self.emit(Op::Jmp { t });
    }

    // Registers.

    fn alloc(&mut self) -> Reg {
        let r = self.top;
        self.reserve(1);
        r.min(LAST_REGISTER) as Reg
    }

    /// Takes `n` registers on top.
    fn reserve(&mut self, n: u16) {
        self.top = self.top.saturating_add(n);
        if self.top > LAST_REGISTER {
            if !self.full {
                self.too_much(self.f.span);
            }
            self.top = LAST_REGISTER;
        }
        self.max = self.max.max(self.top);
    }

    fn too_much(&mut self, span: Span) {
        self.full = true;
        let text = format!(
            "function '{}' needs more registers than the machine has: an expression is too complex",
            self.f.name
        );
        self.g.diagnostics.push(Diagnostic::error(span, text));
    }

    /// The register a result goes to: the wanted one, or a new one on top of `mark`.
    fn dest(&mut self, want: Option<Reg>, mark: u16) -> Reg {
        self.top = mark;
        match want {
            Some(d) => d,
            None => self.alloc(),
        }
    }

    // The frame.

    /// Makes room in the frame for a local.
    fn frame_object(&mut self, l: LocalId, live_at_entry: bool) -> (i32, u32) {
        let local = &self.f.locals[l as usize];
        let size = self.g.types().size(local.ty).unwrap_or(8);
        let align = self.g.types().align(local.ty).max(local.align);
        let name = if local.name.is_empty() { "a temporary".to_string() } else { local.name.to_string() };
        let line = self.g.span_spot(local.span).1;
        self.frame_room(size, align, name, line, live_at_entry)
    }

    fn frame_room(&mut self, size: u64, align: u64, name: String, line: u32, live_at_entry: bool) -> (i32, u32) {
        let align = align.clamp(8, 4096) as u32;
        self.align = self.align.max(align as u16);
        let wanted = u64::from(self.frame) + u64::from(GAP) + size + u64::from(align);
        if wanted > MAX_FRAME {
            if !self.full {
                self.full = true;
                let text = format!("the locals of '{}' need more memory than a stack has", self.f.name);
                self.g.diagnostics.push(Diagnostic::error(self.f.span, text));
            }
            return (0, 0);
        }
        let off = (self.frame + GAP).next_multiple_of(align.max(if size >= 16 { 16 } else { 8 }));
        self.frame = off + size as u32;
        let i = self.objects.len() as u32;
        self.objects.push(FrameObject { off: off as i32, size: size as u32, live_at_entry, name, line });
        (off as i32, i)
    }

    /// A place for a value of record type, until the statement ends.
    fn temp(&mut self, size: u64) -> i32 {
        if let Some(t) = self.temps.iter_mut().find(|t| !t.busy && t.size == size) {
            t.busy = true;
            return t.off;
        }
        let (off, _) = self.frame_room(size.max(1), 16, "a temporary".to_string(), 0, true);
        self.temps.push(Temp { off, size, busy: true });
        off
    }

    fn busy_temps(&self) -> Vec<bool> {
        self.temps.iter().map(|t| t.busy).collect()
    }

    /// Gives back the temporaries taken since `before`.
    fn release_temps(&mut self, before: &[bool]) {
        for (i, t) in self.temps.iter_mut().enumerate() {
            t.busy = before.get(i).copied().unwrap_or(false);
        }
    }

    fn ty_is_record(&self, ty: Ty) -> bool {
        self.g.types().is_record(ty)
    }

    fn size(&self, ty: Ty) -> u64 {
        self.g.types().size(ty).unwrap_or(0)
    }
}
