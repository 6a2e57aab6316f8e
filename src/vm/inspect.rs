//! A thread as its programmer sees it: frames of the program's own functions, variables in scope, values as C writes
//! them.
//!
//! - Frames of the library are not shown; a call of the library in progress is its caller's.
//! - A value that was never set is `?`. For a variable in a register that is found out from the code: the fast mode of
//!   `run` keeps no marks (`live.rs` says why it need not).
//! - Pointers say what they point at: `&table[3]`, `"text"`, `worker` for a function, and when they dangle.
//! - `evaluate` looks at expressions as C writes them.
//! - Everything is limited (elements, depth, length of strings), so that a view costs little whatever a program holds.

mod evaluate;
mod library;

pub use evaluate::{Datum, Expression, Known};

use super::explain::line_of;
use super::live::assigned;
use super::{FrameKind, Image, Runtime, Thread};
use crate::bytecode::{Field, Function, Pc, Program, Type, TypeId, TypeKind, Var, VarPlace};
use crate::kernel::mm::AddressSpace;
use crate::kernel::pages::{CLOSED, DEFINED, Pages};

/// Elements of an array, members of a struct.
const MOST_PARTS: usize = 64;
/// Elements in a one-line text.
const MOST_IN_LINE: usize = 12;
const MOST_TEXT: usize = 80;
const DEEPEST: usize = 5;

/// A frame of the program's own code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrameView {
    /// Index into `Thread::frames`.
    pub index: usize,
    /// Index into `Program::functions`, and its name.
    pub function: u32,
    pub name: String,
    /// Where it stands: in its own code, at its statement or its call.
    pub pc: Pc,
    pub file: u16,
    pub line: u32,
    /// The signal whose handler this is.
    pub handler_of: Option<i32>,
    /// The library's function that it has called and that has not returned.
    pub calls: Option<String>,
}

/// A named object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variable {
    pub name: String,
    pub ty: TypeId,
    /// The line of its declaration.
    pub line: u32,
    pub is_param: bool,
    /// Where it lies; `None`: in a register.
    pub addr: Option<u64>,
    pub value: Value,
}

/// A value in words.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Value {
    /// One line, as C writes it.
    pub text: String,
    /// No part of it was ever given a value.
    pub undefined: bool,
    /// The address a pointer holds, if it is one and is set.
    pub points_to: Option<u64>,
    /// Elements (`[3]`) and members (`.x`), with their addresses.
    pub parts: Vec<(String, Option<u64>, Value)>,
}

impl Value {
    fn text(text: impl Into<String>) -> Value {
        Value { text: text.into(), ..Value::default() }
    }

    fn unset() -> Value {
        Value { text: "?".into(), undefined: true, ..Value::default() }
    }
}

/// What is needed to look at a thread.
#[derive(Clone, Copy)]
pub struct Inspector<'a> {
    pub thread: &'a Thread,
    pub rt: &'a Runtime,
    pub mm: &'a AddressSpace,
    pub pages: &'a Pages,
    pub image: &'a Image,
}

/// Where a value is to be found.
#[derive(Clone, Copy)]
enum At {
    Register(u64, bool),
    Memory(u64),
}

