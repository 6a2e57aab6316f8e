//! The interpreter's loop.
//!
//! - One function, made twice: without and with a mark for each register that says "no value" (`TAINT`). The fast one
//!   runs while no register of the current window is undefined; a load of an undefined byte leads to the slow one, and
//!   the start of a statement leads back when nothing undefined is left. What the two compute is the same.
//! - A window of 256 registers is taken as an array, so that a register number needs no bounds check. Whoever moves the
//!   window or needs the whole thread (calls, built-ins) goes round the outer loop.
//! - Memory goes through `Tlb` when it can; `reach` is the slow way, and the only place that knows what others see.
//! - 600 lines, because one instruction is one arm and the arms share macros.

use super::explain::{self, Cause};
use super::image::Fun;
use super::thread::{LINKAGE, WINDOW};
use super::{Access, Budget, Frame, FrameKind, Image, Notice, NoticeKind, Runtime, Stop, Thread, builtin};
use crate::bytecode::{Op, Pc, Reg};
use crate::kernel::mm::{AddressSpace, Loaded, PROT_WRITE, Tlb};
use crate::kernel::pages::{Bytes, CLOSED, Pages, UNDEF};

/// Why the loop was left.
enum Leave {
    /// Go on in the other mode.
    Mode,
    Stop(Stop),
    Cause(Cause),
}

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

/// Runs `thread` until something happens that is not its own business, or `budget.steps` base steps are done.
pub fn run(thread: &mut Thread, rt: &mut Runtime, mm: &mut AddressSpace, pages: &mut Pages, image: &Image, budget: &mut Budget) -> Stop {
    budget.accesses.clear();
    if budget.steps == 0 {
        return Stop::StepEnd;
    }
    if thread.regs.len() < thread.base + WINDOW {
        thread.regs.resize(thread.base + WINDOW, 0);
    }
    thread.undef.resize(thread.regs.len(), 0);
    let mut env = Env { budget, image, stack: thread.stack, first: thread.pc as usize, tlb: Tlb::default() };
    loop {
        let left = if thread.tainted {
            execute::<true>(thread, rt, mm, pages, &mut env)
        } else {
            execute::<false>(thread, rt, mm, pages, &mut env)
        };
        match left {
            Leave::Mode => {}
            Leave::Stop(stop) => return stop,
            Leave::Cause(cause) => return Stop::Fault(Box::new(explain::fault(thread, rt, mm, image, &cause))),
        }
    }
}

/// What the loop needs beside the thread.
pub(super) struct Env<'a> {
    pub budget: &'a mut Budget,
    pub image: &'a Image,
    pub stack: (u64, u64),
    /// Position of the base step's first instruction, until something was done.
    first: usize,
    pub tlb: Tlb,
}

const DONE: usize = usize::MAX;

