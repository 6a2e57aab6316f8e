//! What an address is called in the program: `counter`, `table[2].lock`, `b->free`, or a block by where it was made.
//!
//! An address alone has no name where no variable lies. It is then called by a pointer of the program that leads to
//! it: first one in the thread's own functions, then a global one, then one in another thread of the process; through
//! a member of what a pointer leads to if none does by itself.

use super::Machine;
use crate::bytecode::{TypeId, TypeKind};
use crate::kernel::Tid;
use crate::kernel::mm::Role;
use crate::vm::inspect::{Inspector, Value};

/// Pointers that are looked at, and how deep they are followed.
const MOST: usize = 200;
const DEEPEST: usize = 2;

/// A pointer of the program: how C writes it, what it points to.
struct Pointer {
    name: String,
    to: TypeId,
    at: u64,
    depth: usize,
}

fn inspector(m: &Machine, tid: Tid) -> Option<Inspector<'_>> {
    let pid = m.kernel.threads.get(tid)?.pid;
    let (thread, rt) = (m.threads.get(tid)?, m.runtime(pid)?);
    let mm = m.kernel.mm(pid)?;
    Some(Inspector { thread, rt, mm, pages: &m.kernel.pages, image: m.image(pid)? })
}

/// What an address is called, seen from a thread.
#[must_use]
pub fn name_of(m: &Machine, tid: Tid, addr: u64) -> String {
    let own = inspector(m, tid);
    let space = |pid| m.kernel.space(pid);
    let here = m.kernel.threads.get(tid).map(|t| space(t.pid));
    let others = || {
        let same = m.kernel.threads.iter().filter(move |(other, t)| Some(space(t.pid)) == here && *other != tid);
        same.filter_map(|(other, _)| inspector(m, other))
    };
    if let Some(name) = own.and_then(|i| by_variable(&i, addr)).or_else(|| others().find_map(|i| by_variable(&i, addr)))
    {
        return name;
    }
    let named = own.and_then(|i| by_pointer(&i, addr, true));
    named
        .or_else(|| others().find_map(|i| by_pointer(&i, addr, false)))
        .or_else(|| own.and_then(|i| by_block(&i, addr)))
        .unwrap_or_else(|| format!("{addr:#x}"))
}

/// By the variable it lies in.
fn by_variable(i: &Inspector, addr: u64) -> Option<String> {
    match i.variable_at(addr) {
        Some((name, ty, offset)) => Some(name.to_string() + &member(i, ty, offset)),
        // A function, a string.
        None => Some(i.whither(addr)).filter(|name| !name.starts_with("0x")),
    }
}

/// By a pointer in a thread's functions, the inner ones first, or (`globals`) in a global variable.
fn by_pointer(i: &Inspector, addr: u64, globals: bool) -> Option<String> {
    let mut list = Vec::new();
    for f in i.frames().iter().rev() {
        for v in i.variables(f.index) {
            collect(i, &v.name, v.ty, &v.value, 0, &mut list);
        }
    }
    if globals {
        for v in i.globals() {
            collect(i, &v.name, v.ty, &v.value, 0, &mut list);
        }
    }
    let mut at = 0;
    while at < list.len() {
        let p = &list[at];
        if let Some(name) = through(i, p, addr) {
            return Some(name);
        }
        if p.depth < DEEPEST && list.len() < MOST && p.at != 0 {
            let value = i.object(p.to, p.at);
            let (name, to, depth) = (p.name.clone(), p.to, p.depth + 1);
            let members = matches!(kind(i, to), Some(TypeKind::Struct(_)));
            collect(i, &if members { format!("{name}->") } else { format!("*{name}") }, to, &value, depth, &mut list);
        }
        at += 1;
    }
    None
}

fn kind<'a>(i: &Inspector<'a>, ty: TypeId) -> Option<&'a TypeKind> {
    i.image.program().types.get(ty.0 as usize).map(|t| &t.kind)
}

/// The pointers in a value.
fn collect(i: &Inspector, name: &str, ty: TypeId, value: &Value, depth: usize, list: &mut Vec<Pointer>) {
    if list.len() >= MOST {
        return;
    }
    match kind(i, ty) {
        Some(TypeKind::Pointer(to)) => {
            let data = !matches!(kind(i, *to), Some(TypeKind::Void | TypeKind::Function | TypeKind::Char) | None);
            if let (Some(at), true) = (value.points_to.filter(|&a| a != 0), data) {
                list.push(Pointer { name: name.to_string(), to: *to, at, depth });
            }
        }
        Some(TypeKind::Array { of, .. }) => {
            for (part, _, v) in &value.parts {
                collect(i, &format!("{name}{part}"), *of, v, depth, list);
            }
        }
        Some(TypeKind::Struct(fields)) => {
            for (part, _, v) in &value.parts {
                let Some(f) = fields.iter().find(|f| part.strip_prefix('.') == Some(f.name.as_str())) else { continue };
                let dot = if name.ends_with("->") { &part[1..] } else { part };
                collect(i, &format!("{name}{dot}"), f.ty, v, depth, list);
            }
        }
        _ => {}
    }
}

