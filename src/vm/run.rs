//! The interpreter's loop.
//!
//! - One function, made twice: without and with a mark for each register that says "no value" (`TAINT`). The fast one
//!   runs while no register of the current window is undefined; a load of an undefined byte leads to the slow one, and
//!   the start of a statement leads back when nothing undefined is left. What the two compute is the same.
//! - A window of 256 registers is taken as an array, so that a register number needs no bounds check. Whoever moves the
//!   window or needs the whole thread (calls, built-ins) goes round the outer loop.
//! - Memory goes through `Tlb` when it can; `Env` is the slow way, and the only place that knows what others see.
//! - Past 500 lines, because one instruction is one arm and the arms share macros.

use super::env::{DONE, Env, Trap, copy, zero};
use super::explain::{self, Cause};
use super::float::{float, narrow, to_i32, to_i64, to_u64, widen};
use super::frame::{enter, extent, leave};
use super::thread::WINDOW;
use super::{Ahead, Budget, FrameKind, Image, NoticeKind, Runtime, Stop, Thread, builtin};
use crate::bytecode::{Op, Pc};
use crate::kernel::mm::{AddressSpace, Loaded};
use crate::kernel::pages::{CLOSED, Pages, UNDEF};

/// Why the loop was left.
enum Leave {
    /// Go on in the other mode.
    Mode,
    Stop(Stop),
    Cause(Cause),
}

/// Runs `thread` until something happens that is not its own business, or `budget.steps` base steps are done.
pub fn run(
    thread: &mut Thread,
    rt: &mut Runtime,
    mm: &mut AddressSpace,
    pages: &mut Pages,
    image: &Image,
    budget: &mut Budget,
) -> Stop {
    budget.accesses.clear();
    if budget.steps == 0 {
        return Stop::StepEnd;
    }
    thread.make_room();
    let mut env = Env::new(budget, image, thread);
    let stop = loop {
        let left = if thread.tainted {
            execute::<true>(thread, rt, mm, pages, &mut env)
        } else {
            execute::<false>(thread, rt, mm, pages, &mut env)
        };
        match left {
            Leave::Mode => {}
            Leave::Stop(stop) => break stop,
            Leave::Cause(_) if env.ends_before_fault(thread.pc as usize) => break Stop::StepEnd,
            Leave::Cause(cause) => break Stop::Fault(Box::new(explain::fault(thread, rt, mm, image, &cause))),
        }
    };
    env.close(&stop);
    stop
}

#[inline(always)]
fn window<T>(all: &mut [T], base: usize) -> Option<&mut [T; WINDOW]> {
    all.get_mut(base..base + WINDOW)?.try_into().ok()
}

