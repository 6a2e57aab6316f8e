//! What the interpreter's loop needs beside the thread: where base steps end, what others can see, the slow way to
//! memory, notices.

use super::explain::Cause;
use super::{Access, Ahead, Budget, Image, Notice, NoticeKind, Runtime, Stop, Thread};
use crate::bytecode::Pc;
use crate::kernel::mm::{AddressSpace, Loaded, MemFault, PROT_WRITE, Tlb};
use crate::kernel::pages::{Bytes, Pages};

/// Why an instruction cannot be carried out now.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Trap {
    /// The base step ends before it.
    StepEnd,
    Cause(Cause),
}

impl From<Cause> for Trap {
    fn from(c: Cause) -> Trap {
        Trap::Cause(c)
    }
}

/// What the loop needs beside the thread.
pub(super) struct Env<'a> {
    pub budget: &'a mut Budget,
    pub image: &'a Image,
    pub stack: (u64, u64),
    /// Base steps left; goes back to the budget at the end.
    pub left: u64,
    /// Position of the base step's first instruction, until something was done.
    pub first: usize,
    pub tlb: Tlb,
    /// `left` when the last access was noted: the notes of an earlier base step are dropped at the next one's.
    noted: u64,
    /// Lines of the library in the base step with this `left`.
    ticks: (u64, u32),
    /// The function that runs.
    function: u32,
    exploring: bool,
    /// The access that memory has just not allowed, where others can see it.
    failed: Option<Access>,
}

pub(super) const DONE: usize = usize::MAX;
/// Lines of the library in one base step before it is cut: far more than any call of it needs.
const TICKS: u32 = 1 << 20;

