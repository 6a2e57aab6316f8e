//! A thread: registers, frames, and how it begins, is interrupted and resumed.
//!
//! - `regs` holds the windows of all frames, overlapping as `bytecode` says; `undef` has a mark for each register.
//! - Invariant: marks above the current window are 0; no register above it is read before it is written. In the fast mode of `run` those of the current window are 0 too.
//! - Frames that returned stay in `frames` above `depth` until others take their place, so that a sentence can name
//!   what a dangling pointer pointed to. They are not part of the state.
//! - The stack grows down from `stack.1`. A frame takes its objects' bytes and `LINKAGE` bytes for what a real machine
//!   keeps there, so that recursion overflows about where it would in life.

use std::hash::{Hash, Hasher};

use super::{Image, Stop};
use crate::bytecode::{Pc, Program, Reg};
use crate::kernel::mm::{AddressSpace, STACK_LIMIT, STACK_TOP, mix};
use crate::kernel::pages::{Bytes, CLOSED, DEFINED, Pages};

/// Bytes between a frame's objects and the caller's: return address, saved registers, spill slots.
pub(super) const LINKAGE: u64 = 48;
/// Registers that a window can name.
pub(super) const WINDOW: usize = 256;
const GHOSTS: usize = 16;

/// How a function came to run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FrameKind {
    /// By a call.
    Call,
    /// First function of the thread.
    Start,
    /// A signal's handler, put over what the thread was doing.
    Handler { signal: i32 },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Frame {
    /// Index into `Program::functions`.
    pub function: u32,
    /// Where the caller goes on.
    pub ret: Pc,
    /// Start and end of the window in the thread's registers.
    pub base: u32,
    pub(super) top: u32,
    pub kind: FrameKind,
    /// The caller's window held undefined registers.
    pub(super) tainted: bool,
    pub fp: u64,
    /// The caller's stack pointer.
    pub sp: u64,
    /// The register that waits for the result of a system call which the handler interrupted.
    pub(super) call: Option<u32>,
    /// A handler on the alternate stack: the bounds of the stack it came from are the last of `Thread::left`.
    pub(super) alternate: bool,
}

#[derive(Debug)]
pub struct Thread {
    pub(super) regs: Vec<u64>,
    pub(super) undef: Vec<u8>,
    pub(super) frames: Vec<Frame>,
    pub(super) depth: usize,
    /// The next instruction.
    pub pc: Pc,
    pub(super) base: usize,
    pub(super) fp: u64,
    pub(super) sp: u64,
    /// Lowest and highest address of the stack.
    pub stack: (u64, u64),
    /// The stacks left by handlers on the alternate one, and the shadow of their untouched bytes.
    left: Vec<((u64, u64), u8)>,
    /// Shadow of the stack's untouched bytes.
    pub(super) fresh: u8,
    /// The block of thread-local objects.
    pub tls: u64,
    /// A system call is outstanding; its result goes to this register.
    pub(super) call: Option<u32>,
    /// Undefined values may be in the current window.
    pub(super) tainted: bool,
}

impl Thread {
    /// Registers that are alive: those up to the end of the highest window. That may be a caller's: the current one
    /// begins inside it, and what lies above the current one comes back with the caller.
    fn live(&self) -> usize {
        let top = self.frames().iter().map(|f| f.top as usize).max().unwrap_or(0);
        top.min(self.regs.len()).min(self.undef.len())
    }
}

/// Copies what is alive: not the registers above the current window.
impl Clone for Thread {
    fn clone(&self) -> Thread {
        let top = self.live();
        Thread {
            regs: with_room(&self.regs[..top]),
            undef: with_room(&self.undef[..top]),
            frames: self.frames[..self.frames.len().min(self.depth + GHOSTS)].to_vec(),
            left: self.left.clone(),
            ..*self
        }
    }
}

