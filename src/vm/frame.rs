//! Calls and returns: frames made and taken away, arguments put where the callee finds them.

use std::hint::black_box;

use super::explain::Cause;
use super::image::Fun;
use super::thread::{LINKAGE, WINDOW};
use super::{Frame, FrameKind, Image, Thread};
use crate::bytecode::Reg;
use crate::kernel::mm::AddressSpace;
use crate::kernel::pages::{Bytes, CLOSED};

/// Makes the frame of a call whose instruction is at `thread.pc`. `TAINT` is the caller's `tainted`.
///
/// Part of the interpreter's loop, where a call must not cost more than a dozen other instructions: neither a frame nor a
/// few registers are worth a call of `memcpy` or `memset`, which in wasm leave the compiled code.
#[inline(always)]
pub(super) fn enter<const TAINT: bool>(
    thread: &mut Thread,
    mm: &mut AddressSpace,
    image: &Image,
    f: u32,
    fun: Fun,
    b: Reg,
    argc: u8,
) -> Result<(), Cause> {
    let base = thread.base + usize::from(b);
    let caller_sp = thread.sp;
    let mut sp = caller_sp;
    if thread.regs.len() < base + WINDOW {
        thread.regs.resize(base + 2 * WINDOW, 0);
        thread.undef.resize(base + 2 * WINDOW, 0);
    }
    if TAINT {
        // Arguments keep their marks; whatever lay above them in the caller's window is dead.
        let top = thread.frame().map_or(0, |f| f.top as usize);
        let first_dead = base + usize::from(if fun.variadic { argc } else { argc.min(fun.params) });
        if let Some(dead) = thread.undef.get_mut(first_dead..top.max(first_dead)) {
            dead.fill(0);
        }
    }
    if argc != fun.params || fun.variadic {
        // Variable arguments go below the caller's part of the stack before the frame is seen to fit.
        if sp < thread.stack.0 + LINKAGE + 8 * u64::from(argc) {
            return Err(Cause::StackOverflow(Some(f), 0));
        }
        sp = arguments(thread, mm, fun, base, argc);
    }
    // What earlier calls left in the registers of this window goes: a state must not depend on how it was reached.
    let set = usize::from(fun.params) + usize::from(fun.variadic);
    if let Some(rest) = thread.regs.get_mut(base + set..base + usize::from(fun.regs)) {
        // A zero the optimiser does not know makes this a loop of stores.
        rest.fill(black_box(0));
    }
    let low = LINKAGE + u64::from(fun.frame);
    let fp = sp.wrapping_sub(low) & !u64::from(fun.align);
    if fp.wrapping_sub(thread.stack.0) >= sp.wrapping_sub(thread.stack.0) || fp < thread.stack.0 + LINKAGE {
        return Err(Cause::StackOverflow(Some(f), 0));
    }
    let top = (base + usize::from(fun.regs)) as u32;
    let frame = Frame {
        function: f,
        ret: thread.pc + 1,
        base: base as u32,
        top,
        kind: FrameKind::Call,
        tainted: TAINT,
        fp,
        sp: caller_sp,
        call: None,
        alternate: false,
    };
    thread.push_frame(frame);
    thread.base = base;
    thread.fp = fp;
    thread.sp = fp;
    thread.pc = fun.start;
    if TAINT || argc < fun.params {
        let window = thread.undef.get(base..top as usize).unwrap_or_default();
        thread.tainted = window.iter().any(|&m| m != 0);
    }
    if fun.entry_objects {
        thread.open_entry(image, mm);
    }
    Ok(())
}

/// Missing arguments are undefined (for a function of the library 0: `wait()` is told of and goes on), superfluous ones dropped or, for a variadic function, put into a block on the stack.
#[cold]
#[inline(never)]
fn arguments(thread: &mut Thread, mm: &mut AddressSpace, fun: Fun, base: usize, argc: u8) -> u64 {
    let (argc, params) = (usize::from(argc), usize::from(fun.params));
    for i in argc..params {
        if let (Some(r), Some(m)) = (thread.regs.get_mut(base + i), thread.undef.get_mut(base + i)) {
            (*r, *m) = (0, u8::from(!fun.library));
        }
    }
    for i in params..argc {
        if let (Some(m), false) = (thread.undef.get_mut(base + i), fun.variadic) {
            *m = 0;
        }
    }
    if !fun.variadic {
        return thread.sp;
    }
    let extra = argc.saturating_sub(params);
    // A closed gap above it: an argument more than there are is noticed.
    let block = thread.sp.wrapping_sub(16 + 8 * extra as u64) & !15;
    let (mut data, mut marks) = (Vec::with_capacity(8 * extra), Vec::new());
    for i in params..argc {
        data.extend(thread.regs.get(base + i).copied().unwrap_or(0).to_le_bytes());
        let mark = thread.undef.get_mut(base + i).map_or(0, std::mem::take);
        marks.extend([mark; 8]);
    }
    mm.stack_write(block, &Bytes::new(data, marks), thread.fresh);
    if let Some(r) = thread.regs.get_mut(base + params) {
        *r = block;
    }
    block
}

/// What of the stack ends with a function, by its stack and frame pointers and its caller's stack pointer: where it
/// begins and how many bytes.
#[inline(always)]
pub(super) fn extent(function: u32, (sp, fp): (u64, u64), caller: u64, image: &Image) -> (u64, u64) {
    let Some(fun) = image.funs.get(function as usize) else { return (sp, 0) };
    if !fun.objects && !fun.variadic && sp == fp {
        return (sp, 0);
    }
    let end = if fun.variadic { caller } else { fp + u64::from(fun.frame) };
    (sp, end.saturating_sub(sp))
}

/// Takes the current frame away, and what of the stack ends with it (`extent`); `thread.pc` is then where its caller goes
/// on. Says how it came to run.
#[inline(always)]
pub(super) fn leave(thread: &mut Thread, mm: &mut AddressSpace, (at, len): (u64, u64)) -> FrameKind {
    if len > 0 {
        mm.stack_discard(at, len, CLOSED, thread.fresh);
    }
    let Some(frame) = thread.frame() else { return FrameKind::Start };
    let (kind, ret, sp, tainted) = (frame.kind, frame.ret, frame.sp, frame.tainted);
    if kind == FrameKind::Start {
        return FrameKind::Start;
    }
    thread.depth -= 1;
    thread.pc = ret;
    thread.sp = sp;
    thread.tainted = tainted;
    if let Some(caller) = thread.frame() {
        (thread.base, thread.fp) = (caller.base as usize, caller.fp);
    }
    if let FrameKind::Handler { .. } = kind {
        thread.end_handler(mm);
    }
    kind
}
