//! Where a value that was never set comes from: the variable it was read from, found by reading the code backwards from
//! where the thread stands, through the library to the arguments that the program gave it.

use super::super::live::{effect, ends, target};
use super::super::{Frame, FrameKind, Image, Runtime, Thread};
use super::{View, place_text};
use crate::bytecode::{Function, Op, Pc, Reg, VarPlace};
use crate::kernel::mm::AddressSpace;
use crate::kernel::pages::{CLOSED, Pages, UNDEF};

/// How many steps back are taken.
const DEPTH: u8 = 12;

/// What the variable argument at `addr`, which has no value, is called where it was handed over.
pub(in crate::vm) fn unset_slot(
    t: &Thread,
    rt: &Runtime,
    mm: &AddressSpace,
    image: &Image,
    addr: u64,
) -> Option<String> {
    View { thread: t, rt, mm, image, program: image.program() }.variable_argument(addr, DEPTH)
}

/// Said of a call that nothing declared, or not with its parameters: `wait()`.
#[cold]
pub(in crate::vm) fn missing_arguments(image: &Image, function: u32, given: u8) -> String {
    let Some(f) = image.program().functions.get(function as usize) else { return String::new() };
    let (name, takes) = (&f.name, f.params);
    let which = match (given, takes) {
        (0, 1) => "its argument, which".to_string(),
        (0, n) => format!("its {n} arguments, which"),
        (given, n) if n - given == 1 => "the last of its arguments, which".to_string(),
        (given, n) => format!("the last {} of its arguments, which", n - given),
    };
    let then = match (f.library, takes - given) {
        (true, 1) => "is taken to be 0",
        (true, _) => "are taken to be 0",
        (false, 1) => "has no value there",
        (false, _) => "have no value there",
    };
    format!("`{name}` is called without {which} {then}")
}

/// A frame, and where it stands: the next instruction, or the call it waits for.
#[derive(Clone, Copy)]
struct Here<'a> {
    /// Which frame, from the first.
    i: usize,
    frame: &'a Frame,
    f: &'a Function,
    stop: Pc,
}