fn execute<const TAINT: bool>(
    thread: &mut Thread,
    rt: &mut Runtime,
    mm: &mut AddressSpace,
    pages: &mut Pages,
    env: &mut Env,
) -> Leave {
    let image = env.image;
    let code = image.code.as_slice();
    let program = image.program();
    let mut pc = thread.pc as usize;
    'window: loop {
        let base = thread.base;
        let fp = thread.fp;
        let Some(frame) = thread.frame() else { return Leave::Cause(Cause::BadJump(pc as u64)) };
        let (function, regs) = (frame.function, (frame.top - frame.base) as usize);
        env.enter(function);
        let Some(w) = window(&mut thread.regs, base) else { return Leave::Cause(Cause::StackOverflow(None, 0)) };
        let Some(u) = window(&mut thread.undef, base) else { return Leave::Cause(Cause::StackOverflow(None, 0)) };
        loop {
            let at = pc;
            let Some(&op) = code.get(pc) else {
                thread.pc = at as Pc;
                return Leave::Cause(Cause::BadJump(at as u64));
            };
            pc += 1;

            macro_rules! fail {
                ($cause:expr) => {{
                    thread.pc = at as Pc;
                    return Leave::Cause($cause);
                }};
            }
            macro_rules! trap {
                ($trap:expr) => {{
                    thread.pc = at as Pc;
                    return match $trap {
                        Trap::StepEnd => Leave::Stop(Stop::StepEnd),
                        Trap::Cause(c) => Leave::Cause(c),
                    };
                }};
            }
            // Stops if one of the registers has no value.
            macro_rules! need {
                ($what:literal, $($r:expr),+) => {
                    if TAINT {
                        $(if u[$r as usize] != 0 {
                            fail!(Cause::Undefined($r, $what));
                        })+
                    }
                };
            }
            macro_rules! set {
                ($d:expr, $v:expr $(, $src:expr)*) => {{
                    let value: u64 = $v;
                    if TAINT {
                        u[$d as usize] = 0 $(| u[$src as usize])*;
                    }
                    w[$d as usize] = value;
                }};
            }
            macro_rules! get {
                ($r:expr) => {
                    w[$r as usize]
                };
            }
            macro_rules! f {
                ($r:expr) => {
                    f64::from_bits(w[$r as usize])
                };
            }
            macro_rules! quiet {
                ($($r:expr),+) => {
                    !TAINT || (0 $(| u[$r as usize])+) == 0
                };
            }
            macro_rules! jump {
                ($t:expr, $cond:expr $(, $r:expr)*) => {{
                    $(need!("the condition", $r);)*
                    if $cond {
                        pc = $t as usize;
                    }
                }};
            }
            macro_rules! load {
                ($d:expr, $addr:expr, $n:literal, $from:expr $(, $r:expr)*) => {{
                    $(need!("the address read", $r);)*
                    let addr: u64 = $addr;
                    match mm.load_fast::<$n>(&env.tlb, addr) {
                        Some((bytes, shadow)) if shadow == [0; $n] => set!($d, $from(bytes)),
                        _ => match env.load(mm, pages, at, addr, $n) {
                            Ok(l) => {
                                if !addr.is_multiple_of($n) {
                                    env.misaligned(rt, at, "reads", $n);
                                }
                                let mut bytes = [0; $n];
                                bytes.copy_from_slice(&l.value.to_le_bytes()[..$n]);
                                set!($d, $from(bytes));
                                if l.undef {
                                    u[$d as usize] = 1;
                                    if !TAINT {
                                        thread.tainted = true;
                                        thread.pc = pc as Pc;
                                        return Leave::Mode;
                                    }
                                }
                            }
                            Err(t) => trap!(t),
                        },
                    }
                }};
            }
            macro_rules! store {
                ($v:expr, $addr:expr, $n:literal, $to:expr $(, $r:expr)*) => {{
                    $(need!("the address written", $r);)*
                    let addr: u64 = $addr;
                    let value = $to(get!($v));
                    let mark = if TAINT { u[$v as usize] } else { 0 };
                    if !mm.store_fast::<$n>(&env.tlb, addr, value, mark) {
                        let mut bytes = [0; 8];
                        bytes[..$n].copy_from_slice(&value);
                        let value = Loaded { value: u64::from_le_bytes(bytes), undef: mark != 0 };
                        if let Err(t) = env.store(mm, pages, at, addr, value, $n) {
                            trap!(t);
                        }
                        if !addr.is_multiple_of($n) {
                            env.misaligned(rt, at, "writes", $n);
                        }
                    }
                }};
            }
            // Arithmetic that tells of overflow.
            macro_rules! word {
                ($d:expr, $a:expr, $b:expr, $f:ident, $sign:literal) => {{
                    let (a, b) = (get!($a) as i32, $b as i32);
                    let (v, over) = a.$f(b);
                    if over && quiet!($a) {
                        env.overflow(rt, at, $sign, 32, i64::from(a), i64::from(b));
                    }
                    v as i64 as u64
                }};
            }
            macro_rules! long {
                ($a:expr, $b:expr, $f:ident, $sign:literal) => {{
                    let (a, b) = (get!($a) as i64, get!($b) as i64);
                    let (v, over) = a.$f(b);
                    if over && quiet!($a, $b) {
                        env.overflow(rt, at, $sign, 64, a, b);
                    }
                    v as u64
                }};
            }
            macro_rules! shift {
                ($b:expr, $bits:literal) => {{
                    let count = get!($b);
                    if count >= $bits && quiet!($b) {
                        env.odd_shift(rt, at, count, $bits);
                    }
                    (count & ($bits - 1)) as u32
                }};
            }
            macro_rules! divide {
                ($d:expr, $a:expr, $b:expr, $ty:ty, $f:ident, $back:ty) => {{
                    need!("the divisor", $b);
                    let (a, b) = (get!($a) as $ty, get!($b) as $ty);
                    if b == 0 {
                        fail!(Cause::DivideByZero);
                    }
                    let Some(v) = a.$f(b) else { fail!(Cause::DivideOverflow) };
                    set!($d, v as $back as u64, $a);
                }};
            }

            match op {
                Op::Line => {
                    if env.first != at && env.end_step(at) {
                        thread.pc = at as Pc;
                        return Leave::Stop(Stop::StepEnd);
                    }
                    env.first = DONE;
                    if TAINT && u[..regs].iter().all(|&m| m == 0) {
                        thread.tainted = false;
                        thread.pc = pc as Pc;
                        return Leave::Mode;
                    }
                }
                Op::Nop => {
                    // A line of the library.
                    if env.tick() && env.end_step(pc) {
                        thread.pc = pc as Pc;
                        return Leave::Stop(Stop::StepEnd);
                    }
                    if TAINT && u[..regs].iter().all(|&m| m == 0) {
                        thread.tainted = false;
                        thread.pc = pc as Pc;
                        return Leave::Mode;
                    }
                }
                Op::Mov { d, a } => set!(d, get!(a), a),
                Op::Imm { d, v } => set!(d, v as i64 as u64),
                Op::Const { d, i } => set!(d, program.consts.get(i as usize).copied().unwrap_or(0)),
                Op::FrameAddr { d, off } => set!(d, fp.wrapping_add_signed(i64::from(off))),
                Op::Freeze { d } => {
                    if TAINT {
                        u[d as usize] = 0;
                    }
                }
                Op::Undef { d } => {
                    w[d as usize] = 0;
                    u[d as usize] = 1;
                    if !TAINT {
                        thread.tainted = true;
                        thread.pc = pc as Pc;
                        return Leave::Mode;
                    }
                }

                Op::Add { d, a, b } => set!(d, get!(a).wrapping_add(get!(b)), a, b),
                Op::Sub { d, a, b } => set!(d, get!(a).wrapping_sub(get!(b)), a, b),
                Op::Mul { d, a, b } => set!(d, get!(a).wrapping_mul(get!(b)), a, b),
                Op::AddI { d, a, v } => set!(d, get!(a).wrapping_add_signed(i64::from(v)), a),
                Op::MulI { d, a, v } => set!(d, get!(a).wrapping_mul(v as i64 as u64), a),
                Op::AndI { d, a, v } => set!(d, get!(a) & v as i64 as u64, a),
                Op::AddL { d, a, b } => set!(d, long!(a, b, overflowing_add, "+"), a, b),
                Op::SubL { d, a, b } => set!(d, long!(a, b, overflowing_sub, "-"), a, b),
                Op::MulL { d, a, b } => set!(d, long!(a, b, overflowing_mul, "*"), a, b),
                Op::AddW { d, a, b } => set!(d, word!(d, a, get!(b), overflowing_add, "+"), a, b),
                Op::SubW { d, a, b } => set!(d, word!(d, a, get!(b), overflowing_sub, "-"), a, b),
                Op::MulW { d, a, b } => set!(d, word!(d, a, get!(b), overflowing_mul, "*"), a, b),
                Op::AddWI { d, a, v } => set!(d, word!(d, a, v, overflowing_add, "+"), a),
                Op::Div { d, a, b } => divide!(d, a, b, i64, checked_div, i64),
                Op::Rem { d, a, b } => divide!(d, a, b, i64, checked_rem, i64),
                Op::DivU { d, a, b } => divide!(d, a, b, u64, checked_div, u64),
                Op::RemU { d, a, b } => divide!(d, a, b, u64, checked_rem, u64),
                Op::DivW { d, a, b } => divide!(d, a, b, i32, checked_div, i64),
                Op::RemW { d, a, b } => divide!(d, a, b, i32, checked_rem, i64),
                Op::And { d, a, b } => set!(d, get!(a) & get!(b), a, b),
                Op::Or { d, a, b } => set!(d, get!(a) | get!(b), a, b),
                Op::Xor { d, a, b } => set!(d, get!(a) ^ get!(b), a, b),
                Op::Shl { d, a, b } => set!(d, get!(a) << shift!(b, 64), a, b),
                Op::Shr { d, a, b } => set!(d, get!(a) >> shift!(b, 64), a, b),
                Op::Sar { d, a, b } => set!(d, ((get!(a) as i64) >> shift!(b, 64)) as u64, a, b),
                Op::ShlW { d, a, b } => set!(d, ((get!(a) as i32) << shift!(b, 32)) as i64 as u64, a, b),
                Op::ShrW { d, a, b } => set!(d, u64::from((get!(a) as u32) >> shift!(b, 32)), a, b),
                Op::SarW { d, a, b } => set!(d, ((get!(a) as i32) >> shift!(b, 32)) as i64 as u64, a, b),
                Op::Not { d, a } => set!(d, !get!(a), a),
                Op::Neg { d, a } => set!(d, get!(a).wrapping_neg(), a),
                Op::NegL { d, a } => {
                    let a64 = get!(a) as i64;
                    if a64 == i64::MIN && quiet!(a) {
                        env.overflow(rt, at, "negated, 0 -", 64, 0, a64);
                    }
                    set!(d, a64.wrapping_neg() as u64, a);
                }
                Op::NegW { d, a } => {
                    let a32 = get!(a) as i32;
                    if a32 == i32::MIN && quiet!(a) {
                        env.overflow(rt, at, "negated, 0 -", 32, 0, i64::from(a32));
                    }
                    set!(d, a32.wrapping_neg() as i64 as u64, a);
                }

                Op::Eq { d, a, b } => set!(d, u64::from(get!(a) == get!(b)), a, b),
                Op::Ne { d, a, b } => set!(d, u64::from(get!(a) != get!(b)), a, b),
                Op::Lt { d, a, b } => set!(d, u64::from((get!(a) as i64) < get!(b) as i64), a, b),
                Op::Le { d, a, b } => set!(d, u64::from(get!(a) as i64 <= get!(b) as i64), a, b),
                Op::LtU { d, a, b } => set!(d, u64::from(get!(a) < get!(b)), a, b),
                Op::LeU { d, a, b } => set!(d, u64::from(get!(a) <= get!(b)), a, b),
                Op::EqI { d, a, v } => set!(d, u64::from(get!(a) == v as i64 as u64), a),
                Op::LtI { d, a, v } => set!(d, u64::from((get!(a) as i64) < i64::from(v)), a),
                Op::LogNot { d, a } => set!(d, u64::from(get!(a) == 0), a),
                Op::Bool { d, a } => set!(d, u64::from(get!(a) != 0), a),

                Op::Sx8 { d, a } => set!(d, get!(a) as i8 as i64 as u64, a),
                Op::Sx16 { d, a } => set!(d, get!(a) as i16 as i64 as u64, a),
                Op::Sx32 { d, a } => set!(d, get!(a) as i32 as i64 as u64, a),
                Op::Zx8 { d, a } => set!(d, u64::from(get!(a) as u8), a),
                Op::Zx16 { d, a } => set!(d, u64::from(get!(a) as u16), a),
                Op::Zx32 { d, a } => set!(d, u64::from(get!(a) as u32), a),
                Op::I2F { d, a } => set!(d, (get!(a) as i64 as f64).to_bits(), a),
                Op::U2F { d, a } => set!(d, (get!(a) as f64).to_bits(), a),
                Op::I2S { d, a } => set!(d, f64::from(get!(a) as i64 as f32).to_bits(), a),
                Op::U2S { d, a } => set!(d, f64::from(get!(a) as f32).to_bits(), a),
                Op::F2I { d, a } => set!(d, to_i64(f!(a)) as u64, a),
                Op::F2U { d, a } => set!(d, to_u64(f!(a)), a),
                Op::F2W { d, a } => set!(d, to_i32(f!(a)) as i64 as u64, a),
                Op::FRound { d, a } => set!(d, widen(narrow(get!(a))), a),

                Op::FAdd { d, a, b } => set!(d, float(f!(a) + f!(b), get!(a), get!(b)), a, b),
                Op::FSub { d, a, b } => set!(d, float(f!(a) - f!(b), get!(a), get!(b)), a, b),
                Op::FMul { d, a, b } => set!(d, float(f!(a) * f!(b), get!(a), get!(b)), a, b),
                Op::FDiv { d, a, b } => set!(d, float(f!(a) / f!(b), get!(a), get!(b)), a, b),
                Op::FNeg { d, a } => set!(d, get!(a) ^ 1 << 63, a),
                Op::FEq { d, a, b } => set!(d, u64::from(f!(a) == f!(b)), a, b),
                Op::FNe { d, a, b } => set!(d, u64::from(f!(a) != f!(b)), a, b),
                Op::FLt { d, a, b } => set!(d, u64::from(f!(a) < f!(b)), a, b),
                Op::FLe { d, a, b } => set!(d, u64::from(f!(a) <= f!(b)), a, b),

                Op::LdI8 { d, a, off } => load!(d, offset(get!(a), off), 1, |b: [u8; 1]| b[0] as i8 as i64 as u64, a),
                Op::LdU8 { d, a, off } => load!(d, offset(get!(a), off), 1, |b: [u8; 1]| u64::from(b[0]), a),
                Op::LdI16 { d, a, off } => {
                    load!(d, offset(get!(a), off), 2, |b| i16::from_le_bytes(b) as i64 as u64, a)
                }
                Op::LdU16 { d, a, off } => load!(d, offset(get!(a), off), 2, |b| u64::from(u16::from_le_bytes(b)), a),
                Op::LdI32 { d, a, off } => {
                    load!(d, offset(get!(a), off), 4, |b| i32::from_le_bytes(b) as i64 as u64, a)
                }
                Op::LdU32 { d, a, off } => load!(d, offset(get!(a), off), 4, |b| u64::from(u32::from_le_bytes(b)), a),
                Op::Ld64 { d, a, off } => load!(d, offset(get!(a), off), 8, u64::from_le_bytes, a),
                Op::LdF32 { d, a, off } => load!(d, offset(get!(a), off), 4, |b| widen(u32::from_le_bytes(b)), a),
                Op::St8 { a, b, off } => store!(b, offset(get!(a), off), 1, |v: u64| [v as u8], a),
                Op::St16 { a, b, off } => store!(b, offset(get!(a), off), 2, |v: u64| (v as u16).to_le_bytes(), a),
                Op::St32 { a, b, off } => store!(b, offset(get!(a), off), 4, |v: u64| (v as u32).to_le_bytes(), a),
                Op::St64 { a, b, off } => store!(b, offset(get!(a), off), 8, u64::to_le_bytes, a),
                Op::StF32 { a, b, off } => store!(b, offset(get!(a), off), 4, |v| narrow(v).to_le_bytes(), a),
                Op::LdFI32 { d, off } => load!(d, offset(fp, off), 4, |b| i32::from_le_bytes(b) as i64 as u64),
                Op::LdF64 { d, off } => load!(d, offset(fp, off), 8, u64::from_le_bytes),
                Op::StF32i { b, off } => store!(b, offset(fp, off), 4, |v: u64| (v as u32).to_le_bytes()),
                Op::StF64 { b, off } => store!(b, offset(fp, off), 8, u64::to_le_bytes),
                Op::LdXI32 { d, a, b } => {
                    load!(d, element(get!(a), get!(b), 4), 4, |b| i32::from_le_bytes(b) as i64 as u64, a, b)
                }
                Op::LdX64 { d, a, b } => load!(d, element(get!(a), get!(b), 8), 8, u64::from_le_bytes, a, b),
                Op::LdXI8 { d, a, b } => {
                    load!(d, element(get!(a), get!(b), 1), 1, |b: [u8; 1]| b[0] as i8 as i64 as u64, a, b)
                }
                Op::StXI32 { a, b, v } => {
                    store!(v, element(get!(a), get!(b), 4), 4, |v: u64| (v as u32).to_le_bytes(), a, b)
                }
                Op::StX64 { a, b, v } => store!(v, element(get!(a), get!(b), 8), 8, u64::to_le_bytes, a, b),
                Op::StX8 { a, b, v } => store!(v, element(get!(a), get!(b), 1), 1, |v: u64| [v as u8], a, b),
                Op::Copy { a, n: 0, .. } => need!("the address given to the system", a),
                Op::Copy { a, b, n } => {
                    need!("the address of a copy", a, b);
                    if let Err(t) = copy(env, mm, pages, at, get!(a), get!(b), u64::from(n)) {
                        trap!(t);
                    }
                }
                Op::Zero { a, n } => {
                    need!("the address of an object", a);
                    if let Err(t) = zero(env, mm, pages, at, get!(a), u64::from(n)) {
                        trap!(t);
                    }
                }
                Op::Live { i } | Op::Dead { i } => {
                    if let Some(o) = program.functions.get(function as usize).and_then(|f| f.objects.get(i as usize)) {
                        let shadow = if matches!(op, Op::Live { .. }) { UNDEF } else { CLOSED };
                        if shadow == CLOSED && env.ends(at, (offset(fp, o.off), u64::from(o.size))) {
                            thread.pc = at as Pc;
                            return Leave::Stop(Stop::StepEnd);
                        }
                        let before = mm.generation();
                        mm.stack_discard(offset(fp, o.off), u64::from(o.size), shadow, thread.fresh);
                        if mm.generation() != before {
                            env.tlb.clear();
                        }
                    }
                }
                Op::Alloca { d, a } => {
                    need!("the size of an array", a);
                    let n = get!(a);
                    let low = thread.sp.checked_sub(n.saturating_add(16)).map(|s| s & !15);
                    let Some(low) = low.filter(|&s| s > thread.stack.0) else { fail!(Cause::StackOverflow(None, n)) };
                    set!(d, low);
                    mm.stack_discard(low, n, UNDEF, thread.fresh);
                    env.tlb.clear();
                    thread.sp = low;
                    continue 'window;
                }
                Op::SaveSp { d } => set!(d, thread.sp),
                Op::RestoreSp { a } => {
                    let (to, sp_now) = (get!(a), thread.sp);
                    if to > sp_now && to <= fp {
                        if env.ends(at, (sp_now, to - sp_now)) {
                            thread.pc = at as Pc;
                            return Leave::Stop(Stop::StepEnd);
                        }
                        let before = mm.generation();
                        mm.stack_discard(sp_now, to - sp_now, CLOSED, thread.fresh);
                        if mm.generation() != before {
                            env.tlb.clear();
                        }
                        thread.sp = to;
                        continue 'window;
                    }
                }

                Op::Jmp { t } => pc = t as usize,
                Op::Jz { a, t } => jump!(t, get!(a) == 0, a),
                Op::Jnz { a, t } => jump!(t, get!(a) != 0, a),
                Op::Jeq { a, b, t } => jump!(t, get!(a) == get!(b), a, b),
                Op::Jne { a, b, t } => jump!(t, get!(a) != get!(b), a, b),
                Op::Jlt { a, b, t } => jump!(t, (get!(a) as i64) < get!(b) as i64, a, b),
                Op::Jle { a, b, t } => jump!(t, get!(a) as i64 <= get!(b) as i64, a, b),
                Op::JltU { a, b, t } => jump!(t, get!(a) < get!(b), a, b),
                Op::JleU { a, b, t } => jump!(t, get!(a) <= get!(b), a, b),
                Op::JeqI { a, v, t } => jump!(t, get!(a) as i64 == i64::from(v), a),
                Op::JneI { a, v, t } => jump!(t, get!(a) as i64 != i64::from(v), a),
                Op::JltI { a, v, t } => jump!(t, (get!(a) as i64) < i64::from(v), a),
                Op::JgeI { a, v, t } => jump!(t, get!(a) as i64 >= i64::from(v), a),
                Op::Switch { a, i } => {
                    need!("the switch", a);
                    let Some(table) = program.switches.get(i as usize) else { fail!(Cause::BadJump(0)) };
                    let v = get!(a) as i64;
                    let n = table.cases.partition_point(|c| c.0 <= v);
                    let case = n.checked_sub(1).and_then(|n| table.cases.get(n)).filter(|c| v <= c.1);
                    pc = case.map_or(table.default, |c| c.2) as usize;
                }
                Op::JmpR { a } => {
                    need!("the goto", a);
                    let to = get!(a);
                    let f = program.functions.get(function as usize);
                    if !f.is_some_and(|f| (u64::from(f.start)..u64::from(f.end)).contains(&to)) {
                        fail!(Cause::BadJump(to));
                    }
                    pc = to as usize;
                }
                Op::Call { base: b, argc, .. } | Op::CallR { base: b, argc, .. } => {
                    let f = match op {
                        Op::Call { f, .. } => f,
                        Op::CallR { a, .. } => {
                            need!("the function called", a);
                            match program.function_of_address(get!(a)) {
                                Some(f) => f,
                                None => fail!(Cause::BadCall(get!(a))),
                            }
                        }
                        _ => fail!(Cause::BadJump(at as u64)),
                    };
                    let Some(&fun) = image.funs.get(f as usize) else { fail!(Cause::BadCall(u64::from(f))) };
                    thread.pc = at as Pc;
                    let before = mm.generation();
                    if let Err(c) = enter::<TAINT>(thread, mm, image, f, fun, b, argc) {
                        return Leave::Cause(c);
                    }
                    if argc < fun.params {
                        let told = || explain::missing_arguments(image, f, argc);
                        env.notice(rt, at as Pc, NoticeKind::MissingArgument, told);
                    }
                    // Arguments and parameters in memory may have been the first of their part of the stack.
                    if mm.generation() != before {
                        env.tlb.clear();
                    }
                    pc = fun.start as usize;
                    if TAINT != thread.tainted {
                        return Leave::Mode;
                    }
                    continue 'window;
                }
                Op::Ret { .. } | Op::RetVoid | Op::RetMissing => {
                    let Some(frame) = thread.frames.get(thread.depth.wrapping_sub(1)) else {
                        fail!(Cause::BadJump(at as u64));
                    };
                    let called = frame.kind == FrameKind::Call;
                    let ended = extent(function, (thread.sp, fp), frame.sp, image);
                    if env.exploring() {
                        if !called && env.holds_back(at, || Ahead::Return) || called && env.ends(at, ended) {
                            thread.pc = at as Pc;
                            return Leave::Stop(Stop::StepEnd);
                        }
                        if !called {
                            env.ends_with_it(at, ended);
                        }
                    }
                    // A handler does not come back in one step with an access that others see.
                    let handler = matches!(frame.kind, FrameKind::Handler { .. });
                    if handler && env.has_shown() && env.end_step(at) {
                        thread.pc = at as Pc;
                        return Leave::Stop(Stop::StepEnd);
                    }
                    let (value, undef) = match op {
                        Op::Ret { a } => (get!(a), TAINT && u[a as usize] != 0),
                        _ => (0, true),
                    };
                    w[0] = value;
                    if TAINT {
                        u[..regs].fill(0);
                    }
                    let nothing = !matches!(op, Op::Ret { .. });
                    thread.pc = at as Pc;
                    let before = mm.generation();
                    let kind = leave(thread, mm, ended);
                    if mm.generation() != before {
                        env.tlb.clear();
                    }
                    pc = thread.pc as usize;
                    match kind {
                        FrameKind::Call => {
                            if undef && (!nothing || image.result_used(pc.wrapping_sub(1))) {
                                if let Some(m) = thread.undef.get_mut(base) {
                                    *m = 1;
                                }
                                thread.tainted = true;
                            }
                            if TAINT != thread.tainted {
                                return Leave::Mode;
                            }
                            continue 'window;
                        }
                        FrameKind::Start => return Leave::Stop(Stop::Returned(value)),
                        FrameKind::Handler { .. } => return Leave::Stop(Stop::SigReturn),
                    }
                }
                Op::Sys { base: b, argc, call } => {
                    // Others see a call, too: it is not made in one step with an access to memory they share.
                    let given = |i: u8| if i < argc { w[usize::from(b.wrapping_add(i))] } else { 0 };
                    if env.holds_back(at, || Ahead::Call { number: call, args: [0, 1, 2, 3, 4, 5].map(given) }) {
                        thread.pc = at as Pc;
                        return Leave::Stop(Stop::StepEnd);
                    }
                    if env.first == DONE && env.end_step(at) {
                        thread.pc = at as Pc;
                        return Leave::Stop(Stop::StepEnd);
                    }
                    let (mut args, mut unset) = ([0; 6], None);
                    for (i, arg) in args.iter_mut().enumerate().take(usize::from(argc)) {
                        let r = b.wrapping_add(i as u8);
                        *arg = get!(r);
                        if TAINT && u[r as usize] != 0 {
                            unset = unset.or(Some(r));
                        }
                    }
                    // What a thread's function left, if it returned nothing, is nobody's mistake until somebody looks at it.
                    if let Some(r) = unset.filter(|_| call != crate::kernel::call::Call::PthreadExit as u16) {
                        thread.pc = at as Pc;
                        let text = explain::unset_argument(thread, rt, mm, image, r);
                        env.notice(rt, explain::user_pc(thread, image), NoticeKind::UndefinedArgument, || text);
                    }
                    if TAINT && let Some(m) = thread.undef.get_mut(base + usize::from(b)) {
                        *m = 0;
                    }
                    thread.pc = pc as Pc;
                    thread.call = Some((base + usize::from(b)) as u32);
                    return Leave::Stop(Stop::Sys { call, args, argc });
                }
                Op::Builtin { base: b, argc, id } => {
                    thread.pc = at as Pc;
                    let before = mm.generation();
                    let mut cx = builtin::Cx::new(
                        &mut *thread,
                        &mut *rt,
                        &mut *mm,
                        &mut *pages,
                        &mut *env,
                        at,
                        base + usize::from(b),
                        argc,
                    );
                    match builtin::call(&mut cx, id) {
                        Ok(builtin::Answer::Value(value, undef)) => {
                            if let Some(r) = thread.regs.get_mut(base + usize::from(b)) {
                                *r = value;
                            }
                            if let Some(m) = thread.undef.get_mut(base + usize::from(b)) {
                                *m = u8::from(undef);
                            }
                            thread.tainted |= undef;
                        }
                        Ok(builtin::Answer::Jumped) => pc = thread.pc as usize,
                        Err(t) => trap!(t),
                    }
                    if mm.generation() != before {
                        env.tlb.clear();
                    }
                    if TAINT != thread.tainted {
                        thread.pc = pc as Pc;
                        return Leave::Mode;
                    }
                    continue 'window;
                }
                Op::Refuse { i } => fail!(Cause::Refused(i)),
            }
        }
    }
}

#[inline(always)]
fn offset(a: u64, off: i32) -> u64 {
    a.wrapping_add_signed(i64::from(off))
}

#[inline(always)]
fn element(a: u64, i: u64, size: u64) -> u64 {
    a.wrapping_add(i.wrapping_mul(size))
}