impl<'a> Inspector<'a> {
    fn program(&self) -> &'a Program {
        self.image.program()
    }

    fn function(&self, frame: usize) -> Option<&'a Function> {
        self.program().functions.get(self.thread.frames().get(frame)?.function as usize)
    }

    /// The frames of the program's own functions, outermost first.
    #[must_use]
    pub fn frames(&self) -> Vec<FrameView> {
        let frames = self.thread.frames();
        let mut out: Vec<FrameView> = Vec::new();
        for (index, f) in frames.iter().enumerate() {
            let Some(function) = self.function(index) else { continue };
            if function.library {
                if let Some(caller) = out.last_mut()
                    && caller.calls.is_none()
                    && caller.index + 1 == index
                {
                    caller.calls = Some(function.name.clone());
                }
                continue;
            }
            let pc = self.pc_of(index);
            let place = self.program().place(pc);
            out.push(FrameView {
                index,
                function: f.function,
                name: function.name.clone(),
                pc,
                file: place.map_or(function.file, |p| p.file),
                line: place.map_or(function.line, |p| p.line),
                handler_of: match f.kind {
                    FrameKind::Handler { signal } => Some(signal),
                    _ => None,
                },
                calls: None,
            });
        }
        out
    }

    /// Where the frame with this index stands.
    fn pc_of(&self, index: usize) -> Pc {
        match self.thread.frames().get(index + 1) {
            None => self.thread.pc,
            Some(f) if matches!(f.kind, FrameKind::Handler { .. }) => f.ret,
            Some(f) => f.ret.saturating_sub(1),
        }
    }

    /// Parameters and locals in scope, in the order of their declarations; of two with one name the inner.
    #[must_use]
    pub fn variables(&self, frame: usize) -> Vec<Variable> {
        let Some(function) = self.function(frame) else { return Vec::new() };
        let pc = self.pc_of(frame);
        let assigned = assigned(self.program(), function, pc);
        let in_scope: Vec<&Var> = function.vars.iter().filter(|v| v.scope.0 <= pc && pc < v.scope.1).collect();
        let shown = in_scope.iter().enumerate().filter(|(i, v)| !in_scope[i + 1..].iter().any(|w| w.name == v.name));
        shown
            .filter_map(|(_, v)| {
                let at = self.place(frame, v.at, &assigned)?;
                let addr = match at {
                    At::Memory(a) => Some(a),
                    At::Register(..) => None,
                };
                let value = self.value(v.ty, at, 0);
                Some(Variable { name: v.name.clone(), ty: v.ty, line: v.line, is_param: v.is_param, addr, value })
            })
            .collect()
    }

    /// The program's own global variables, file by file.
    #[must_use]
    pub fn globals(&self) -> Vec<Variable> {
        let globals =
            self.program().globals.iter().filter(|g| !g.library && !g.name.is_empty() && g.function.is_none());
        globals
            .map(|g| Variable {
                name: g.name.clone(),
                ty: g.ty,
                line: g.line,
                is_param: false,
                addr: Some(g.addr),
                value: self.value(g.ty, At::Memory(g.addr), 0),
            })
            .collect()
    }

    /// The object of type `ty` at an address, for following a pointer.
    #[must_use]
    pub fn object(&self, ty: TypeId, addr: u64) -> Value {
        self.value(ty, At::Memory(addr), 0)
    }

    /// Of bytes without a value (address, place in what is sent): the first that is not padding, which nobody sets and
    /// every struct that is sent whole brings along.
    #[must_use]
    pub fn first_meant(&self, unset: &[(u64, u64)]) -> Option<u64> {
        let mut known: Vec<(u64, TypeId)> =
            self.program().globals.iter().filter(|g| !g.library).map(|g| (g.addr, g.ty)).collect();
        for (index, frame) in self.thread.frames().iter().enumerate() {
            let Some(function) = self.function(index) else { continue };
            known.extend(function.vars.iter().filter_map(|v| match v.at {
                VarPlace::Frame(off) => Some((frame.fp.wrapping_add_signed(i64::from(off)), v.ty)),
                _ => None,
            }));
        }
        let size = |ty: TypeId| self.program().types.get(ty.0 as usize).map_or(0, |t| t.size);
        let covers = |addr: u64| known.iter().find(|(start, ty)| addr.wrapping_sub(*start) < size(*ty));
        let mut runs: Vec<(u64, u64, u64)> = Vec::new();
        for &(addr, place) in unset {
            match covers(addr) {
                Some((start, ty)) if !self.is_value(*ty, addr - start) => {}
                Some(_) => runs.push((addr, place, u64::MAX)),
                None => match runs.last_mut() {
                    Some((from, _, length)) if *length < u64::MAX && from.wrapping_add(*length) == addr => *length += 1,
                    _ => runs.push((addr, place, 1)),
                },
            }
        }
        // Model: memory from malloc has no type. A few bytes before a place where a larger member or the next struct
        // may begin are taken for padding.
        let padding = |addr: u64, place: u64, n: u64| {
            place > 0 && [2, 4, 8].iter().any(|&align| n < align && addr.wrapping_add(n).is_multiple_of(align))
        };
        runs.into_iter().find(|&(addr, place, n)| n == u64::MAX || !padding(addr, place, n)).map(|r| r.1)
    }

    /// Whether a byte of an object belongs to a value, and is no padding.
    fn is_value(&self, ty: TypeId, offset: u64) -> bool {
        let types = &self.program().types;
        let Some(t) = types.get(ty.0 as usize) else { return true };
        let size = |ty: TypeId| types.get(ty.0 as usize).map_or(0, |t| t.size);
        match &t.kind {
            TypeKind::Array { of, .. } => size(*of) == 0 || self.is_value(*of, offset % size(*of)),
            TypeKind::Struct(fields) | TypeKind::Union(fields) => fields.iter().any(|f| match f.bits {
                Some((shift, width)) => {
                    let bits = (f.offset * 8 + u64::from(shift), u64::from(width));
                    bits.0 < offset * 8 + 8 && offset * 8 < bits.0 + bits.1
                }
                None => offset.wrapping_sub(f.offset) < size(f.ty) && self.is_value(f.ty, offset - f.offset),
            }),
            _ => true,
        }
    }

    fn place(&self, frame: usize, at: VarPlace, assigned: &super::live::RegSet) -> Option<At> {
        let f = self.thread.frames().get(frame)?;
        let register = |r: u8| {
            let i = f.base as usize + usize::from(r);
            let marked = self.thread.undef.get(i).is_some_and(|&m| m != 0);
            let value = self.thread.regs.get(i).copied().unwrap_or(0);
            (value, marked || !assigned.contains(r) || value == i64::from(super::image::BLANK) as u64)
        };
        let slot = |off: i32| f.fp.wrapping_add_signed(i64::from(off));
        Some(match at {
            VarPlace::Reg(r) => {
                let (v, undef) = register(r);
                At::Register(v, undef)
            }
            VarPlace::Frame(off) => At::Memory(slot(off)),
            VarPlace::FrameIndirect(off) => match self.mm.load(self.pages, slot(off), 8) {
                Ok(l) if !l.undef => At::Memory(l.value),
                _ => At::Register(0, true),
            },
            VarPlace::RegIndirect(r) => match register(r) {
                (v, false) => At::Memory(v),
                _ => At::Register(0, true),
            },
            VarPlace::Global(a) => At::Memory(a),
            VarPlace::Tls(off) => At::Memory(self.thread.tls + u64::from(off)),
        })
    }

    /// The bytes of an object, with their shadow.
    fn bytes(&self, at: At, size: u64) -> (Vec<u8>, Vec<u8>) {
        match at {
            At::Register(v, undef) => {
                let n = size.clamp(1, 8) as usize;
                (v.to_le_bytes()[..n].to_vec(), vec![u8::from(undef); n])
            }
            At::Memory(a) => {
                let (data, shadow) = self.mm.peek(self.pages, a, size);
                if (data.len() as u64) < size { (Vec::new(), Vec::new()) } else { (data, shadow) }
            }
        }
    }

    fn value(&self, ty: TypeId, at: At, depth: usize) -> Value {
        let Some(t) = self.program().types.get(ty.0 as usize) else { return Value::text("") };
        if let Some(value) = self.library_object(t, at) {
            return value;
        }
        match &t.kind {
            TypeKind::Array { of, len } => self.array(t, *of, *len, at, depth),
            TypeKind::Struct(fields) | TypeKind::Union(fields) => self.members(fields, at, depth),
            _ => self.scalar(t, at),
        }
    }

    fn scalar(&self, t: &Type, at: At) -> Value {
        let (data, shadow) = self.bytes(at, t.size.clamp(1, 16));
        if data.is_empty() || shadow.iter().any(|&s| s & CLOSED != 0) {
            return Value::text("(gone)");
        }
        if shadow.iter().any(|&s| s != DEFINED) {
            return Value::unset();
        }
        let mut raw = [0; 8];
        let n = data.len().min(8);
        raw[..n].copy_from_slice(&data[..n]);
        let bits = u64::from_le_bytes(raw);
        let signed = |n: usize| match n {
            1 => i64::from(bits as i8),
            2 => i64::from(bits as i16),
            4 => i64::from(bits as i32),
            _ => bits as i64,
        };
        match &t.kind {
            TypeKind::Char => Value::text(character(bits as u8)),
            TypeKind::Float => Value::text(match (t.size, at) {
                (4, At::Memory(_)) => float(f64::from(f32::from_bits(bits as u32)), true),
                (4, At::Register(v, _)) => float(f64::from_bits(v), true),
                _ => float(f64::from_bits(bits), false),
            }),
            TypeKind::Enum(names) => {
                let v = signed(n);
                Value::text(names.iter().find(|e| e.1 == v).map_or_else(|| v.to_string(), |e| e.0.clone()))
            }
            TypeKind::Int { signed: false } => Value::text(bits.to_string()),
            TypeKind::Pointer(to) => self.pointer(*to, bits),
            TypeKind::Void => Value::text(""),
            _ => Value::text(signed(n).to_string()),
        }
    }

    fn pointer(&self, to: TypeId, addr: u64) -> Value {
        let target = self.program().types.get(to.0 as usize);
        let text = match target.map(|t| &t.kind) {
            _ if addr == 0 => "NULL".into(),
            Some(TypeKind::Char) if !self.freed(addr) => match self.text(addr, MOST_TEXT) {
                Some(s) => s,
                None => self.whither(addr),
            },
            _ => self.whither(addr),
        };
        Value { text, points_to: Some(addr), ..Value::default() }
    }

    fn freed(&self, addr: u64) -> bool {
        matches!(self.rt.around(addr).0, Some((a, b)) if addr - a < b.size.max(1) && b.freed.is_some())
    }

    /// What an address is called: a function, a variable or part of one, a block of the heap.
    #[must_use]
    pub fn whither(&self, addr: u64) -> String {
        let program = self.program();
        if let Some(f) = program.function_of_address(addr).and_then(|i| program.functions.get(i as usize)) {
            return f.name.clone();
        }
        if program.global_at(addr).is_some_and(|g| g.name.is_empty()) {
            return self.text(addr, MOST_TEXT).unwrap_or_else(|| format!("{addr:#x}"));
        }
        if let (Some((at, b)), _) = self.rt.around(addr)
            && addr - at <= b.size
        {
            let offset = if addr == at { String::new() } else { format!(" + {}", addr - at) };
            return match b.freed {
                Some(pc) => format!("{addr:#x} (freed at {})", line_of(program, pc)),
                None => format!("{at:#x}{offset}"),
            };
        }
        match self.variable_at(addr) {
            Some((name, ty, offset)) => self.part_name(name, ty, offset),
            None => format!("{addr:#x}"),
        }
    }

    /// The variable around an address, global or of one of the thread's functions: its name, its type, and how far in it
    /// the address lies.
    #[must_use]
    pub fn variable_at(&self, addr: u64) -> Option<(&str, TypeId, u64)> {
        let program = self.program();
        if let Some(g) = program.global_at(addr) {
            return (!g.name.is_empty()).then(|| (g.name.as_str(), g.ty, addr - g.addr));
        }
        self.thread.frames().iter().enumerate().rev().find_map(|(i, f)| {
            let pc = self.pc_of(i);
            self.function(i)?.vars.iter().rev().find_map(|v| {
                let VarPlace::Frame(off) = v.at else { return None };
                let at = f.fp.wrapping_add_signed(i64::from(off));
                let size = program.types.get(v.ty.0 as usize)?.size.max(1);
                let inside = addr.wrapping_sub(at) < size && v.scope.0 <= pc && pc < v.scope.1;
                inside.then(|| (v.name.as_str(), v.ty, addr - at))
            })
        })
    }

    /// `&table[3].x`: the part of a variable that begins at an offset.
    fn part_name(&self, name: &str, ty: TypeId, offset: u64) -> String {
        let (mut name, mut ty, mut offset) = (name.to_string(), ty, offset);
        let whole = offset == 0;
        while let Some(t) = self.program().types.get(ty.0 as usize) {
            match &t.kind {
                TypeKind::Array { of, .. } => {
                    let size = self.program().types.get(of.0 as usize).map_or(1, |t| t.size.max(1));
                    if whole {
                        return name;
                    }
                    name += &format!("[{}]", offset / size);
                    (ty, offset) = (*of, offset % size);
                }
                TypeKind::Struct(fields) if offset > 0 => {
                    let Some(field) = fields.iter().rev().find(|f| f.offset <= offset && f.bits.is_none()) else {
                        break;
                    };
                    if !field.name.is_empty() {
                        name += &format!(".{}", field.name);
                    }
                    (ty, offset) = (field.ty, offset - field.offset);
                }
                _ => break,
            }
        }
        if offset > 0 { format!("&{name} + {offset}") } else { format!("&{name}") }
    }

    /// The C string at an address, quoted; `None` if there is none to be read.
    fn text(&self, addr: u64, most: usize) -> Option<String> {
        let (data, shadow) = self.mm.peek(self.pages, addr, most as u64 + 1);
        let good = shadow.iter().take_while(|&&s| s == DEFINED).count();
        let data = &data[..good];
        match data.iter().position(|&b| b == 0) {
            Some(end) => Some(quoted(&data[..end], false)),
            None if good > most => Some(quoted(&data[..most], true)),
            None => None,
        }
    }

    fn array(&self, t: &Type, of: TypeId, len: u64, at: At, depth: usize) -> Value {
        let At::Memory(addr) = at else { return Value::unset() };
        let element = self.program().types.get(of.0 as usize);
        let (size, is_char) = element.map_or((1, false), |e| (e.size.max(1), e.kind == TypeKind::Char));
        let len = if len == 0 { t.size / size } else { len };
        let shown = (len as usize).min(MOST_PARTS);
        let parts: Vec<_> = if depth >= DEEPEST {
            Vec::new()
        } else {
            let each = (0..shown as u64).map(|i| {
                let a = addr + i * size;
                (format!("[{i}]"), Some(a), self.value(of, At::Memory(a), depth + 1))
            });
            each.collect()
        };
        let undefined = !parts.is_empty() && parts.iter().all(|p| p.2.undefined);
        let text = if undefined {
            "?".into()
        } else if is_char {
            self.characters(addr, len)
        } else {
            let list: Vec<&str> = parts.iter().take(MOST_IN_LINE).map(|p| p.2.text.as_str()).collect();
            let more = if (len as usize) > list.len() { ", ..." } else { "" };
            format!("{{{}{more}}}", list.join(", "))
        };
        Value { text, undefined, points_to: None, parts }
    }

    /// An array of char: the string in it, or its bytes if it holds none.
    fn characters(&self, addr: u64, len: u64) -> String {
        let (data, shadow) = self.mm.peek(self.pages, addr, len.min(MOST_TEXT as u64));
        let set = shadow.iter().take_while(|&&s| s == DEFINED).count();
        let data = &data[..set];
        match data.iter().position(|&b| b == 0) {
            Some(end) => quoted(&data[..end], false),
            None => quoted(data, true),
        }
    }

    fn members(&self, fields: &[Field], at: At, depth: usize) -> Value {
        let At::Memory(addr) = at else { return Value::unset() };
        if depth >= DEEPEST {
            return Value::text("{...}");
        }
        let mut parts = Vec::new();
        for f in fields.iter().take(MOST_PARTS) {
            let a = addr + f.offset;
            let value = match f.bits {
                Some((offset, width)) => self.bit_field(f.ty, a, offset, width),
                None => self.value(f.ty, At::Memory(a), depth + 1),
            };
            if f.name.is_empty() {
                // The members of an anonymous struct or union are its parent's.
                parts.extend(value.parts);
            } else {
                parts.push((format!(".{}", f.name), f.bits.is_none().then_some(a), value));
            }
        }
        let undefined = !parts.is_empty() && parts.iter().all(|p| p.2.undefined);
        let list: Vec<String> = parts.iter().take(MOST_IN_LINE).map(|p| format!("{} = {}", p.0, p.2.text)).collect();
        let more = if parts.len() > list.len() { ", ..." } else { "" };
        let text = if undefined { "?".into() } else { format!("{{{}{more}}}", list.join(", ")) };
        Value { text, undefined, points_to: None, parts }
    }

    fn bit_field(&self, ty: TypeId, addr: u64, offset: u8, width: u8) -> Value {
        let Some(t) = self.program().types.get(ty.0 as usize) else { return Value::text("") };
        let (data, shadow) = self.bytes(At::Memory(addr), t.size.clamp(1, 8));
        if shadow.iter().any(|&s| s != DEFINED) {
            return Value::unset();
        }
        let unit = data.iter().rev().fold(0_u64, |n, b| n << 8 | u64::from(*b));
        let up = 64_u32.saturating_sub(u32::from(width));
        let raw = unit.checked_shr(u32::from(offset)).unwrap_or(0).checked_shl(up).unwrap_or(0);
        let signed = matches!(t.kind, TypeKind::Int { signed: true } | TypeKind::Char);
        Value::text(if signed {
            ((raw as i64).checked_shr(up).unwrap_or(0)).to_string()
        } else {
            raw.checked_shr(up).unwrap_or(0).to_string()
        })
    }
}

fn escaped(b: u8, quote: u8) -> String {
    match b {
        b'\n' => "\\n".into(),
        b'\t' => "\\t".into(),
        b'\r' => "\\r".into(),
        0 => "\\0".into(),
        b'\\' => "\\\\".into(),
        _ if b == quote => format!("\\{}", char::from(quote)),
        b' '..=b'~' => char::from(b).to_string(),
        _ => format!("\\{b:03o}"),
    }
}

fn character(b: u8) -> String {
    format!("'{}'", escaped(b, b'\''))
}

fn quoted(bytes: &[u8], more: bool) -> String {
    let mut out = String::from("\"");
    match std::str::from_utf8(bytes) {
        Ok(s) => s.chars().for_each(|c| if c.is_ascii() { out += &escaped(c as u8, b'"') } else { out.push(c) }),
        Err(_) => bytes.iter().for_each(|&b| out += &escaped(b, b'"')),
    }
    out + if more { "\"..." } else { "\"" }
}

/// The shortest text that reads back as the same number.
fn float(v: f64, single: bool) -> String {
    let s = if single { format!("{:?}", v as f32) } else { format!("{v:?}") };
    s.strip_suffix(".0").map_or(s.clone(), |whole| format!("{whole}.0"))
}
