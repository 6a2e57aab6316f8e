//! Shared memory: which objects several address spaces map, and what lies in them by the names of the programs.

use super::Reader;
use super::sync::Found;
use crate::bytecode::{Program, TypeId, TypeKind};
use crate::figure::model::{FieldView, Id, MappingView, MemoryView, ObjectView, Thing};
use crate::kernel::Pid;
use crate::kernel::abi;
use crate::kernel::event::Object;
use crate::kernel::inode::Kind;
use crate::kernel::mm::{Area, PROT_EXEC, PROT_READ, PROT_WRITE};
use crate::kernel::pages::{DEFINED, ObjectId};
use crate::machine::Machine;
use crate::vm::inspect::Inspector;

/// Named parts drawn at most; bytes where nothing has a name.
const MOST_FIELDS: usize = 24;
const MOST_BYTES: u64 = 24;

/// A pointer of a program that leads into shared memory.
struct Pointer {
    pid: Pid,
    tid: i32,
    name: String,
    to: TypeId,
    addr: u64,
}

impl<'a> Reader<'a> {
    /// The path under which a memory object's file is found, if it has one.
    pub(super) fn memory_path(&self, object: ObjectId) -> Option<String> {
        let k = &self.machine().kernel;
        let (ino, _) =
            k.inodes.iter().find(|(_, i)| matches!(i.kind, Kind::Regular { memory, .. } if memory == object))?;
        self.path_of(ino)
    }

    /// One path of an inode: a name in a directory, or what it was opened by.
    pub(super) fn path_of(&self, ino: i32) -> Option<String> {
        let k = &self.machine().kernel;
        let named = k.inodes.iter().find_map(|(dir, i)| match &i.kind {
            Kind::Directory { entries, .. } => {
                let name = entries.iter().find(|e| *e.1 == ino && e.0 != "." && e.0 != "..")?.0;
                let dir = k.directory_path(dir)?;
                Some(format!("{}/{name}", dir.trim_end_matches('/')))
            }
            _ => None,
        });
        named.or_else(|| {
            let open = k.open_files.iter().find(|(_, f)| f.object == Object::Inode(ino));
            open.map(|(_, f)| f.path.clone())
        })
    }

    /// What the shared memory at an address is called: by its path, its number, or in general.
    pub(super) fn shared_name(&self, pid: Pid, addr: u64) -> Option<String> {
        let k = &self.machine().kernel;
        let area = k.mm(pid)?.area_at(addr).filter(|a| a.shared)?;
        let (object, _) = area.object?;
        let (start, _) = (area.start, area.end);
        if let Some((n, _)) = k.segments.iter().find(|(_, s)| s.memory == object) {
            return Some(if addr == start {
                format!("segment {n}")
            } else {
                format!("segment {n} + {}", addr - start)
            });
        }
        let name = match self.memory_path(object) {
            Some(p) => p.strip_prefix("/dev/shm").map_or(p.clone(), str::to_string),
            None => "shared memory".to_string(),
        };
        Some(if addr == start { name } else { format!("{name} + {}", addr - start) })
    }

    fn shared_areas(&self) -> Vec<(Pid, Area, ObjectId, u64)> {
        let k = &self.machine().kernel;
        let mut out = Vec::new();
        for (pid, mm) in k.processes.ids().into_iter().filter_map(|pid| Some((pid, k.mm(pid)?))) {
            for a in mm.listing() {
                if let (Some((id, offset)), true) = (a.object, a.shared || a.prot & PROT_EXEC == 0) {
                    out.push((pid, a, id, offset));
                }
            }
        }
        out
    }