/// A copy that has room for the window `run` will want.
fn with_room<T: Clone>(live: &[T]) -> Vec<T> {
    let mut out = Vec::with_capacity(live.len() + WINDOW);
    out.extend_from_slice(live);
    out
}

impl PartialEq for Thread {
    fn eq(&self, other: &Thread) -> bool {
        let top = self.live();
        top == other.live()
            && (&self.regs[..top], &self.undef[..top], self.frames())
                == (&other.regs[..top], &other.undef[..top], other.frames())
            && (self.pc, self.fp, self.sp, self.stack) == (other.pc, other.fp, other.sp, other.stack)
            && (self.tls, self.call, self.tainted) == (other.tls, other.call, other.tainted)
            && self.left == other.left
    }
}
impl Eq for Thread {}

impl Hash for Thread {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let top = self.live();
        (&self.regs[..top], &self.undef[..top], self.frames(), self.pc).hash(state);
        (self.fp, self.sp, self.stack, self.tls, self.call, self.tainted).hash(state);
    }
}

impl Thread {
    /// A thread about to begin in `function` (an index), its arguments in the first registers.
    fn new(image: &Image, function: u32, args: &[u64], stack: (u64, u64), sp: u64, fresh: u8, tls: u64) -> Thread {
        let fun = image.function(function);
        let fp = (sp - LINKAGE).saturating_sub(u64::from(fun.frame)) & !15;
        let mut regs = vec![0; WINDOW];
        regs[..args.len()].copy_from_slice(args);
        let frame = Frame {
            function,
            ret: 0,
            base: 0,
            top: u32::from(fun.regs),
            kind: FrameKind::Start,
            tainted: false,
            fp,
            sp,
            call: None,
            alternate: false,
        };
        Thread {
            regs,
            undef: vec![0; WINDOW],
            frames: vec![frame],
            depth: 1,
            pc: fun.start,
            base: 0,
            fp,
            sp: fp,
            stack,
            left: Vec::new(),
            fresh,
            tls,
            call: None,
            tainted: false,
        }
    }

    /// exec: gives `mm` the program's segments and a stack with the arguments on it, as Linux lays them out
    /// (`execve(2)`), and the thread that will run it from `Program::entry` with (argc, argv, envp).
    #[must_use]
    pub fn start(image: &Image, mm: &mut AddressSpace, argv: &[Vec<u8>], envp: &[Vec<u8>]) -> Thread {
        let limit = mm.limit;
        *mm = image.space().clone();
        mm.limit = limit;
        let mut at = STACK_TOP - 8;
        let mut put = |mm: &mut AddressSpace, bytes: &[u8], align: u64| {
            at = (at - bytes.len() as u64) & !(align - 1);
            mm.poke(at, bytes);
            at
        };
        let mut strings = |mm: &mut AddressSpace, list: &[Vec<u8>]| -> Vec<u64> {
            let mut place: Vec<u64> = list.iter().rev().map(|s| put(mm, &[s, &b"\0"[..]].concat(), 1)).collect();
            place.reverse();
            place
        };
        let env = strings(mm, envp);
        let args = strings(mm, argv);
        let tls = put(mm, &image.program().tls, 64);
        let mut block: Vec<u8> = (argv.len() as u64).to_le_bytes().to_vec();
        for p in args.iter().chain([&0]).chain(&env).chain([&0]) {
            block.extend(p.to_le_bytes());
        }
        let sp = put(mm, &block, 16);
        let argv_at = sp + 8;
        let envp_at = argv_at + 8 * (argv.len() as u64 + 1);
        let start = [argv.len() as u64, argv_at, envp_at];
        let stack = (STACK_TOP - STACK_LIMIT, STACK_TOP);
        let mut thread = Thread::new(image, image.program().entry, &start, stack, sp, CLOSED, tls);
        thread.open_entry(image, mm);
        thread
    }

