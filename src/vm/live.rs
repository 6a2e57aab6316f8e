//! Which registers an instruction reads and writes, and from that, before the run, which values can still be used.
//!
//! `Undef{d}` matters only if some path from it reads `d` before writing it; all others are dropped, so that a program
//! whose variables are simply declared before they are set runs in the fast mode. The pass is an ordinary backward
//! dataflow over each function's basic blocks (liveness), with sets of 256 bits.

use std::rc::Rc;

use super::{FrameKind, Image, Thread};
use crate::builtin::Builtin;
use crate::bytecode::{Function, Op, Pc, Program, Reg};
use crate::kernel::mm::mix;

/// A set of registers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RegSet([u64; 4]);

impl RegSet {
    pub const ALL: RegSet = RegSet([u64::MAX; 4]);

    pub fn insert(&mut self, r: Reg) {
        self.0[usize::from(r / 64)] |= 1 << (r % 64);
    }

    pub fn remove(&mut self, r: Reg) {
        self.0[usize::from(r / 64)] &= !(1 << (r % 64));
    }

    #[must_use]
    pub fn contains(&self, r: Reg) -> bool {
        self.0[usize::from(r / 64)] >> (r % 64) & 1 == 1
    }

    fn union(&mut self, other: &RegSet) {
        self.0.iter_mut().zip(other.0).for_each(|(a, b)| *a |= b);
    }
}

/// What an instruction does to registers.
#[derive(Clone, Copy, Debug, Default)]
pub struct Effect {
    pub write: Option<Reg>,
    reads: [Option<Reg>; 3],
    /// First and number of arguments read.
    args: (Reg, u8),
}

impl Effect {
    pub fn reads(&self) -> impl Iterator<Item = Reg> + '_ {
        let (base, argc) = self.args;
        self.reads.iter().flatten().copied().chain((0..argc).map(move |i| base.wrapping_add(i)))
    }
}

