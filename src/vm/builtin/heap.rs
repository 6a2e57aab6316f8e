//! malloc(3) and its kin, over `vm::heap`.

use super::super::explain::Cause;
use super::super::heap::BadFree;
use super::{Answer, Cx, Result, value};
use crate::builtin::Builtin;

pub fn call(cx: &mut Cx, id: Builtin) -> Result<Answer> {
    let pc = cx.user_pc();
    let ends = matches!(id, Builtin::Free | Builtin::Realloc).then(|| cx.arg(0)).transpose()?;
    cx.reach_heap(ends)?;
    match id {
        Builtin::Malloc => {
            let size = cx.arg(0)?;
            value(allocate(cx, size, 16, false))
        }
        Builtin::Calloc => match cx.arg(0)?.checked_mul(cx.arg(1)?) {
            Some(size) => value(allocate(cx, size, 16, true)),
            None => value(0),
        },
        Builtin::Memalign => {
            let (align, size) = (cx.arg(0)?, cx.arg(1)?);
            value(if align.is_power_of_two() { allocate(cx, size, align, false) } else { 0 })
        }
        Builtin::MallocUsableSize => {
            let p = cx.arg(0)?;
            value(cx.rt.block(p).filter(|b| b.freed.is_none()).map_or(0, |b| b.size))
        }
        Builtin::MallocHeld => {
            let what = cx.arg(0)?;
            let (start, end) = cx.mm.heap();
            let held = cx.rt.held();
            value(match what {
                0..=2 => held[what as usize],
                _ => end - start,
            })
        }
        Builtin::Free => {
            let p = cx.arg(0)?;
            if p != 0 {
                cx.rt.release(cx.mm, p, pc).map_err(|e| Cause::BadFree(p, e))?;
                cx.env.tlb.clear();
            }
            value(0)
        }
        _ => realloc(cx),
    }
}

fn allocate(cx: &mut Cx, size: u64, align: u64, zeroed: bool) -> u64 {
    let pc = cx.user_pc();
    let got = cx.rt.allocate(cx.mm, size, align, zeroed, pc).unwrap_or(0);
    cx.env.tlb.clear();
    got
}

fn realloc(cx: &mut Cx) -> Result<Answer> {
    let (p, size) = (cx.arg(0)?, cx.arg(1)?);
    if p == 0 {
        return value(allocate(cx, size, 16, false));
    }
    let block = match cx.rt.block(p) {
        Some(b) if b.freed.is_none() => *b,
        Some(b) => return Err(Cause::BadFree(p, BadFree::Twice(*b)).into()),
        None => return Err(Cause::BadFree(p, BadFree::NotABlock).into()),
    };
    let pc = cx.user_pc();
    if size == 0 {
        // glibc frees the block and gives the null pointer.
        cx.rt.release(cx.mm, p, pc).map_err(|e| Cause::BadFree(p, e))?;
        cx.env.tlb.clear();
        return value(0);
    }
    if cx.rt.resize(cx.mm, p, size) {
        return value(p);
    }
    let new = allocate(cx, size, 16, false);
    if new == 0 {
        return value(0);
    }
    let kept = cx.mm.read(cx.pages, p, block.size.min(size)).map_err(Cause::Memory)?;
    cx.mm.write(cx.pages, new, &kept).map_err(Cause::Memory)?;
    cx.rt.release(cx.mm, p, pc).map_err(|e| Cause::BadFree(p, e))?;
    cx.env.tlb.clear();
    value(new)
}