impl View<'_> {
    /// "the condition depends on `n` (declared at line 3), which was never given a value"
    pub(super) fn undefined(&self, reg: Reg, what: &str) -> String {
        let last = self.thread.frames().len().checked_sub(1).and_then(|i| self.here(i));
        let name = last.and_then(|h| self.value_name(h, h.stop, reg, DEPTH)).or_else(|| self.unset_variable_argument());
        let who = self.actor().map(|f| format!("`{f}`: ")).unwrap_or_default();
        match name {
            Some(name) => format!("{who}{what} depends on {name}, which was never given a value"),
            None => format!("{who}{what} depends on a value that was never set"),
        }
    }

    fn here(&self, i: usize) -> Option<Here<'_>> {
        let frame = self.thread.frames().get(i)?;
        let f = self.program.functions.get(frame.function as usize)?;
        let stop = match self.thread.frames().get(i + 1) {
            None => self.thread.pc,
            Some(above) if above.kind == FrameKind::Call => above.ret.checked_sub(1)?,
            Some(above) => above.ret,
        };
        Some(Here { i, frame, f, stop })
    }

    fn slot(&self, h: Here, r: Reg) -> (u64, u64) {
        self.thread.slot(h.frame.base as usize + usize::from(r))
    }

    /// What argument `n` of the call that made this frame is called where it was made.
    fn argument_name(&self, h: Here, n: Reg, depth: u8) -> Option<String> {
        let caller = self.here(h.i.checked_sub(1)?)?;
        match *self.program.code.get(caller.stop as usize)? {
            Op::Call { base, argc, .. } | Op::CallR { base, argc, .. } if n < argc => {
                self.value_name(caller, caller.stop, base.checked_add(n)?, depth)
            }
            _ => None,
        }
    }

    /// The block of variable arguments of a frame: its address and how many there are room for.
    fn variable_block(&self, h: Here) -> Option<(u64, u64)> {
        let block = self.slot(h, h.f.params).0;
        let len = h.frame.sp.checked_sub(block).filter(|_| h.f.variadic)?;
        Some((block, (len / 8).min(u64::from(Reg::MAX - h.f.params))))
    }

    /// Where `va_arg` was to take an argument that the call did not give.
    pub(super) fn beyond_arguments(&self, addr: u64) -> Option<String> {
        (0..self.thread.frames().len()).rev().filter_map(|i| self.here(i)).find_map(|h| {
            let (block, count) = self.variable_block(h)?;
            let n = addr.checked_sub(block).map(|d| d / 8)?;
            let marks = self.mm.peek(&Pages::default(), block, count * 8).1;
            let given = marks.iter().step_by(8).take_while(|&&m| m & CLOSED == 0).count() as u64;
            let word = if given == 1 { "argument" } else { "arguments" };
            let call = format!("`{}` was called with {given} {word} after the named ones", h.f.name);
            (given..given + 16).contains(&n).then(|| format!("va_arg asks for number {}, and {call}", n + 1))
        })
    }

    /// What the variable argument at this address is called where it was handed over.
    fn variable_argument(&self, addr: u64, depth: u8) -> Option<String> {
        (0..self.thread.frames().len()).rev().filter_map(|i| self.here(i)).find_map(|h| {
            let (block, count) = self.variable_block(h)?;
            let n = addr.checked_sub(block).map(|d| d / 8).filter(|&n| n < count)?;
            self.argument_name(h, h.f.params + n as Reg, depth)
        })
    }

    /// The first variable argument without a value of the library function that the program called: what it read may
    /// have gone through many hands since.
    fn unset_variable_argument(&self) -> Option<String> {
        let own = self.thread.frames().iter().rposition(|f| !self.image.function(f.function).library)?;
        let h = self.here(own + 1)?;
        let (block, count) = self.variable_block(h)?;
        let none = Pages::default();
        let marks = self.mm.peek(&none, block, count * 8).1;
        let open = marks.iter().step_by(8).take_while(|&&m| m & CLOSED == 0);
        let n = open.enumerate().find(|m| m.1 & UNDEF != 0)?.0;
        self.argument_name(h, h.f.params + n as Reg, DEPTH)
    }

    /// What the value that a register had before `pc` is called in the source: the variable it is, or was read from. A
    /// parameter of the library is called what the program handed over.
    fn value_name(&self, h: Here, pc: Pc, reg: Reg, depth: u8) -> Option<String> {
        let depth = depth.checked_sub(1)?;
        if h.f.library && reg < h.f.params {
            return self.argument_name(h, reg, depth);
        }
        let named =
            |line: u32, name: &str| format!("`{name}` (declared at {})", place_text(self.program, h.f.file, line));
        let in_scope = |v: &&crate::bytecode::Var| v.scope.0 <= pc && pc < v.scope.1;
        let own = h.f.vars.iter().rev().filter(|_| !h.f.library).filter(in_scope);
        if let Some(v) = own.into_iter().find(|v| v.at == VarPlace::Reg(reg)) {
            return Some(named(v.line, &v.name));
        }
        let at = self.writer(h, pc, reg)?;
        let value = |r: Reg| self.value_at(h, at, r, DEPTH);
        let loaded = |addr: Option<u64>| self.loaded_name(addr?, depth);
        match *self.program.code.get(at as usize)? {
            Op::LdFI32 { off, .. } | Op::LdF64 { off, .. } => {
                let o = h.f.objects.iter().find(|o| (o.off..o.off + o.size as i32).contains(&off))?;
                let part =
                    if off == o.off && o.size <= 8 { String::new() } else { format!("byte {} of ", off - o.off) };
                Some(format!("{part}{}", named(o.line, &o.name)))
            }
            Op::LdI8 { a, off, .. }
            | Op::LdU8 { a, off, .. }
            | Op::LdI16 { a, off, .. }
            | Op::LdU16 { a, off, .. }
            | Op::LdI32 { a, off, .. }
            | Op::LdU32 { a, off, .. }
            | Op::Ld64 { a, off, .. }
            | Op::LdF32 { a, off, .. } => loaded(value(a).map(|v| v.wrapping_add_signed(i64::from(off)))),
            Op::LdXI32 { a, b, .. } => loaded(element(value(a), value(b), 4)),
            Op::LdX64 { a, b, .. } => loaded(element(value(a), value(b), 8)),
            Op::LdXI8 { a, b, .. } => loaded(element(value(a), value(b), 1)),
            // An `int` among variable arguments: what it was before it was widened.
            Op::Zx32 { a, .. } => self.value_name(h, at, a, depth),
            Op::Call { f, .. } => {
                let f = self.program.functions.get(f as usize)?;
                Some(format!("the result of `{}`", f.name))
            }
            op => effect(op).reads().find(|&r| self.slot(h, r).1 != 0).and_then(|r| self.value_name(h, at, r, depth)),
        }
    }

    /// The last instruction before `pc` that certainly ran and wrote the register.
    fn writer(&self, h: Here, pc: Pc, reg: Reg) -> Option<Pc> {
        for at in (h.f.start..pc).rev() {
            let op = *self.program.code.get(at as usize)?;
            if ends(op) || target(op).is_some() {
                return None;
            }
            if effect(op).write == Some(reg) {
                return Some(at);
            }
        }
        None
    }

    /// The value that a register had before `at`, though it may have another by now.
    fn value_at(&self, h: Here, at: Pc, reg: Reg, depth: u8) -> Option<u64> {
        let depth = depth.checked_sub(1)?;
        let code = self.program.code.get(at as usize..h.stop as usize)?;
        if !code.iter().any(|&op| effect(op).write == Some(reg)) {
            return Some(self.slot(h, reg).0);
        }
        let at = self.writer(h, at, reg)?;
        let value = |r: Reg| self.value_at(h, at, r, depth);
        match *self.program.code.get(at as usize)? {
            Op::Imm { v, .. } => Some(v as i64 as u64),
            Op::FrameAddr { off, .. } => Some(h.frame.fp.wrapping_add_signed(i64::from(off))),
            Op::Mov { a, .. } => value(a),
            Op::AddI { a, v, .. } | Op::AddWI { a, v, .. } => Some(value(a)?.wrapping_add_signed(i64::from(v))),
            Op::Add { a, b, .. } => Some(value(a)?.wrapping_add(value(b)?)),
            Op::MulI { a, v, .. } => Some(value(a)?.wrapping_mul(v as i64 as u64)),
            Op::LdF64 { off, .. } => self.word(h.frame.fp.wrapping_add_signed(i64::from(off))),
            Op::Ld64 { a, off, .. } => self.word(value(a)?.wrapping_add_signed(i64::from(off))),
            Op::LdX64 { a, b, .. } => self.word(element(value(a), value(b), 8)?),
            _ => None,
        }
    }

    fn word(&self, addr: u64) -> Option<u64> {
        let bytes = self.mm.peek(&Pages::default(), addr, 8).0;
        Some(u64::from_le_bytes(bytes.try_into().ok()?))
    }

    fn loaded_name(&self, addr: u64, depth: u8) -> Option<String> {
        match self.object(addr) {
            Some(o) => Some(o.byte(addr)),
            None => self.variable_argument(addr, depth),
        }
    }
}

/// `a + b * size`
fn element(a: Option<u64>, b: Option<u64>, size: u64) -> Option<u64> {
    Some(a?.wrapping_add(b?.wrapping_mul(size)))
}