    pub(super) fn memory_views(&self, found: &[Found]) -> Vec<ObjectView> {
        let k = &self.machine().kernel;
        let areas = self.shared_areas();
        let mut ids: Vec<ObjectId> = areas.iter().filter(|a| a.1.shared).map(|a| a.2).collect();
        // A segment is there whether somebody has it attached or not.
        ids.extend(k.segments.iter().map(|(_, s)| s.memory));
        // So is what shm_open gave, before anybody maps it.
        ids.extend(k.open_files.iter().filter_map(|(_, f)| {
            let Object::Inode(ino) = f.object else { return None };
            let memory = k.contents(ino)?;
            self.memory_path(memory).is_some_and(|p| is_shared_memory(&p)).then_some(memory)
        }));
        crate::order::sort(&mut ids);
        ids.dedup();
        let mut out = Vec::new();
        for id in ids {
            let path = self.memory_path(id);
            if path.as_deref().is_some_and(|p| p.starts_with("/dev/shm/sem."))
                || path.is_none() && self.was_semaphore(id)
            {
                // A named semaphore, or one that has lost its name to `sem_unlink`: drawn as what it is.
                continue;
            }
            let mine: Vec<&(Pid, Area, ObjectId, u64)> = areas.iter().filter(|a| a.2 == id).collect();
            let pointers = self.pointers(&mine);
            let mut mappings: Vec<MappingView> = Vec::new();
            for (pid, a, ..) in &mine {
                if mappings.iter().any(|m| m.pid == *pid) {
                    continue;
                }
                let named = pointers.iter().find(|p| p.pid == *pid && p.addr == a.start);
                let label = named.map_or_else(|| format!("{:#x}", a.start), |p| p.name.clone());
                mappings.push(MappingView { pid: *pid, label, protection: rights(a), private: !a.shared });
            }
            let size = k.pages.size(id);
            let fields = self.fields(&pointers, &mine, found);
            // Memory that holds a semaphore or a lock and nothing else has no bytes to show: it is drawn below.
            let sync = found.iter().any(|f| mine.iter().any(|(pid, a, ..)| f.pid == *pid && f.addr == a.start));
            let bytes = if fields.is_empty() && !sync {
                let b = k.pages.read(id, 0, size.min(MOST_BYTES));
                let known = |i: usize| b.undef.as_ref().is_none_or(|u| u.get(i) == Some(&DEFINED));
                b.data.iter().enumerate().map(|(i, v)| known(i).then_some(*v)).collect()
            } else {
                Vec::new()
            };
            let segment = k.segments.iter().find(|(_, s)| s.memory == id);
            let (mut name, mut note) = match path {
                _ if segment.is_some() => {
                    let (number, s) = segment.map_or((0, None), |(n, s)| (n, Some(s)));
                    let key = s.map_or(0, |s| s.perm.key);
                    let removed = s.is_some_and(|s| i64::from(s.perm.mode) & abi::SHM_DEST != 0);
                    let note = match key {
                        _ if removed => "goes with its last attachment".to_string(),
                        0 => "System V, IPC_PRIVATE".to_string(),
                        key => format!("System V, key {:#x}", key as u32),
                    };
                    (format!("segment {number}"), note)
                }
                Some(p) => match p.strip_prefix("/dev/shm") {
                    Some(short) => (short.to_string(), "POSIX shared memory".to_string()),
                    None => (p, "mapped file".to_string()),
                },
                None => ("shared memory".to_string(), String::new()),
            };
            if let Some(ty) = self.pointed_type(&pointers, &mine) {
                note = if note.is_empty() { ty } else { format!("{ty} · {note}") };
            }
            // Anonymous memory is called what the programs call it, where they agree.
            let mut labels = mappings.iter().map(|m| m.label.as_str());
            if let (true, Some(first)) = (name == "shared memory", labels.next())
                && !first.starts_with("0x")
                && labels.all(|l| l == first)
            {
                name = format!("shared memory {first}");
            }
            let object = Object::Memory(id);
            out.push(ObjectView {
                id: Id::Kernel(object),
                name,
                what: Thing::Memory(MemoryView { size, fields, bytes, mappings, note }),
                benches: Vec::new(),
                callers: Vec::new(),
            });
        }
        out
    }

    /// Whether a memory object without a name was a semaphore's file: anonymous memory comes in whole pages.
    fn was_semaphore(&self, id: ObjectId) -> bool {
        let k = &self.machine().kernel;
        k.loose.contains(&id) && k.pages.size(id) == abi::SEM.size as u64
    }

    /// The programs' pointers into these areas; those to structures first, they say most.
    fn pointers(&self, areas: &[&(Pid, Area, ObjectId, u64)]) -> Vec<Pointer> {
        let mut out: Vec<Pointer> = Vec::new();
        for (pid, ..) in areas {
            if out.iter().any(|p| p.pid == *pid) {
                continue;
            }
            for (n, tid) in self.live_threads(*pid).into_iter().enumerate() {
                let Some(i) = self.inspect(tid) else { continue };
                let locals = i.frames().into_iter().rev().flat_map(|f| i.variables(f.index));
                let globals = if n == 0 { i.globals() } else { Vec::new() };
                for v in locals.chain(globals) {
                    let Some(TypeKind::Pointer(to)) = i.image.program().types.get(v.ty.0 as usize).map(|t| &t.kind)
                    else {
                        continue;
                    };
                    let Some(addr) = v.value.points_to else { continue };
                    let inside = areas.iter().any(|a| a.0 == *pid && a.1.start <= addr && addr < a.1.end);
                    if inside && !out.iter().any(|p| p.pid == *pid && p.name == v.name) {
                        out.push(Pointer { pid: *pid, tid, name: v.name, to: *to, addr });
                    }
                }
            }
        }
        out
    }

    /// The type of what lies at the beginning of the memory, where it is a structure.
    fn pointed_type(&self, pointers: &[Pointer], areas: &[&(Pid, Area, ObjectId, u64)]) -> Option<String> {
        pointers.iter().find_map(|p| {
            let t = self.inspect(p.tid)?.image.program().types.get(p.to.0 as usize)?;
            let at_start = areas.iter().any(|a| a.0 == p.pid && a.1.start == p.addr);
            let named = matches!(&t.kind, TypeKind::Struct(_) | TypeKind::Union(_)) && !t.name.is_empty();
            (at_start && named).then(|| t.name.clone())
        })
    }

