//! Objects to a program, in ld's way: names to definitions, everything to an address, and library objects only as
//! they are needed.
//!
//! Addresses are decided here once: functions in the order of their objects, then read-only objects, then initialised
//! ones, then zeroed ones, with a gap that belongs to nobody after each, so that running past one is noticed.

use super::codegen::{Object, RelocKind};
use super::tree::{Defined, LabelId, Linkage, SymId, Target};
use crate::bytecode::{
    DATA_BASE, FileInfo, Function, Global, Op, Pc, Place, Program, Segment, TEXT_BASE, Type, TypeId, TypeKind, Var,
    VarPlace,
};
use crate::source::{Diagnostic, Span};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// Bytes that belong to nobody after each object.
const GAP: u64 = 32;
const PAGE: u64 = 4096;

/// What the linker is given besides a file's object.
#[derive(Clone, Debug)]
pub struct Input {
    pub object: Rc<Object>,
    /// By `FileId`.
    pub files: Rc<Vec<FileInfo>>,
    pub library: bool,
}

/// Where library objects come from.
pub trait Library {
    /// The object that defines a symbol, first used at this place.
    fn defining(&mut self, symbol: &str, at: Span) -> Option<Input>;
    /// A name near to an undefined one.
    fn near(&self, symbol: &str) -> Option<String>;
}

/// The functions that run all constructors and all destructors: made here for a program that has some. In all others
/// the start-up code's calls of them are taken out.
const CONSTRUCTORS: &str = "__ringside_constructors";
const DESTRUCTORS: &str = "__ringside_destructors";

/// A definition: which input, which symbol of it.
type At = (usize, SymId);

struct Linker<'l> {
    inputs: Vec<Input>,
    library: &'l mut dyn Library,
    defined: BTreeMap<String, At>,
    diagnostics: Vec<Diagnostic>,
    missing: BTreeSet<String>,
}

/// Links the user's objects with what they need of the library. `main` is where a missing main function is reported.
pub fn link(user: Vec<Input>, library: &mut dyn Library, at: Span) -> (Option<Program>, Vec<Diagnostic>) {
    let mut l = Linker {
        inputs: Vec::new(),
        library,
        defined: BTreeMap::new(),
        diagnostics: Vec::new(),
        missing: BTreeSet::new(),
    };
    for i in user {
        l.add(i);
    }
    l.pull("_start", at);
    if !l.defined.contains_key("main") {
        let d = Diagnostic::error(at, "undefined reference to 'main'");
        l.diagnostics.push(d.cure("a program begins in a function named main: `int main(void)`"));
        l.missing.insert("main".into());
    }
    l.close();
    if l.diagnostics.iter().any(Diagnostic::is_error) {
        return (None, l.diagnostics);
    }
    let program = l.lay_out();
    if l.diagnostics.iter().any(Diagnostic::is_error) {
        return (None, l.diagnostics);
    }
    (Some(program), l.diagnostics)
}