impl<'a> Env<'a> {
    pub fn new(budget: &'a mut Budget, image: &'a Image, thread: &Thread) -> Env<'a> {
        let left = budget.steps;
        let (stack, first) = (thread.stack, thread.pc as usize);
        let exploring = budget.watch.is_some();
        if let Some(w) = &mut budget.watch {
            w.start = first;
            w.ahead = Ahead::Unknown;
        }
        let ticks = (left, 0);
        let (tlb, failed) = (Tlb::default(), None);
        Env { budget, image, stack, left, first, tlb, noted: left, ticks, function: 0, exploring, failed }
    }

    /// The function that runs from here on.
    #[inline(always)]
    pub fn enter(&mut self, function: u32) {
        self.function = function;
        if self.exploring {
            self.entered();
        }
    }

    pub fn exploring(&self) -> bool {
        self.exploring
    }

    fn library(&self) -> bool {
        self.image.program().functions.get(self.function as usize).is_some_and(|f| f.library)
    }

    #[cold]
    fn entered(&mut self) {
        if !self.library()
            && let Some(w) = &mut self.budget.watch
        {
            w.inside = false;
        }
    }

    /// Whether an act other than an access to memory has to wait for the explorer's next run.
    #[inline(always)]
    pub fn holds_back(&mut self, at: usize, ahead: impl FnOnce() -> Ahead) -> bool {
        self.exploring && self.stops_before(at, ahead())
    }

    #[cold]
    fn stops_before(&mut self, at: usize, ahead: Ahead) -> bool {
        let library = self.library();
        self.budget.watch.as_mut().is_some_and(|w| w.holds_back(at, library, ahead))
    }

    /// Part of the stack is about to end. True: others look at it, and its end has to wait for the explorer's next run.
    #[inline(always)]
    pub fn ends(&mut self, at: usize, (addr, len): (u64, u64)) -> bool {
        self.exploring && len > 0 && self.ends_shared(at, addr, len, true)
    }

    /// The same as part of an act that is under way.
    #[cold]
    pub fn ends_with_it(&mut self, at: usize, (addr, len): (u64, u64)) {
        if len > 0 {
            self.ends_shared(at, addr, len, false);
        }
    }

    #[cold]
    fn ends_shared(&mut self, at: usize, addr: u64, len: u64, is_act: bool) -> bool {
        let access = Access { pc: at as Pc, addr, len, write: true, atomic: true, object: None };
        let library = self.library();
        let Some(w) = self.budget.watch.as_mut().filter(|w| w.shared.on_stacks) else { return false };
        if w.act_among(&[&access]).is_none() {
            return false;
        }
        if is_act && w.holds_back(at, library, Ahead::Return) {
            return true;
        }
        self.note(access);
        false
    }

    /// The run is over: what the budget is to know.
    pub fn close(&mut self, stop: &Stop) {
        self.budget.steps = self.left;
        if self.exploring {
            return;
        }
        // The end of a step has been counted already.
        let last = self.left + u64::from(*stop == Stop::StepEnd);
        if self.noted != last {
            self.budget.accesses.clear();
        }
    }

    /// A base step ends before the instruction at `at`. True: the budget is used up.
    #[inline(always)]
    pub fn end_step(&mut self, at: usize) -> bool {
        self.first = at;
        self.left -= 1;
        self.left == 0
    }

    /// A line of the library. True: the base step has gone on for so long that it is cut here.
    #[inline]
    pub fn tick(&mut self) -> bool {
        if self.ticks.0 != self.left {
            self.ticks = (self.left, 0);
        }
        self.ticks.1 += 1;
        self.ticks.1 >= TICKS
    }

    /// Whether the notes there are those of this base step.
    pub fn noting(&self) -> bool {
        self.noted == self.left
    }

    /// Whether this base step has accessed memory that others see.
    pub fn has_shown(&self) -> bool {
        !self.exploring && self.noting() && !self.budget.accesses.is_empty()
    }

    /// Notes an access of this base step.
    pub fn note(&mut self, access: Access) {
        if self.noted != self.left && !self.exploring {
            self.noted = self.left;
            self.budget.accesses.clear();
        }
        // A loop over what is not shared is noted once.
        if self.exploring
            && self.budget.accesses.last() == Some(&access)
            && self.budget.watch.as_ref().is_some_and(|w| w.act_among(&[&access]).is_none())
        {
            return;
        }
        self.budget.accesses.push(access);
    }

    /// Whether other threads or processes can see this address.
    pub fn visible(&self, mm: &AddressSpace, addr: u64) -> bool {
        let Some(area) = mm.area_at(addr) else { return false };
        let own_stack = self.budget.private_stack && (self.stack.0..self.stack.1).contains(&addr);
        area.shared || area.borrowed || (self.budget.threads_share && area.prot & PROT_WRITE != 0 && !own_stack)
    }

    /// To be asked before each access that is not known to be the thread's own: a visible one must be the first thing
    /// its base step does.
    pub fn reach(&mut self, mm: &AddressSpace, at: usize, access: &Access) -> Result<(), Trap> {
        if self.visible(mm, access.addr) {
            let access = Access { object: mm.shared_key(access.addr), ..*access };
            self.admit(at, &[&access])?;
            self.note(access);
        } else {
            mm.remember(&mut self.tlb, access.addr);
        }
        Ok(())
    }

    /// The instruction at `at` accesses memory that others see. True: that is the act of this step, and what else the
    /// instruction does belongs to it.
    pub fn admit(&mut self, at: usize, accesses: &[&Access]) -> Result<bool, Trap> {
        if self.exploring {
            let library = self.library();
            let Some(w) = &mut self.budget.watch else { return Ok(true) };
            let Some(access) = w.act_among(accesses) else { return Ok(false) };
            return if w.holds_back(at, library, Ahead::Access(access)) { Err(Trap::StepEnd) } else { Ok(true) };
        }
        if self.first != at && self.end_step(at) {
            return Err(Trap::StepEnd);
        }
        self.first = DONE;
        Ok(true)
    }

    /// An access that memory does not allow.
    #[cold]
    pub fn failed(&mut self, mm: &AddressSpace, access: &Access, fault: MemFault) -> Cause {
        self.failed = self.visible(mm, access.addr).then(|| Access { object: mm.shared_key(access.addr), ..*access });
        Cause::Memory(fault)
    }

    /// The instruction at `at` fails. Where others may go on before that, it is a step of its own: then the budget may be
    /// used up, and the answer is true. Whether it fails may be decided by others, so its access is noted.
    #[cold]
    pub fn ends_before_fault(&mut self, at: usize) -> bool {
        let failed = self.failed.take();
        let own = |a: &Access| a.pc as usize == at;
        let ends = if self.exploring {
            self.stops_before(at, Ahead::Fault)
        } else {
            self.first != at && self.has_shown() && !self.budget.accesses.iter().any(own) && self.end_step(at)
        };
        if let (Some(access), false) = (failed, ends) {
            self.note(access);
        }
        ends
    }

    #[cold]
    #[inline(never)]
    pub fn load(&mut self, mm: &AddressSpace, pages: &Pages, at: usize, addr: u64, len: usize) -> Result<Loaded, Trap> {
        let access = Access { pc: at as Pc, addr, len: len as u64, write: false, atomic: false, object: None };
        let loaded = mm.load(pages, addr, len).map_err(|e| self.failed(mm, &access, e))?;
        self.reach(mm, at, &access)?;
        Ok(loaded)
    }

    #[cold]
    #[inline(never)]
    pub fn store(
        &mut self,
        mm: &mut AddressSpace,
        pages: &mut Pages,
        at: usize,
        addr: u64,
        value: Loaded,
        len: usize,
    ) -> Result<(), Trap> {
        let access = Access { pc: at as Pc, addr, len: len as u64, write: true, atomic: false, object: None };
        if self.visible(mm, addr) {
            mm.check(pages, addr, len as u64, true).map_err(|e| self.failed(mm, &access, e))?;
            self.reach(mm, at, &access)?;
        }
        let before = mm.generation();
        mm.store(pages, addr, value, len).map_err(Cause::Memory)?;
        if mm.generation() != before {
            self.tlb.clear();
        }
        if !self.visible(mm, addr) {
            mm.remember(&mut self.tlb, addr);
        }
        Ok(())
    }

    /// Says something, once for each place and kind in a process.
    #[cold]
    #[inline(never)]
    pub fn notice(&mut self, rt: &mut Runtime, pc: Pc, kind: NoticeKind, sentence: impl FnOnce() -> String) {
        if rt.tell(pc, kind) {
            self.budget.notices.push(Notice { pc, kind, sentence: sentence() });
        }
    }

    #[cold]
    pub fn overflow(&mut self, rt: &mut Runtime, at: usize, text: &str, bits: u32, a: i64, b: i64) {
        self.notice(rt, at as Pc, NoticeKind::SignedOverflow, || {
            let ty = if bits == 32 { "int" } else { "long" };
            format!("signed overflow: {a} {text} {b} does not fit in {ty}, so it wraps around")
        });
    }

    #[cold]
    pub fn odd_shift(&mut self, rt: &mut Runtime, at: usize, count: u64, bits: u32) {
        self.notice(rt, at as Pc, NoticeKind::ShiftCount, || {
            format!("a shift by {} of a value of {bits} bits: x86 takes the count modulo {bits}", count as i64)
        });
    }

    /// After an access at an address that does not suit its size. A member of a packed struct may lie there.
    #[cold]
    #[inline(never)]
    pub fn misaligned(&mut self, rt: &mut Runtime, at: usize, does: &str, size: u64) {
        if self.library() || self.image.program().packed.binary_search(&(at as Pc)).is_ok() {
            return;
        }
        self.notice(rt, at as Pc, NoticeKind::Misaligned, || {
            format!("{does} {size} bytes at an address that is no multiple of {size}: x86 puts up with it, other machines do not")
        });
    }

    /// Two accesses of one instruction.
    pub fn reach_both(&mut self, mm: &AddressSpace, at: usize, a: &Access, b: &Access) -> Result<(), Trap> {
        let seen = |x: &Access| self.visible(mm, x.addr).then(|| Access { object: mm.shared_key(x.addr), ..*x });
        let seen: Vec<Access> = [a, b].into_iter().filter_map(seen).collect();
        if !seen.is_empty() {
            self.admit(at, &seen.iter().collect::<Vec<_>>())?;
            for x in seen {
                self.note(x);
            }
        }
        Ok(())
    }
}