    /// The named contents, by the pointer that says most about them.
    fn fields(&self, pointers: &[Pointer], areas: &[&(Pid, Area, ObjectId, u64)], found: &[Found]) -> Vec<FieldView> {
        let best = pointers.iter().filter_map(|p| {
            let i = self.inspect(p.tid)?;
            let t = i.image.program().types.get(p.to.0 as usize)?;
            let rank = match &t.kind {
                TypeKind::Struct(_) | TypeKind::Union(_) => 0,
                TypeKind::Array { .. } => 1,
                TypeKind::Int { .. } | TypeKind::Float | TypeKind::Bool | TypeKind::Enum(_) | TypeKind::Pointer(_) => 2,
                _ => return None,
            };
            // A pointer to the beginning rather than into the middle.
            let area = areas.iter().find(|a| a.0 == p.pid && a.1.start <= p.addr && p.addr < a.1.end)?;
            Some((rank, p.addr != area.1.start, p, area))
        });
        let Some((rank, _, p, area)) = best.min_by_key(|b| (b.0, b.1)) else { return Vec::new() };
        let base = p.addr - area.1.start + area.3;
        let Some(now) = self.inspect(p.tid) else { return Vec::new() };
        let before: Option<Inspector<'a>> = self.m.before.and_then(|b: &'a Machine| Self::inspector(b, p.tid));
        let program = now.image.program();
        let mut f = Fields { program, now, before, found, pid: p.pid, at: p.addr, base, out: Vec::new() };
        if rank == 2 {
            // `int *counter`: as many as a figure can hold.
            let size = program.types.get(p.to.0 as usize).map_or(1, |t| t.size.max(1));
            let n = ((area.1.end - p.addr) / size).min(8);
            if n <= 1 {
                f.add(p.to, p.addr, &format!("*{}", p.name));
            }
            // Of a page of integers only those that are used.
            for k in 0..if n > 1 { n } else { 0 } {
                f.add(p.to, p.addr + k * size, &format!("{}[{k}]", p.name));
            }
            let used = f.out.iter().rposition(|x| x.value != "0" || x.changed).map_or(1, |k| k + 1);
            f.out.truncate(used);
        } else {
            f.walk(p.to, p.addr, "", 0);
        }
        f.out
    }
}

/// Whether a path is that of a POSIX shared memory object, shm_overview(7); named semaphores live there too.
pub(super) fn is_shared_memory(path: &str) -> bool {
    path.strip_prefix("/dev/shm/").is_some_and(|name| !name.starts_with("sem."))
}

fn rights(a: &Area) -> String {
    let c = |bit: u8, c: char| if a.prot & bit != 0 { c } else { '-' };
    format!("{}{}", c(PROT_READ, 'r'), c(PROT_WRITE, 'w'))
}

/// Collects the scalar parts of a structure.
struct Fields<'a, 'b> {
    program: &'b Program,
    now: Inspector<'a>,
    before: Option<Inspector<'a>>,
    found: &'b [Found],
    pid: Pid,
    at: u64,
    base: u64,
    out: Vec<FieldView>,
}

impl Fields<'_, '_> {
    fn walk(&mut self, ty: TypeId, addr: u64, name: &str, depth: usize) {
        if self.out.len() >= MOST_FIELDS || depth > 4 {
            return;
        }
        // Semaphores and locks are drawn as what they are.
        if self.found.iter().any(|f| f.pid == self.pid && f.addr == addr) && depth > 0 {
            return;
        }
        let Some(t) = self.program.types.get(ty.0 as usize) else { return };
        match &t.kind {
            TypeKind::Struct(fields) | TypeKind::Union(fields) => {
                for f in fields {
                    let dot = if name.is_empty() || f.name.is_empty() { "" } else { "." };
                    self.walk(f.ty, addr + f.offset, &format!("{name}{dot}{}", f.name), depth + 1);
                }
            }
            TypeKind::Array { of, len } => {
                let of_char = self.program.types.get(of.0 as usize).is_some_and(|e| matches!(e.kind, TypeKind::Char));
                if of_char || *len > 64 {
                    self.add(ty, addr, if name.is_empty() { "text" } else { name });
                    return;
                }
                let size = self.program.types.get(of.0 as usize).map_or(1, |e| e.size.max(1));
                for n in 0..(*len).min(12) {
                    self.walk(*of, addr + n * size, &format!("{name}[{n}]"), depth + 1);
                }
            }
            _ => self.add(ty, addr, name),
        }
    }

    fn add(&mut self, ty: TypeId, addr: u64, name: &str) {
        let v = self.now.object(ty, addr);
        let was = self.before.map(|b| b.object(ty, addr).text);
        let len = self.program.types.get(ty.0 as usize).map_or(1, |t| t.size);
        self.out.push(FieldView {
            ty: self.program.types.get(ty.0 as usize).map(|t| t.name.clone()).unwrap_or_default(),
            name: name.to_string(),
            changed: was.is_some_and(|w| w != v.text),
            undefined: v.undefined,
            value: v.text,
            offset: addr - self.at + self.base,
            len,
        });
    }
}
