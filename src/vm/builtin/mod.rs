//! Carries out the built-in functions of `crate::builtin`.
//!
//! Rules:
//! - Look and check first, then change: a built-in may be asked again from the start (its base step ended before it
//!   because it touches what others see), so nothing may have happened by then.
//! - All memory goes through `Cx`, which checks, and tells the explorer what others can see.

mod atomic;
mod context;
mod control;
mod format;
mod heap;
mod math;
mod number;
mod strings;

use super::env::{Env, Trap};
use super::explain::{self, Cause};
use super::{Access, NoticeKind, Runtime, Thread};
use crate::builtin::Builtin;
use crate::bytecode::{Pc, Reg};
use crate::kernel::mm::{AddressSpace, MemFault, MemFaultKind};
use crate::kernel::pages::{Bytes, CLOSED, Pages};

/// What a built-in gives back.
pub(super) enum Answer {
    /// The value, and whether it is undefined.
    Value(u64, bool),
    /// Control is elsewhere (`longjmp`, `setcontext`): `thread.pc`.
    Jumped,
}

type Result<T> = std::result::Result<T, Trap>;

/// A call of a built-in: its arguments and all it may touch.
pub(super) struct Cx<'a, 'b> {
    pub thread: &'a mut Thread,
    pub rt: &'a mut Runtime,
    pub mm: &'a mut AddressSpace,
    pub pages: &'a mut Pages,
    pub env: &'a mut Env<'b>,
    pub at: usize,
    base: usize,
    argc: u8,
    /// It has touched something visible, as the first thing in its base step.
    admitted: bool,
}

impl<'a, 'b> Cx<'a, 'b> {
    #[allow(clippy::too_many_arguments, reason = "it is what a call has")]
    pub fn new(
        thread: &'a mut Thread,
        rt: &'a mut Runtime,
        mm: &'a mut AddressSpace,
        pages: &'a mut Pages,
        env: &'a mut Env<'b>,
        at: usize,
        base: usize,
        argc: u8,
    ) -> Cx<'a, 'b> {
        Cx { thread, rt, mm, pages, env, at, base, argc, admitted: false }
    }

    /// Argument `i`, whatever its mark.
    fn raw(&self, i: usize) -> u64 {
        self.thread.regs.get(self.base + i).copied().unwrap_or(0)
    }

    fn undefined(&self, i: usize) -> bool {
        i >= usize::from(self.argc) || self.thread.undef.get(self.base + i).is_some_and(|&m| m != 0)
    }

    /// Argument `i`, which must have a value.
    fn arg(&self, i: usize) -> Result<u64> {
        if self.undefined(i) {
            let reg = (self.base - self.thread.base + i) as Reg;
            return Err(Cause::Undefined(reg, "an argument").into());
        }
        Ok(self.raw(i))
    }

    /// The place in the program's own code that this call serves.
    fn user_pc(&self) -> Pc {
        explain::user_pc(self.thread, self.env.image)
    }

    fn notice(&mut self, kind: NoticeKind, sentence: impl FnOnce() -> String) {
        let pc = self.user_pc();
        self.env.notice(self.rt, pc, kind, sentence);
    }

    /// Whether memory allows it.
    fn check(&mut self, addr: u64, len: u64, write: bool) -> Result<()> {
        self.mm.check(self.pages, addr, len, write).map_err(|fault| {
            let access = Access { pc: self.at as Pc, addr, len, write, atomic: false, object: None };
            self.env.failed(self.mm, &access, fault).into()
        })
    }

    /// Says that a range is about to be accessed.
    fn reach(&mut self, addr: u64, len: u64, write: bool, atomic: bool) -> Result<()> {
        if len == 0 || !self.env.visible(self.mm, addr) {
            return Ok(());
        }
        let object = self.mm.shared_key(addr);
        let access = Access { pc: self.at as Pc, addr, len, write, atomic, object };
        // One built-in is one act, whatever it touches.
        if !self.admitted {
            self.admitted = self.env.admit(self.at, &[&access])?;
        }
        // Neighbours of one sweep are one access.
        if self.env.noting()
            && let Some(last) = self.env.budget.accesses.last_mut()
            && last.write == write
            && last.addr.wrapping_add(last.len) == addr
        {
            last.len += len;
            return Ok(());
        }
        self.env.note(access);
        Ok(())
    }

    /// The heap's table is about to be used: with several threads, who asks first gets the lower address. `ends`: a block
    /// that is given back by it, or may be: whoever still uses it depends on when that happens.
    fn reach_heap(&mut self, ends: Option<u64>) -> Result<()> {
        if !self.env.budget.threads_share {
            return Ok(());
        }
        let write = |addr, len| Access { pc: self.at as Pc, addr, len, write: true, atomic: true, object: None };
        let table = write(super::watch::HEAP_TABLE, 1);
        let block = ends.and_then(|p| self.rt.block(p).filter(|b| b.freed.is_none()).map(|b| write(p, b.size)));
        let both = [block.as_ref().unwrap_or(&table), &table];
        self.admitted = self.env.admit(self.at, &both)?;
        self.env.note(table);
        if let Some(block) = block {
            self.env.note(block);
        }
        Ok(())
    }

    /// Bytes with their marks.
    fn read(&mut self, addr: u64, len: u64) -> Result<Bytes> {
        self.check(addr, len, false)?;
        self.reach(addr, len, false, false)?;
        Ok(self.mm.read(self.pages, addr, len).map_err(Cause::Memory)?)
    }