impl Env<'_> {
    /// A base step ends before the instruction at `at`. True: the budget is used up.
    #[inline]
    fn end_step(&mut self, at: usize) -> bool {
        self.budget.steps -= 1;
        if self.budget.steps == 0 {
            return true;
        }
        self.first = at;
        if !self.budget.accesses.is_empty() {
            self.budget.accesses.clear();
        }
        false
    }

    /// Whether other threads or processes can see this address.
    pub fn visible(&self, mm: &AddressSpace, addr: u64) -> bool {
        let Some(area) = mm.area_at(addr) else { return false };
        let own_stack = self.budget.private_stack && (self.stack.0..self.stack.1).contains(&addr);
        area.shared || (self.budget.threads_share && area.prot & PROT_WRITE != 0 && !own_stack)
    }

    /// To be asked before each access that is not known to be the thread's own: a visible one must be the first thing
    /// its base step does.
    pub fn reach(&mut self, mm: &AddressSpace, at: usize, access: &Access) -> Result<(), Trap> {
        if self.visible(mm, access.addr) {
            self.admit(at)?;
            self.budget.accesses.push(Access { object: mm.shared_key(access.addr), ..*access });
        } else {
            mm.remember(&mut self.tlb, access.addr);
        }
        Ok(())
    }

    /// The instruction at `at` does something that others see.
    pub fn admit(&mut self, at: usize) -> Result<(), Trap> {
        if self.first != at && self.end_step(at) {
            return Err(Trap::StepEnd);
        }
        self.first = DONE;
        Ok(())
    }

    #[cold]
    #[inline(never)]
    fn load(&mut self, mm: &AddressSpace, pages: &Pages, at: usize, addr: u64, len: usize) -> Result<Loaded, Trap> {
        let access = Access { pc: at as Pc, addr, len: len as u64, write: false, atomic: false, object: None };
        let loaded = mm.load(pages, addr, len).map_err(Cause::Memory)?;
        self.reach(mm, at, &access)?;
        Ok(loaded)
    }

    #[cold]
    #[inline(never)]
    fn store(&mut self, mm: &mut AddressSpace, pages: &mut Pages, at: usize, addr: u64, value: Loaded, len: usize) -> Result<(), Trap> {
        let access = Access { pc: at as Pc, addr, len: len as u64, write: true, atomic: false, object: None };
        if self.visible(mm, addr) {
            mm.check(pages, addr, len as u64, true).map_err(Cause::Memory)?;
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
    fn overflow(&mut self, rt: &mut Runtime, at: usize, text: &str, bits: u32, a: i64, b: i64) {
        self.notice(rt, at as Pc, NoticeKind::SignedOverflow, || {
            let ty = if bits == 32 { "int" } else { "long" };
            format!("signed overflow: {a} {text} {b} does not fit in {ty}, so it wraps around")
        });
    }

    #[cold]
    fn odd_shift(&mut self, rt: &mut Runtime, at: usize, count: u64, bits: u32) {
        self.notice(rt, at as Pc, NoticeKind::ShiftCount, || {
            format!("a shift by {} of a value of {bits} bits: x86 takes the count modulo {bits}", count as i64)
        });
    }
}

/// The result of a floating operation as x86 gives it: a NaN operand comes through, a new NaN is negative.
#[inline(always)]
fn float(v: f64, a: u64, b: u64) -> u64 {
    if v.is_nan() { nan(a, b) } else { v.to_bits() }
}

#[cold]
fn nan(a: u64, b: u64) -> u64 {
    const QUIET: u64 = 1 << 51;
    match (f64::from_bits(a).is_nan(), f64::from_bits(b).is_nan()) {
        (true, _) => a | QUIET,
        (_, true) => b | QUIET,
        _ => 0xfff8_0000_0000_0000,
    }
}

/// A `float`'s bits as a double's.
#[inline]
pub(super) fn widen(bits: u32) -> u64 {
    let f = f32::from_bits(bits);
    if f.is_nan() {
        return u64::from(bits >> 31) << 63 | 0x7ff8 << 48 | u64::from(bits & 0x3f_ffff) << 29;
    }
    f64::from(f).to_bits()
}

/// A double's bits as the nearest `float`'s.
#[inline]
pub(super) fn narrow(bits: u64) -> u32 {
    let f = f64::from_bits(bits);
    if f.is_nan() {
        return ((bits >> 63) as u32) << 31 | 0x7fc0_0000 | (bits >> 29) as u32 & 0x3f_ffff;
    }
    (f as f32).to_bits()
}

fn to_i64(f: f64) -> i64 {
    if f >= -9.223_372_036_854_775_808e18 && f < 9.223_372_036_854_775_808e18 { f as i64 } else { i64::MIN }
}

fn to_u64(f: f64) -> u64 {
    const TOP: f64 = 9.223_372_036_854_775_808e18;
    if f >= TOP { (to_i64(f - TOP) as u64) ^ 1 << 63 } else { to_i64(f) as u64 }
}

fn to_i32(f: f64) -> i32 {
    let i = to_i64(f);
    i32::try_from(i).unwrap_or(i32::MIN)
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
        let sp_now = thread.sp;
        let Some(frame) = thread.frame() else { return Leave::Cause(Cause::BadJump(pc as u64)) };
        let (function, regs) = (frame.function, (frame.top - frame.base) as usize);
        let Some(w) = window(&mut thread.regs, base) else { return Leave::Cause(Cause::StackOverflow) };
        let Some(u) = window(&mut thread.undef, base) else { return Leave::Cause(Cause::StackOverflow) };
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
                    // A library's line: no step ends here, unless it has gone round for very long.
                    thread.ticks += 1;
                    if thread.ticks >= TICKS {
                        thread.ticks = 0;
                        if env.first != at && env.end_step(at) {
                            thread.pc = pc as Pc;
                            return Leave::Stop(Stop::StepEnd);
                        }
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
                Op::LdI16 { d, a, off } => load!(d, offset(get!(a), off), 2, |b| i16::from_le_bytes(b) as i64 as u64, a),
                Op::LdU16 { d, a, off } => load!(d, offset(get!(a), off), 2, |b| u64::from(u16::from_le_bytes(b)), a),
                Op::LdI32 { d, a, off } => load!(d, offset(get!(a), off), 4, |b| i32::from_le_bytes(b) as i64 as u64, a),
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
                Op::LdXI8 { d, a, b } => load!(d, element(get!(a), get!(b), 1), 1, |b: [u8; 1]| b[0] as i8 as i64 as u64, a, b),
                Op::StXI32 { a, b, v } => store!(v, element(get!(a), get!(b), 4), 4, |v: u64| (v as u32).to_le_bytes(), a, b),
                Op::StX64 { a, b, v } => store!(v, element(get!(a), get!(b), 8), 8, u64::to_le_bytes, a, b),
                Op::StX8 { a, b, v } => store!(v, element(get!(a), get!(b), 1), 1, |v: u64| [v as u8], a, b),
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
                    let low = sp_now.checked_sub(n.saturating_add(16)).map(|s| s & !15);
                    let Some(low) = low.filter(|&s| s > thread.stack.0) else { fail!(Cause::StackOverflow) };
                    set!(d, low);
                    mm.stack_discard(low, n, UNDEF, thread.fresh);
                    env.tlb.clear();
                    thread.sp = low;
                    continue 'window;
                }
                Op::SaveSp { d } => set!(d, sp_now),
                Op::RestoreSp { a } => {
                    let to = get!(a);
                    if to > sp_now && to <= fp {
                        mm.stack_discard(sp_now, to - sp_now, CLOSED, thread.fresh);
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
                Op::Call { base: b, argc, f } => {
                    let Some(&fun) = image.funs.get(f as usize) else { fail!(Cause::BadCall(u64::from(f))) };
                    thread.pc = at as Pc;
                    if let Err(c) = enter::<TAINT>(thread, mm, image, f, fun, b, argc) {
                        return Leave::Cause(c);
                    }
                    pc = fun.start as usize;
                    if TAINT != thread.tainted {
                        return Leave::Mode;
                    }
                    continue 'window;
                }
                Op::CallR { base: b, argc, a } => {
                    need!("the function called", a);
                    let Some(f) = program.function_of_address(get!(a)) else { fail!(Cause::BadCall(get!(a))) };
                    let fun = image.function(f);
                    thread.pc = at as Pc;
                    if let Err(c) = enter::<TAINT>(thread, mm, image, f, fun, b, argc) {
                        return Leave::Cause(c);
                    }
                    pc = fun.start as usize;
                    if TAINT != thread.tainted {
                        return Leave::Mode;
                    }
                    continue 'window;
                }
                Op::Ret { .. } | Op::RetVoid | Op::RetMissing => {
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
                    let kind = leave(thread, mm, image);
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
                    let mut args = [0; 6];
                    for (i, arg) in args.iter_mut().enumerate().take(usize::from(argc)) {
                        let r = b.wrapping_add(i as u8);
                        *arg = get!(r);
                        if TAINT && u[r as usize] != 0 {
                            env.notice(rt, at as Pc, NoticeKind::UndefinedArgument, || {
                                format!("argument {} of a system call has no value", i + 1)
                            });
                        }
                    }
                    if TAINT {
                        u[b as usize] = 0;
                    }
                    thread.pc = pc as Pc;
                    thread.call = Some((base + usize::from(b)) as u32);
                    return Leave::Stop(Stop::Sys { call, args, argc });
                }
                Op::Builtin { base: b, argc, id } => {
                    thread.pc = at as Pc;
                    let before = mm.generation();
                    let mut cx = builtin::Cx::new(&mut *thread, &mut *rt, &mut *mm, &mut *pages, &mut *env, at, base + usize::from(b), argc);
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

/// Lines of the library in one base step before it is cut: far more than any call of it needs.
const TICKS: u32 = 1 << 20;

#[inline(always)]
fn offset(a: u64, off: i32) -> u64 {
    a.wrapping_add_signed(i64::from(off))
}

#[inline(always)]
fn element(a: u64, i: u64, size: u64) -> u64 {
    a.wrapping_add(i.wrapping_mul(size))
}

/// Makes the frame of a call whose instruction is at `thread.pc`.
#[inline]
fn enter<const TAINT: bool>(thread: &mut Thread, mm: &mut AddressSpace, image: &Image, f: u32, fun: Fun, b: Reg, argc: u8) -> Result<(), Cause> {
    let base = thread.base + usize::from(b);
    let caller_sp = thread.sp;
    let caller_tainted = thread.tainted;
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
        sp = arguments(thread, mm, fun, base, argc);
    }
    let low = LINKAGE + u64::from(fun.frame);
    let fp = sp.wrapping_sub(low) & !15;
    if fp.wrapping_sub(thread.stack.0) >= sp.wrapping_sub(thread.stack.0) || fp < thread.stack.0 + LINKAGE {
        return Err(Cause::StackOverflow);
    }
    let top = (base + usize::from(fun.regs)) as u32;
    let frame = Frame {
        function: f,
        ret: thread.pc + 1,
        base: base as u32,
        top,
        kind: FrameKind::Call,
        tainted: caller_tainted,
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
    if caller_tainted || argc < fun.params {
        let window = thread.undef.get(base..top as usize).unwrap_or_default();
        thread.tainted = window.iter().any(|&m| m != 0);
    }
    if fun.entry_objects {
        thread.open_entry(image, mm);
    }
    Ok(())
}

/// Missing arguments are undefined, superfluous ones dropped or, for a variadic function, put into a block on the stack.
#[cold]
#[inline(never)]
fn arguments(thread: &mut Thread, mm: &mut AddressSpace, fun: Fun, base: usize, argc: u8) -> u64 {
    let (argc, params) = (usize::from(argc), usize::from(fun.params));
    for i in argc..params {
        if let (Some(r), Some(m)) = (thread.regs.get_mut(base + i), thread.undef.get_mut(base + i)) {
            (*r, *m) = (0, 1);
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

/// Takes the current frame away; `thread.pc` is then where its caller goes on. Says how it came to run.
#[inline]
fn leave(thread: &mut Thread, mm: &mut AddressSpace, image: &Image) -> FrameKind {
    let Some(&frame) = thread.frame() else { return FrameKind::Start };
    let fun = image.function(frame.function);
    if fun.frame > 0 || fun.variadic || thread.sp != thread.fp {
        let end = if fun.variadic { frame.sp } else { frame.fp + u64::from(fun.frame) };
        mm.stack_discard(thread.sp, end.saturating_sub(thread.sp), CLOSED, thread.fresh);
    }
    if frame.kind == FrameKind::Start {
        return FrameKind::Start;
    }
    thread.depth -= 1;
    thread.pc = frame.ret;
    thread.sp = frame.sp;
    thread.tainted = frame.tainted;
    if let Some(&caller) = thread.frame() {
        thread.base = caller.base as usize;
        thread.fp = caller.fp;
    }
    if let FrameKind::Handler { .. } = frame.kind {
        thread.end_handler(&frame, mm);
    }
    frame.kind
}

/// Copies a struct, marks included.
fn copy(env: &mut Env, mm: &mut AddressSpace, pages: &mut Pages, at: usize, to: u64, from: u64, n: u64) -> Result<(), Trap> {
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

fn zero(env: &mut Env, mm: &mut AddressSpace, pages: &mut Pages, at: usize, to: u64, n: u64) -> Result<(), Trap> {
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

impl Env<'_> {
    /// Two accesses of one instruction.
    pub fn reach_both(&mut self, mm: &AddressSpace, at: usize, a: &Access, b: &Access) -> Result<(), Trap> {
        if self.visible(mm, a.addr) || self.visible(mm, b.addr) {
            self.admit(at)?;
            for x in [a, b] {
                if self.visible(mm, x.addr) {
                    self.budget.accesses.push(Access { object: mm.shared_key(x.addr), ..*x });
                }
            }
        }
        Ok(())
    }
}