    /// A further thread of a process: begins in the function at `function` with these arguments, on the given
    /// stack. `all`: what lies in its bounds is the stack's; else (`clone(2)` is told only where it ends) other memory may
    /// lie below. `None`: there is no function at that address, or the stack has no room for a frame.
    #[must_use]
    pub fn spawn(
        image: &Image,
        mm: &mut AddressSpace,
        function: u64,
        args: &[u64],
        stack: (u64, u64),
        all: bool,
    ) -> Option<Thread> {
        let index = image.program().function_of_address(function)?;
        let tls_image = &image.program().tls;
        let fresh = mm.area_at(stack.1 - 1)?.fresh;
        let tls = (stack.1.checked_sub(64 + tls_image.len() as u64)?) & !63;
        let room = u64::from(image.function(index).frame) + 4 * LINKAGE;
        if stack.1 <= stack.0 || tls < stack.0 + room {
            return None;
        }
        if all && fresh != CLOSED {
            mm.discard(stack.0, stack.1 - stack.0, CLOSED);
        }
        mm.poke(tls, tls_image);
        let mut thread = Thread::new(image, index, &args[..args.len().min(6)], stack, tls & !15, fresh, tls);
        thread.open_entry(image, mm);
        Some(thread)
    }

    /// A stack that a context begins on (makecontext(3)): the function at `function` with one argument. `None`: there is no
    /// function at that address, or the stack has no room for a frame.
    #[must_use]
    pub(super) fn resting(
        image: &Image,
        mm: &mut AddressSpace,
        function: u64,
        arg: u64,
        stack: (u64, u64),
        tls: u64,
    ) -> Option<Thread> {
        let index = image.program().function_of_address(function)?;
        let room = u64::from(image.function(index).frame) + 4 * LINKAGE;
        if stack.1 <= stack.0 || stack.1 - stack.0 < room {
            return None;
        }
        let fresh = mm.area_at(stack.1 - 1)?.fresh;
        mm.discard(stack.0, stack.1 - stack.0, CLOSED);
        let mut thread = Thread::new(image, index, &[arg], stack, stack.1 & !15, fresh, tls);
        thread.open_entry(image, mm);
        Some(thread)
    }

    /// It has the thread-local variables of another (clone(2) without `CLONE_SETTLS`).
    pub fn share_locals(&mut self, other: &Thread) {
        self.tls = other.tls;
    }

    /// The lowest address of the stack it is on; a handler on an alternate stack belongs to the one it interrupted.
    #[must_use]
    pub fn home(&self) -> u64 {
        self.left.first().map_or(self.stack.0, |left| left.0.0)
    }

    /// Whether its frames are on the stack that begins here.
    pub(super) fn runs_on(&self, stack: u64) -> bool {
        self.home() == stack
    }

    /// Makes room for the window `run` will want.
    pub(super) fn make_room(&mut self) {
        if self.regs.len() < self.base + WINDOW {
            self.regs.resize(self.base + WINDOW, 0);
        }
        self.undef.resize(self.regs.len(), 0);
    }

    /// What the first function was given first, as long as it has not put anything else there.
    #[must_use]
    pub fn first_argument(&self) -> Option<u64> {
        self.regs.get(self.frames().first()?.base as usize).copied()
    }

    /// Opens the frame objects that live from the start of the current function.
    pub(super) fn open_entry(&mut self, image: &Image, mm: &mut AddressSpace) {
        let Some(f) = self.frame().and_then(|f| image.program().functions.get(f.function as usize)) else { return };
        for o in f.objects.iter().filter(|o| o.live_at_entry) {
            let at = self.fp.wrapping_add_signed(i64::from(o.off));
            mm.discard(at, u64::from(o.size), crate::kernel::pages::UNDEF);
        }
    }

    /// Frames from the first function to the current one.
    #[must_use]
    pub fn frames(&self) -> &[Frame] {
        &self.frames[..self.depth]
    }