/// Copies a struct, marks included.
pub(super) fn copy(
    env: &mut Env,
    mm: &mut AddressSpace,
    pages: &mut Pages,
    at: usize,
    to: u64,
    from: u64,
    n: u64,
) -> Result<(), Trap> {
    if to == from || n == 0 {
        return Ok(());
    }
    let access = |addr, write| Access { pc: at as Pc, addr, len: n, write, atomic: false, object: None };
    let bytes = mm.read(pages, from, n).map_err(Cause::Memory)?;
    mm.check(pages, to, n, true).map_err(Cause::Memory)?;
    env.reach_both(mm, at, &access(from, false), &access(to, true))?;
    let before = mm.generation();
    mm.write(pages, to, &bytes).map_err(Cause::Memory)?;
    if mm.generation() != before {
        env.tlb.clear();
    }
    Ok(())
}

/// Gives an object's bytes the value zero.
pub(super) fn zero(
    env: &mut Env,
    mm: &mut AddressSpace,
    pages: &mut Pages,
    at: usize,
    to: u64,
    n: u64,
) -> Result<(), Trap> {
    mm.check(pages, to, n, true).map_err(Cause::Memory)?;
    let access = Access { pc: at as Pc, addr: to, len: n, write: true, atomic: false, object: None };
    env.reach(mm, at, &access)?;
    let before = mm.generation();
    mm.write(pages, to, &Bytes::from(vec![0; n as usize])).map_err(Cause::Memory)?;
    if mm.generation() != before {
        env.tlb.clear();
    }
    Ok(())
}