impl Linker<'_> {
    /// Adds an input and its definitions.
    fn add(&mut self, input: Input) {
        let index = self.inputs.len();
        let object = input.object.clone();
        let library = input.library;
        self.inputs.push(input);
        for (i, s) in object.symbols.iter().enumerate() {
            if s.linkage != Linkage::External || s.defined == Defined::No {
                continue;
            }
            let here = (index, i as SymId);
            let Some(&old) = self.defined.get(&s.name) else {
                self.defined.insert(s.name.clone(), here);
                continue;
            };
            let old_symbol = &self.inputs[old.0].object.symbols[old.1 as usize];
            // The program's own definition stands before the library's; a weak one behind any.
            if s.weak || (library && !self.inputs[old.0].library) {
                continue;
            }
            if old_symbol.weak || self.inputs[old.0].library {
                self.defined.insert(s.name.clone(), here);
                continue;
            }
            let d = Diagnostic::error(s.span, format!("multiple definition of '{}'", s.name));
            let d = d.note(old_symbol.span, "first defined here");
            let header = s.span.file == old_symbol.span.file;
            let d = d.cure(match (s.is_function, header) {
                (true, true) => "a header defines it for each file that includes it: only declare it there, or make it `static inline`",
                (true, false) => "keep one of the two, or make them `static`",
                (false, true) => "a header defines it for each file that includes it: write `extern` there, and define it in one file",
                (false, false) => "declare it `extern` in all files but one",
            });
            self.diagnostics.push(d);
        }
    }

    /// Makes sure a symbol is defined, from the library if need be. False: nobody defines it.
    fn pull(&mut self, name: &str, at: Span) -> bool {
        if self.defined.contains_key(name) || [CONSTRUCTORS, DESTRUCTORS].contains(&name) {
            return true;
        }
        let Some(input) = self.library.defining(name, at) else { return false };
        self.add(input);
        self.defined.contains_key(name)
    }

    /// Pulls library objects until nothing is missing, and reports what is.
    fn close(&mut self) {
        let mut at = 0;
        while at < self.inputs.len() {
            let object = self.inputs[at].object.clone();
            let library = self.inputs[at].library;
            for s in &object.symbols {
                let wanted = s.used.is_some() && s.linkage == Linkage::External && s.defined == Defined::No;
                if let Some(target) = &s.alias
                    && !object.symbols.iter().any(|o| o.name == *target && o.defined != Defined::No)
                    && !self.pull(target, s.span)
                {
                    self.undefined(target, s.span, library);
                }
                if wanted && !s.weak && !self.pull(&s.name, s.span) {
                    self.undefined(&s.name, s.span, library);
                }
                if s.used.is_some() && s.linkage == Linkage::Internal && s.defined == Defined::No {
                    self.undefined(&s.name, s.span, library);
                }
            }
            at += 1;
        }
    }

    fn undefined(&mut self, name: &str, span: Span, library: bool) {
        if !self.missing.insert(name.to_string()) {
            return;
        }
        let mut text = format!("undefined reference to '{name}'");
        // A place in the library means nothing to the reader.
        let span = if library { Span::default() } else { span };
        if library {
            text.push_str(" (needed by the library)");
        }
        let inline = |o: &Object| o.symbols.iter().any(|s| s.name == name && s.only_inline);
        if self.inputs.iter().any(|i| inline(&i.object)) {
            let d = Diagnostic::error(span, text);
            self.diagnostics.push(d.cure(format!("write `static inline`: `inline` alone defines no '{name}' to call")));
            return;
        }
        let own: Vec<&str> = self.defined.keys().map(String::as_str).collect();
        let near =
            super::check::nearest(name, own.into_iter()).filter(|n| super::check::is_slip(name, n)).map(str::to_string);
        let d = match near.or_else(|| self.library.near(name)) {
            Some(near) => {
                text.push_str(&format!("; did you mean '{near}'?"));
                Diagnostic::error(span, text).cure(format!("write '{near}', or define '{name}'"))
            }
            None => Diagnostic::error(span, text).cure(format!("define '{name}', or add the file that defines it")),
        };
        self.diagnostics.push(d);
    }

    /// The definition a symbol of an input stands for.
    fn resolve(&self, input: usize, sym: SymId) -> Option<At> {
        let mut at = (input, sym);
        for _ in 0..16 {
            let s = self.inputs.get(at.0)?.object.symbols.get(at.1 as usize)?;
            if let Some(target) = &s.alias {
                at = match self.defined.get(target) {
                    Some(d) => *d,
                    None => {
                        let i = self.inputs[at.0].object.symbols.iter().position(|o| o.name == *target)?;
                        (at.0, i as SymId)
                    }
                };
                continue;
            }
            if s.linkage == Linkage::External {
                return self
                    .defined
                    .get(&s.name)
                    .copied()
                    .filter(|d| self.inputs[d.0].object.symbols[d.1 as usize].alias.is_none())
                    .or_else(|| {
                        let d = self.defined.get(&s.name)?;
                        let target = self.inputs[d.0].object.symbols[d.1 as usize].alias.as_ref()?;
                        self.defined.get(target).copied()
                    });
            }
            return (s.defined != Defined::No).then_some(at);
        }
        None
    }

    fn lay_out(&mut self) -> Program {
        let mut p = Program::default();
        p.types.push(Type { kind: TypeKind::Void, size: 0, align: 1, name: "void".into() });
        let mut functions: BTreeMap<At, u32> = BTreeMap::new();
        let mut starts = Vec::new();
        let mut type_bases = Vec::new();
        let mut files: BTreeMap<(String, bool), u16> = BTreeMap::new();
        let mut file_maps: Vec<BTreeMap<u16, u16>> = Vec::new();
        let inputs = self.inputs.clone();
        // Code first: function numbers decide addresses of functions.
        for (i, input) in inputs.iter().enumerate() {
            let o = &input.object;
            starts.push(p.code.len() as Pc);
            let mut map = BTreeMap::new();
            type_bases.push(if input.library { None } else { Some(p.types.len() as u32) });
            if !input.library {
                let base = p.types.len() as u32;
                p.types.extend(o.types.iter().map(|t| shift_type(t, base)));
            }
            for c in &o.functions {
                functions.insert((i, c.sym), p.functions.len() as u32);
                let f = &c.function;
                let ty = |t: TypeId| self.type_id(&type_bases, i, t);
                let file = file_number(&mut p.files, &mut files, &mut map, input, f.file);
                let base = starts[i];
                p.functions.push(Function {
                    start: f.start + base,
                    end: f.end + base,
                    ret: ty(f.ret),
                    // Of the library's: which parameters are pointers, for who is given a null one.
                    vars: if input.library {
                        let pointer = |t: TypeId| {
                            matches!(o.types.get(t.0 as usize).map(|t| &t.kind), Some(TypeKind::Pointer(_)))
                        };
                        let pointers = f.vars.iter().filter(|v| v.is_param && pointer(v.ty));
                        pointers.map(|v| Var { ty: TypeId(0), ..v.clone() }).collect()
                    } else {
                        f.vars
                            .iter()
                            .map(|v| Var { ty: ty(v.ty), scope: (v.scope.0 + base, v.scope.1 + base), ..v.clone() })
                            .collect()
                    },
                    file,
                    library: f.library || input.library,
                    ..f.clone()
                });
            }
            let base = starts[i];
            let switch_base = p.switches.len() as u32;
            let const_base = p.consts.len() as u32;
            let refusal_base = p.refusals.len() as u32;
            for s in &o.switches {
                let mut s = s.clone();
                s.default += base;
                for c in &mut s.cases {
                    c.2 += base;
                }
                p.switches.push(s);
            }
            p.consts.extend_from_slice(&o.consts);
            p.refusals.extend_from_slice(&o.refusals);
            p.code.extend(o.code.iter().map(|op| shift_op(*op, base, switch_base, const_base, refusal_base)));
            if let (None, Some((file, line))) = (p.weak_order, o.weak_order) {
                p.weak_order = Some((file_number(&mut p.files, &mut files, &mut map, input, file), line));
            }
            p.packed.extend(o.packed.iter().map(|pc| pc + base));
            for s in &o.places {
                let file = file_number(&mut p.files, &mut files, &mut map, input, s.file.0);
                p.places.push(Place {
                    pc: s.pc + base,
                    file,
                    line: s.line,
                    col: u16::try_from(s.col).unwrap_or(u16::MAX),
                });
            }
            file_maps.push(map);
        }
        // An access within another's code was noted before it.
        crate::order::sort(&mut p.packed);
        p.packed.dedup();
        self.constructors(&mut p, &functions, false);
        self.constructors(&mut p, &functions, true);
        let addresses = self.objects(&mut p, &functions, &type_bases, &mut files, &mut file_maps);
        self.relocate(&mut p, &functions, &addresses, &starts);
        p.entry = self
            .defined
            .get("_start")
            .or_else(|| self.defined.get("main"))
            .and_then(|at| functions.get(at))
            .copied()
            .unwrap_or(0);
        p
    }

    fn type_id(&self, bases: &[Option<u32>], input: usize, t: TypeId) -> TypeId {
        match bases.get(input) {
            Some(Some(base)) => TypeId(t.0 + base),
            _ => TypeId(0),
        }
    }

    /// The function that calls every constructor, or (`after`) every destructor.
    fn constructors(&mut self, p: &mut Program, functions: &BTreeMap<At, u32>, after: bool) {
        let mut list: Vec<(u32, u32)> = Vec::new();
        for (i, input) in self.inputs.iter().enumerate() {
            for c in input.object.constructors.iter().filter(|c| c.after == after) {
                if let Some(f) = self.resolve(i, c.sym).and_then(|at| functions.get(&at)) {
                    list.push((c.priority, *f));
                }
            }
        }
        if list.is_empty() {
            return;
        }
        crate::order::sort_by_key(&mut list, |c| c.0);
        if after {
            list.reverse();
        }
        let start = p.code.len() as Pc;
        p.code.extend(list.iter().map(|c| Op::Call { base: 0, argc: 0, f: c.1 }));
        p.code.push(Op::RetVoid);
        p.functions.push(Function {
            name: if after { DESTRUCTORS } else { CONSTRUCTORS }.into(),
            start,
            end: p.code.len() as Pc,
            regs: 2,
            params: 0,
            variadic: false,
            frame: 0,
            align: 16,
            objects: Vec::new(),
            vars: Vec::new(),
            ret: TypeId(0),
            library: true,
            file: 0,
            line: 0,
        });
    }

    /// Gives every object an address and lays its bytes down.
    fn objects(
        &mut self,
        p: &mut Program,
        functions: &BTreeMap<At, u32>,
        type_bases: &[Option<u32>],
        files: &mut BTreeMap<(String, bool), u16>,
        maps: &mut [BTreeMap<u16, u16>],
    ) -> Addresses {
        let mut a = Addresses::default();
        let inputs = self.inputs.clone();
        let mut literals: BTreeMap<Vec<u8>, u64> = BTreeMap::new();
        let mut next = DATA_BASE;
        let mut globals: Vec<(Global, At)> = Vec::new();
        for pass in 0..3 {
            if pass == 1 {
                p.rodata = Segment { addr: DATA_BASE, bytes: Vec::new(), zeroed: 0 };
                p.rodata.bytes.resize((next - DATA_BASE) as usize, 0);
                next = next.next_multiple_of(PAGE);
                p.data.addr = next;
            }
            if pass == 2 {
                p.data.bytes.resize((next - p.data.addr) as usize, 0);
            }
            for (i, input) in inputs.iter().enumerate() {
                for (n, s) in input.object.symbols.iter().enumerate() {
                    let at = (i, n as SymId);
                    if s.is_function || s.defined == Defined::No || s.used.is_none() || s.alias.is_some() {
                        continue;
                    }
                    if s.linkage == Linkage::External && self.defined.get(&s.name) != Some(&at) {
                        continue;
                    }
                    if s.tls {
                        if pass == 0 {
                            let off = (p.tls.len() as u64).next_multiple_of(s.align.max(8));
                            p.tls.resize((off + s.size.max(1)) as usize, 0);
                            a.tls.insert(at, off);
                        }
                        continue;
                    }
                    let section = match (&s.image, s.read_only) {
                        (_, true) => 0,
                        (Some(image), false) if image.bytes.iter().any(|b| *b != 0) || !image.relocs.is_empty() => 1,
                        _ => 2,
                    };
                    if section != pass {
                        continue;
                    }
                    // Equal literals are one object in the whole program.
                    let plain = s.literal && s.image.as_ref().is_some_and(|m| m.relocs.is_empty());
                    if plain
                        && let Some(image) = &s.image
                        && let Some(addr) = literals.get(&image.bytes)
                    {
                        a.data.insert(at, *addr);
                        continue;
                    }
                    let addr = next.next_multiple_of(s.align.max(if s.size >= 16 { 16 } else { 8 }));
                    let size = s.size;
                    next = addr.saturating_add(size.max(1)).saturating_add(GAP);
                    if next > 0x7000_0000 {
                        let d = Diagnostic::error(s.span, format!("'{}' does not fit into memory", s.name));
                        self.diagnostics.push(d);
                        return a;
                    }
                    if plain && let Some(image) = &s.image {
                        literals.insert(image.bytes.clone(), addr);
                    }
                    a.data.insert(at, addr);
                    let function = s.owner.and_then(|f| functions.get(&(i, f)).copied());
                    let (file, line) = (s.file, s.line);
                    let file = file_number(&mut p.files, files, &mut maps[i], input, file);
                    globals.push((
                        Global {
                            addr,
                            size,
                            name: s.name.clone(),
                            ty: self.type_id(type_bases, i, s.ty),
                            file,
                            line,
                            writable: section != 0,
                            function,
                            library: input.library,
                        },
                        at,
                    ));
                }
            }
        }
        let end = p.data.addr + p.data.bytes.len() as u64;
        p.data.zeroed = next.saturating_sub(end).next_multiple_of(8);
        crate::order::sort_by_key(&mut globals, |g| g.0.addr);
        p.globals = globals.into_iter().map(|g| g.0).collect();
        a
    }

    /// Fills in addresses: in the code and in the data.
    fn relocate(&mut self, p: &mut Program, functions: &BTreeMap<At, u32>, a: &Addresses, starts: &[Pc]) {
        let inputs = self.inputs.clone();
        let made = |name: &str| p.functions.iter().position(|f| f.name == name).map(|i| i as u32);
        let made = [(CONSTRUCTORS, made(CONSTRUCTORS)), (DESTRUCTORS, made(DESTRUCTORS))];
        for (i, input) in inputs.iter().enumerate() {
            for r in &input.object.relocs {
                let Some(op) = p.code.get_mut((r.pc + starts[i]) as usize) else { continue };
                let at = self.resolve(i, r.sym);
                let function = at.and_then(|at| functions.get(&at).copied()).or_else(|| {
                    let s = input.object.symbols.get(r.sym as usize)?;
                    made.iter().find(|m| m.0 == s.name)?.1
                });
                let name = input.object.symbols.get(r.sym as usize).map_or("", |s| &s.name);
                if function.is_none() && made.iter().any(|m| m.0 == name) {
                    *op = Op::Nop;
                    continue;
                }
                match (r.kind, op) {
                    (RelocKind::Call, Op::Call { f, .. }) => match function {
                        Some(index) => *f = index,
                        // An undeclared variable called as a function, or a weak one that is not there.
                        None => *f = u32::MAX,
                    },
                    (RelocKind::Address, Op::Imm { v, .. }) => {
                        let addr = match function {
                            Some(f) => TEXT_BASE + 16 * u64::from(f),
                            None => at.and_then(|at| a.data.get(&at)).copied().unwrap_or(0),
                        };
                        *v = (addr as i64).wrapping_add(r.addend) as i32;
                    }
                    (RelocKind::Tls, Op::AddI { v, .. }) => {
                        *v = at.and_then(|at| a.tls.get(&at)).map_or(0, |o| *o as i32);
                    }
                    (RelocKind::Label, Op::Imm { v, .. }) => *v = (r.addend + i64::from(starts[i])) as i32,
                    _ => {}
                }
            }
            for c in &input.object.functions {
                let Some(f) = functions.get(&(i, c.sym)).and_then(|f| p.functions.get_mut(*f as usize)) else {
                    continue;
                };
                for (var, sym) in c.statics.iter().filter(|_| !input.library) {
                    let Some(v) = f.vars.get_mut(*var) else { continue };
                    v.at = match (a.tls.get(&(i, *sym)), a.data.get(&(i, *sym))) {
                        (Some(o), _) => VarPlace::Tls(*o as u32),
                        (_, Some(addr)) => VarPlace::Global(*addr),
                        _ => continue,
                    };
                }
            }
            for (n, s) in input.object.symbols.iter().enumerate() {
                let Some(image) = &s.image else { continue };
                let at = (i, n as SymId);
                let mut bytes = image.bytes.clone();
                for r in &image.relocs {
                    let value = self.reloc_value(p, i, &r.target, functions, a, starts);
                    let value = value.wrapping_add(r.addend as u64).to_le_bytes();
                    let size = usize::from(r.size.min(8));
                    if let Some(slot) = bytes.get_mut(r.at as usize..r.at as usize + size) {
                        slot.copy_from_slice(&value[..size]);
                    }
                }
                if let Some(off) = a.tls.get(&at) {
                    copy(&mut p.tls, *off, &bytes);
                } else if let Some(addr) = a.data.get(&at) {
                    let segment = if s.read_only { &mut p.rodata } else { &mut p.data };
                    copy(&mut segment.bytes, addr.wrapping_sub(segment.addr), &bytes);
                }
            }
        }
    }

    /// Where a label of a function is in the code.
    fn label(&self, input: usize, sym: SymId, label: LabelId, starts: &[Pc]) -> u64 {
        let o = &self.inputs[input].object;
        let f = o.functions.iter().find(|c| c.sym == sym);
        let pc = f.and_then(|c| c.labels.iter().find(|l| l.0 == label)).map_or(0, |l| l.1);
        u64::from(pc + starts[input])
    }

    fn reloc_value(
        &self,
        p: &Program,
        input: usize,
        target: &Target,
        functions: &BTreeMap<At, u32>,
        a: &Addresses,
        starts: &[Pc],
    ) -> u64 {
        let _ = p;
        match target {
            Target::Label(sym, label) => self.label(input, *sym, *label, starts),
            Target::Difference(sym, one, two) => {
                self.label(input, *sym, *one, starts).wrapping_sub(self.label(input, *sym, *two, starts))
            }
            Target::Symbol(s) => {
                let Some(at) = self.resolve(input, *s) else { return 0 };
                match (functions.get(&at), a.data.get(&at)) {
                    (Some(f), _) => TEXT_BASE + 16 * u64::from(*f),
                    (None, Some(addr)) => *addr,
                    _ => 0,
                }
            }
        }
    }
}

