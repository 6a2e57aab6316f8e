//! A program made ready to run: what can be found out once is found out here.
//!
//! - Code positions are those of `Program::code`: instructions are replaced by cheaper ones, never moved.
//! - `Undef` of a register that nobody reads only marks it for those who look at variables (`live.rs`, `BLANK`); a `Line` of the library becomes `Nop` too.
//! - The address space at `exec` is made once and cloned for each process, so processes share what they do not write.

use std::rc::Rc;

use super::live;
use crate::bytecode::{DATA_BASE, Op, Pc, Program, Segment, TEXT_BASE};
use crate::kernel::mm::{
    AddressSpace, Area, PAGE, PROT_EXEC, PROT_READ, PROT_WRITE, Role, STACK_LIMIT, STACK_TOP, page_up,
};
use crate::kernel::pages::{CLOSED, DEFINED, Pages};

/// What a call needs to know about a function.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fun {
    pub start: Pc,
    pub frame: u32,
    /// What the frame is aligned to, minus one.
    pub align: u16,
    pub regs: u16,
    pub params: u8,
    pub variadic: bool,
    /// Has objects in its frame; some that live from the start.
    pub objects: bool,
    pub entry_objects: bool,
    pub library: bool,
}

/// A program, ready. Equal if the programs are.
#[derive(Clone, Debug)]
pub struct Image {
    program: Rc<Program>,
    pub(super) code: Vec<Op>,
    pub(super) funs: Vec<Fun>,
    /// By code position of a call: somebody reads its result.
    result_used: Vec<u64>,
    space: AddressSpace,
}

impl PartialEq for Image {
    fn eq(&self, other: &Image) -> bool {
        self.program == other.program
    }
}
impl Eq for Image {}

impl std::hash::Hash for Image {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.program.code.len().hash(state);
        self.program.data.hash(state);
    }
}

/// What stands in a register whose variable is declared and not yet set, where no instruction can read it: a value that
/// no program has by chance, so that a debugger does not show what some other value left there.
pub(super) const BLANK: i32 = -0x5EA7_1E55;

impl Image {
    #[must_use]
    pub fn new(program: Rc<Program>) -> Image {
        let mut code = program.code.clone();
        let mut result_used = vec![0_u64; code.len() / 64 + 1];
        for f in &program.functions {
            live::liveness(&program, f, |pc, op, after| {
                let i = pc as usize;
                match op {
                    Op::Undef { d } if !after.contains(d) => code[i] = Op::Imm { d, v: BLANK },
                    Op::Line if f.library => code[i] = Op::Nop,
                    Op::Call { base, .. } | Op::CallR { base, .. } if after.contains(base) => {
                        result_used[i / 64] |= 1 << (i % 64);
                    }
                    _ => {}
                }
            });
        }
        let funs = program.functions.iter().map(|f| Fun {
            start: f.start,
            frame: f.frame.next_multiple_of(16),
            align: f.align.max(16) - 1,
            regs: f.regs.clamp(u16::from(f.params) + u16::from(f.variadic), 256).max(1),
            params: f.params,
            variadic: f.variadic,
            objects: !f.objects.is_empty(),
            entry_objects: f.objects.iter().any(|o| o.live_at_entry),
            library: f.library,
        });
        Image { funs: funs.collect(), space: space(&program), code, result_used, program }
    }

    #[must_use]
    pub fn program(&self) -> &Rc<Program> {
        &self.program
    }

    /// The address space a process begins with: segments and an empty stack.
    #[must_use]
    pub fn space(&self) -> &AddressSpace {
        &self.space
    }

    #[inline]
    pub(super) fn function(&self, index: u32) -> Fun {
        self.funs.get(index as usize).copied().unwrap_or_default()
    }

    pub(super) fn result_used(&self, call: usize) -> bool {
        self.result_used.get(call / 64).is_some_and(|w| w >> (call % 64) & 1 == 1)
    }
}

/// Segments and stack. What no global covers is closed.
fn space(program: &Program) -> AddressSpace {
    let mut mm = AddressSpace::default();
    let none = Pages::default();
    let text = page_up(TEXT_BASE + 16 * program.functions.len() as u64) - (TEXT_BASE & !(PAGE - 1));
    let rights = PROT_READ | PROT_EXEC;
    let _ = mm.map_at(&none, TEXT_BASE & !(PAGE - 1), text, Area { role: Role::Text, ..Area::anonymous(rights) });
    let mut end = DATA_BASE;
    for (segment, prot, role) in
        [(&program.rodata, PROT_READ, Role::Rodata), (&program.data, PROT_READ | PROT_WRITE, Role::Data)]
    {
        let len = segment.bytes.len() as u64 + segment.zeroed;
        if len == 0 {
            continue;
        }
        let start = segment.addr & !(PAGE - 1);
        let area = Area { role, fresh: CLOSED, ..Area::anonymous(prot) };
        let _ = mm.map_at(&none, start, segment.addr + len - start, area);
        end = end.max(segment.addr + len);
        fill(&mut mm, program, segment);
    }
    mm.set_heap_start(end);
    let stack = Area { role: Role::Stack, fresh: CLOSED, ..Area::anonymous(PROT_READ | PROT_WRITE) };
    let _ = mm.map_at(&none, STACK_TOP - STACK_LIMIT, STACK_LIMIT, stack);
    mm
}

/// Gives the globals of a segment their bytes.
fn fill(mm: &mut AddressSpace, program: &Program, segment: &Segment) {
    let end = segment.addr + segment.bytes.len() as u64 + segment.zeroed;
    for g in program.globals.iter().filter(|g| g.addr >= segment.addr && g.addr < end) {
        let from = (g.addr - segment.addr) as usize;
        let bytes = segment.bytes.get(from..).unwrap_or_default();
        let n = bytes.len().min(g.size as usize);
        mm.poke(g.addr, &bytes[..n]);
        // Whole pages of zeros are an area of their own, whose untouched bytes are open: they take no room.
        let (zeros, end) = (g.addr + n as u64, g.addr + g.size.max(n as u64));
        let (low, high) = (page_up(zeros), end & !(PAGE - 1));
        if low < high {
            let area = mm.area_at(zeros).copied().unwrap_or(Area::anonymous(PROT_READ));
            let _ = mm.map_at(&Pages::default(), low, high - low, Area { fresh: DEFINED, ..area });
        }
        let (low, high) = if low < high { (low, high) } else { (end, end) };
        mm.discard(zeros, low - zeros, DEFINED);
        mm.discard(high, end - high, DEFINED);
    }
}