    /// Whether a range can be written; to be asked before the first change.
    fn may_write(&mut self, addr: u64, len: u64) -> Result<()> {
        self.check(addr, len, true)?;
        self.reach(addr, len, true, false)
    }

    fn write(&mut self, addr: u64, bytes: &Bytes) -> Result<()> {
        self.may_write(addr, bytes.len() as u64)?;
        Ok(self.mm.write(self.pages, addr, bytes).map_err(Cause::Memory)?)
    }

    /// The length of the string at `addr`, at most `max`. A byte without a value is told and taken for what is there:
    /// programs that print what `read` gave them, without an end mark, get away with it in life.
    fn strlen(&mut self, addr: u64, max: u64) -> Result<u64> {
        let (mut n, mut unset) = (0, None);
        while n < max {
            let at = addr.wrapping_add(n);
            let fault =
                |addr2, len, kind| Cause::Memory(MemFault { addr: addr2, start: addr, len, write: false, kind });
            let piece = self.mm.piece(self.pages, at).map_err(|k| fault(at, n + 1, k))?;
            let room = piece.data.len().min((max - n).min(1 << 16) as usize);
            let end = piece.data[..room].iter().position(|&b| b == 0);
            let looked = end.map_or(room, |e| e + 1);
            if let Some(bad) = piece.shadow[..looked].iter().position(|&s| s != 0) {
                let bad_at = at.wrapping_add(bad as u64);
                if let Some(closed) = piece.shadow[..looked].iter().position(|&s| s & CLOSED != 0) {
                    let bad_at = at.wrapping_add(closed as u64);
                    return Err(fault(bad_at, n + closed as u64 + 1, MemFaultKind::Closed).into());
                }
                unset = unset.or(Some(bad_at));
            }
            n += end.unwrap_or(room) as u64;
            if end.is_some() {
                break;
            }
        }
        self.reach(addr, n.saturating_add(1).min(max), false, false)?;
        if let Some(at) = unset {
            let text = explain::unset_string(self.thread, self.rt, self.mm, self.env.image, at);
            self.notice(NoticeKind::UndefinedText, || text);
        }
        Ok(n)
    }

    /// The string at `addr`, without its end mark, at most `max` bytes of it.
    fn string(&mut self, addr: u64, max: u64) -> Result<Vec<u8>> {
        let n = self.strlen(addr, max)?;
        let mut out = Vec::with_capacity(n as usize);
        while (out.len() as u64) < n {
            let at = addr.wrapping_add(out.len() as u64);
            let Ok(piece) = self.mm.piece(self.pages, at) else { break };
            let take = piece.data.len().min(n as usize - out.len());
            out.extend_from_slice(&piece.data[..take]);
        }
        Ok(out)
    }
}

fn value(v: u64) -> Result<Answer> {
    Ok(Answer::Value(v, false))
}

/// Carries out the built-in with this number.
pub(super) fn call(cx: &mut Cx, id: u16) -> Result<Answer> {
    use Builtin::*;
    let Some(id) = Builtin::from_number(id) else {
        let text = format!("built-in function {id} is not there");
        return Err(Cause::Say(super::FaultKind::Refused, explain::SIGILL, text).into());
    };
    match id {
        Memcpy => strings::memcpy(cx, false),
        Memmove => strings::memcpy(cx, true),
        Memset => strings::memset(cx),
        Memcmp => strings::memcmp(cx),
        Memchr => strings::memchr(cx, false),
        Memrchr => strings::memchr(cx, true),
        Strlen => strings::strlen(cx),
        Strnlen => strings::strnlen(cx),
        Strcpy => strings::strcpy(cx, false),
        Stpcpy => strings::strcpy(cx, true),
        Strncpy => strings::strncpy(cx),
        Strcat => strings::strcat(cx, None),
        Strncat => {
            let n = cx.arg(2)?;
            strings::strcat(cx, Some(n))
        }
        Strcmp => strings::compare(cx, None, false),
        Strncmp => {
            let n = cx.arg(2)?;
            strings::compare(cx, Some(n), false)
        }
        Strcasecmp => strings::compare(cx, None, true),
        Strncasecmp => {
            let n = cx.arg(2)?;
            strings::compare(cx, Some(n), true)
        }
        Strchr => strings::strchr(cx, false),
        Strrchr => strings::strchr(cx, true),
        Strstr => strings::strstr(cx),
        Strpbrk => strings::span(cx, &strings::Span::First),
        Strspn => strings::span(cx, &strings::Span::Of),
        Strcspn => strings::span(cx, &strings::Span::Until),
        Malloc | Calloc | Realloc | Free | Memalign | MallocUsableSize | MallocHeld => heap::call(cx, id),
        Setjmp | Longjmp | Getcontext | Setcontext | Swapcontext | ContextStack | Makecontext => context::call(cx, id),
        TlsAddr | AssertFailed | Backtrace | FunctionName => control::call(cx, id),
        AtomicLoad
        | AtomicStore
        | AtomicExchange
        | AtomicAdd
        | AtomicSub
        | AtomicAnd
        | AtomicOr
        | AtomicXor
        | AtomicNand
        | AtomicCompareExchange
        | AtomicFence => atomic::call(cx, id),
        Overflows => {
            let overflows = number::overflows(cx.arg(0)?, cx.raw(1), cx.raw(2));
            Ok(Answer::Value(overflows.into(), cx.undefined(1) || cx.undefined(2)))
        }
        Format => format::format(cx),
        Strtod => format::strtod(cx, false),
        Strtof => format::strtod(cx, true),
        Fenv => math::in_environment(cx),
        _ => math::call(cx, id),
    }
}