#[derive(Default)]
struct Addresses {
    data: BTreeMap<At, u64>,
    tls: BTreeMap<At, u64>,
}

fn copy(to: &mut [u8], at: u64, bytes: &[u8]) {
    if let Some(slot) = to.get_mut(at as usize..at as usize + bytes.len()) {
        slot.copy_from_slice(bytes);
    }
}

/// The program's number for an input's file.
fn file_number(
    list: &mut Vec<FileInfo>,
    known: &mut BTreeMap<(String, bool), u16>,
    map: &mut BTreeMap<u16, u16>,
    input: &Input,
    file: u16,
) -> u16 {
    if let Some(n) = map.get(&file) {
        return *n;
    }
    let Some(info) = input.files.get(file as usize) else { return 0 };
    let n = *known.entry((info.name.clone(), info.library)).or_insert_with(|| {
        list.push(info.clone());
        list.len() as u16 - 1
    });
    map.insert(file, n);
    n
}

fn shift_type(t: &Type, base: u32) -> Type {
    let id = |t: &TypeId| TypeId(t.0 + base);
    let fields = |f: &[crate::bytecode::Field]| {
        f.iter().map(|f| crate::bytecode::Field { ty: id(&f.ty), ..f.clone() }).collect()
    };
    let kind = match &t.kind {
        TypeKind::Pointer(to) => TypeKind::Pointer(id(to)),
        TypeKind::Array { of, len } => TypeKind::Array { of: id(of), len: *len },
        TypeKind::Struct(f) => TypeKind::Struct(fields(f)),
        TypeKind::Union(f) => TypeKind::Union(fields(f)),
        other => other.clone(),
    };
    Type { kind, ..t.clone() }
}

/// An instruction moved to where its object begins.
fn shift_op(op: Op, base: Pc, switches: u32, consts: u32, refusals: u32) -> Op {
    let mut op = op;
    match &mut op {
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
        | Op::JgeI { t, .. } => *t += base,
        Op::Switch { i, .. } => *i += switches,
        Op::Const { i, .. } => *i += consts,
        Op::Refuse { i } => *i += refusals,
        _ => {}
    }
    op
}