    /// The current function's frame.
    #[inline(always)]
    #[must_use]
    pub fn frame(&self) -> Option<&Frame> {
        self.frames.get(self.depth.wrapping_sub(1))
    }

    /// Frames that have returned, the latest first, as far as nothing took their place.
    pub(super) fn ghosts(&self) -> &[Frame] {
        &self.frames[self.depth..]
    }

    /// How many signal handlers are running. After a `siglongjmp` out of handlers it is less than the kernel thinks.
    #[must_use]
    pub fn handlers(&self) -> usize {
        self.frames().iter().filter(|f| matches!(f.kind, FrameKind::Handler { .. })).count()
    }

    /// Whether the thread waits for `finish_call`.
    #[must_use]
    pub fn in_call(&self) -> bool {
        self.call.is_some()
    }

    /// Gives the thread the result of the system call it stopped at.
    pub fn finish_call(&mut self, value: i64) {
        if let Some(r) = self.call.take()
            && let Some(reg) = self.regs.get_mut(r as usize)
        {
            *reg = value as u64;
        }
    }

    /// Lets a signal's handler run over whatever the thread is doing, a system call in progress included. With
    /// `info` the handler gets three arguments: the signal, and pointers to these bytes of a `siginfo_t` and to a
    /// `ucontext_t`; else the signal alone. `alternate` is the stack of `sigaltstack(2)`, if it is to run there.
    ///
    /// When the handler returns, `run` stops with `Stop::SigReturn` and all is as before.
    ///
    /// # Errors
    /// `Stop::Fault` if the handler's address is not a function's, or the stack is full.
    pub fn push_handler(
        &mut self,
        image: &Image,
        mm: &mut AddressSpace,
        pages: &mut Pages,
        handler: u64,
        signal: i32,
        info: Option<&[u8]>,
        alternate: Option<(u64, u64)>,
    ) -> Result<(), Stop> {
        use super::explain::Cause;
        let wrong = |t: &Thread, mm: &AddressSpace, cause| {
            Stop::Fault(Box::new(super::explain::fault(t, &super::Runtime::default(), mm, image, &cause)))
        };
        let Some(function) = image.program().function_of_address(handler) else {
            return Err(wrong(self, mm, Cause::BadCall(handler)));
        };
        let fun = image.function(function);
        let saved_sp = self.sp;
        let mut sp = alternate.map_or(self.sp - 128, |(lo, len)| lo + len) & !15;
        let mut args = [signal as u64, 0, 0];
        let need = info.map_or(0, |i| i.len() as u64 + UCONTEXT) + u64::from(fun.frame) + 2 * LINKAGE;
        let lowest = alternate.map_or(self.stack.0, |a| a.0);
        if sp.checked_sub(need).is_none_or(|low| low < lowest) {
            return Err(wrong(self, mm, Cause::StackOverflow(Some(function), 0)));
        }
        if let Some(info) = info {
            sp -= UCONTEXT;
            args[2] = sp;
            mm.mark(sp, UCONTEXT, crate::kernel::pages::DEFINED);
            sp = (sp - info.len() as u64) & !15;
            args[1] = sp;
            mm.discard(sp, info.len() as u64, crate::kernel::pages::UNDEF);
            let _ = mm.write(pages, sp, &Bytes::from(info));
        }
        let base = self.frame().map_or(self.base, |f| f.top as usize);
        let fp = (sp - LINKAGE - u64::from(fun.frame)) & !15;
        let frame = Frame {
            function,
            ret: self.pc,
            base: base as u32,
            top: base as u32 + u32::from(fun.regs),
            kind: FrameKind::Handler { signal },
            tainted: self.tainted,
            fp,
            sp: saved_sp,
            call: self.call.take(),
            alternate: alternate.is_some(),
        };
        self.push_frame(frame);
        if let Some((lo, len)) = alternate {
            self.left.push((self.stack, self.fresh));
            self.stack = (lo, lo + len);
            self.fresh = mm.area_at(lo).map_or(self.fresh, |a| a.fresh);
        }
        self.regs.resize((base + WINDOW).max(self.regs.len()), 0);
        self.undef.resize(self.regs.len(), 0);
        // As at a call: nothing of earlier calls stays in the window.
        self.regs[base..base + WINDOW].fill(0);
        self.regs[base..base + 3].copy_from_slice(&args);
        self.base = base;
        self.fp = fp;
        self.sp = fp;
        self.pc = fun.start;
        self.tainted = false;
        self.open_entry(image, mm);
        Ok(())
    }

