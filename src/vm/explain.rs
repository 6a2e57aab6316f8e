//! Faults in words: which object, how large, where it was declared, allocated, freed; what was done to it, where.
//!
//! A sentence names the variable as the program does and lines as the editor does. What the library did is told as the
//! library function that the program called: "`strcpy` writes ...".

mod unset;

pub(super) use unset::{missing_arguments, unset_slot};

use super::{Fault, FaultKind, FrameKind, Image, Runtime, Thread};
use crate::bytecode::{Function, Global, Op, Pc, Program, Reg, VarPlace};
use crate::kernel::mm::{AddressSpace, MemFault, MemFaultKind, PROT_WRITE, Role};
use crate::kernel::pages::CLOSED;

pub(super) const SIGILL: i32 = 4;
pub(super) const SIGABRT: i32 = 6;
pub(super) const SIGBUS: i32 = 7;
pub(super) const SIGFPE: i32 = 8;
pub(super) const SIGSEGV: i32 = 11;

/// What went wrong, as the interpreter knows it.
#[derive(Clone, Debug, PartialEq)]
pub enum Cause {
    Memory(MemFault),
    /// Register, and what was made of it: "a condition".
    Undefined(Reg, &'static str),
    /// The byte at this address has no value, and a built-in function needs it.
    UndefinedByte(u64, &'static str),
    DivideByZero,
    /// The most negative number by -1.
    DivideOverflow,
    BadCall(u64),
    BadJump(u64),
    /// The function whose frame has no room, or the bytes that `alloca` or an array of variable length asks for.
    StackOverflow(Option<u32>, u64),
    Refused(u32),
    BadFree(u64, super::heap::BadFree),
    /// longjmp to a frame that has returned, or with a buffer that setjmp did not fill.
    BadLongjmp,
    /// setcontext to where nothing can go on.
    BadContext,
    /// In so many words.
    Say(FaultKind, i32, String),
}

/// The innermost place in the program's own code: where it is, or where it called the library.
#[must_use]
pub fn user_pc(thread: &Thread, image: &Image) -> Pc {
    let frames = thread.frames();
    let mut pc = thread.pc;
    for (i, f) in frames.iter().enumerate().rev() {
        if !image.function(f.function).library || i == 0 {
            return pc;
        }
        pc = match f.kind {
            FrameKind::Handler { .. } => f.ret,
            _ => f.ret.saturating_sub(1),
        };
    }
    pc
}

/// "line 7", or "line 7 of list.h" when that is not the program's first file.
#[must_use]
pub fn line_of(program: &Program, pc: Pc) -> String {
    program.place(pc).map_or_else(|| "an unknown line".into(), |p| place_text(program, p.file, p.line))
}

fn place_text(program: &Program, file: u16, line: u32) -> String {
    let own: Vec<u16> = (0..program.files.len() as u16).filter(|&i| !program.files[i as usize].library).collect();
    match program.files.get(file as usize) {
        Some(f) if own.len() > 1 || f.library => {
            format!("line {line} of {}", f.name.rsplit('/').next().unwrap_or(&f.name))
        }
        _ => format!("line {line}"),
    }
}

fn bytes(n: u64) -> String {
    if n == 1 { "1 byte".into() } else { format!("{n} bytes") }
}

/// Makes the sentence.
#[must_use]
pub fn fault(thread: &Thread, rt: &Runtime, mm: &AddressSpace, image: &Image, cause: &Cause) -> Fault {
    let program = image.program();
    let view = View { thread, rt, mm, image, program };
    let (kind, signal, real, address, sentence) = match cause {
        Cause::Memory(m) => view.memory(m),
        Cause::Undefined(reg, what) => {
            let what = view.undefined(*reg, what);
            (FaultKind::Uninitialised, SIGABRT, false, None, what)
        }
        Cause::UndefinedByte(addr, what) => {
            let name = view.object(*addr).map_or_else(|| format!("the byte at {addr:#x}"), |o| o.byte(*addr));
            let who = view.actor().map_or_else(|| what.to_string(), |f| format!("`{f}` {what}"));
            (
                FaultKind::Uninitialised,
                SIGABRT,
                false,
                Some(*addr),
                format!("{who} {name}, which was never given a value"),
            )
        }
        Cause::DivideByZero => (FaultKind::DivisionByZero, SIGFPE, true, None, "division by zero".into()),
        Cause::DivideOverflow => {
            let text = "the most negative number divided by -1 does not fit its type";
            (FaultKind::DivisionByZero, SIGFPE, true, None, text.into())
        }
        Cause::BadCall(0) => {
            (FaultKind::BadJump, SIGSEGV, true, Some(0), "a function is called through a null pointer".into())
        }
        Cause::BadCall(a) => {
            let text =
                format!("a function is called through the pointer {a:#x}, which is not the address of a function");
            (FaultKind::BadJump, SIGSEGV, true, Some(*a), text)
        }
        Cause::BadJump(a) => {
            (FaultKind::BadJump, SIGSEGV, true, None, format!("a jump to {a:#x}, which is not a label"))
        }
        Cause::StackOverflow(callee, n) => (FaultKind::StackOverflow, SIGSEGV, true, None, view.overflow(*callee, *n)),
        Cause::Refused(i) => {
            let text = program.refusals.get(*i as usize).cloned().unwrap_or_else(|| "this is not supported".into());
            (FaultKind::Refused, SIGILL, false, None, text)
        }
        Cause::BadFree(addr, why) => view.bad_free(*addr, *why),
        Cause::BadLongjmp => {
            let text = "longjmp to a place whose function has returned, or with a buffer that setjmp did not fill";
            (FaultKind::BadJump, SIGABRT, false, None, text.into())
        }
        Cause::BadContext => {
            let text = "a change to a context that getcontext or makecontext did not fill in, whose function has returned, \
                        or whose stack another thread runs on";
            (FaultKind::BadJump, SIGABRT, false, None, text.into())
        }
        Cause::Say(kind, signal, text) => (*kind, *signal, false, None, text.clone()),
    };
    let mut pc = user_pc(thread, image);
    if let Cause::StackOverflow(Some(f), _) = cause
        && thread.frames().iter().all(|f| image.function(f.function).library)
    {
        pc = image.function(*f).start;
    }
    let place = program.place(pc);
    let file = place.and_then(|p| program.files.get(p.file as usize)).map(|f| f.name.clone()).unwrap_or_default();
    Fault { kind, signal, real, sentence, pc: thread.pc, file, line: place.map_or(0, |p| p.line), address }
}

/// What to tell of a string whose end nobody set.
pub(super) fn unset_string(thread: &Thread, rt: &Runtime, mm: &AddressSpace, image: &Image, addr: u64) -> String {
    let view = View { thread, rt, mm, image, program: image.program() };
    let byte = view.object(addr).map_or_else(|| format!("the byte at {addr:#x}"), |o| o.byte(addr));
    format!("a string without an end mark: {byte} was never given a value; it happens to be 0 here, and need not be")
}

/// What the object at an address is called: "`lock` (declared at line 7)"; a part of something larger is said to be one.
#[must_use]
pub fn named(thread: &Thread, rt: &Runtime, mm: &AddressSpace, image: &Image, addr: u64) -> Option<String> {
    let view = View { thread, rt, mm, image, program: image.program() };
    let o = view.object(addr).filter(|o| o.state == ObjectState::Alive)?;
    // None of the library's locks is larger.
    Some(if o.size <= 64 { o.described() } else { format!("in {}", o.described()) })
}

/// What to tell of a system call's argument, in register `reg`, that has no value.
pub(super) fn unset_argument(thread: &Thread, rt: &Runtime, mm: &AddressSpace, image: &Image, reg: Reg) -> String {
    let view = View { thread, rt, mm, image, program: image.program() };
    view.undefined(reg, "what the system is given")
}

/// An object that an address lies in or near.
pub(super) struct Object {
    pub addr: u64,
    pub size: u64,
    /// "`buf`", "a block", "a string literal".
    pub name: String,
    /// "declared at line 7", "allocated at line 9 and freed at line 12".
    pub origin: String,
    pub state: ObjectState,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum ObjectState {
    Alive,
    Freed,
    /// Its function has returned, or its block has ended.
    Gone,
}

impl Object {
    fn byte(&self, addr: u64) -> String {
        if self.size <= 1 {
            return self.described();
        }
        format!("byte {} of {}", addr.wrapping_sub(self.addr), self.described())
    }

    fn described(&self) -> String {
        if self.origin.is_empty() { self.name.clone() } else { format!("{} ({})", self.name, self.origin) }
    }

    fn distance(&self, addr: u64) -> u64 {
        if addr < self.addr { self.addr - addr } else { addr.saturating_sub(self.addr + self.size.max(1) - 1) }
    }
}

struct View<'a> {
    thread: &'a Thread,
    rt: &'a Runtime,
    mm: &'a AddressSpace,
    image: &'a Image,
    program: &'a Program,
}

type Told = (FaultKind, i32, bool, Option<u64>, String);

impl View<'_> {
    /// The library function that the program called and that is now at work.
    fn actor(&self) -> Option<&str> {
        let frames = self.thread.frames();
        let last_own = frames.iter().rposition(|f| !self.image.function(f.function).library)?;
        let f = self.program.functions.get(frames.get(last_own + 1)?.function as usize)?;
        Some(f.name.as_str())
    }

    /// The library function at work was given a null pointer where it wants an object: "`fgets` is given a null pointer as
    /// `stream`". Only if that is the one null among its pointers.
    fn null_argument(&self) -> Option<String> {
        let frames = self.thread.frames();
        let last_own = frames.iter().rposition(|f| !self.image.function(f.function).library)?;
        let frame = frames.get(last_own + 1)?;
        let f = self.program.functions.get(frame.function as usize)?;
        let base = frame.base as usize;
        let is_null =
            |at: VarPlace| matches!(at, VarPlace::Reg(r) if self.thread.slot(base + usize::from(r)) == (0, 0));
        let mut null = f.vars.iter().filter(|v| is_null(v.at));
        let first = null.next()?;
        null.next().is_none().then(|| format!("`{}` is given a null pointer (its argument `{}`)", f.name, first.name))
    }

    fn memory(&self, m: &MemFault) -> Told {
        let verb = match (self.actor(), m.write) {
            (Some(f), true) => format!("`{f}` writes"),
            (Some(f), false) => format!("`{f}` reads"),
            (None, true) => "writes".into(),
            (None, false) => "reads".into(),
        };
        let n = bytes(m.len);
        let address = Some(m.addr);
        if m.addr < 4096 || m.start < 4096 {
            let text = self.null_argument().unwrap_or_else(|| match m.start {
                0 => format!("{verb} {n} through a null pointer"),
                a => format!(
                    "{verb} {n} at {a:#x}, which is {} from the null pointer: a member or element of nothing",
                    bytes(a)
                ),
            });
            return (FaultKind::Null, SIGSEGV, true, address, text);
        }
        match m.kind {
            MemFaultKind::Unmapped => self.unmapped(m, &verb),
            MemFaultKind::BeyondObject => {
                let text = format!(
                    "{verb} {n} in a page of the mapping that lies past the end of the file or shared object: that is \
                     shorter than the mapping"
                );
                (FaultKind::Bus, SIGBUS, true, address, text)
            }
            MemFaultKind::Protection => self.protection(m, &verb),
            MemFaultKind::Closed => match self.object(m.addr).or_else(|| self.nearest(m)) {
                Some(o)
                    if o.state != ObjectState::Freed
                        && !(o.addr..o.addr + o.size).contains(&m.start)
                        && self.beyond_arguments(m.start).is_some() =>
                {
                    let text = self.beyond_arguments(m.start).unwrap_or_default();
                    (FaultKind::OutOfBounds, SIGABRT, false, address, text)
                }
                Some(o) => self.closed(m, &verb, &o),
                None => self.nowhere(m, &verb),
            },
        }
    }

    fn unmapped(&self, m: &MemFault, verb: &str) -> Told {
        let (lo, hi) = self.thread.stack;
        if (lo.saturating_sub(1 << 16)..lo).contains(&m.addr) && self.thread.sp < lo + (1 << 16) && hi != 0 {
            return (FaultKind::StackOverflow, SIGSEGV, true, Some(m.addr), self.overflow(None, 0));
        }
        if let Some(o) = self.object(m.addr).filter(|o| o.state == ObjectState::Freed) {
            let (kind, _, _, address, text) = self.closed(m, verb, &o);
            return (kind, SIGSEGV, true, address, text);
        }
        let n = bytes(m.len);
        let before = self.mm.area_at(m.addr.wrapping_sub(1)).filter(|a| a.role == Role::Mapping && m.start >= a.start);
        let text = match before {
            _ if m.start >= u64::MAX - 4096 => {
                format!("{verb} {n} by way of (void *) -1, which mmap (MAP_FAILED) and shmat return when they fail")
            }
            Some(area) => format!("{verb} {n} at {:#x}, where the mapping of {} ends", m.addr, bytes(area.len())),
            None => match self.mm.gone_by(m.addr) {
                Some("") => {
                    format!("{verb} {n} in the stack of a thread that has ended: its variables no longer exist")
                }
                Some(by) => format!("{verb} {n} at {:#x}, in memory that {by} took away", m.addr),
                None => format!("{verb} {n} at {:#x}, where there is no memory", m.addr),
            },
        };
        (FaultKind::Wild, SIGSEGV, true, Some(m.addr), text)
    }

    fn protection(&self, m: &MemFault, verb: &str) -> Told {
        let area = self.mm.area_at(m.addr);
        let text = match (area.map(|a| a.role), self.program.global_at(m.addr)) {
            (Some(Role::Text), _) => format!("{verb} {} in the program's code", bytes(m.len)),
            (Some(Role::Rodata), Some(g)) if g.name.is_empty() => {
                format!("{verb} to a string literal, which may not be changed")
            }
            (Some(Role::Rodata), Some(g)) => format!("{verb} to `{}`, which is const ({})", g.name, self.declared(g)),
            _ if m.write && area.is_some_and(|a| a.prot & PROT_WRITE == 0) => {
                format!("{verb} to memory mapped without PROT_WRITE, at {:#x}", m.addr)
            }
            _ => format!("{verb} {} at {:#x}, memory mapped without that right", bytes(m.len), m.addr),
        };
        (FaultKind::ReadOnly, SIGSEGV, true, Some(m.addr), text)
    }

    fn closed(&self, m: &MemFault, verb: &str, o: &Object) -> Told {
        let n = bytes(m.len);
        let (kind, text) = match o.state {
            ObjectState::Freed => {
                let text = self.ended_stream(o);
                let text = text.unwrap_or_else(|| format!("{verb} {n} of {}: it is freed memory", o.described()));
                (FaultKind::UseAfterFree, text)
            }
            ObjectState::Gone => {
                (FaultKind::UseAfterReturn, format!("{verb} {n} of {}, which no longer exists", o.described()))
            }
            ObjectState::Alive => {
                let what = format!("{}, {}", o.name, bytes(o.size));
                let origin = if o.origin.is_empty() { String::new() } else { format!(", {}", o.origin) };
                let offset = m.addr.wrapping_sub(o.addr);
                let where_ = if m.addr < o.addr {
                    format!("{} before its beginning", bytes(o.addr - m.addr))
                } else {
                    format!("byte {offset} is past its end")
                };
                (FaultKind::OutOfBounds, format!("{verb} out of bounds: {what}{origin}: {where_}"))
            }
        };
        (kind, SIGABRT, false, Some(m.addr), text)
    }

    /// A stream is used that has been closed: "`fgets` is given a stream that `fclose` has closed at line 7".
    fn ended_stream(&self, o: &Object) -> Option<String> {
        let block = self.rt.around(o.addr).0.filter(|b| b.0 == o.addr)?.1;
        let called = |pc: Pc| match self.program.code.get(pc as usize)? {
            Op::Call { f, .. } => self.program.functions.get(*f as usize).map(|f| f.name.as_str()),
            _ => None,
        };
        let (freed, user) = (block.freed?, self.actor()?);
        let closer = called(freed)?;
        let what = match closer {
            "fclose" | "pclose" => "a stream",
            "closedir" => "a directory stream",
            _ => return None,
        };
        let opener = called(block.made).map(|f| format!("`{f}` opened it at {}, ", line_of(self.program, block.made)));
        let closed = format!("`{closer}` closed it at {}", line_of(self.program, freed));
        Some(format!("`{user}` is given {what} that is closed: {}{closed}", opener.unwrap_or_default()))
    }

    fn nowhere(&self, m: &MemFault, verb: &str) -> Told {
        let n = bytes(m.len);
        let area = self.mm.area_at(m.addr);
        // What only the variables of a thread open is its stack.
        let stack = area.is_some_and(|a| a.role == Role::Stack || a.fresh == CLOSED);
        let (lo, hi) = self.thread.stack;
        let (kind, text) = match area.map(|a| a.role) {
            Some(Role::Heap) => {
                (FaultKind::OutOfBounds, format!("{verb} {n} at {:#x}, in the heap, but in no block of it", m.addr))
            }
            Some(Role::Stack) if m.addr < self.thread.sp => (
                FaultKind::UseAfterReturn,
                format!("{verb} {n} at {:#x}, in the frame of a function that has returned", m.addr),
            ),
            Some(Role::Stack | Role::Mapping) if stack && !(lo..hi).contains(&m.addr) => (
                FaultKind::UseAfterReturn,
                format!("{verb} {n} in the stack of another thread, where no variable is: its function has returned"),
            ),
            _ => (FaultKind::OutOfBounds, format!("{verb} {n} at {:#x}, between the program's objects", m.addr)),
        };
        (kind, SIGABRT, false, Some(m.addr), text)
    }

    /// The object an address lies in.
    fn object(&self, addr: u64) -> Option<Object> {
        self.candidates(addr).into_iter().find(|o| addr.wrapping_sub(o.addr) < o.size)
    }

    /// The living object that an access most likely was meant for: the one it begins in or lies closest to.
    fn nearest(&self, m: &MemFault) -> Option<Object> {
        let mut all = self.candidates(m.start);
        all.retain(|o| o.distance(m.start) <= (1 << 16) && o.state != ObjectState::Gone);
        all.into_iter().min_by_key(|o| (o.distance(m.start), o.addr > m.start))
    }

    fn candidates(&self, addr: u64) -> Vec<Object> {
        let mut list = Vec::new();
        let (before, after) = self.rt.around(addr);
        for (at, b) in [before, after].into_iter().flatten() {
            let made = line_of(self.program, b.made);
            let (origin, state) = match b.freed {
                Some(f) => (format!("allocated at {made}, freed at {}", line_of(self.program, f)), ObjectState::Freed),
                None => (format!("allocated at {made}"), ObjectState::Alive),
            };
            let same_area = match (self.mm.area_at(at), self.mm.area_at(addr)) {
                (Some(a), Some(b)) => a.role == b.role && a.start <= b.end && b.start <= a.end,
                _ => b.freed.is_some(),
            };
            if same_area {
                let name =
                    if b.freed.is_some() { format!("a block of {}", bytes(b.size)) } else { "a heap block".into() };
                list.push(Object { addr: at, size: b.size, name, origin, state });
            }
        }
        if let Some(area) = self.mm.area_at(addr)
            && matches!(area.role, Role::Data | Role::Rodata)
        {
            let i = self.program.globals.partition_point(|g| g.addr <= addr);
            let near = [i.checked_sub(1), Some(i)].into_iter().flatten().filter_map(|i| self.program.globals.get(i));
            let there = |g: &&Global| self.mm.area_at(g.addr).is_some_and(|a| a.role == area.role);
            for g in near.filter(there) {
                let name = if g.name.is_empty() { "a string literal".into() } else { format!("`{}`", g.name) };
                let origin = if g.library { String::new() } else { self.declared(g) };
                list.push(Object { addr: g.addr, size: g.size, name, origin, state: ObjectState::Alive });
            }
        }
        let (lo, hi) = self.thread.stack;
        if (lo..hi).contains(&addr) {
            self.stack_objects(addr, &mut list);
        }
        list
    }

    fn stack_objects(&self, addr: u64, list: &mut Vec<Object>) {
        let thread = self.thread;
        let depth = thread.frames().len();
        for (i, f) in thread.frames().iter().chain(thread.ghosts()).enumerate() {
            let Some(function) = self.program.functions.get(f.function as usize) else { continue };
            if i < depth {
                let above = thread.frames().get(i + 1);
                let pc = above.map_or(thread.pc, |a| a.ret.saturating_sub(u32::from(a.kind == FrameKind::Call)));
                self.variable_arrays(f, function, pc, addr, list);
            }
            // A frame's own part of the stack reaches from fp to what the caller had.
            if !(f.fp..f.sp.max(f.fp)).contains(&addr) || (i >= depth && f.fp >= thread.sp) {
                continue;
            }
            for o in &function.objects {
                let at = f.fp.wrapping_add_signed(i64::from(o.off));
                let shadow = self.mm.peek(&crate::kernel::pages::Pages::default(), at, 1).1;
                let closed = shadow.first().is_none_or(|s| s & crate::kernel::pages::CLOSED != 0);
                let (origin, state) = if i >= depth {
                    (format!("a variable of `{}`, which has returned", function.name), ObjectState::Gone)
                } else if closed && o.size > 0 {
                    (format!("declared at line {}, its block has ended", o.line), ObjectState::Gone)
                } else {
                    (format!("declared at {}", place_text(self.program, function.file, o.line)), ObjectState::Alive)
                };
                let name = if o.name.starts_with("a ") { o.name.clone() } else { format!("`{}`", o.name) };
                list.push(Object { addr: at, size: u64::from(o.size), name, origin, state });
            }
        }
    }

    /// Arrays of variable length: a register or a slot of the frame holds where one begins; it reaches as far as bytes
    /// are open.
    fn variable_arrays(&self, f: &super::Frame, function: &Function, pc: Pc, addr: u64, list: &mut Vec<Object>) {
        let none = crate::kernel::pages::Pages::default();
        // One whose block has ended has left its register to others.
        for v in function.vars.iter().filter(|v| !v.is_param && (v.scope.0..v.scope.1).contains(&pc)) {
            let base = match v.at {
                VarPlace::RegIndirect(r) => self.thread.regs.get(f.base as usize + usize::from(r)).copied(),
                VarPlace::FrameIndirect(off) => {
                    let (bytes, _) = self.mm.peek(&none, f.fp.wrapping_add_signed(i64::from(off)), 8);
                    bytes.try_into().ok().map(u64::from_le_bytes)
                }
                _ => None,
            };
            let Some(base) = base.filter(|b| *b < f.fp && *b >= self.thread.sp && b.abs_diff(addr) < 1 << 16) else {
                continue;
            };
            let (_, marks) = self.mm.peek(&none, base, (f.fp - base).min(1 << 20));
            let size = marks.iter().take_while(|m| **m & crate::kernel::pages::CLOSED == 0).count() as u64;
            let origin = format!("declared at {}", place_text(self.program, function.file, v.line));
            list.push(Object { addr: base, size, name: format!("`{}`", v.name), origin, state: ObjectState::Alive });
        }
    }

    fn declared(&self, g: &Global) -> String {
        format!("declared at {}", place_text(self.program, g.file, g.line))
    }

    fn bad_free(&self, addr: u64, why: super::heap::BadFree) -> Told {
        use super::heap::BadFree;
        let (kind, text) = match why {
            BadFree::Twice(b) => {
                let freed = b.freed.map(|f| line_of(self.program, f)).unwrap_or_default();
                let made = line_of(self.program, b.made);
                (
                    FaultKind::DoubleFree,
                    format!(
                        "a block of {}, allocated at {made}, is freed a second time; it was freed at {freed}",
                        bytes(b.size)
                    ),
                )
            }
            BadFree::NotABlock => {
                let what = match self.object(addr) {
                    Some(o) if o.addr == addr => format!("{}, which malloc did not give", o.described()),
                    Some(o) => {
                        format!("a pointer into {}, {} after its beginning", o.described(), bytes(addr - o.addr))
                    }
                    None => format!("{addr:#x}, which malloc did not give"),
                };
                (FaultKind::InvalidFree, format!("free of {what}"))
            }
        };
        (kind, SIGABRT, false, Some(addr), text)
    }

    /// `callee` has no room for its frame, or `array` bytes none.
    fn overflow(&self, callee: Option<u32>, array: u64) -> String {
        let size = self.thread.stack.1 - self.thread.stack.0;
        let callee = callee.and_then(|f| self.program.functions.get(f as usize));
        if let Some(f) = callee.filter(|f| u64::from(f.frame) >= size) {
            let text = "more than the whole stack, which has";
            return format!("the variables of `{}` take {}, {text} {} KiB", f.name, bytes(f.frame.into()), size >> 10);
        }
        if array >= size {
            return format!("{} on the stack are asked for, and the whole stack has {} KiB", bytes(array), size >> 10);
        }
        // Not what starts the program.
        let starts = |f: &&super::Frame| f.function == self.program.entry || self.image.function(f.function).library;
        let start = self.thread.frames().iter().take_while(starts).count();
        let names = self.thread.backtrace(self.program);
        let names: Vec<&str> = names.into_iter().skip(start).chain(callee.map(|f| f.name.as_str())).collect();
        let n = names.len();
        let shown: Vec<&str> = if n > 6 {
            names.iter().take(4).copied().chain(["..."]).chain(names.last().copied()).collect()
        } else {
            names
        };
        let calls = if n == 1 { "call" } else { "calls" };
        format!("the stack of {} KiB is full, {n} {calls} deep: {}", size >> 10, shown.join(" → "))
    }
}