/// The effect of an instruction, and where control may go besides the next one.
#[must_use]
pub fn effect(op: Op) -> Effect {
    use Op::*;
    let w = |d| Effect { write: Some(d), ..Effect::default() };
    let wr = |d, a| Effect { write: Some(d), reads: [Some(a), None, None], ..Effect::default() };
    let wrr = |d, a, b| Effect { write: Some(d), reads: [Some(a), Some(b), None], ..Effect::default() };
    let r = |a| Effect { reads: [Some(a), None, None], ..Effect::default() };
    let rr = |a, b| Effect { reads: [Some(a), Some(b), None], ..Effect::default() };
    let rrr = |a, b, c| Effect { reads: [Some(a), Some(b), Some(c)], ..Effect::default() };
    match op {
        Line | Nop | Live { .. } | Dead { .. } | Jmp { .. } | RetVoid | RetMissing | Refuse { .. } => Effect::default(),
        Imm { d, .. }
        | Const { d, .. }
        | FrameAddr { d, .. }
        | Undef { d }
        | LdFI32 { d, .. }
        | LdF64 { d, .. }
        | SaveSp { d } => w(d),
        Freeze { d } => wr(d, d),
        Mov { d, a }
        | AddI { d, a, .. }
        | MulI { d, a, .. }
        | AndI { d, a, .. }
        | AddWI { d, a, .. }
        | Not { d, a }
        | Neg { d, a }
        | NegL { d, a }
        | NegW { d, a }
        | EqI { d, a, .. }
        | LtI { d, a, .. }
        | LogNot { d, a }
        | Bool { d, a }
        | Sx8 { d, a }
        | Sx16 { d, a }
        | Sx32 { d, a }
        | Zx8 { d, a }
        | Zx16 { d, a }
        | Zx32 { d, a }
        | I2F { d, a }
        | U2F { d, a }
        | I2S { d, a }
        | U2S { d, a }
        | F2I { d, a }
        | F2U { d, a }
        | F2W { d, a }
        | FRound { d, a }
        | FNeg { d, a }
        | LdI8 { d, a, .. }
        | LdU8 { d, a, .. }
        | LdI16 { d, a, .. }
        | LdU16 { d, a, .. }
        | LdI32 { d, a, .. }
        | LdU32 { d, a, .. }
        | Ld64 { d, a, .. }
        | LdF32 { d, a, .. }
        | Alloca { d, a } => wr(d, a),
        Add { d, a, b }
        | Sub { d, a, b }
        | Mul { d, a, b }
        | AddL { d, a, b }
        | SubL { d, a, b }
        | MulL { d, a, b }
        | AddW { d, a, b }
        | SubW { d, a, b }
        | MulW { d, a, b }
        | Div { d, a, b }
        | Rem { d, a, b }
        | DivU { d, a, b }
        | RemU { d, a, b }
        | DivW { d, a, b }
        | RemW { d, a, b }
        | And { d, a, b }
        | Or { d, a, b }
        | Xor { d, a, b }
        | Shl { d, a, b }
        | Shr { d, a, b }
        | Sar { d, a, b }
        | ShlW { d, a, b }
        | ShrW { d, a, b }
        | SarW { d, a, b }
        | Eq { d, a, b }
        | Ne { d, a, b }
        | Lt { d, a, b }
        | Le { d, a, b }
        | LtU { d, a, b }
        | LeU { d, a, b }
        | FAdd { d, a, b }
        | FSub { d, a, b }
        | FMul { d, a, b }
        | FDiv { d, a, b }
        | FEq { d, a, b }
        | FNe { d, a, b }
        | FLt { d, a, b }
        | FLe { d, a, b }
        | LdXI32 { d, a, b }
        | LdX64 { d, a, b }
        | LdXI8 { d, a, b } => wrr(d, a, b),
        St8 { a, b, .. }
        | St16 { a, b, .. }
        | St32 { a, b, .. }
        | St64 { a, b, .. }
        | StF32 { a, b, .. }
        | Copy { a, b, .. } => rr(a, b),
        StF32i { b, .. } | StF64 { b, .. } => r(b),
        StXI32 { a, b, v } | StX64 { a, b, v } | StX8 { a, b, v } => rrr(a, b, v),
        Zero { a, .. } | RestoreSp { a } | Jz { a, .. } | Jnz { a, .. } | Switch { a, .. } | JmpR { a } | Ret { a } => {
            r(a)
        }
        JeqI { a, .. } | JneI { a, .. } | JltI { a, .. } | JgeI { a, .. } => r(a),
        Jeq { a, b, .. }
        | Jne { a, b, .. }
        | Jlt { a, b, .. }
        | Jle { a, b, .. }
        | JltU { a, b, .. }
        | JleU { a, b, .. } => rr(a, b),
        Call { base, argc, .. } | Sys { base, argc, .. } | Builtin { base, argc, .. } => {
            Effect { write: Some(base), args: (base, argc), ..Effect::default() }
        }
        CallR { base, argc, a } => Effect { write: Some(base), reads: [Some(a), None, None], args: (base, argc) },
    }
}

/// Where a jump goes, if it is one with a fixed target.
#[must_use]
pub fn target(op: Op) -> Option<Pc> {
    use Op::*;
    match op {
        Jmp { t } | Jz { t, .. } | Jnz { t, .. } | Jeq { t, .. } | Jne { t, .. } | Jlt { t, .. } | Jle { t, .. } => {
            Some(t)
        }
        JltU { t, .. } | JleU { t, .. } | JeqI { t, .. } | JneI { t, .. } | JltI { t, .. } | JgeI { t, .. } => Some(t),
        _ => None,
    }
}

/// Whether control never goes on to the next instruction.
#[must_use]
pub fn ends(op: Op) -> bool {
    use Op::*;
    matches!(op, Jmp { .. } | Switch { .. } | JmpR { .. } | Ret { .. } | RetVoid | RetMissing | Refuse { .. })
}