/// The address as C writes it with this pointer, if it leads into the same object.
fn through(i: &Inspector, p: &Pointer, addr: u64) -> Option<String> {
    let size = i.image.program().types.get(p.to.0 as usize)?.size.max(1);
    let end = end_of_object(i, p.at).max(p.at.saturating_add(size));
    if addr < p.at || addr >= end {
        return None;
    }
    let (index, offset) = ((addr - p.at) / size, (addr - p.at) % size);
    // A mapping ends with its page: whether there is more than one in it shows in what lies behind the first.
    let mapped = i.mm.area_at(p.at).is_some_and(|a| a.role == Role::Mapping);
    let next = || i.mm.peek(i.pages, p.at + size, size).0.iter().any(|&b| b != 0);
    let several = end - p.at >= 2 * size && (!mapped || next());
    let whole = matches!(kind(i, p.to), Some(TypeKind::Struct(_))) && !is_opaque(i, p.to);
    Some(match (index, whole) {
        (0, true) if !several => {
            let member = member(i, p.to, offset);
            format!("{}->{}", p.name, member.trim_start_matches('.'))
        }
        (0, false) if !several && (is_opaque(i, p.to) || offset == 0) => format!("*{}", p.name),
        (0, false) if !several => format!("(*{}){}", p.name, member(i, p.to, offset)),
        (_, true) => format!("{}[{index}]{}", p.name, member(i, p.to, offset)),
        (_, false) if is_opaque(i, p.to) => format!("{}[{index}]", p.name),
        (_, false) => format!("{}[{index}]{}", p.name, member(i, p.to, offset)),
    })
}

/// The path to what lies at an offset: `.lock`, `.slots[2]`.
fn member(i: &Inspector, ty: TypeId, offset: u64) -> String {
    let (mut ty, mut offset, mut out) = (ty, offset, String::new());
    loop {
        if is_opaque(i, ty) {
            return out;
        }
        match kind(i, ty) {
            Some(TypeKind::Struct(fields)) => {
                let Some(f) = fields.iter().rev().find(|f| f.offset <= offset && f.bits.is_none()) else { return out };
                if !f.name.is_empty() {
                    out += &format!(".{}", f.name);
                }
                (ty, offset) = (f.ty, offset - f.offset);
            }
            Some(TypeKind::Array { of, .. }) => {
                let size = i.image.program().types.get(of.0 as usize).map_or(1, |t| t.size.max(1));
                out += &format!("[{}]", offset / size);
                (ty, offset) = (*of, offset % size);
            }
            _ => return out,
        }
    }
}

/// The library's own: its insides have no names that a program knows.
fn is_opaque(i: &Inspector, ty: TypeId) -> bool {
    let name = i.image.program().types.get(ty.0 as usize).map_or("", |t| t.name.as_str());
    matches!(kind(i, ty), Some(TypeKind::Struct(_) | TypeKind::Union(_)))
        && (name.contains("pthread_") || name.contains("sem_t") || name.contains("FILE"))
}

/// Where the block of the heap or the mapping around an address ends.
fn end_of_object(i: &Inspector, at: u64) -> u64 {
    if let (Some((start, block)), _) = i.rt.around(at)
        && at - start < block.size.max(1)
    {
        return start + block.size;
    }
    i.mm.area_at(at).filter(|a| a.role == Role::Mapping).map_or(at, |a| a.end)
}

/// A block that no pointer of the program leads to any more.
fn by_block(i: &Inspector, addr: u64) -> Option<String> {
    if let (Some((start, block)), _) = i.rt.around(addr)
        && addr - start < block.size.max(1)
    {
        let line = crate::vm::explain::line_of(i.image.program(), block.made);
        return Some(format!("byte {} of the block of {} bytes made at {line}", addr - start, block.size));
    }
    let area = i.mm.area_at(addr).filter(|a| end_of_object(i, addr) == a.end)?;
    let what = if area.shared { "the shared mapping" } else { "the mapping" };
    Some(format!("byte {} of {what} at {:#x}", addr - area.start, area.start))
}