    /// A handler's frame is gone, the last of the ghosts: its stack and the call it interrupted come back.
    #[cold]
    #[inline(never)]
    pub(super) fn end_handler(&mut self, mm: &mut AddressSpace) {
        let Some(&frame) = self.ghosts().first() else { return };
        self.call = frame.call;
        let below = if frame.alternate { self.stack.1 } else { frame.sp };
        let from = frame.fp;
        mm.discard(from, below.saturating_sub(from), CLOSED);
        if frame.alternate
            && let Some((stack, fresh)) = self.left.pop()
        {
            // The alternate stack is the program's own memory.
            mm.mark(self.stack.0, self.stack.1 - self.stack.0, DEFINED);
            (self.stack, self.fresh) = (stack, fresh);
        }
    }

    /// A number for where it stands: the instruction, the frames' places, the registers.
    #[must_use]
    pub fn glance(&self) -> u64 {
        let h = mix(mix(u64::from(self.pc), self.fp), mix(self.sp, self.depth as u64));
        let end = self.frame().map_or(0, |f| f.top as usize).min(self.regs.len());
        self.regs[..end].iter().fold(h, |h, r| mix(h, *r))
    }

    /// Bytes of real memory behind it.
    #[must_use]
    pub fn footprint(&self) -> usize {
        self.regs.capacity() * 8 + self.undef.capacity() + self.frames.capacity() * size_of::<Frame>()
    }

    /// What is not in registers, frames or memory, as one number.
    pub(super) fn scalars(&self) -> u64 {
        let mut h = mix(self.sp, self.tls);
        h = mix(h, self.stack.0);
        mix(h, self.call.map_or(0, |c| u64::from(c) + 1))
    }

    /// A register by its place in all windows, and its mark.
    pub(super) fn slot(&self, i: usize) -> (u64, u64) {
        (self.regs.get(i).copied().unwrap_or(0), u64::from(self.undef.get(i).copied().unwrap_or(0)))
    }

    /// The value of a register of the current window.
    #[must_use]
    pub fn register(&self, r: Reg) -> u64 {
        self.regs.get(self.base + usize::from(r)).copied().unwrap_or(0)
    }

    /// Whether it holds none.
    #[must_use]
    pub fn is_undefined(&self, r: Reg) -> bool {
        self.undef.get(self.base + usize::from(r)).is_some_and(|&m| m != 0)
    }

    #[inline(always)]
    pub(super) fn push_frame(&mut self, frame: Frame) {
        if self.frames.len() <= self.depth {
            self.lengthen_frames();
        }
        if let Some(slot) = self.frames.get_mut(self.depth) {
            *slot = frame;
            self.depth += 1;
        }
    }

    /// Room for one more frame, with anything in it.
    #[cold]
    #[inline(never)]
    fn lengthen_frames(&mut self) {
        if let Some(&any) = self.frames.last() {
            self.frames.push(any);
        }
    }

    /// The function indices from the first to the current one.
    #[must_use]
    pub fn backtrace<'a>(&self, program: &'a Program) -> Vec<&'a str> {
        let names = self.frames().iter().filter_map(|f| program.functions.get(f.function as usize));
        names.map(|f| f.name.as_str()).collect()
    }
}

/// `sizeof(ucontext_t)`.
const UCONTEXT: u64 = 968;