/// Whether control may come from, or come back to, places that the code does not show.
fn jumps_anywhere(program: &Program, op: Op) -> bool {
    match op {
        Op::JmpR { .. } => true,
        Op::Call { f, .. } => {
            let f = program.functions.get(f as usize);
            f.is_some_and(|f| f.library && matches!(f.name.as_str(), "getcontext" | "swapcontext"))
        }
        Op::Builtin { id, .. } => id == Builtin::Setjmp.number(),
        _ => false,
    }
}

/// Calls `each(pc, op, live-after)` for every instruction of a function, blocks in no particular order.
pub fn liveness(program: &Program, f: &Function, mut each: impl FnMut(Pc, Op, &RegSet)) {
    let (start, end) = (f.start as usize, (f.end as usize).min(program.code.len()));
    let Some(code) = program.code.get(start..end) else { return };
    if code.iter().any(|op| jumps_anywhere(program, *op)) {
        code.iter().enumerate().for_each(|(i, &op)| each((start + i) as Pc, op, &RegSet::ALL));
        return;
    }
    // Leaders.
    let mut leader = vec![false; code.len() + 1];
    leader[0] = true;
    let mut lead = |t: Pc| {
        if let Some(l) = (t as usize).checked_sub(start).and_then(|i| leader.get_mut(i)) {
            *l = true;
        }
    };
    for (i, &op) in code.iter().enumerate() {
        targets(program, op, &mut lead);
        if target(op).is_some() || ends(op) {
            lead((start + i + 1) as Pc);
        }
    }
    let starts: Vec<usize> = (0..code.len()).filter(|&i| leader[i]).collect();
    let block_of = |t: Pc| (t as usize).checked_sub(start).and_then(|i| starts.binary_search(&i).ok());
    let bounds = |b: usize| (starts[b], starts.get(b + 1).copied().unwrap_or(code.len()));

    let mut live_in = vec![RegSet::default(); starts.len()];
    let live_out = |b: usize, live_in: &[RegSet]| {
        let (_, to) = bounds(b);
        let mut out = RegSet::default();
        targets(program, code[to - 1], &mut |t| {
            if let Some(s) = block_of(t) {
                out.union(&live_in[s]);
            }
        });
        if !ends(code[to - 1])
            && let Some(next) = live_in.get(b + 1)
        {
            out.union(next);
        }
        out
    };
    let mut changed = true;
    while changed {
        changed = false;
        for b in (0..starts.len()).rev() {
            let mut live = live_out(b, &live_in);
            let (from, to) = bounds(b);
            code[from..to].iter().rev().for_each(|&op| step(op, &mut live));
            if live != live_in[b] {
                live_in[b] = live;
                changed = true;
            }
        }
    }
    for b in 0..starts.len() {
        let mut live = live_out(b, &live_in);
        let (from, to) = bounds(b);
        for i in (from..to).rev() {
            each((start + i) as Pc, code[i], &live);
            step(code[i], &mut live);
        }
    }
}

/// Live before an instruction, from live after it.
fn step(op: Op, live: &mut RegSet) {
    let e = effect(op);
    if let Some(d) = e.write {
        live.remove(d);
    }
    e.reads().for_each(|r| live.insert(r));
}

fn targets(program: &Program, op: Op, each: &mut impl FnMut(Pc)) {
    if let Some(t) = target(op) {
        each(t);
    }
    if let Op::Switch { i, .. } = op
        && let Some(table) = program.switches.get(i as usize)
    {
        table.cases.iter().for_each(|c| each(c.2));
        each(table.default);
    }
}

