//! Places that control can come back to: setjmp(3), and the contexts of makecontext(3).
//!
//! - A *place* is a frame and an instruction in it. It is kept as eight words in the program's own memory, a `jmp_buf` or
//!   the registers of a `ucontext_t`, so that a copy of it is as good as the original. It says nothing of what the frame
//!   holds: as on a real machine, that is what the stack holds now.
//! - A *stack* is known by its lowest address. One that no thread runs on rests in `Runtime::resting`, with its frames and
//!   registers; going to a place on it takes it from there, and leaves the thread's own in its stead.

use super::super::explain::Cause;
use super::super::{FrameKind, Thread};
use super::{Answer, Cx, Result, explain, value};
use crate::builtin::Builtin;
use crate::bytecode::{Pc, VarPlace};
use crate::kernel::pages::{Bytes, CLOSED, Pages, UNDEF};

/// Marks a buffer that was filled in.
const MAGIC: u64 = 0x5e7a_9b0f_1e57_0c41;

/// A place: depth of the frame, its pointers, where its registers begin, the register that takes what control comes back
/// with, the instruction, and the stack.
struct Place {
    depth: u64,
    fp: u64,
    sp: u64,
    base: u64,
    result: u64,
    pc: u64,
    stack: u64,
}

impl Place {
    fn bytes(&self) -> Bytes {
        let words = [MAGIC, self.depth, self.fp, self.sp, self.base, self.result, self.pc, self.stack];
        Bytes::from(words.iter().flat_map(|w| w.to_le_bytes()).collect::<Vec<u8>>())
    }

    fn read(cx: &mut Cx, at: u64, bad: &Cause) -> Result<Place> {
        let bytes = cx.read(at, 64)?;
        let words: Vec<u64> = bytes.data.as_chunks::<8>().0.iter().map(|w| u64::from_le_bytes(*w)).collect();
        match words.as_slice() {
            &[MAGIC, depth, fp, sp, base, result, pc, stack] if bytes.all_defined() => {
                Ok(Place { depth, fp, sp, base, result, pc, stack })
            }
            _ => Err(bad.clone().into()),
        }
    }

    /// Where the function that called the current one goes on.
    fn caller(cx: &Cx) -> Option<Place> {
        let t = &*cx.thread;
        let [.., above, own] = t.frames() else { return None };
        Some(Place {
            depth: t.depth as u64 - 1,
            fp: above.fp,
            sp: own.sp,
            base: u64::from(above.base),
            result: u64::from(own.base),
            pc: u64::from(own.ret),
            stack: t.home(),
        })
    }
}

pub fn call(cx: &mut Cx, id: Builtin) -> Result<Answer> {
    let a = cx.arg(0)?;
    match id {
        Builtin::Setjmp => {
            let t = &*cx.thread;
            let here = Place {
                depth: t.depth as u64,
                fp: t.fp,
                sp: t.sp,
                base: t.base as u64,
                result: cx.base as u64,
                pc: cx.at as u64 + 1,
                stack: t.home(),
            };
            cx.write(a, &here.bytes())?;
            value(0)
        }
        Builtin::Longjmp => {
            let v = cx.arg(1)? as i32;
            let to = Place::read(cx, a, &Cause::BadLongjmp)?;
            go(cx, &to, if v == 0 { 1 } else { v as i64 as u64 }, false, &Cause::BadLongjmp)
        }
        Builtin::Getcontext => {
            let Some(here) = Place::caller(cx) else { return Err(Cause::BadContext.into()) };
            cx.write(a, &here.bytes())?;
            value(0)
        }
        Builtin::Setcontext => {
            let ended = cx.arg(1)? != 0;
            let to = Place::read(cx, a, &Cause::BadContext)?;
            go(cx, &to, 0, ended, &Cause::BadContext)
        }
        Builtin::Swapcontext => {
            let new = cx.arg(1)?;
            let Some(here) = Place::caller(cx) else { return Err(Cause::BadContext.into()) };
            cx.may_write(a, 64)?;
            let to = Place::read(cx, new, &Cause::BadContext)?;
            cx.write(a, &here.bytes())?;
            go(cx, &to, 0, false, &Cause::BadContext)
        }
        Builtin::ContextStack => {
            let size = cx.arg(1)?;
            if let Some(old) = cx.rt.wake(a) {
                let end = a.saturating_add(size).min(old.stack.1);
                cx.mm.discard(a, end.saturating_sub(a), UNDEF);
            }
            value(0)
        }
        _ => make(cx, a),
    }
}

/// `(env, low, high, function, argument)`: a stack on which nothing runs yet, and the place where it begins.
fn make(cx: &mut Cx, env: u64) -> Result<Answer> {
    let [low, high, function, argument] = [cx.arg(1)?, cx.arg(2)?, cx.arg(3)?, cx.arg(4)?];
    cx.may_write(env, 64)?;
    cx.may_write(low, high.saturating_sub(low))?;
    if cx.mm.area_at(low).is_some_and(|a| a.shared) {
        let text = "a stack for makecontext in memory that is shared with other processes is not supported".to_string();
        return Err(Cause::Say(super::super::FaultKind::Refused, explain::SIGILL, text).into());
    }
    let image = cx.env.image;
    let Some(thread) = Thread::resting(image, cx.mm, function, argument, (low, high), cx.thread.tls) else {
        return Err(Cause::StackOverflow(None, 0).into());
    };
    let place = Place {
        depth: 1,
        fp: thread.fp,
        sp: thread.sp,
        base: thread.base as u64,
        result: u64::MAX,
        pc: u64::from(thread.pc),
        stack: low,
    };
    cx.rt.rest(low, thread);
    cx.mm.write(cx.pages, env, &place.bytes()).map_err(Cause::Memory)?;
    value(0)
}

/// Goes to a place, which is given this value. `ended`: nothing will come back to the stack that is left.
fn go(cx: &mut Cx, to: &Place, v: u64, ended: bool, bad: &Cause) -> Result<Answer> {
    let image = cx.env.image;
    let elsewhere = !cx.thread.runs_on(to.stack);
    let home = cx.thread.home();
    // The frame must still be the one that was remembered: the same function at the same place in both stacks.
    let there = if elsewhere { cx.rt.resting(to.stack) } else { Some(&*cx.thread) };
    let frames = there.map(Thread::frames).unwrap_or_default();
    let target = (to.depth as usize).checked_sub(1).and_then(|i| frames.get(i)).copied();
    let Some(target) = target.filter(|f| f.fp == to.fp && u64::from(f.base) == to.base) else {
        return Err(bad.clone().into());
    };
    let begins = to.result == u64::MAX;
    let place = image.program().function_at(to.pc as Pc).map(|(i, _)| i);
    let holds = begins || (to.base..u64::from(target.top)).contains(&to.result);
    // A function that has begun cannot begin again on the same stack.
    let begun = begins && there.is_none_or(|t| t.depth != 1 || u64::from(t.pc) != to.pc);
    if place != Some(target.function) || to.sp > target.sp || !holds || begun {
        return Err(bad.clone().into());
    }
    if elsewhere && let Some(mut other) = cx.rt.wake(to.stack) {
        other.tls = cx.thread.tls;
        std::mem::swap(&mut *cx.thread, &mut other);
        if ended {
            cx.mm.discard(other.stack.0, other.stack.1 - other.stack.0, UNDEF);
        } else {
            cx.rt.rest(home, other);
        }
        cx.thread.make_room();
        cx.env.stack = cx.thread.stack;
    }
    if begins {
        return Ok(Answer::Jumped);
    }
    unwind(cx, to.depth as usize, to.sp);
    begin_anew(cx, target.function, to.fp, to.pc as Pc);
    let t = &mut *cx.thread;
    (t.base, t.fp, t.sp, t.pc) = (to.base as usize, to.fp, to.sp.max(t.sp), to.pc as Pc);
    let top = target.top as usize;
    if let Some(dead) = t.undef.get_mut(top..) {
        dead.fill(0);
    }
    let result = to.result as usize;
    if let (Some(r), Some(m)) = (t.regs.get_mut(result), t.undef.get_mut(result)) {
        (*r, *m) = (v, 0);
    }
    t.tainted = t.undef.get(t.base..top).is_some_and(|w| w.iter().any(|&m| m != 0));
    Ok(Answer::Jumped)
}

/// A block may have ended since control was in it: its objects begin anew.
fn begin_anew(cx: &mut Cx, function: u32, fp: u64, pc: Pc) {
    let Some(f) = cx.env.image.program().functions.get(function as usize) else { return };
    let none = Pages::default();
    for v in f.vars.iter().filter(|v| v.scope.0 <= pc && pc < v.scope.1) {
        let VarPlace::Frame(off) = v.at else { continue };
        let at = fp.wrapping_add_signed(i64::from(off));
        let ended = cx.mm.peek(&none, at, 1).1.first().is_some_and(|s| s & CLOSED != 0);
        // What is free of a stack that rests in it is closed, too.
        if let Some(o) = f.objects.iter().find(|o| o.off == off && ended)
            && !cx.rt.rests_in(at, u64::from(o.size))
        {
            cx.mm.discard(at, u64::from(o.size), UNDEF);
        }
    }
}

/// Takes away the frames above `depth`, and what lies below `sp`.
fn unwind(cx: &mut Cx, depth: usize, sp: u64) {
    let leaving: Vec<_> = cx.thread.frames()[depth..].iter().rev().copied().collect();
    for f in leaving {
        cx.thread.depth -= 1;
        let low = cx.thread.sp.min(f.fp);
        let high = if f.alternate { cx.thread.stack.1 } else { f.sp };
        cx.mm.discard(low, high.saturating_sub(low), CLOSED);
        cx.thread.sp = f.sp;
        if matches!(f.kind, FrameKind::Handler { .. }) {
            cx.thread.end_handler(cx.mm);
        }
    }
    // The call that a handler interrupted will never be finished.
    cx.thread.call = None;
    if sp > cx.thread.sp {
        cx.mm.discard(cx.thread.sp, sp - cx.thread.sp, CLOSED);
    }
}