/// A fingerprint of threads that leaves out registers which will be written before they are read: two states that
/// differ only in what is dead are one state to an explorer. Remembers what it found out about each place; it belongs
/// to the explorer, not to any state.
#[derive(Clone, Debug, Default)]
pub struct Fingerprints {
    /// For each program, by place: the registers alive before the instruction there, as far as they were asked for.
    /// The program is held, so that no other can have its address.
    alive: Vec<(Rc<Program>, Vec<Option<RegSet>>)>,
}

impl Fingerprints {
    fn alive(&mut self, image: &Image, pc: Pc) -> RegSet {
        let program = image.program();
        let i = self.alive.iter().position(|p| Rc::ptr_eq(&p.0, program)).unwrap_or_else(|| {
            self.alive.push((program.clone(), vec![None; program.code.len()]));
            self.alive.len() - 1
        });
        let known = &mut self.alive[i].1;
        if let Some(Some(set)) = known.get(pc as usize) {
            return *set;
        }
        if let Some((_, f)) = program.function_at(pc) {
            liveness(program, f, |at, op, after| {
                let mut before = *after;
                step(op, &mut before);
                if let Some(slot) = known.get_mut(at as usize) {
                    *slot = Some(before);
                }
            });
        }
        known.get(pc as usize).copied().flatten().unwrap_or(RegSet::ALL)
    }

    /// One number for what a thread will do, given its memory.
    pub fn of(&mut self, thread: &Thread, image: &Image) -> u64 {
        let frames = thread.frames();
        let mut h = thread.scalars();
        for (i, f) in frames.iter().enumerate() {
            // Where this frame goes on; a caller's result register is about to be written.
            let (pc, result) = match frames.get(i + 1) {
                None => (thread.pc, None),
                Some(above) if above.kind == FrameKind::Call => (above.ret, Some(above.base)),
                Some(above) => (above.ret, None),
            };
            let alive = self.alive(image, pc);
            h = mix(h, u64::from(pc) << 32 | u64::from(f.function));
            h = mix(h, f.fp ^ u64::from(f.base));
            for r in f.base..f.top {
                if alive.contains((r - f.base) as Reg) && Some(r) != result {
                    let (v, undef) = thread.slot(r as usize);
                    h = mix(h, v ^ undef << 63 ^ u64::from(r) << 40);
                }
            }
        }
        h
    }
}

/// The registers that some path from the start of the function to `pc` has given a value. Parameters have one.
#[must_use]
pub fn assigned(program: &Program, f: &Function, pc: Pc) -> RegSet {
    let at = pc.checked_sub(f.start);
    at.and_then(|i| *assigned_at(program, f).get(i as usize)?).unwrap_or(RegSet::ALL)
}

/// The same before each instruction of the function; None where nothing leads. Empty: it cannot be known.
pub fn assigned_at(program: &Program, f: &Function) -> Vec<Option<RegSet>> {
    let (start, end) = (f.start as usize, (f.end as usize).min(program.code.len()));
    let Some(code) = program.code.get(start..end) else { return Vec::new() };
    if code.iter().any(|op| jumps_anywhere(program, *op)) {
        return Vec::new();
    }
    let mut before: Vec<Option<RegSet>> = vec![None; code.len() + 1];
    let mut entry = RegSet::default();
    (0..f.params + u8::from(f.variadic)).for_each(|r| entry.insert(r));
    let mut work = vec![(0, entry)];
    while let Some((mut i, mut set)) = work.pop() {
        while i < code.len() {
            // Go on only with what is new here.
            let known = before[i];
            if let Some(known) = known {
                set.union(&known);
                if set == known {
                    break;
                }
            }
            before[i] = Some(set);
            match code[i] {
                Op::Undef { d } => set.remove(d),
                op => effect(op).write.into_iter().for_each(|d| set.insert(d)),
            }
            targets(program, code[i], &mut |t| {
                if let Some(to) = (t as usize).checked_sub(start).filter(|&to| to < code.len()) {
                    work.push((to, set));
                }
            });
            if ends(code[i]) {
                break;
            }
            i += 1;
        }
    }
    before
}
